"""Which articles' lives took a turn, and which warnings stand, on every store."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from crawler.model import Article
from crawler.store.episodes import Episode, Episodes
from crawler.store.episodes_memory import MemoryEpisodes
from crawler.store.episodes_mongo import MongoEpisodes
from crawler.store.lives import Lives, MemoryLives
from crawler.store.lives_mongo import MongoLives
from crawler.store.mongo import MongoStore
from crawler.store.protocol import Store
from tests.store.newsdesk import FERRY, first_revision, minute, visit

BRIDGE = "https://news.example/bridge"
SILENT = Episode(kind="silent source", publisher="example", text="9 hours", todo="look", began=minute(0))


@pytest.fixture
def lives(stores: list[Store]) -> Lives:
    return MongoLives(stores[0].documents) if isinstance(stores[0], MongoStore) else MemoryLives(stores[0])


@pytest.fixture
def episodes(stores: list[Store]) -> Episodes:
    return MongoEpisodes(stores[0].documents) if isinstance(stores[0], MongoStore) else MemoryEpisodes()


async def named(lives: Lives, since: float) -> set[str]:
    return {name async for page in lives.visited(minute(since)) for name in page}


async def test_articles_are_named_by_their_visits(lives: Lives, stores: list[Store]) -> None:
    for number, article in enumerate((FERRY, BRIDGE)):
        await stores[0].keep_evidence(visit(minute(number), article=article), None)
    assert await named(lives, 0) == {FERRY, BRIDGE}
    assert await named(lives, 1) == {BRIDGE}
    assert await named(lives, 2) == set()


async def test_only_a_life_with_two_stages_is_told(lives: Lives, stores: list[Store]) -> None:
    for article in (FERRY, BRIDGE):
        await stores[0].record(first_revision(article=article), visit(outcome="new", article=article))
    assert await lives.changed([FERRY, BRIDGE, "https://news.example/unknown"]) == []
    await stores[0].finish_visit(visit(minute(1), "gone", status=404, reason="status 404"))
    [changed] = await lives.changed([BRIDGE, FERRY, FERRY])
    assert isinstance(changed, Article) and [each.state for each in changed.stages] == ["live", "gone"]


async def test_an_episode_stands_until_it_is_over_and_may_begin_again(episodes: Episodes, stores: list[Store]) -> None:
    begun = await episodes.begin(SILENT)
    assert await episodes.begin(replace(SILENT, began=minute(1), text="10 hours")) == begun == SILENT
    assert await episodes.standing() == [begun]
    await episodes.end(begun, minute(5))
    await episodes.end(begun, minute(6))
    assert await episodes.standing() == []
    again = await episodes.begin(replace(SILENT, began=minute(9)))
    assert (again.began, again.ended, again.edition) == (minute(9), None, 3)
    assert await episodes.standing() == [again]


async def test_of_many_who_find_a_warning_one_begins_it(episodes: Episodes, stores: list[Store]) -> None:
    found = [replace(SILENT, began=minute(number)) for number in range(6)]
    assert len(set(await asyncio.gather(*map(episodes.begin, found)))) == 1
