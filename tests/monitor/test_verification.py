"""What was altered, lost or reordered is found and named; a whole history is left in peace."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest

from crawler.model import Revision
from crawler.monitor.checks.fault import Fault
from crawler.monitor.checks.histories import content_digest_of
from crawler.monitor.verification import Verification
from crawler.reading.digest import content_digest, payload_digest
from crawler.store.memory import MemoryStore
from tests.store.newsdesk import FERRY, capture, first_revision, minute, next_revision, visit

PAGE = capture()


def digest_for(text: str) -> str:
    return content_digest(headline=text, description="", authors=("Ayşe Öz",), paragraphs=(f"{text} on the ferry.",))


def three_revisions() -> list[Revision]:
    revisions = [first_revision("Four died", content_digest=digest_for("Four died"), capture=PAGE.payload_digest)]
    for number, text in enumerate(("Five died", "Six died"), start=1):
        revisions.append(next_revision(revisions[-1], text, minute(number), content_digest=digest_for(text)))
    return revisions


async def newsroom() -> MemoryStore:
    store = MemoryStore()
    for revision in three_revisions():
        seen = visit(revision.first_seen, payload_digest=PAGE.payload_digest)
        await store.keep_evidence(seen, PAGE)
        assert await store.record(revision, replace(seen, outcome="changed"))
    return store


def looked_through(store: MemoryStore) -> AsyncIterator[Fault]:
    return Verification(store.inventory, lambda name, done: None).faults()


def faults_after(spoil: Callable[[MemoryStore], object]) -> dict[str, str]:
    async def look() -> dict[str, str]:
        store = await newsroom()
        spoil(store)
        found: dict[str, str] = {}
        async for fault in looked_through(store):
            found[fault.where] = f"{found.get(fault.where, '')} {fault.what}".strip()
        return found

    return asyncio.run(look())


def spoil_revision(number: int, **changed: object) -> Callable[[MemoryStore], object]:
    def spoil(store: MemoryStore) -> None:
        history = store._histories[FERRY]
        history[number] = replace(history[number], **changed)  # type: ignore[arg-type]

    return spoil


def test_a_history_that_nobody_touched_is_whole() -> None:
    assert faults_after(lambda store: None) == {}


@pytest.mark.parametrize(
    ("spoil", "where", "what"),
    [
        (spoil_revision(2, headline="Nobody died"), f"{FERRY}#2", "content_digest"),
        (spoil_revision(2, first_seen=minute(0.5)), f"{FERRY}#2", "chain_digest"),
        (spoil_revision(1, noise=()), f"{FERRY}#1", "chain_digest"),
        (lambda store: store._histories[FERRY].pop(2), f"{FERRY}#3", "revision 2 should stand here"),
        (lambda store: store._histories[FERRY].pop(1), f"{FERRY}#2", "revision 1 should stand here"),
        (lambda store: store._histories[FERRY].pop(3), FERRY, "revision 3, its newest, is missing"),
        (lambda store: store._captures.clear(), f"{FERRY}#1", "is missing"),
        (lambda store: store._captures[PAGE.payload_digest].update(bytes=1, body=b"?"), f"{FERRY}#3", "is damaged"),
    ],
)  # fmt: skip
def test_whatever_is_spoilt_is_named(spoil: Callable[[MemoryStore], object], where: str, what: str) -> None:
    assert what in faults_after(spoil)[where]


def test_a_capture_with_other_bytes_is_found_by_its_name() -> None:
    async def look() -> list[str]:
        store = await newsroom()
        other = capture(b"<p>Another page</p>")
        await store.keep_evidence(visit(minute(9), payload_digest=PAGE.payload_digest), other)
        store._captures[PAGE.payload_digest] = store._captures[other.payload_digest]
        return [fault.where async for fault in looked_through(store)]

    found = asyncio.run(look())
    assert found[:3] == [f"{FERRY}#{number}" for number in (1, 2, 3)]
    assert len(found) == 7


def test_two_revisions_that_changed_places_are_found() -> None:
    def swap(store: MemoryStore) -> None:
        history = store._histories[FERRY]
        history[2], history[3] = replace(history[3], number=2), replace(history[2], number=3)

    assert {f"{FERRY}#2", f"{FERRY}#3"} <= set(faults_after(swap))


def test_revisions_without_an_article_are_strays() -> None:
    def lose(store: MemoryStore) -> None:
        store._articles.clear()
        store._histories[FERRY].pop(1)

    found = faults_after(lose)
    assert [found[f"{FERRY}#{number}"] for number in (2, 3)] == ["its article is missing"] * 2


def test_the_names_of_texts_and_bytes_are_the_readers_own() -> None:
    first = three_revisions()[0]
    assert content_digest_of(first) == digest_for("Four died")
    assert payload_digest(PAGE.body) == PAGE.payload_digest
