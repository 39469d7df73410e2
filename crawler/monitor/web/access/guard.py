"""The guard before every route: nobody unknown passes, and no foreign page acts in a visitor's name (CSRF)."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, urlsplit

from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crawler.errors import StoreError
from crawler.monitor.web.access.secrets import same, signed
from crawler.monitor.web.access.who import LOCAL, UNKNOWN, Who, identify
from crawler.monitor.web.problems import Problem, answer, away, is_for_programs
from crawler.monitor.web.services import Services, Site

CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})  # no route takes any method but these, GET and HEAD
NOT_SIMPLE = frozenset({"PUT", "PATCH", "DELETE"})  # a browser asks before it sends these anywhere else
PUBLIC = ("/static/", "/login", "/api/health", "/favicon.ico", "/robots.txt")
ASK_EVERY = 2.0  # seconds
LONGEST_BODY = 128 * 1024  # bytes
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
LOGIN_COOKIE = "tashih-login"  # ties the login form to the browser that it was shown in


class Doors:
    """Whether everybody on this machine is let in: until somebody adds the first account, and never again after that."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._open = services.site.open_to_all
        self._asked = float("-inf")

    async def are_open(self) -> bool:
        """Whether no accounts are set, looked up every few seconds."""
        now = asyncio.get_running_loop().time()
        if self._open and now - self._asked >= ASK_EVERY:
            self._open = not await self._services.accounts.any()
            self._asked = now
        return self._open


class Guard:
    """Finds out who asks and puts it into ``scope["state"]["who"]``; refuses what must not pass."""

    def __init__(self, app: ASGIApp, *, services: Services) -> None:
        self.app = app
        self.services = services
        self.key = secrets.token_bytes(32)
        self.doors = Doors(services)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        try:
            who = await self._who(connection)
        except StoreError:
            await answer(Request(scope), away())(scope, receive, send)
            return
        word = who.csrf if who else signed(self.key, connection.cookies.get(LOGIN_COOKIE, ""))
        scope.setdefault("state", {}).update({"who": who, "csrf": word, "csrf_key": self.key})
        if who is None and not is_public(connection):
            await challenge(connection)(scope, receive, send)
        elif scope["method"] not in CHANGING or (who is not None and who.way == "token"):
            await self.app(scope, receive, send)
        else:
            await self._check(connection, who, word, receive, send)

    async def _who(self, connection: HTTPConnection) -> Who | None:
        """Who asks; everybody is somebody while no accounts are set."""
        if await self.doors.are_open():
            return Who(name=LOCAL, role="admin", way="open", csrf=signed(self.key, "open"))
        return await identify(connection, self.services)

    async def _check(
        self, connection: HTTPConnection, who: Who | None, word: str, receive: Receive, send: Send
    ) -> None:
        """Let a request that changes something pass if a page of ours made it."""
        body = await whole(receive)
        problem = TOO_LONG if body is None else fault_in(connection, who, word, body or b"", self.services.site)
        if problem is not None:
            await answer(Request(connection.scope), problem)(connection.scope, receive, send)
        else:
            await self.app(connection.scope, again(body or b"", receive), send)


def is_public(connection: HTTPConnection) -> bool:
    """Whether everybody may see that page."""
    path = connection.scope["path"]
    return any(path == each or (each.endswith("/") and path.startswith(each)) for each in PUBLIC)


def challenge(connection: HTTPConnection) -> Response:
    """Programs are told what is missing, people are led to the login and back."""
    if is_for_programs(connection.url.path) or connection.scope["method"] not in {"GET", "HEAD"}:
        return answer(Request(connection.scope), UNKNOWN)
    back = connection.url.path + (f"?{connection.url.query}" if connection.url.query else "")
    return RedirectResponse(f"/login?next={quote(back, safe='')}", status_code=303)


def fault_in(connection: HTTPConnection, who: Who | None, word: str, body: bytes, site: Site) -> Problem | None:
    """Why a request that changes something must not pass; None if it may."""
    kind = connection.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not is_ours(connection.headers, site):
        return FOREIGN
    if body and kind not in {FORM, JSON}:
        return UNKNOWN_KIND
    if who is not None and who.way == "open" and (kind == JSON or connection.scope["method"] in NOT_SIMPLE):
        return None
    given = connection.headers.get("x-csrf-token") or (field_in(body, "csrf") if kind == FORM else "")
    return None if same(given, word) else STALE


def is_ours(headers: Mapping[str, str], site: Site) -> bool:
    """Whether a browser says that the request comes from a page of ours, or no browser sent it."""
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    ours = {headers.get("host", "").lower(), urlsplit(site.url).netloc.lower()}
    return origin is None or origin.lower().partition("://")[2] in ours - {""}


def field_in(body: bytes, name: str) -> str:
    """A field of a form; nothing if it is not there or the form is none."""
    try:
        return dict(parse_qsl(body.decode("latin-1"), max_num_fields=100)).get(name, "")
    except ValueError:
        return ""


async def whole(receive: Receive) -> bytes | None:
    """The body of a request; None if it is too long or its sender went away."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if message["type"] != "http.request" or len(body) > LONGEST_BODY:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def again(body: bytes, receive: Receive) -> Receive:
    """What gives a body that was read once more, then what else comes."""
    first: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return first.pop() if first else await receive()

    return replay


TOO_LONG = Problem(status=413, title="The request is too long", next_step=f"Send at most {LONGEST_BODY} bytes.")
FOREIGN = Problem(
    status=403,
    title="Another site's page sent this",
    next_step="Do it from a page of this service, or with a token.",
)
UNKNOWN_KIND = Problem(
    status=415, title="The request's content type is unknown here", next_step=f"Send {JSON}, or a form as {FORM}."
)
STALE = Problem(
    status=403,
    title="The form is out of date",
    detail="It does not carry the word of this login (field csrf, or header X-CSRF-Token; /api/me tells it).",
    next_step="Load the page again and send the form once more.",
)
