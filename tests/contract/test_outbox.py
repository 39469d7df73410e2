"""What is to be told stays written until it was told, on every store."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

import pytest

from crawler.store.following import Place
from crawler.store.mongo import MongoStore
from crawler.store.outbox import Outbox, taken
from crawler.store.outbox_memory import MemoryOutbox
from crawler.store.outbox_mongo import MongoOutbox
from tests.store.newsdesk import delivery, first_revision, history, minute

FERRY, HARBOUR = history("Four died", "Five died")


@pytest.fixture
def outbox(stores: list[MongoStore]) -> Outbox:
    return MongoOutbox(stores[0].documents) if isinstance(stores[0], MongoStore) else MemoryOutbox()


async def test_a_delivery_is_written_once(outbox: Outbox, stores: list[MongoStore]) -> None:
    one, two = delivery(FERRY), delivery(HARBOUR)
    assert await outbox.add([one]) == [one]
    assert await outbox.add([one, two, one]) == [two]
    assert await outbox.deliveries([two.id, "unknown", one.id]) == [two, one]


async def test_what_is_due_comes_in_the_order_of_its_time(outbox: Outbox, stores: list[MongoStore]) -> None:
    late, early = delivery(FERRY, due=minute(3)), delivery(HARBOUR, due=minute(1), state="held")
    done = delivery(FERRY, rule="other", due=minute(1), state="sent")
    await outbox.add([late, early, done])
    assert await outbox.due(minute(2)) == [early]
    assert await outbox.due(minute(4)) == [early, late]
    assert await outbox.unfinished() == [early, late]


async def test_only_one_of_many_senders_takes_a_delivery(outbox: Outbox, stores: list[MongoStore]) -> None:
    one = delivery(FERRY)
    await outbox.add([one])
    mine = taken(one, until=minute(5))
    assert sorted(await asyncio.gather(*(outbox.change(one, mine) for _ in range(6)))) == [False] * 5 + [True]
    assert await outbox.due(minute(5)) == []
    assert await outbox.due(minute(6)) == [mine]


async def test_a_delivery_that_ended_is_not_due_again(outbox: Outbox, stores: list[MongoStore]) -> None:
    one = delivery(FERRY)
    await outbox.add([one])
    sent = replace(one, state="sent", reason="200 OK", sent=minute(1), edition=2)
    assert await outbox.change(one, sent)
    assert await outbox.due(minute(99)) == []
    assert [each async for each in outbox.newest(since=minute(-1))] == [sent]


async def test_a_reader_finds_its_place_again(outbox: Outbox, stores: list[MongoStore]) -> None:
    now: datetime = minute(1)
    assert await outbox.place("alerts") is None
    await outbox.keep_place("alerts", Place(number=3, mark="5d41402a"), now)
    await outbox.keep_place("alerts", Place(number=4, mark="5d41402b"), now)
    assert await outbox.place("alerts") == Place(number=4, mark="5d41402b")


async def test_text_that_no_utf8_can_spell_is_kept(outbox: Outbox, stores: list[MongoStore]) -> None:
    odd = delivery(first_revision(article="https://news.example/\ud800"), reason="\ud800")
    await outbox.add([odd])
    assert [each.reason for each in await outbox.unfinished()] == ["\ufffd"]
