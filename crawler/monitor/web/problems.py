"""What goes wrong, said to programs as problem+json (RFC 9457) and to people as a page; always with a next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from crawler.errors import StoreError, UsageError

MEDIA_TYPE = "application/problem+json"
FOR_PROGRAMS = ("/api", "/feeds", "/timemap", "/timegate", "/memento", "/static", "/metrics")
RETRY_AFTER = 5  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem: the status, what it is called, what happened this time, and what to do next."""

    status: int
    title: str
    detail: str = ""
    next_step: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


PROBLEMS: dict[int | str, dict[str, Any]] = {
    "4XX": {"description": "The request is wrong", "content": {MEDIA_TYPE: {}}},
    "503": {"description": "The database does not answer; see Retry-After", "content": {MEDIA_TYPE: {}}},
}
ProblemPage = Callable[[Request, Problem], Response]


class ProblemError(Exception):
    """Raised by a route to answer with a problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.title)
        self.problem = problem


def problem_response(problem: Problem) -> Response:
    """A problem as a program reads it."""
    body = {"type": "about:blank", "title": problem.title, "status": problem.status}
    more = {"detail": problem.detail, "next_step": problem.next_step}
    return JSONResponse(
        {**body, **{name: text for name, text in more.items() if text}},
        status_code=problem.status,
        headers={"Cache-Control": "no-store", **problem.headers},
        media_type=MEDIA_TYPE,
    )


def answer(request: Request, problem: Problem) -> Response:
    """A problem in the form that its asker can read."""
    if is_for_programs(request.url.path):
        return problem_response(problem)
    page: ProblemPage = request.app.state.problem_page
    return page(request, problem)


def is_for_programs(path: str) -> bool:
    """Whether programs ask there, not people."""
    return any(path == part or path.startswith(f"{part}/") for part in FOR_PROGRAMS)


def install_problems(app: FastAPI, page: ProblemPage) -> None:
    """Let every error leave as a problem; *page* shows it to people."""
    app.state.problem_page = page
    app.add_exception_handler(ProblemError, on_problem)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(UsageError, on_usage)
    app.add_exception_handler(StoreError, on_away)


def on_problem(request: Request, error: Exception) -> Response:
    """A problem that a route raised."""
    assert isinstance(error, ProblemError)
    return answer(request, error.problem)


def on_http(request: Request, error: Exception) -> Response:
    """What the framework found: no such page, no such method."""
    assert isinstance(error, HTTPException)
    title = HTTPStatus(error.status_code).phrase
    step = "See /api/openapi.json for what there is." if request.url.path.startswith("/api") else "Start from /."
    headers = {**(error.headers or {}), **({"Allow": allowed(request)} if error.status_code == 405 else {})}
    return answer(request, Problem(status=error.status_code, title=title, next_step=step, headers=headers))


def allowed(request: Request) -> str:
    """The methods that any route takes at this path, for the Allow header (RFC 9110, 10.2.1)."""
    routes = (route for route in request.app.routes if isinstance(route, Route))
    methods = {method for route in routes if route.path_regex.match(request.url.path) for method in route.methods or ()}
    return ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))


def on_invalid(request: Request, error: Exception) -> Response:
    """A parameter or a body that does not fit; what was sent is not repeated."""
    assert isinstance(error, RequestValidationError)
    faults = [f"{'.'.join(str(part) for part in fault['loc'][1:])}: {fault['msg']}" for fault in error.errors()]
    return answer(
        request,
        Problem(
            status=422,
            title="The request does not fit",
            detail="; ".join(faults)[:2000],
            next_step="Mend these values; /api/openapi.json tells what each may be.",
        ),
    )


def on_usage(request: Request, error: Exception) -> Response:
    """A value that means nothing here; the error's text has the next step."""
    return answer(request, Problem(status=400, title="The request cannot be understood", detail=str(error)))


def on_away(request: Request, _error: Exception) -> Response:
    """The database does not answer at the moment."""
    return answer(request, away())


def away() -> Problem:
    """What there is to say while the database does not answer."""
    return Problem(
        status=503,
        title="The database does not answer",
        detail="The service is up, its database is not; it is tried again with every request.",
        next_step=f"Try again in {RETRY_AFTER} seconds; `tashih doctor` tells what is wrong.",
        headers={"Retry-After": str(RETRY_AFTER)},
    )


def mistake() -> Problem:
    """What there is to say when we made a mistake."""
    return Problem(
        status=500,
        title="The service made a mistake",
        next_step="The log of `tashih serve` has the details; please report it.",
    )
