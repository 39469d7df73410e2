"""Whoever follows what is recorded misses nothing and meets nothing twice, on every store."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import aclosing
from datetime import timedelta
from pathlib import Path
from typing import Any

from pymongo.database import Database

from crawler.model import Revision
from crawler.monitor.following import Followed, follow, follow_pages
from crawler.store.choose import find_server
from crawler.store.embedded import occupant
from crawler.store.following import BEFORE_ALL, Place, place_in
from crawler.store.mongo import MongoStore
from crawler.store.protocol import Store
from tests.store.newsdesk import MORNING, first_revision, minute, next_revision, visit

KILLS = 3


def article(name: str) -> str:
    return f"https://news.example/{name}"


async def record(store: Store, revision: Revision) -> None:
    assert await store.record(revision, visit(revision.first_seen, "new", article=revision.article))


async def record_first(store: Store, *names: str, at: Any = MORNING) -> None:
    for name in names:
        await record(store, first_revision(name, at=at, article=article(name)))


async def some(found: AsyncIterator[Followed], count: int) -> list[Followed]:
    return [await asyncio.wait_for(anext(found), 30) for _ in range(count)]


def headlines(found: list[Followed]) -> list[str]:
    return [each.revision.headline for each in found]


async def test_a_follower_from_the_beginning_meets_all_in_the_order_of_recording(store: Store) -> None:
    await record_first(store, "late", at=minute(9))
    await record_first(store, "early", at=minute(1))
    async with aclosing(follow(store.recordings, after=BEFORE_ALL)) as found:
        assert headlines(await some(found, 2)) == ["late", "early"]


async def test_a_follower_without_a_place_meets_only_what_comes(store: Store) -> None:
    await record_first(store, "old")
    idle = asyncio.Event()
    async with aclosing(follow_pages(store.recordings, on_idle=idle.set)) as found:
        waiting = asyncio.create_task(anext(found))
        await idle.wait()
        await record_first(store, "new", at=minute(-500))
        assert headlines(await waiting) == ["new"]


async def test_a_follower_goes_on_where_a_token_says(store: Store) -> None:
    await record_first(store, *"abc")
    async with aclosing(follow(store.recordings, after=BEFORE_ALL)) as found:
        token = (await some(found, 2))[-1].place.token
    async with aclosing(follow(store.recordings, after=place_in(token))) as found:
        assert headlines(await some(found, 1)) == ["c"]


async def test_a_place_in_another_database_is_the_beginning(store: Store) -> None:
    await record_first(store, *"ab")
    async with aclosing(follow(store.recordings, after=Place(number=2, mark="12345678"))) as found:
        assert headlines(await some(found, 2)) == ["a", "b"]


async def test_eight_workers_at_once_leave_one_entry_each(stores: list[Store]) -> None:
    names = [[f"{worker}-{number}" for number in range(12)] for worker in range(8)]
    await asyncio.gather(*(record_first(store, *mine) for store, mine in zip(stores, names, strict=True)))
    entries = await stores[0].recordings.entries(1, 200)
    assert [entry.number for entry in entries] == list(range(1, 97))
    assert {entry.revision for entry in entries} == {f"{article(name)}#1" for mine in names for name in mine}


async def test_a_revision_is_entered_once_however_often_it_is_asked(store: Store) -> None:
    await record_first(store, *"ab")
    await asyncio.gather(*(store.recordings.enter(f"{article(name)}#1") for name in "abab"))
    assert len(await store.recordings.entries(1, 10)) == 2


async def test_a_revision_without_an_entry_is_found_and_entered(store: Store) -> None:
    await record_first(store, "a")
    await store.append(first_revision("lost", at=minute(1), article=article("lost")), visit(minute(1), "new"))
    assert await store.recordings.mend(minute(0), minute(5)) == 1
    assert await store.recordings.mend(minute(0), minute(5)) == 0
    assert [entry.revision for entry in await store.recordings.entries(1, 9)] == [
        f"{article(n)}#1" for n in ("a", "lost")
    ]


async def test_the_newest_place_is_found_whatever_the_number(store: Store) -> None:
    assert await store.recordings.newest() == BEFORE_ALL
    for number in range(1, 12):
        await record_first(store, str(number))
        assert (await store.recordings.newest()).number == number


async def test_a_visit_enters_what_a_crash_left_behind(mongo: MongoStore) -> None:
    first = first_revision("Four died")
    await record(mongo, first)
    second = next_revision(first, "Five died", minute(1))
    await mongo.append(second, visit(minute(1), "changed"))
    await mongo.recall(first.article, first.content_digest)
    assert [entry.revision for entry in await mongo.recordings.entries(1, 9)] == [first.id, second.id]


async def test_a_database_that_begins_anew_is_followed_from_its_beginning(mongo: MongoStore) -> None:
    await record_first(mongo, *"abc")
    async with aclosing(follow(mongo.recordings, after=BEFORE_ALL)) as found:
        await some(found, 3)
        waiting = asyncio.create_task(some(found, 2))
        await mongo.forget_everything()
        await mongo.open()
        await record_first(mongo, "a", "z")
        assert headlines(await waiting) == ["a", "z"]


async def test_entries_that_a_killed_server_lost_are_told_once(
    mongo: MongoStore, database: Database[dict[str, Any]]
) -> None:
    await record_first(mongo, *"abc")
    async with aclosing(follow(mongo.recordings, after=BEFORE_ALL)) as found:
        await some(found, 3)
        database["recorded"].delete_one({"number": 3})
        waiting = asyncio.create_task(some(found, 2))
        await record_first(mongo, "d")
        await mongo.recordings.enter(f"{article('c')}#1")
        await record_first(mongo, "e")
        assert headlines(await waiting) == ["d", "e"]


async def test_a_gap_that_somebody_made_stops_nobody(mongo: MongoStore, database: Database[dict[str, Any]]) -> None:
    await record_first(mongo, *"abcd")
    database["recorded"].delete_one({"number": 2})
    async with aclosing(follow(mongo.recordings, after=BEFORE_ALL)) as found:
        assert headlines(await some(found, 3)) == ["a", "c", "d"]


async def test_a_server_without_change_streams_is_looked_at_now_and_then(mongo: MongoStore) -> None:
    async with mongo.recordings.bell() as bell:
        bell._has_streams = False  # what the bell learns from a standalone server's refusal
        await record_first(mongo, "a")
        await bell.rung(0.01)
    assert (await mongo.recordings.newest()).number == 1


def test_a_follower_survives_kill_9_of_the_server_in_the_middle_of_recording(home: Path) -> None:
    kind = find_server(mongodb_uri=None, home=home).kind

    def a_store() -> MongoStore:
        uri = lambda: find_server(mongodb_uri=None, home=home).uri  # noqa: E731
        return MongoStore(uri, database="news", patience=60, on_trouble=lambda _: None)

    async def tell() -> tuple[list[str], list[str]]:
        writer, reader = a_store(), a_store()
        await writer.open()
        await reader.open()
        told: list[str] = []

        async def listen() -> None:
            async with aclosing(follow(reader.recordings, after=BEFORE_ALL)) as found:
                async for each in found:
                    told.append(each.revision.id)
                    if each.revision.headline == "last":
                        return

        listening = asyncio.create_task(listen())
        written = await record_while_killing(writer, home / kind)
        await asyncio.wait_for(listening, 60)
        await writer.close()
        await reader.close()
        return told, written

    told, written = asyncio.run(tell())
    assert sorted(told) == sorted(written)


async def record_while_killing(store: MongoStore, folder: Path) -> list[str]:
    """Four workers record, the server is killed now and then; the ids of all that was acknowledged, the last one last."""
    written: list[str] = []

    async def work(worker: int) -> None:
        for number in range(12):
            name, at = f"{worker}-{number}", MORNING - timedelta(minutes=number)
            await record_first(store, name, at=at)
            written.append(f"{article(name)}#1")

    async def kill() -> None:
        for enough in range(8, 8 + 12 * KILLS, 12):
            while len(written) < enough:
                await asyncio.sleep(0.01)
            server = occupant(folder)
            assert server is not None
            os.kill(server.pid, signal.SIGKILL)

    await asyncio.gather(kill(), *(work(worker) for worker in range(4)))
    await record_first(store, "last")
    return [*written, f"{article('last')}#1"]
