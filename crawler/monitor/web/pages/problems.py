"""What went wrong, as a page in the reader's language that says what to do; and the way in."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from crawler.monitor.web.pages.catalogue import catalogue
from crawler.monitor.web.pages.reader import reader_of
from crawler.monitor.web.pages.render import page
from crawler.monitor.web.problems import Problem

RETRIED = frozenset({429, 500, 503})
TELLING = frozenset({500, 503})  # whose own text says it all


def problem_page(request: Request, problem: Problem) -> Response:
    """A problem: what it means, what was found this time, and where to go on."""
    speech = reader_of(request).speech
    family = f"problem.{problem.status}"
    named = family if f"{family}.title" in catalogue(speech.language) else "problem.unknown"
    return page(
        request,
        "problem.html",
        status=problem.status,
        headers={**problem.headers, "Cache-Control": "no-store"},
        number=problem.status,
        heading=speech.say(f"{named}.title"),
        lead=speech.say(f"{named}.lead"),
        details=details_of(problem),
        retry=problem.status in RETRIED,
    )


def details_of(problem: Problem) -> list[str]:
    """What was found this time, where that is more than the status says by itself."""
    if problem.status in TELLING or problem.title == HTTPStatus(problem.status).phrase:
        return []
    return [text for text in (problem.title, problem.detail, problem.next_step) if text]


def login_page(request: Request, *, csrf: str, back: str, wrong: str = "", status: int = 200) -> Response:
    """The form to log in with; *back* is the page to go to then, *wrong* what was wrong the last time."""
    speech = reader_of(request).speech
    return page(
        request,
        "login.html",
        status=status,
        headers={"Cache-Control": "no-store"},
        csrf=csrf,
        back=back,
        wrong=speech.say("login.wrong") if wrong else "",
    )
