"""Pages that need nothing: what went wrong, and the way in."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from crawler.monitor.web.problems import Problem


def problem_page(_request: Request, problem: Problem) -> Response:
    """What went wrong and what to do next."""
    parts = (f"<h1>{escape(problem.title)}</h1>", paragraph(problem.detail), paragraph(problem.next_step))
    return page(problem.title, "".join(parts), status=problem.status, headers=problem.headers)


def login_page(_request: Request, *, csrf: str, back: str, wrong: str = "", status: int = 200) -> Response:
    """The form to log in with; *back* is the page to go to then, *wrong* what was wrong the last time."""
    form = (
        f'{paragraph(wrong)}<form method="post" action="/login">'
        f'<input type="hidden" name="csrf" value="{escape(csrf)}"><input type="hidden" name="next" value="{escape(back)}">'
        '<p><label>Name <input name="name" autocomplete="username" required autofocus></label></p>'
        '<p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>'
        "<p><button>Log in</button></p></form>"
    )
    return page("Log in", f"<h1>Log in</h1>{form}", status=status, headers={})


def page(title: str, body: str, *, status: int, headers: Mapping[str, str]) -> Response:
    """A whole page around *body*."""
    whole = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)} – Tashih</title><main>{body}</main></html>"
    )
    return HTMLResponse(whole, status_code=status, headers={"Cache-Control": "no-store", **headers})


def paragraph(text: str) -> str:
    """A paragraph, or nothing."""
    return f"<p>{escape(text)}</p>" if text else ""
