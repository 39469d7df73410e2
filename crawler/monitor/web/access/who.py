"""Who asks: found from the cookie of a login or from a token."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, Request
from starlette.requests import HTTPConnection

from crawler.monitor.web.access.secrets import PREFIX, digest_of
from crawler.monitor.web.problems import Problem, ProblemError
from crawler.monitor.web.services import Services, Site
from crawler.store.accounts import PARTS, Part

LOCAL = "local"  # who asks where no accounts are set


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody with a role. ``csrf`` is the word that their forms must carry; ``session`` the id of their login, if any."""

    name: str
    role: Part
    way: Literal["open", "session", "token"]
    csrf: str = ""
    session: str = ""

    def may(self, part: Part) -> bool:
        """Whether they may do what that role may."""
        return PARTS.index(self.role) >= PARTS.index(part)


def cookie_name(site: Site) -> str:
    """The login's cookie; over TLS a name that browsers take from this very host alone."""
    return "__Host-tashih" if site.secure else "tashih"


async def identify(connection: HTTPConnection, services: Services) -> Who | None:
    """Who asks; None if that is nobody known."""
    if token := token_in(connection):
        return await holder_of(token, services)
    secret = connection.cookies.get(cookie_name(services.site))
    return await logged_in(secret, services) if secret else None


async def logged_in(secret: str, services: Services) -> Who | None:
    """Whose login that cookie is; None if it expired or was revoked."""
    session = await services.accounts.session(digest_of(secret))
    if session is None or session.expires_at <= services.clock():
        return None
    account = await services.accounts.get(session.account)
    if account is None or account.epoch != session.epoch:
        return None
    return Who(name=account.name, role=account.role, way="session", csrf=session.csrf, session=session.id)


async def holder_of(secret: str, services: Services) -> Who | None:
    """Whose token that is; None if it expired or was removed."""
    token = await services.accounts.token(digest_of(secret))
    if token is None or (token.expires_at is not None and token.expires_at <= services.clock()):
        return None
    account = await services.accounts.get(token.account)
    return Who(name=account.name, role=account.role, way="token") if account else None


def token_in(connection: HTTPConnection) -> str:
    """The token that a request carries: as Bearer (RFC 6750), or, for feed readers that only read, as Basic's password."""
    scheme, _, given = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return given.strip()
    if scheme.lower() == "basic" and connection.scope.get("method") in {"GET", "HEAD"}:
        return password_in(given)
    return ""


def password_in(basic: str) -> str:
    """The password of Basic credentials (RFC 7617) if it looks like a token of ours, else nothing."""
    try:
        _, _, password = base64.b64decode(basic.strip(), validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        return ""
    return password if password.startswith(PREFIX) else ""


def who_of(connection: HTTPConnection) -> Who:
    """Who asks, as the guard found it; a page that everybody may see has nobody."""
    who: Who | None = connection.scope["state"].get("who")
    if who is None:
        raise ProblemError(UNKNOWN)
    return who


def who_may(part: Part) -> Callable[[Request], Who]:
    """Who asks, if they may do what that role may."""

    def check(request: Request) -> Who:
        who = who_of(request)
        if not who.may(part):
            raise ProblemError(
                Problem(
                    status=403,
                    title="This needs another role",
                    detail=f"You are {who.name} with the role {who.role}; this needs {part}.",
                    next_step=f"An administrator can change it: tashih users role {who.name} --role {part}",
                )
            )
        return who

    return check


UNKNOWN = Problem(
    status=401,
    title="This needs a login",
    detail="The request carries no valid login or token.",
    next_step="Log in at /login, or send a token of `tashih users token NAME` as Authorization: Bearer.",
    headers={"WWW-Authenticate": 'Bearer realm="tashih"'},
)

Reader = Annotated[Who, Depends(who_may("reader"))]
Annotator = Annotated[Who, Depends(who_may("annotator"))]
Admin = Annotated[Who, Depends(who_may("admin"))]
