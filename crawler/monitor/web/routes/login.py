"""``/login`` and ``/logout``: the way in by name and password, and out."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from crawler.judgement.plain import safe
from crawler.monitor.web.access.guard import LOGIN_COOKIE
from crawler.monitor.web.access.secrets import digest_of, is_password, new_secret, signed
from crawler.monitor.web.access.throttle import Throttle
from crawler.monitor.web.access.who import Who, cookie_name
from crawler.monitor.web.problems import Problem, ProblemError
from crawler.monitor.web.services import Services, services_of
from crawler.store.accounts import Account, Session

logger = logging.getLogger(__name__)
router = APIRouter(include_in_schema=False)

LoginPage = Callable[..., Response]


@router.get("/login")
async def show_login(request: Request, back: Annotated[str, Query(alias="next")] = "/") -> Response:
    """The form; whoever is logged in is led on."""
    who: Who | None = request.state.who
    if who is not None:
        return RedirectResponse(on_this_site(back), status_code=303)
    return form(request, back=on_this_site(back))


@router.post("/login")
async def log_in(request: Request) -> Response:
    """Check name and password, and open a session."""
    services = services_of(request)
    given = dict(parse_qsl((await request.body()).decode("utf-8", "replace"), keep_blank_values=True))
    name, back = given.get("name", "").strip(), on_this_site(given.get("next", "/"))
    throttle: Throttle = request.app.state.throttle
    checking: asyncio.Semaphore = request.app.state.checking
    address = request.client.host if request.client else "unknown"
    refuse_haste(throttle.wait(address, name, services.clock()))
    async with checking:
        account = await account_of(services, name, given.get("password", ""))
    if account is None:
        throttle.failed(address, name, services.clock())
        logger.warning("a login as %s from %s failed", safe(name[:80]), address)
        return form(request, back=back, wrong="Name or password is wrong.", status=401)
    logger.info("%s logged in from %s", safe(name), address)
    return await opened(services, account, back)


@router.post("/logout")
async def log_out(request: Request) -> Response:
    """End the session."""
    who: Who | None = request.state.who
    services = services_of(request)
    if who is not None and who.session:
        await services.accounts.end_session(who.session)
    answer = RedirectResponse("/login", status_code=303)
    answer.delete_cookie(cookie_name(services.site), secure=services.site.secure, httponly=True, samesite="lax")
    return answer


def form(request: Request, *, back: str, wrong: str = "", status: int = 200) -> Response:
    """The page with the form, tied to this browser by a cookie."""
    page: LoginPage = request.app.state.login_page
    seed = request.cookies.get(LOGIN_COOKIE) or secrets.token_urlsafe(16)
    word = signed(request.state.csrf_key, seed)
    answer = page(request, csrf=word, back=back, wrong=wrong, status=status)
    secure = services_of(request).site.secure
    answer.set_cookie(LOGIN_COOKIE, seed, path="/login", secure=secure, httponly=True, samesite="strict")
    return answer


def refuse_haste(wait: timedelta) -> None:
    """ProblemError if somebody failed too often."""
    if wait > timedelta(0):
        seconds = str(int(wait.total_seconds()) + 1)
        raise ProblemError(
            Problem(
                status=429,
                title="Too many failed logins",
                next_step=f"Try again in {int(seconds) // 60 + 1} minutes.",
                headers={"Retry-After": seconds},
            )
        )


async def account_of(services: Services, name: str, password: str) -> Account | None:
    """The account that this name and password open."""
    account = await services.accounts.get(name) if name else None
    right = await asyncio.to_thread(is_password, password, account.password if account else "")
    return account if right else None


async def opened(services: Services, account: Account, back: str) -> Response:
    """A new session, and the way to where they wanted to go."""
    secret, now, site = new_secret(), services.clock(), services.site
    session = Session(
        id=digest_of(secret),
        account=account.name,
        epoch=account.epoch,
        csrf=new_secret(),
        created_at=now,
        expires_at=now + site.session_age,
    )
    await services.accounts.keep_session(session)
    answer = RedirectResponse(back, status_code=303)
    age = int(site.session_age.total_seconds())
    answer.set_cookie(
        cookie_name(site), secret, max_age=age, path="/", secure=site.secure, httponly=True, samesite="lax"
    )
    return answer


def on_this_site(path: str) -> str:
    r"""A path of this site; the front page for anything that a browser might take elsewhere.

    >>> on_this_site("/diff?url=x"), on_this_site("//evil.example"), on_this_site("/\\evil.example")
    ('/diff?url=x', '/', '/')
    """
    try:
        parts = urlsplit(path)
    except ValueError:
        return "/"
    harmless = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if harmless and not parts.netloc and path.isascii() else "/"
