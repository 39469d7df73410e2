"""The database is killed in the middle of writing: the store finds it again, and nothing acknowledged is missing."""

from __future__ import annotations

import asyncio
import os
import signal
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.errors import EmbeddedServerError, StoreUnavailableError
from crawler.model import RevisionQuery
from crawler.store.chain import broken_links
from crawler.store.choose import find_server
from crawler.store.embedded import occupant
from crawler.store.mongo import MongoStore
from crawler.store.protocol import Store
from tests.store.newsdesk import MORNING, capture, digest, first_revision, next_revision, visit

KILLS, WORKERS = 3, 4


@dataclass
class Ledger:
    """What a store acknowledged."""

    visits: list[str] = field(default_factory=list)
    captures: list[str] = field(default_factory=list)
    revisions: list[str] = field(default_factory=list)


async def work(store: Store, worker: int, ledger: Ledger, done: asyncio.Event) -> None:
    """Visit one article again and again; its text changes at every third visit."""
    article = f"https://news.example/{worker}"
    number = 0
    while not done.is_set():
        number += 1
        at = MORNING + timedelta(seconds=number)
        page = capture(f"{article} {number}".encode(), url=article, at=at)
        seen = visit(at, article=article, payload_digest=page.payload_digest)
        await store.keep_evidence(seen, page)
        ledger.visits.append(seen.id)
        ledger.captures.append(page.payload_digest)
        text = f"{number // 3} died"
        known = await store.recall(article, digest(text))
        if known and known.latest.content_digest == digest(text):
            await store.finish_visit(visit(at, "unchanged", article=article, payload_digest=page.payload_digest))
            continue
        revision = next_revision(known.latest, text, at) if known else first_revision(text, at=at, article=article)
        assert await store.record(revision, visit(at, "changed" if known else "new", article=article))
        ledger.revisions.append(revision.id)


async def kill_now_and_then(folder: Path, ledger: Ledger, done: asyncio.Event) -> None:
    """Kill the server each time some more was acknowledged."""
    for _ in range(KILLS):
        enough = len(ledger.revisions) + 10
        while len(ledger.revisions) < enough:
            await asyncio.sleep(0.01)
        server = occupant(folder)
        assert server is not None
        os.kill(server.pid, signal.SIGKILL)
    enough = len(ledger.revisions) + 10
    while len(ledger.revisions) < enough:
        await asyncio.sleep(0.01)
    done.set()


async def check(store: Store, ledger: Ledger) -> None:
    finished = {seen.id: seen.outcome async for seen in store.visits()}
    assert set(ledger.visits) == set(finished)
    assert "failed" not in finished.values()
    for payload_digest in ledger.captures:
        assert await store.capture(payload_digest) is not None
    everything = [revision async for revision in store.revisions(RevisionQuery())]
    assert {revision.id for revision in everything} == set(ledger.revisions)
    for worker in range(WORKERS):
        article = f"https://news.example/{worker}"
        told = [revision async for revision in store.revisions(RevisionQuery(article=article))]
        assert broken_links(reversed(told)) == []
        record = await store.article(article)
        assert record is not None and record.revisions == len(told)


def test_a_store_survives_kill_9_of_its_server_in_the_middle_of_writing(home: Path) -> None:
    kind = find_server(mongodb_uri=None, home=home).kind
    said: list[str] = []
    store = MongoStore(
        lambda: find_server(mongodb_uri=None, home=home).uri, database="news", patience=60, on_trouble=said.append
    )
    ledger, done = Ledger(), asyncio.Event()

    async def crawl() -> None:
        await store.open()
        workers = (work(store, worker, ledger, done) for worker in range(WORKERS))
        await asyncio.gather(*workers, kill_now_and_then(home / kind, ledger, done))
        await check(store, ledger)
        await store.close()

    asyncio.run(crawl())
    assert sum("is away" in sentence for sentence in said) == KILLS
    assert "answers again" in said[-1]


def test_patience_ends(home: Path) -> None:
    server = find_server(mongodb_uri=None, home=home)
    folder = home / server.kind
    store = MongoStore(lambda: server.uri, database="news", patience=1, on_trouble=lambda _: None)

    async def write_to_nobody() -> None:
        await store.open()
        os.kill(occupant(folder).pid, signal.SIGKILL)  # type: ignore[union-attr]
        try:
            await store.keep_evidence(visit(), None)
        finally:
            await store.close()

    with pytest.raises(StoreUnavailableError, match=r"127\.0\.0\.1.*did not answer"):
        asyncio.run(write_to_nobody())


def test_a_server_that_cannot_be_started_again_says_why_when_patience_ends(home: Path) -> None:
    addresses = iter([find_server(mongodb_uri=None, home=home)])
    folder = home / "embedded"

    def finder() -> str:
        for server in addresses:
            return server.uri
        raise EmbeddedServerError("the disk is full")

    store = MongoStore(finder, database="news", patience=1, on_trouble=lambda _: None)

    async def write_to_nobody() -> None:
        await store.open()
        os.kill(occupant(folder).pid, signal.SIGKILL)  # type: ignore[union-attr]
        try:
            await store.keep_evidence(visit(), None)
        finally:
            await store.close()

    with pytest.raises(EmbeddedServerError, match="the disk is full"):
        asyncio.run(write_to_nobody())
