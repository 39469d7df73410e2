"""What an attempt to look comes to before anything is read: outcome and reason by status or failure."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from scrapy import Request
from scrapy.exceptions import IgnoreRequest

from crawler.model import Outcome, Visit
from crawler.reading.identity import normalise_url
from crawler.store.protocol import Store

UNREAD = "not read yet"
KNOWN = "known"  # in meta["article"], where it was looked up already: the article's record, or None
WRITTEN = "written"  # in meta, where a visit is written with others: the future that says whether it was
GONE = {404, 410}
REFUSED = {401, 402, 403, 407, 429, 451}


class NotAskedError(IgnoreRequest):
    """Our own manners or safety forbid to send a request; the message says why."""


class PostponedError(IgnoreRequest):
    """A request is not sent now and will be later; no attempt was made, so there is no visit."""


async def keep_failure(store: Store, request: Request, exception: Exception) -> Visit:
    """Write the visit that an attempt without an answer came to, and leave it in ``meta["visit"]``."""
    outcome, reason = outcome_of_failure(exception)
    visit = visit_to(request, request.url, this_instant(), outcome, reason)
    await store.keep_evidence(visit, None)
    await store.finish_visit(visit)
    request.meta["visit"] = visit
    return visit


def this_instant() -> datetime:
    """Now, in whole milliseconds: MongoDB keeps no finer ones, and what is read must equal what was written."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def outcome_of(status: int) -> tuple[Outcome, str]:
    """Outcome and reason of an answer by its status (RFC 9110 section 15); a 2xx has to be read first."""
    if 200 <= status < 300:
        return "failed", UNREAD
    if status == 304:
        return "not_modified", ""
    if status in GONE:
        return "gone", f"status {status}"
    return ("blocked" if status in REFUSED else "failed"), f"status {status}"


def outcome_of_failure(exception: Exception) -> tuple[Outcome, str]:
    """Outcome and reason of an attempt that got no answer; what must not be asked is a refusal, everything else a failure."""
    text = f"{type(exception).__name__}: {exception}"[:500]
    if isinstance(exception, IgnoreRequest) and "robots.txt" in str(exception):
        return "blocked", "robots.txt forbids it"
    if isinstance(exception, NotAskedError):
        return "blocked", str(exception)[:500]
    return "failed", text


def visit_to(request: Request, url: str, at: datetime, outcome: Outcome, reason: str) -> Visit:
    """A visit as far as the request tells it."""
    target: dict[str, Any] = request.meta["article"]
    return Visit(
        id=uuid4().hex,
        article=target["url"],
        url=url,
        publisher=target["publisher"],
        at=at,
        outcome=outcome,
        reason=reason,
        asked=target["url"] if target["url"] != normalise_url(url) else None,
    )
