"""What a publisher's listings bring: new articles once, hints when they say something new."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from crawler.discovery.mention import Mention
from crawler.model import Claim, Publisher
from crawler.schedule.agenda import agenda_of
from crawler.schedule.polling import SOONEST
from crawler.spiders.answers import as_due
from crawler.spiders.listening import Listening, wait_after
from crawler.spiders.watchlist import hosts_of, netlocs_of, walks_of, watched
from crawler.store.frontier import Due
from crawler.store.memory import MemoryStore
from tests.store.newsdesk import FERRY, MORNING, first_revision, minute, visit

PAPER = Publisher(
    name="example",
    title="Example",
    domains=("news.example",),
    feeds=("https://feeds.example/rss",),
    zone="Europe/Istanbul",
)
LATEST, EVERYTHING = walks_of(PAPER, MORNING)


class Ear:
    """A listener whose clock the test moves."""

    def __init__(self, store: MemoryStore) -> None:
        self.store, self.now, self.over = store, MORNING, list[Due]()
        self.counts: list[str] = []
        self.listening = Listening(
            store, {"example": PAPER}, heard=self.over.append, tell=self.counts.append, clock=lambda: self.now
        )

    async def hears(self, at: float, *mentions: Mention) -> None:
        self.now = minute(at)
        await self.store.frontier.watch([LATEST])
        [walk] = await self.store.frontier.walks()
        await self.listening._take_in(as_due(walk), PAPER, mentions)


def entry(updated: str = "", *sources: str, url: str = FERRY) -> Mention:
    claims = (Claim(raw=updated, source="feed", role="modified"),) if updated else ()
    return Mention(url=url, sources=sources or ("feed",), claims=claims)


def pending(store: MemoryStore) -> list[str]:
    async def ask() -> list[str]:
        article = await store.article(FERRY)
        agenda = agenda_of(article.schedule) if article else None
        return [signal.source for signal in agenda.signals] if agenda else []

    return asyncio.run(ask())


def test_a_new_address_is_a_find_and_the_next_walk_comes_sooner() -> None:
    ear = Ear(MemoryStore())
    asyncio.run(ear.hears(0, entry(), entry(url="https://news.example/bridge")))

    async def look() -> None:
        assert len(await ear.store.frontier.due("news.example", now=minute(0))) == 2
        [walk] = await ear.store.frontier.walks()
        assert (walk.news, walk.failures, walk.interval_seconds) == (2, 0, 420)

    asyncio.run(look())
    assert [due.key for due in ear.over] == ["example/latest"] and ear.counts == ["walk/heard"]


def test_an_updated_that_moved_is_a_hint_and_one_that_stands_is_none() -> None:
    ear = Ear(MemoryStore())

    async def story() -> None:
        await ear.store.record(first_revision(), visit(outcome="new"))
        await ear.hears(1, entry("2026-03-02T12:00:00+03:00"))

    asyncio.run(story())
    assert pending(ear.store) == []
    asyncio.run(ear.hears(31, entry("2026-03-02T12:30:00+03:00")))
    assert pending(ear.store) == ["feed"]


def test_an_article_that_arrives_on_the_front_page_is_hinted_at_and_one_that_stays_is_not() -> None:
    ear = Ear(MemoryStore())
    bridge = entry("", "front page", url="https://news.example/bridge")

    async def story() -> None:
        await ear.store.record(first_revision(), visit(outcome="new"))
        await ear.hears(1, bridge)
        await ear.hears(11, bridge, entry("", "front page"))

    asyncio.run(story())
    assert pending(ear.store) == ["front page"]


def test_a_front_page_announces_to_a_process_of_its_own_for_every_walk_too() -> None:
    store = MemoryStore()
    story, bridge = entry("", "front page"), entry("", "front page", url="https://news.example/bridge")

    async def cron() -> None:
        await store.record(first_revision(), visit(outcome="new"))
        await Ear(store).hears(1, bridge)

    asyncio.run(cron())
    assert pending(store) == []
    asyncio.run(Ear(store).hears(11, bridge, story))
    assert pending(store) == ["front page"]


def test_a_front_page_that_an_article_was_found_on_announces_no_change_of_it() -> None:
    store = MemoryStore()
    asyncio.run(Ear(store).hears(-1, entry("", "front page")))
    asyncio.run(store.record(first_revision(), visit(outcome="new")))
    for at in (11, 21):
        asyncio.run(Ear(store).hears(at, entry("", "front page")))
    assert pending(store) == []


def test_an_article_that_was_on_the_front_page_from_the_first_is_not_announced_by_it() -> None:
    store = MemoryStore()

    async def cron() -> None:
        await store.record(first_revision(), visit(outcome="new"))
        for at in (1, 11, 21):
            await Ear(store).hears(at, entry("", "front page"))

    asyncio.run(cron())
    assert pending(store) == []


def test_listings_that_name_nothing_are_asked_ever_less_often() -> None:
    ear = Ear(MemoryStore())

    async def story() -> None:
        await ear.hears(0)
        [walk] = await ear.store.frontier.walks()
        assert (walk.failures, walk.reason) == (1, "no listing names an article")
        assert wait_after(walk, news=0, failed=True) == timedelta(minutes=30)

    asyncio.run(story())
    assert ear.counts == ["walk/in vain"]


def test_everything_is_looked_through_once_a_day_however_much_it_brings() -> None:
    assert wait_after(EVERYTHING, news=500, failed=False) == timedelta(days=1)
    assert wait_after(LATEST, news=500, failed=False) >= SOONEST


def test_own_files_and_crawled_publishers_are_watched_and_what_came_with_tashih_is_not() -> None:
    built_in = {name: Publisher(name=name, title=name, domains=(f"{name}.tr",)) for name in ("sabah", "hurriyet")}
    everybody = {**built_in, "example": PAPER}
    sabah, _ = walks_of(built_in["sabah"], MORNING)
    assert set(watched(everybody, built_in=built_in, named=(), walks=())) == {"example"}
    assert set(watched(everybody, built_in=built_in, named=(), walks=[sabah])) == {"example", "sabah"}
    assert set(watched(everybody, built_in=built_in, named=("hurriyet",), walks=[sabah])) == {"hurriyet"}
    assert (LATEST.host, sabah.host) == ("feeds.example", "sabah.tr")
    assert set(hosts_of([PAPER])) == {"feeds.example", "news.example"}


def test_a_walk_through_the_latest_follows_no_robots_txt_of_a_place_that_the_file_names() -> None:
    local = replace(PAPER, domains=("127.0.0.1:8000", "news.example"), feeds=("http://127.0.0.1:8000/rss",))
    assert netlocs_of(local) == {"127.0.0.1:8000", "news.example"}
