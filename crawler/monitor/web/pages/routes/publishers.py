"""``/publishers``: whom we watch, and how one publisher's crawl and edits are."""

from __future__ import annotations

from datetime import datetime, timedelta

from fastapi import APIRouter, Request
from starlette.responses import Response

from crawler.monitor.web.lookout import Lookout
from crawler.monitor.web.pages.findings import findings_of
from crawler.monitor.web.pages.models.concerns import told
from crawler.monitor.web.pages.models.plots import Bars, bars
from crawler.monitor.web.pages.models.soundness import faults
from crawler.monitor.web.pages.models.statistics import AGES, Statistics, statistics
from crawler.monitor.web.pages.reader import reader_of
from crawler.monitor.web.pages.render import page
from crawler.monitor.web.pages.routes.stream import warnings_on
from crawler.monitor.web.pages.speech import Speech
from crawler.monitor.web.problems import Problem, ProblemError
from crawler.monitor.web.services import services_of
from crawler.monitor.web.statistics import DayCounter

router = APIRouter()
WARNINGS = 40
WINDOW = timedelta(days=13)
"""How far back the plot of days reaches, today not counted."""


@router.get("/publishers")
async def publishers(request: Request) -> Response:
    """Every publisher, with what was seen of it in the past day."""
    counter: DayCounter = request.app.state.counter
    listed = await counter.publishers()
    warnings = await warnings_on(request, most=WARNINGS)
    return page(request, "publishers.html", here="publishers", publishers=listed.items, warnings=warnings)


@router.get("/publishers/{name:path}")
async def publisher(request: Request, name: str) -> Response:
    """One publisher; a host without a file has a page too, if anything of it was recorded."""
    services, speech = services_of(request), reader_of(request).speech
    described = services.publishers.get(name)
    now = services.clock()
    lookout: Lookout = request.app.state.lookout
    found = await findings_of(request.app.state, services, name[:200])
    concerns = (await lookout.found()).of(name)
    if described is None and not found.is_known and not concerns:
        raise ProblemError(
            Problem(status=404, title="No such publisher", next_step="See /publishers, or `tashih publishers`.")
        )
    edits = statistics(found.revisions, since=now - WINDOW, now=now, clock=speech.clock)
    return page(
        request,
        "publisher.html",
        here="publishers",
        name=name,
        title=described.title if described else name,
        described=described,
        found=found,
        checkup=found.checkup,
        faults=list(faults(found.checkup, speech)),
        concerns=[told(each, speech, {}) for each in concerns],
        stats=edits,
        plots={"days": plot_of_days(edits, speech), "ages": plot_of_ages(edits, speech)},
        visits=found.visits,
    )


def plot_of_days(edits: Statistics, speech: Speech) -> Bars:
    """Changes by day, the silent ones set apart."""
    noon = timedelta(hours=12)
    rows = [
        (
            speech.short_day(datetime(day.day.year, day.day.month, day.day.day, tzinfo=speech.clock) + noon),
            day.changes,
            day.silent,
        )
        for day in edits.days
    ]
    return bars(rows, labels=7)


def plot_of_ages(edits: Statistics, speech: Speech) -> Bars:
    """Changes by the article's age."""
    labels = [speech.say("age.under", span=speech.short_span(end)) for end in AGES] + [speech.say("age.older")]
    return bars([(label, count, 0) for label, count in zip(labels, edits.ages, strict=True)])
