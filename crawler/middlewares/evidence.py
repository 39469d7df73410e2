"""Evidence first: what a server answered is written before anything reads it.

The middleware stands next to the engine, so it sees what remains after redirects and retries. A visit is written as
``failed``, ``not read yet``; whoever reads the page gives it its outcome. Answers that hold no article have their outcome at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.statscollectors import StatsCollector

from crawler.middlewares.conditional import asked_conditionally, has_the_same_bytes
from crawler.model import Capture, Visit
from crawler.reading.digest import payload_digest
from crawler.store.evidence import UNREAD, WRITTEN, PostponedError, keep_failure, outcome_of, this_instant, visit_to
from crawler.store.life import validators_in
from crawler.store.pending import Pending
from crawler.store.protocol import Store
from crawler.store.shared import pending_of, store_of
from crawler.store.troubles import note, trouble_of

VALIDATORS = ("ETag", "Last-Modified")


class EvidenceMiddleware:
    """Write a visit for every answer to a request that has ``meta["article"]``, and a capture if it has a body."""

    def __init__(self, store: Store, stats: StatsCollector, pending: Pending) -> None:
        self.store = store
        self.stats = stats
        self.pending = pending

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the crawl's store, statistics and pending visits."""
        assert crawler.stats is not None
        return cls(store_of(crawler), crawler.stats, pending_of(crawler))

    async def process_response(self, request: Request, response: Response) -> Response:
        """Keep the answer; the visit travels on in ``meta["visit"]``."""
        if "article" not in request.meta:
            return response
        at = this_instant()
        outcome, reason = outcome_of(response.status)
        if response.status == 304 and not asked_conditionally(request):
            outcome, reason = "failed", "status 304 without a question"
        digest = payload_digest(response.body) if response.body else None
        if reason == UNREAD and digest and await self._is_known(request, digest):
            outcome, reason = "unchanged", ""
        visit = visit_to(request, response.url, at, outcome, reason)
        visit = with_answer(visit, response, digest, latency=request.meta.get("download_latency"))
        request.meta["visit"] = visit
        if reason == UNREAD or (digest and outcome != "unchanged"):
            await self.store.keep_evidence(visit, capture_of(response, at, digest))
        if reason != UNREAD:
            await self._end(request, visit)
        return response

    async def _is_known(self, request: Request, digest: str) -> bool:
        """Whether today's reader read these very bytes last, and they are kept."""
        return has_the_same_bytes(request, digest) and await self.store.keeps(digest)

    async def _end(self, request: Request, visit: Visit) -> None:
        """End a visit that nobody has to read; with others, if nothing of it was written yet."""
        if visit.payload_digest and visit.outcome != "unchanged":
            await self.store.finish_visit(visit)
            self._count(visit)
            return
        written = request.meta[WRITTEN] = await self.pending.add(visit)
        written.add_done_callback(lambda done: self._count(visit) if done.result() else None)

    def _count(self, visit: Visit) -> None:
        """Count a visit that was written."""
        self.stats.inc_value(f"visit/{visit.outcome}")
        if visit.outcome in {"failed", "blocked"}:
            note(self.stats, visit.publisher, visit.reason)

    async def process_exception(self, request: Request, exception: Exception) -> None:
        """Keep the attempt: why no answer came is what the visit says."""
        if "article" not in request.meta or isinstance(exception, PostponedError):
            return
        visit = await keep_failure(self.store, request, exception)
        self.stats.inc_value(f"visit/{visit.outcome}")
        note(self.stats, visit.publisher, trouble_of(exception))


def with_answer(visit: Visit, response: Response, digest: str | None, *, latency: float | None) -> Visit:
    """The visit with what the answer adds: status, time taken, size, the name of its bytes, what to compare by."""
    return replace(
        visit,
        status=response.status,
        took_ms=round(latency * 1000) if latency is not None else None,
        bytes=len(response.body),
        payload_digest=digest,
        validators=validators_in(headers_of(response, VALIDATORS)),
    )


def capture_of(response: Response, at: datetime, digest: str | None) -> Capture | None:
    """Bytes and headers of an answer; an empty one leaves nothing to keep."""
    if digest is None:
        return None
    return Capture(payload_digest=digest, body=response.body, headers=headers_of(response), url=response.url, at=at)


def headers_of(response: Response, names: Iterable[str] | None = None) -> dict[str, str]:
    """The headers of an answer by name, or those of *names*; one that was sent several times is joined by commas (RFC 9110 5.3)."""
    given = [name.decode("latin-1") for name in response.headers] if names is None else names
    return {name: b", ".join(response.headers.getlist(name)).decode("latin-1") for name in given}
