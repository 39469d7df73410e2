"""Every request gets an answer: 503 if its own takes too long to begin, 500 if we made a mistake; HEAD is GET without the body."""

from __future__ import annotations

import asyncio
import logging

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crawler.monitor.web.problems import answer, away, mistake

logger = logging.getLogger(__name__)


class DeadlineMiddleware:
    """Gives a request so many *seconds* to begin its answer; how long the answer then takes is the client's business."""

    def __init__(self, app: ASGIApp, *, seconds: float) -> None:
        self.app = app
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; answer in its place when its time is over."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(self.seconds) as limit:

                async def send_in_time(message: Message) -> None:
                    limit.reschedule(None)
                    await send(message)

                await self.app(scope, receive, send_in_time)
        except TimeoutError:
            if not limit.expired():
                raise
            await answer(Request(scope), away())(scope, receive, send)


class HeadMiddleware:
    """Answers HEAD as GET would be, without the body (RFC 9110, 9.3.2)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on as GET, and back the beginning of its answer."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, send_head)


class MistakeMiddleware:
    """Logs what nobody caught and answers 500, if no answer had begun."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        begun = False

        async def send_noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, send_noted)
        except Exception:
            if scope["type"] != "http" or begun:
                raise
            logger.exception("the answer to %s %r failed", scope["method"], scope["path"][:200])
            await answer(Request(scope), mistake())(scope, receive, send)
