"""Histories from web archives: every look goes through the same chain as a crawl's, at the instant at which it was captured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

from crawler.errors import StoreRefusedError
from crawler.model import Capture, Visit
from crawler.monitor.archives import Archived, Contents, capture_of, looks_in
from crawler.reading.digest import payload_digest
from crawler.reading.identity import normalise_url
from crawler.store.evidence import UNREAD, outcome_of
from crawler.store.life import validators_in
from crawler.store.protocol import Store

See = Callable[[Visit, Capture], Awaitable[str]]
Tell = Callable[[str], None]
Progress = Callable[[str, int], None]


async def import_archive(
    store: Store,
    see: See,
    path: Path,
    contents: Contents,
    *,
    publisher_of: Callable[[str], str],
    tell: Tell,
    progress: Progress,
) -> Counter[str]:
    """Send the looks of an archive through the chain, oldest first; how many came to which outcome.

    ``known`` counts looks that were imported before, ``unreadable`` those that *tell* was told of.
    """
    outcomes: Counter[str] = Counter()
    for number, look in enumerate(looks_in(path, contents.places), start=1):
        if isinstance(look, str):
            tell(look)
            outcomes["unreadable"] += 1
        else:
            outcomes[await outcome_of_look(store, see, look, publisher_of(look.url), tell)] += 1
        progress("records", number)
    return outcomes


async def outcome_of_look(store: Store, see: See, look: Archived, publisher: str, tell: Tell) -> str:
    """What one look comes to; one that was read before is left alone."""
    before = await store.visit(look.id)
    if before is not None and before.reason != UNREAD:
        return "known"
    capture = await evidence_of(store, look)
    if capture is None:
        return "without its bytes"
    try:
        return await see(visit_of(look, capture, publisher), capture)
    except StoreRefusedError as error:
        tell(str(error))
        return "unreadable"


async def evidence_of(store: Store, look: Archived) -> Capture | None:
    """The capture of a look; of a revisit the one with its digest, if it was kept."""
    if look.body is not None:
        return capture_of(look, payload_digest(look.body), look.body) if look.body else None
    return await store.capture(look.digest)


def visit_of(look: Archived, capture: Capture, publisher: str) -> Visit:
    """The visit that a look was."""
    outcome, reason = outcome_of(look.status)
    return Visit(
        id=look.id,
        article=normalise_url(look.url),
        url=look.url,
        publisher=publisher,
        at=in_milliseconds(look.at),
        outcome=outcome,
        reason=reason,
        status=look.status,
        bytes=len(capture.body),
        payload_digest=capture.payload_digest,
        validators=validators_in(look.headers or capture.headers),
    )


def in_milliseconds(at: datetime) -> datetime:
    """An instant as MongoDB keeps it."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000)
