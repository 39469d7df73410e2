"""``/article``, ``/revision``, ``/blame``: an article's life, one state of it, and since when its words have stood."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from fastapi import APIRouter, Request
from starlette.responses import Response

from crawler.judgement.blame import blame
from crawler.model import Article, Revision, RevisionQuery, Visit
from crawler.monitor.web.asked import Number, Url
from crawler.monitor.web.finding import article_at, revision_of
from crawler.monitor.web.lists import Listed, list_revisions, whole_history
from crawler.monitor.web.pages import links
from crawler.monitor.web.pages.models.agenda import planned
from crawler.monitor.web.pages.models.timeline import timeline
from crawler.monitor.web.pages.reader import reader_of
from crawler.monitor.web.pages.render import page
from crawler.monitor.web.pages.routes.stream import noted, rows_of
from crawler.monitor.web.services import Services, services_of
from crawler.store.browsing import Place

router = APIRouter()
REVISIONS, VISITS = 50, 1_000
"""How many of each a timeline shows at once."""


@dataclass(frozen=True, slots=True)
class Blamed:
    """A paragraph, the revision since which it stands, and whether the paragraph above has the same."""

    text: str
    number: int
    at: datetime
    again: bool


@router.get("/article")
async def article(request: Request, url: Url) -> Response:
    """What happened to an article, newest first."""
    services = services_of(request)
    found = await article_at(services.store, url)
    cursor = request.query_params.get("cursor") or None
    wanted = RevisionQuery(article=found.url)
    revisions = await list_revisions(services.browsing, wanted, cursor=cursor, limit=REVISIONS)
    visits = await visits_between(services, found, revisions, is_newest=cursor is None)
    notes = noted(await services.annotations.of_article(found.url))
    newest = revisions.items[0] if revisions.items else None
    return page(
        request,
        "article.html",
        article=found,
        title=title_of(services, found.publisher),
        language=newest.in_language if newest else "",
        plan=planned(found, reader_of(request).speech),
        moments=timeline(rows_of(revisions.items, services.publishers), visits),
        notes={number: each for (_, number), each in notes.items()},
        older=links.article(found.url, cursor=revisions.next) if revisions.next else "",
        newest=links.article(found.url) if cursor else "",
    )


async def visits_between(
    services: Services, article: Article, revisions: Listed[Revision], *, is_newest: bool
) -> list[Visit]:
    """The newest visits in the time that these revisions cover."""
    if not revisions.items:
        return []
    upper = None if is_newest else Place(at=revisions.items[0].first_seen)
    found = await services.browsing.visits(article.url, before=upper, limit=VISITS)
    lower = revisions.items[-1].first_seen if revisions.next else None
    return [visit for visit in found.items if lower is None or visit.at >= lower]


@router.get("/revision")
async def revision(request: Request, url: Url, n: Number | None = None) -> Response:
    """One revision as it was read."""
    services = services_of(request)
    found = await article_at(services.store, url)
    shown = await revision_of(services.store, found, n)
    notes = noted(await services.annotations.of_article(found.url))
    return page(
        request,
        "revision.html",
        article=found,
        revision=shown,
        title=title_of(services, found.publisher),
        annotations=notes.get((found.url, shown.number), ()),
        here_path=links.revision(found.url, shown.number),
    )


@router.get("/blame")
async def blamed(request: Request, url: Url) -> Response:
    """The newest text with the revision that brought each paragraph."""
    services = services_of(request)
    found = await article_at(services.store, url)
    history = await whole_history(services.browsing, found.url)
    newest = await revision_of(services.store, found, None)
    return page(
        request,
        "blame.html",
        article=found,
        revision=newest,
        title=title_of(services, found.publisher),
        rows=await asyncio.to_thread(blame_rows, history),
    )


def blame_rows(history: Sequence[Revision]) -> list[Blamed]:
    """The newest paragraphs, each with its revision."""
    seen = {revision.number: revision.first_seen for revision in history}
    rows = blame(history)
    numbers = [0, *(number for _, number in rows)]
    return [
        Blamed(text, number, seen[number], again=before == number)
        for (text, number), (before, _) in zip(rows, pairwise(numbers), strict=True)
    ]


def title_of(services: Services, publisher: str) -> str:
    """What a publisher calls itself; its name if no file tells."""
    known = services.publishers.get(publisher)
    return known.title if known else publisher
