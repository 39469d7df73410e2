"""``/api/stream``: new revisions as server-sent events (WHATWG HTML, 9.2), resumed where a connection broke."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Annotated

from fastapi import APIRouter, Query, Request
from sse_starlette import EventSourceResponse, ServerSentEvent
from sse_starlette.sse import SendTimeoutError
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from crawler.errors import UsageError
from crawler.model import RevisionQuery
from crawler.monitor.following import Followed
from crawler.monitor.web.asked import Filters
from crawler.monitor.web.finding import article_at
from crawler.monitor.web.live import Live
from crawler.monitor.web.problems import PROBLEMS, Problem, ProblemError
from crawler.monitor.web.services import services_of
from crawler.monitor.web.shapes import RevisionSummary
from crawler.store.following import Place, place_in

logger = logging.getLogger(__name__)
router = APIRouter(prefix="/api", tags=["revisions"], responses=PROBLEMS)
HEARTBEAT = 15  # seconds between two signs of life
SLOW = 10.0  # seconds after which a client that does not read is let go
LONGEST = 15 * 60.0  # seconds of one stream; the browser comes back by itself, and shows its login again
COME_BACK = 2_000  # milliseconds after which it does


class Stream(EventSourceResponse):
    """A stream of events whose client is let go if it does not read."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the stream ends."""
        try:
            await super().__call__(scope, receive, send)
        except* SendTimeoutError:
            logger.info("a listener did not read for %g s and was let go", SLOW)


@router.get("/stream", response_class=Response, responses={200: {"content": {"text/event-stream": {}}}})
async def stream(
    request: Request,
    filters: Annotated[Filters, Query()],
    article: Annotated[str | None, Query(max_length=4000)] = None,
    after: Annotated[str | None, Query(max_length=40, description="id of the last event that was seen")] = None,
) -> Response:
    """Revisions as they are recorded. Event `revision`: id is a place to go on after, data a summary as in /api/revisions."""
    live: Live = request.app.state.live
    services = services_of(request)
    url = (await article_at(services.store, article)).url if article else None
    wanted = filters.query(services.clock(), url)
    place = place_of(request.headers.get("last-event-id") or after)
    if live.is_full:
        raise ProblemError(FULL)
    return Stream(
        events(live, wanted, place), ping=HEARTBEAT, send_timeout=SLOW, headers={"Cache-Control": "no-store"}, sep="\n"
    )


async def events(live: Live, wanted: RevisionQuery, after: Place | None) -> AsyncIterator[ServerSentEvent]:
    """The events of one stream, until it has lasted long enough."""
    yield ServerSentEvent(comment="listening", retry=COME_BACK)
    try:
        async with asyncio.timeout(LONGEST), aclosing(live.listen(wanted, after)) as told:
            async for followed in told:
                yield event_of(followed)
    except TimeoutError:
        return


def event_of(followed: Followed) -> ServerSentEvent:
    """A revision as an event."""
    summary = RevisionSummary.model_validate(followed.revision)
    return ServerSentEvent(data=summary.model_dump_json(), event="revision", id=followed.place.token)


def place_of(token: str | None) -> Place | None:
    """The place that a client wants to go on after; UsageError if it is none."""
    if not token:
        return None
    if place := place_in(token):
        return place
    raise UsageError("Last-Event-ID is none of this stream's: send the id of the last event, or none.")


FULL = Problem(
    status=503,
    title="Too many are listening",
    next_step="Try again in a minute, or ask /api/revisions now and then.",
    headers={"Retry-After": "60"},
)
