"""The chain that makes a history tamper-evident: every revision's digest covers the one before.

A ``chain_digest`` is ``sha256:`` and the hexadecimal SHA-256 of the UTF-8 bytes of

    <chain_digest of the revision before, nothing for number 1> LF <the revision as canonical JSON>

The canonical JSON is that of RFC 8785 (keys sorted, no spaces, only what must be escaped is), made from the document in the
collection ``revisions`` in three steps that anybody can repeat:

1. leave out ``_id``, ``visit``, ``last_seen`` and ``chain_digest``: the first two name, the third moves, the last is what is made;
2. leave out, at every depth, object members that are null, ``""``, ``[]`` or ``{}``, so that a field added later changes nothing;
3. write instants as ``2014-11-07T07:18:57.000Z``, and numbers without a fraction as integers.

Whoever alters, drops or reorders a revision has to alter every later one, and each export that was ever given away.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from crawler.model import Revision
from crawler.store.codec import encoded, settled, spelled

UNCOVERED = {"_id", "visit", "last_seen", "chain_digest"}
EMPTY: tuple[object, ...] = (None, "", [], {})


def chained(revision: Revision, previous_chain: str | None) -> Revision:
    """*revision* as the store will give it back, with its place in the chain; None before number 1."""
    revision = settled(revision)
    return replace(revision, chain_digest=chain_digest(previous_chain, revision))


def chain_digest(previous_chain: str | None, revision: Revision) -> str:
    """What ``chain_digest`` must be after *previous_chain*."""
    covered = f"{previous_chain or ''}\n{canonical(encoded(revision))}"
    return "sha256:" + hashlib.sha256(covered.encode()).hexdigest()


def canonical(document: Mapping[str, Any]) -> str:
    """The covered part of a revision's document as canonical JSON (see above)."""
    covered = {name: value for name, value in document.items() if name not in UNCOVERED}
    return json.dumps(plain(covered), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(value: Any) -> Any:
    """A BSON value as JSON has it, without empty members."""
    if isinstance(value, Mapping):
        return {name: inner for name, one in value.items() if (inner := plain(one)) not in EMPTY}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, datetime):
        return spelled(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def broken_links(revisions: Iterable[Revision]) -> list[str]:
    """What is wrong with one article's history, given oldest first: a sentence a fault, none for a whole history.

    Found are revisions that are missing, doubled or out of order, that name another text before them than there was, and
    that were altered after they were chained. Later ones are judged by the chain as it stands, so one fault is told once.
    A newest revision that was taken away leaves no gap here: it is missed by the article, whose ``head`` names it.
    """
    return [fault for before, revision in neighbours(revisions) for fault in faults(before, revision)]


def neighbours(revisions: Iterable[Revision]) -> Iterator[tuple[Revision | None, Revision]]:
    """Every revision with the one before it."""
    before = None
    for revision in revisions:
        yield before, revision
        before = revision


def faults(before: Revision | None, revision: Revision) -> Iterator[str]:
    """What is wrong with one link."""
    expected = before.number + 1 if before else 1
    if revision.number != expected:
        yield f"{revision.id}: revision {expected} should stand here"
        return
    if revision.previous_digest != (before.content_digest if before else None):
        yield f"{revision.id}: previous_digest is not the content digest of the revision before"
    if revision.chain_digest != chain_digest(before.chain_digest if before else None, revision):
        yield f"{revision.id}: chain_digest does not fit; this revision or the one before was altered"
