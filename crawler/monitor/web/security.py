"""Headers that keep a page to itself, and a guard against foreign names for our address (DNS rebinding)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crawler.monitor.web.problems import Problem, problem_response
from crawler.monitor.web.services import Site

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
HOST = re.compile(r"(?:\[(?P<address>[0-9A-Fa-f:.]{2,45})\]|(?P<name>[\w.-]{1,255}))(?::\d{1,5})?")
TLS_ONLY = {"Strict-Transport-Security": "max-age=31536000"}


class HeadersMiddleware:
    """Gives every answer the headers it does not set itself."""

    def __init__(self, app: ASGIApp, *, secure: bool) -> None:
        self.app = app
        self.headers: Mapping[str, str] = {**HEADERS, **(TLS_ONLY if secure else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with the headers."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_guarded)


class HostMiddleware:
    """Refuses a request that was sent to a name that is not ours, where everybody who reaches the address is let in."""

    def __init__(self, app: ASGIApp, *, site: Site) -> None:
        self.app = app
        self.site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 421 (RFC 9110, 15.5.20)."""
        if scope["type"] == "http" and not self.is_ours(Headers(scope=scope).get("host", "")):
            await problem_response(MISDIRECTED)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def is_ours(self, host: str) -> bool:
        """Whether a Host header names this service."""
        return host_name(host) in self.site.hosts or (not self.site.open_to_all and not self.site.url)


MISDIRECTED = Problem(
    status=421,
    title="This is not the service at that name",
    detail="The Host header names another site.",
    next_step="Use the address that `tashih serve` printed, or set SERVE_URL to the one people use.",
)


def host_name(host: str) -> str:
    """The name in a Host header without its port; empty if it cannot be one.

    >>> host_name("LOCALHOST:8000"), host_name("[::1]:8000"), host_name("me@localhost")
    ('localhost', '::1', '')
    """
    found = HOST.fullmatch(host)
    return (found["address"] or found["name"]).lower() if found else ""
