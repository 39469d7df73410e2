"""An article that is found elsewhere, or under another name, keeps one history, and both addresses lead to it."""

from __future__ import annotations

import asyncio

import pytest

from crawler.model import Article, RevisionQuery
from pipelines.validate import outcome_of
from tests.e2e.pages import SENTENCES, article
from tests.pipelines.test_chain import NOON, URL, Desk

NEW = "http://news.example/harbour/ferry-line-reopens-2"
SHORT = "http://news.example/s/7f3a"
EDITED = (SENTENCES[0].replace("eleven", "twelve"), *SENTENCES[1:])
STORMS = tuple(
    f"Gale warning number {n}: winds of {n}0 knots were measured near buoy {n} before dawn today." for n in range(3, 9)
)


def naming(url: str, headline: str = "Northern ferry line to reopen", paragraphs: tuple[str, ...] = SENTENCES) -> str:
    return article(headline, paragraphs, head=f'<meta charset="utf-8"><link rel="canonical" href="{url}">')


async def known(desk: Desk, url: str) -> Article:
    found = await desk.store.article(url)
    assert found is not None
    return found


async def numbers(desk: Desk, url: str) -> list[int]:
    return [revision.number async for revision in desk.store.chronicle(RevisionQuery(article=url))]


def test_an_article_that_was_met_through_a_redirect_is_found_by_the_address_that_was_asked_for() -> None:
    async def day() -> None:
        desk = Desk()
        await desk.see(article(), asked=SHORT)
        assert (await known(desk, SHORT)).url == URL
        assert (await known(desk, SHORT)).state == "live"

    asyncio.run(day())


def test_a_page_that_names_another_address_moves_its_article_there_with_its_history() -> None:
    async def day() -> None:
        desk = Desk()
        await desk.see(naming(URL))
        await desk.see(naming(NEW), hours=1)
        await desk.see(naming(NEW, paragraphs=EDITED), hours=2)
        moved = await known(desk, NEW)
        assert (moved.url, moved.state, moved.stages[-1].moved_to) == (URL, "moved", NEW)
        assert moved.stages[-1].reason == f"its page names {NEW} as its address"
        assert await numbers(desk, URL) == [1, 2]
        assert await desk.outcomes() == ["new", "unchanged", "moved", "changed"]
        await desk.see(naming(URL, paragraphs=EDITED), hours=3)
        assert (await known(desk, NEW)).state == "live"

    asyncio.run(day())


def test_an_article_that_was_seen_elsewhere_before_moves_when_its_own_address_leads_there() -> None:
    async def day() -> None:
        desk = Desk()
        await desk.see(naming(URL))
        await desk.see(naming(URL), url=NEW, hours=1)
        assert (await known(desk, NEW)).state == "live"
        await desk.see(naming(NEW), url=NEW, asked=URL, hours=2)
        assert (await known(desk, URL)).state == "moved"
        assert (await known(desk, URL)).stages[-1].not_before == (await desk.revisions())[0].last_seen.replace(hour=13)

    asyncio.run(day())


@pytest.mark.parametrize("by", ["redirect", "canonical"])
def test_two_histories_of_one_article_are_merged_and_both_stay_readable(by: str) -> None:
    async def day() -> None:
        desk = Desk()
        await desk.see(naming(URL))
        await desk.see(naming(URL, paragraphs=EDITED), hours=1)
        await desk.see(naming(NEW, "Ferry line to reopen on Monday", EDITED), url=NEW, hours=2)
        for hours in (3, 4):
            await desk.see(
                naming(NEW, "Ferry line to reopen on Monday", EDITED), url=NEW if by == "redirect" else URL, asked=URL, hours=hours
            )  # fmt: skip
        old, new = await known(desk, URL), await known(desk, NEW)
        assert (await numbers(desk, URL), await numbers(desk, NEW)) == ([1, 2], [1])
        assert (old.state, old.stages[-1].moved_to) == ("moved", NEW)
        assert new.state == "live" and [merge.article for merge in new.merged] == [URL]
        assert new.merged[0].at == NOON.replace(hour=15) and new.merged[0].visit == "visit-4-moved"
        assert ("redirected to" if by == "redirect" else "its page names") in new.merged[0].reason

    asyncio.run(day())


def test_a_redirect_to_another_known_story_merges_nothing() -> None:
    async def day() -> None:
        desk = Desk()
        other = "http://news.example/weather-storms-ahead"
        await desk.see(article())
        await desk.see(article("Storms ahead", STORMS), url=other)
        await desk.see(article("Storms ahead", STORMS), url=other, asked=URL, hours=1)
        assert ((await known(desk, URL)).state, (await known(desk, URL)).stages[-1].moved_to) == ("moved", None)
        assert (await known(desk, other)).merged == ()

    asyncio.run(day())


def test_a_short_link_that_leads_to_another_story_tomorrow_moves_nothing() -> None:
    async def day() -> None:
        desk = Desk()
        await desk.see(article(), asked=SHORT)
        await desk.see(article("Storms ahead", STORMS), url="http://news.example/weather-storms", asked=SHORT, hours=1)
        assert (await known(desk, URL)).state == "live"
        assert (await desk.outcomes()) == ["new", "new"]

    asyncio.run(day())


def test_an_address_that_leads_to_the_front_page_is_gone() -> None:
    async def day() -> None:
        desk = Desk()
        await desk.see(article())
        front = (
            "<html><title>News</title><ul>" + "".join(f"<li><a href=/{n}>Story {n}</a>" for n in range(40)) + "</ul>"
        )
        assert await desk.see(front, url="http://news.example/", asked=URL, hours=1) == "gone"
        gone = await known(desk, URL)
        assert (gone.state, gone.stages[-1].confirmed) == ("gone", None)
        await desk.see(front, url="http://news.example/", asked=URL, hours=2)
        assert (await known(desk, URL)).stages[-1].confirmed == NOON.replace(hour=14)
        assert await desk.see(article(paragraphs=EDITED), hours=3) == "changed"
        back = await known(desk, URL)
        assert [stage.state for stage in back.stages] == ["live", "gone", "live"]
        assert (await desk.revisions())[1].not_before == NOON

    asyncio.run(day())


def test_a_page_without_an_article_is_gone_only_if_it_says_so() -> None:
    assert outcome_of("soft 404", asked=URL, answered=URL)[0] == "gone"
    for fault in ("paywall", "consent", "no article: 3 words of text, fewer than 20"):
        assert outcome_of(fault, asked=URL, answered=URL) == ("blocked", fault)
    assert outcome_of("consent", asked=URL, answered="http://news.example/") == ("blocked", "consent")
