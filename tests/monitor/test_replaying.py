"""A better reader tells the history again: what was noise vanishes, what was missed appears, nothing is lost."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from scrapy.settings import Settings

from crawler.model import Article, Capture, Reader, Rereading, RevisionQuery, Visit
from crawler.monitor.replaying import articles_to_read, keep, replay
from crawler.reading.digest import payload_digest
from crawler.store.chain import chained
from crawler.store.memory import MemoryStore
from pipelines.offline import OfflineChain
from tests.e2e.pages import SENTENCES, article
from tests.store.newsdesk import minute

URL = "http://news.example/ferry-line-reopens"
OLDER = Reader(name="tashih", version="older")
EDITED = (SENTENCES[0].replace("eleven", "twelve"), *SENTENCES[1:])
MORE = article(paragraphs=EDITED)


async def see(store: MemoryStore, page: str, at: float) -> str:
    body = page.encode()
    seen = Visit(
        id=f"visit-{at}", article=URL, url=URL, publisher="news.example", at=minute(at), outcome="failed",
        reason="not read yet", status=200, payload_digest=payload_digest(body),
    )  # fmt: skip
    chain = OfflineChain(store, Settings({"ARTICLE_MIN_WORDS": 20, "STATS_DUMP": False}), ())
    headers = {"Content-Type": "text/html"}
    return await chain.see(
        seen, Capture(payload_digest=payload_digest(body), body=body, headers=headers, url=URL, at=minute(at))
    )


async def crawled(*pages: str) -> MemoryStore:
    store = MemoryStore()
    for number, page in enumerate(pages):
        await see(store, page, number)
    return store


def made_by_an_older_reader(store: MemoryStore) -> None:
    """Put another reader's name on all revisions."""
    history, before = store._histories[URL], None
    for number, revision in sorted(history.items()):
        before = history[number] = chained(replace(revision, reader=OLDER), before.chain_digest if before else None)


async def read_again(store: MemoryStore) -> list[Rereading]:
    known = await store.article(URL)
    assert isinstance(known, Article)
    return [again async for again, _ in replay(store, known, {}, now=minute(60))]


def test_a_history_by_the_same_reader_is_left_in_peace() -> None:
    async def day() -> None:
        assert await read_again(await crawled(article(), MORE)) == []

    asyncio.run(day())


def test_a_history_that_another_reader_reads_alike_stands() -> None:
    async def day() -> None:
        store = await crawled(article(), MORE, article())
        made_by_an_older_reader(store)
        found = await read_again(store)
        assert [(again.revision, again.verdict) for again in found] == [(1, "stands"), (2, "stands"), (3, "stands")]
        assert "revert" in found[2].kinds

    asyncio.run(day())


def test_a_revision_that_was_noise_vanishes_and_an_edit_that_was_missed_appears() -> None:
    async def day() -> None:
        store = await crawled(
            article(), MORE, MORE.replace("<h1>", "<!-- 2 --><h1>"), article("Storms ahead on Monday")
        )
        history = store._histories[URL]
        second, third = history[2], history.pop(3)
        noise = replace(
            second,
            number=3,
            first_seen=minute(2),
            capture=payload_digest(MORE.replace("<h1>", "<!-- 2 --><h1>").encode()),
        )
        history[2], history[3] = second, noise
        store._articles[URL] = replace(store._articles[URL], revisions=3)
        assert third.capture == payload_digest(article("Storms ahead on Monday").encode())
        made_by_an_older_reader(store)
        found = await read_again(store)
        assert [(again.revision, again.verdict) for again in found] == [
            (1, "stands"), (2, "stands"), (3, "vanishes"), (None, "appears"),
        ]  # fmt: skip
        assert found[3].reading is not None and found[3].reading.headline == "Storms ahead on Monday"
        assert "headline" in found[3].kinds

    asyncio.run(day())


def test_a_change_of_another_kind_is_told() -> None:
    async def day() -> None:
        store = await crawled(article(), MORE)
        second = store._histories[URL][2]
        assert second.change is not None
        store._histories[URL][2] = replace(second, change=replace(second.change, kinds=("cosmetic",)))
        made_by_an_older_reader(store)
        assert [(again.verdict, again.kinds) for again in await read_again(store)] == [
            ("stands", ()),
            ("other kinds", second.change.kinds),
        ]

    asyncio.run(day())


def test_a_capture_that_is_gone_or_damaged_is_unreadable() -> None:
    async def day() -> None:
        store = await crawled(article(), MORE)
        made_by_an_older_reader(store)
        first, second = store._histories[URL].values()
        del store._captures[first.capture]
        store._captures[second.capture]["body"] = b"?"
        assert [(again.verdict, again.reading) for again in await read_again(store)] == [("unreadable", None)] * 2

    asyncio.run(day())


def test_what_is_kept_stands_beside_the_revisions_and_is_read_once() -> None:
    async def day() -> None:
        store = await crawled(article(), MORE)
        made_by_an_older_reader(store)
        before = [revision async for revision in store.chronicle(RevisionQuery())]
        found = await read_again(store)
        await keep(store, found[:1])
        assert await read_again(store) == found, "the newest revision is kept last, so a replay that broke off goes on"
        await keep(store, found)
        assert await read_again(store) == []
        assert await store.rereading(found[1].id) == found[1]
        assert [revision async for revision in store.chronicle(RevisionQuery())] == before

    asyncio.run(day())


def test_one_article_or_all_are_read() -> None:
    async def day() -> None:
        store = await crawled(article())
        told: list[int] = []
        for url, publisher, count in (
            (URL, None, 1),
            (None, None, 1),
            (None, "other", 0),
            ("http://nowhere.example/", None, 0),
        ):
            found = [
                one.url async for one in articles_to_read(store, url, publisher, lambda name, done: told.append(done))
            ]
            assert found == [URL] * count
        assert told == [1]

    asyncio.run(day())
