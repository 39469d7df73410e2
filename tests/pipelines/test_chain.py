"""The chain judges a reading: new, unchanged, touched, changed, seen out of order, redirected, recorded once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from scrapy import Request
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from crawler.items import ArticleItem
from crawler.model import Capture, Revision, RevisionQuery, Visit
from crawler.reading.digest import payload_digest
from crawler.reading.pages import read_page
from crawler.store.knowledge import Knowledge
from crawler.store.memory import MemoryStore
from pipelines.clean import CleanPipeline
from pipelines.digest import DigestPipeline
from pipelines.doubt import DoubtPipeline
from pipelines.judge import JudgePipeline
from pipelines.learn import LearnPipeline
from pipelines.recall import RecallPipeline
from pipelines.record import RecordPipeline
from pipelines.stamps import StampsPipeline
from pipelines.twins import TwinsPipeline
from pipelines.validate import ValidatePipeline
from tests.e2e.pages import SENTENCES, article

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
URL = "http://news.example/ferry-line-reopens"


def stamped(minute: int) -> str:
    return f'<meta charset="utf-8"><meta property="article:modified_time" content="2026-03-02T08:{minute:02}:00Z">'


class Desk:
    """The chain on a store of its own; ``see`` sends one page through it."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        stats = get_crawler().stats
        assert stats is not None
        self.stats = stats
        arithmetic = [ValidatePipeline(20), CleanPipeline(stats), StampsPipeline(), DigestPipeline()]
        self.knowledge = Knowledge(self.store)
        learn = LearnPipeline(self.store, self.knowledge, stats)
        reads = [RecallPipeline(self.store), TwinsPipeline(self.store, self.ask), learn, DoubtPipeline(self.store)]
        self.steps = [*arithmetic, *reads, JudgePipeline(), RecordPipeline(self.store, stats)]
        self.redirects: dict[str, str] = {}
        self.count = 0

    async def ask(self, request: Request) -> Response:
        """What an old address answers."""
        if target := self.redirects.get(request.url):
            return Response(request.url, status=301, headers={"Location": target})
        return Response(request.url)

    async def item(self, page: str, *, url: str = URL, asked: str | None = None, hours: float = 0) -> ArticleItem:
        """The item that the spider makes of a page, with its evidence kept."""
        self.count += 1
        body, at = page.encode(), NOON + timedelta(hours=hours)
        visit = Visit(
            id=f"visit-{self.count}",
            article=asked or url,
            url=url,
            publisher="news.example",
            at=at,
            outcome="failed",
            reason="not read yet",
            status=200,
            payload_digest=payload_digest(body),
            asked=asked,
        )
        await self.store.keep_evidence(
            visit, Capture(payload_digest=payload_digest(body), body=body, headers={}, url=url, at=at)
        )
        found = read_page(body, url=url, content_type="text/html", publisher=None, on=at.date())
        return ArticleItem(
            visit=visit,
            content_type="text/html",
            publisher=None,
            addresses=(found.canonical, url, asked or url),
            page=found,
            learned=await self.knowledge.of(visit.publisher),
        )

    async def see(self, page: str, *, url: str = URL, asked: str | None = None, hours: float = 0) -> str | None:
        """The outcome of one look."""
        return (await self.through(await self.item(page, url=url, asked=asked, hours=hours))).outcome

    async def through(self, item: ArticleItem, start: int = 0, stop: int = 10) -> ArticleItem:
        """Send an item through some of the steps."""
        for step in self.steps[start:stop]:
            result = step.process_item(item)
            item = await result if asyncio.iscoroutine(result) else result
        return item

    async def revisions(self) -> list[Revision]:
        """All revisions, oldest first."""
        return [revision async for revision in self.store.revisions(RevisionQuery())][::-1]

    async def outcomes(self) -> list[str]:
        """All outcomes, oldest first."""
        return [visit.outcome async for visit in self.store.visits()]


def test_a_day_of_an_article() -> None:
    async def day() -> None:
        desk = Desk()
        page = article(head=stamped(1))
        assert await desk.see(page) == "new"
        assert await desk.see(page.replace("<h1>", "<!-- 7c1 --><h1>"), hours=1) == "unchanged"
        assert await desk.see(article(head=stamped(5)), hours=2) == "touched"
        assert await desk.see(article(head=stamped(3)), hours=2.5) == "touched"
        assert "the stamp went back" in [visit.reason async for visit in desk.store.visits()]
        assert await desk.see(article(head=stamped(5)), hours=2.7) == "touched"
        assert await desk.see(article(head=stamped(5)), hours=3) == "unchanged"
        edited = (SENTENCES[0].replace("eleven", "twelve"), *SENTENCES[1:])
        assert await desk.see(article(paragraphs=edited, head=stamped(5)), hours=4) == "changed"
        assert await desk.see(article(head=stamped(9)), hours=5) == "changed"
        first, second, third = await desk.revisions()
        assert first.last_seen == second.not_before == NOON + timedelta(hours=3)
        assert second.change is not None and second.change.silent and second.previous_digest == first.content_digest
        assert third.change is not None and third.change.reverts_to == 1 and "revert" in third.change.kinds
        assert not third.change.silent
        assert len({first.chain_digest, second.chain_digest, third.chain_digest}) == 3
        assert (await desk.store.article(URL)).head.number == 3  # type: ignore[union-attr]

    asyncio.run(day())


def test_a_page_that_is_no_article_is_blocked_and_the_history_stands() -> None:
    async def day() -> None:
        desk = Desk()
        await desk.see(article())
        assert await desk.see("<title>Menu</title><ul><li><a href=/a>One</a></ul>", hours=1) == "blocked"
        assert await desk.see(article(), hours=2) == "unchanged"
        assert len(await desk.revisions()) == 1
        assert (await desk.store.article(URL)).state == "live"  # type: ignore[union-attr]

    asyncio.run(day())


def test_two_workers_that_saw_the_same_change_record_one_revision() -> None:
    async def day() -> None:
        desk = Desk()
        await desk.see(article())
        edited = article("Northern ferry line to reopen after twelve weeks")
        slow, fast = await desk.item(edited, hours=1), await desk.item(edited, hours=1.001)
        for item in (slow, fast):
            await desk.through(item, 0, 9)
        assert [(await desk.through(item, 9)).outcome for item in (fast, slow)] == ["changed", "unchanged"]
        assert [revision.number for revision in await desk.revisions()] == [1, 2]

    asyncio.run(day())


def test_a_slow_worker_with_an_older_page_adds_no_revision() -> None:
    async def day() -> None:
        desk = Desk()
        await desk.see(article())
        await desk.see(article("Northern ferry line to reopen after twelve weeks"), hours=2)
        assert await desk.see(article(), hours=1) == "unchanged"
        assert await desk.see(article("A state nobody else saw of the northern ferry"), hours=1) == "failed"
        assert len(await desk.revisions()) == 2

    asyncio.run(day())


def test_a_redirected_article_keeps_its_history_at_the_new_address() -> None:
    async def day() -> None:
        desk = Desk()
        new = "http://news.example/harbour/ferry-line-reopens-2"
        await desk.see(article())
        assert await desk.see(article(), url=new, asked=URL, hours=1) == "unchanged"
        assert await desk.see(article("Northern ferry line to reopen on Monday"), url=new, hours=2) == "changed"
        assert sorted(await desk.outcomes()) == ["changed", "moved", "new", "unchanged"]
        assert [(revision.article, revision.number) for revision in await desk.revisions()] == [(URL, 1), (URL, 2)]
        moved = await desk.store.article(new)
        assert moved is not None and (moved.url, moved.state) == (URL, "moved")

    asyncio.run(day())


def test_a_redirect_to_another_story_is_the_other_storys_page() -> None:
    async def day() -> None:
        desk = Desk()
        other = "http://news.example/weather-storms-ahead"
        await desk.see(article())
        storms = tuple(
            f"Gale warning number {n}: winds of {n}0 knots were measured near buoy {n} before dawn today."
            for n in range(3, 9)
        )
        assert await desk.see(article("Storms ahead", storms), url=other, asked=URL, hours=1) == "new"
        assert [(revision.article, revision.number) for revision in await desk.revisions()] == [(URL, 1), (other, 1)]
        assert (await desk.store.article(URL)).state == "moved"  # type: ignore[union-attr]

    asyncio.run(day())


def test_a_better_reader_is_never_mistaken_for_an_edit() -> None:
    async def day() -> None:
        desk = Desk()
        await desk.see(article())
        store = MemoryStore()
        original = (await desk.revisions())[0]
        older = replace(
            original,
            reader=replace(original.reader, version="older"),
            content_digest="sha256:older",
            paragraphs=("Noise", *original.paragraphs),
        )
        visit = await anext(desk.store.visits())
        capture = await desk.store.capture(original.capture)
        await store.keep_evidence(visit, capture)
        assert await store.record(older, replace(visit, outcome="new"))
        desk.store = desk.steps[4].store = desk.steps[5].store = desk.steps[9].store = store  # type: ignore[attr-defined]
        assert await desk.see(article(), hours=1) == "unchanged"
        assert len(await desk.revisions()) == 1

    asyncio.run(day())


def test_a_moved_article_that_is_met_at_its_new_address_first_keeps_its_history() -> None:
    async def day() -> None:
        desk = Desk()
        new = "http://news.example/harbour/ferry-line-reopens-2"
        await desk.see(article())
        desk.redirects[URL] = "/harbour/ferry-line-reopens-2"
        assert await desk.see(article(), url=new, hours=1) == "unchanged"
        assert [revision.article for revision in await desk.revisions()] == [URL]
        assert (await desk.store.article(new)).state == "moved"  # type: ignore[union-attr]

    asyncio.run(day())


def test_the_same_text_at_two_living_addresses_is_two_articles() -> None:
    async def day() -> None:
        desk = Desk()
        copy = "http://news.example/partner/ferry-line"
        await desk.see(article())
        assert await desk.see(article(), url=copy, hours=1) == "new"
        assert {revision.article for revision in await desk.revisions()} == {URL, copy}

    asyncio.run(day())


def test_two_texts_that_take_turns_are_marked() -> None:
    async def day() -> None:
        desk = Desk()
        headlines = ("Northern ferry line to reopen soon", "You will not believe which ferry line reopens") * 2
        assert [await desk.see(article(text), hours=hour) for hour, text in enumerate(headlines)] == [
            "new",
            *["changed"] * 3,
        ]
        changes = [revision.change for revision in await desk.revisions() if revision.change]
        assert [change.alternates for change in changes] == [False, False, True]
        assert changes[0].diff_digest == changes[2].diff_digest != changes[1].diff_digest

    asyncio.run(day())


def test_half_a_page_is_blocked_and_the_history_stands() -> None:
    async def day() -> None:
        desk = Desk()
        await desk.see(article())
        teaser = article(paragraphs=(SENTENCES[0], SENTENCES[1][:60] + "…"))
        assert await desk.see(teaser, hours=1) == "blocked"
        assert await desk.see(teaser, hours=2) == "blocked"
        assert await desk.see(article(), hours=3) == "unchanged"
        assert await desk.see(teaser, hours=4) == "blocked"
        assert len(await desk.revisions()) == 1
        reasons = [visit.reason async for visit in desk.store.visits() if visit.outcome == "blocked"]
        assert all("of the text is missing and nothing else changed" in reason for reason in reasons)

    asyncio.run(day())


def test_a_cut_that_stays_is_an_edit_and_one_with_a_new_word_is_one_at_once() -> None:
    async def day() -> None:
        desk = Desk()
        await desk.see(article())
        assert [await desk.see(article(paragraphs=SENTENCES[:2]), hours=hour) for hour in (1, 2, 3)] == [
            "blocked",
            "blocked",
            "changed",
        ]
        retracted = (
            "This report has been withdrawn: the council did not vote on Tuesday evening. We regret the error, and tell more here.",
        )
        assert await desk.see(article(paragraphs=retracted), hours=4) == "changed"

    asyncio.run(day())
