"""Who visits which host, and what is due there: one suite over memory and MongoDB."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from pymongo.database import Database

from crawler.model import Claim
from crawler.schedule.agenda import agenda_of
from crawler.schedule.policy import UNANSWERED
from crawler.store.frontier import Frontier, Host, Sighting, Walk
from crawler.store.mongo import MongoStore
from crawler.store.protocol import Store
from tests.contract.overheard import INDEXED, OVERHEARD, filters_of, stages_of_plan
from tests.store.newsdesk import FERRY, MORNING, first_revision, minute, stamp, visit

DAY = 24 * 60
HOST = "news.example"
LATEST = "example/latest"


@pytest.fixture
def frontiers(stores: list[Store]) -> list[Frontier]:
    return [store.frontier for store in stores]


async def met(frontier: Frontier, *, at: datetime = MORNING) -> Host:
    await frontier.meet(HOST, publisher="example", now=at)
    found = await frontier.host(HOST)
    assert found is not None
    return found


def sighting(number: int = 1, *, says: str = "1", modified: datetime | None = None, source: str = "feed") -> Sighting:
    claims = (Claim(raw=says, source=source, role="modified"),)
    url = f"https://news.example/story-{number}" if number else FERRY
    return Sighting(url=url, publisher="example", source=source, says=says, claims=claims, modified=modified)


def latest(**more: object) -> Walk:
    values = {"name": LATEST, "publisher": "example", "host": HOST, "kind": "latest", "next_walk": MORNING}
    return Walk(**{**values, **more})  # type: ignore[arg-type]


async def test_a_host_that_was_met_is_ready_until_somebody_takes_it(stores: list[Store]) -> None:
    frontier = stores[0].frontier
    host = await met(frontier)
    assert await frontier.ready(minute(1)) == [host]
    turn = await frontier.take(host, holder="Ayşe", now=minute(1), until=minute(2))
    assert turn and turn.holder == "Ayşe"
    assert await frontier.ready(minute(1)) == []


async def test_of_many_schedulers_one_takes_a_host(stores: list[Store]) -> None:
    host = await met(stores[0].frontier)
    wishes = [
        store.frontier.take(host, holder=f"desk {number}", now=minute(1), until=minute(2))
        for number, store in enumerate(stores)
    ]
    turns = [turn for turn in await asyncio.gather(*wishes) if turn]
    assert len(turns) == 1


async def test_in_a_crowd_of_schedulers_no_host_has_two_at_once_and_every_host_is_served(stores: list[Store]) -> None:
    names = [f"{letter}.example" for letter in "abcd"]
    for name in names:
        await stores[0].frontier.meet(name, publisher="example", now=MORNING)
    inside: set[str] = set()
    served: Counter[str] = Counter()

    async def work(frontier: Frontier, holder: str) -> None:
        while served.total() < 24:
            for host in await frontier.ready(minute(1)):
                turn = await frontier.take(host, holder=holder, now=minute(1), until=minute(2))
                if turn is None:
                    continue
                assert host.name not in inside
                inside.add(host.name)
                await asyncio.sleep(0)
                served[host.name] += 1
                inside.remove(host.name)
                assert await frontier.give_back(turn, wake=MORNING)
            await asyncio.sleep(0)

    await asyncio.gather(*(work(store.frontier, f"desk {number}") for number, store in enumerate(stores)))
    assert set(served) == set(names)


async def test_the_host_of_a_dead_scheduler_is_ready_when_its_turn_ends(stores: list[Store]) -> None:
    mine, other = stores[0].frontier, stores[1].frontier
    dead = await mine.take(await met(mine), holder="Ayşe", now=minute(1), until=minute(2))
    [host] = await other.ready(minute(2.1))
    turn = await other.take(host, holder="Barış", now=minute(2.1), until=minute(3))
    assert turn and turn.holder == "Barış"
    assert dead and await mine.extend(dead, until=minute(4)) is None
    assert not await mine.give_back(dead, wake=minute(4))


async def test_a_turn_is_extended_with_what_was_spent_and_given_back(store: Store) -> None:
    frontier = store.frontier
    turn = await frontier.take(await met(frontier), holder="Ayşe", now=minute(1), until=minute(2))
    assert turn
    kept = await frontier.extend(replace(turn, spent=3.5, price=0.00034), until=minute(5))
    assert kept and await frontier.ready(minute(3)) == []
    assert await frontier.give_back(replace(kept, resting="status 429", allowed_from=minute(9)), wake=minute(9))
    after = await frontier.host(HOST)
    assert after and (after.spent, after.price, after.resting, after.holder) == (3.5, 0.00034, "status 429", None)
    assert await frontier.ready(minute(8)) == []
    assert [host.name for host in await frontier.ready(minute(10))] == [HOST]


async def test_news_for_a_held_host_does_not_end_its_turn(store: Store) -> None:
    frontier = store.frontier
    turn = await frontier.take(await met(frontier), holder="Ayşe", now=minute(1), until=minute(9))
    await frontier.sighted([sighting()], now=minute(2))
    assert await frontier.ready(minute(3)) == []
    assert turn and await frontier.extend(turn, until=minute(19))


async def test_hosts_of_other_publishers_are_left_to_others(store: Store) -> None:
    host = await met(store.frontier)
    assert await store.frontier.ready(minute(1), publishers={"another"}) == []
    assert await store.frontier.ready(minute(1), publishers={"example"}) == [host]
    await store.frontier.meet(HOST, publisher="another", now=minute(1))
    assert [one.publishers for one in await store.frontier.ready(minute(2), publishers={"another"})] == [
        ("example", "another")
    ]


async def test_an_address_in_a_listing_is_visited_once(store: Store) -> None:
    frontier = store.frontier
    assert await frontier.sighted([sighting(1), sighting(2)], now=MORNING) == (2, 0)
    assert await frontier.sighted([sighting(1)], now=minute(1)) == (0, 0)
    [host] = await frontier.ready(minute(1))
    due = await frontier.due(host.name, now=minute(1))
    assert [one.address for one in due] == ["https://news.example/story-2", "https://news.example/story-1"]
    assert {one.kind for one in due} == {"find"} and due[0].claims[0].role == "modified"
    await frontier.settle(due[0], "new", now=minute(1))
    assert [one.key for one in await frontier.due(HOST, now=minute(90))] == [due[1].key]


async def test_an_address_that_is_no_article_is_tried_a_few_times(store: Store) -> None:
    frontier, now = store.frontier, MORNING
    await frontier.sighted([sighting()], now=MORNING)
    for hours in (*UNANSWERED, 1000.0):
        now += timedelta(hours=hours, minutes=1)
        found = await frontier.due(HOST, now=now)
        for one in found:
            await frontier.settle(one, "failed", now=now)
    assert await frontier.due(HOST, now=now + timedelta(days=300)) == []
    assert await frontier.sighted([sighting()], now=now) == (0, 0)


async def test_due_articles_come_by_what_a_visit_is_worth(store: Store) -> None:
    for number, age in ((1, 0), (2, -3000), (3, -30)):
        url = f"https://news.example/story-{number}"
        await store.record(first_revision(article=url, at=minute(age)), visit(minute(age), "new", article=url))
    due = await store.frontier.due(HOST, now=minute(20))
    assert sorted(one.key[-1] for one in due) == ["1", "2", "3"]
    assert due[0].article and due[0].worth > due[1].worth > due[2].worth
    assert await store.frontier.due(HOST, now=minute(-4000)) == []
    assert await store.frontier.due(HOST, now=minute(20), publishers={"another"}) == []
    assert len(await store.frontier.due(HOST, now=minute(20), most=2)) == 2


async def test_an_article_waits_where_visits_have_become_dear(store: Store) -> None:
    await store.record(first_revision(), visit(outcome="new"))
    [host] = await store.frontier.hosts()
    turn = await store.frontier.take(host, holder="Ayşe", now=minute(1), until=minute(2))
    assert turn and await store.frontier.give_back(replace(turn, price=0.5), wake=minute(2))
    before = await store.article(FERRY)
    assert await store.frontier.due(HOST, now=minute(20)) == []
    after = await store.article(FERRY)
    assert before and after and before.next_visit and after.next_visit and after.next_visit > minute(20)


async def test_what_is_next_is_known_before_it_is_due(store: Store) -> None:
    await store.record(first_revision(), visit(outcome="new"))
    article = await store.article(FERRY)
    assert article
    assert await store.frontier.next_due(HOST, after=minute(1), before=minute(60)) == article.next_visit
    assert await store.frontier.next_due(HOST, after=minute(30), before=minute(60)) is None


async def test_an_article_that_its_visit_did_not_reach_waits_as_after_a_failure(store: Store) -> None:
    await store.record(first_revision(), visit(outcome="new"))
    [due] = await store.frontier.due(HOST, now=minute(20))
    await store.frontier.settle(due, "unchanged", now=minute(20))
    assert await store.frontier.due(HOST, now=minute(30)) == []
    [again] = await store.frontier.due(HOST, now=minute(60))
    await store.finish_visit(visit(minute(60), "unchanged"))
    planned = await store.article(FERRY)
    await store.frontier.settle(again, "unchanged", now=minute(60))
    assert await store.article(FERRY) == planned


async def test_a_changed_lastmod_brings_the_visit_forward(store: Store) -> None:
    await store.record(first_revision(date_published=stamp(minute(-40 * DAY))), visit(outcome="new"))
    before = await store.article(FERRY)
    now = minute(8 * DAY)
    assert await store.frontier.sighted([sighting(0, says="moved", modified=now)], now=now) == (0, 1)
    assert await store.frontier.sighted([sighting(0, says="moved", modified=now)], now=now) == (0, 0)
    after = await store.article(FERRY)
    assert before and after and after.next_visit and before.next_visit and after.next_visit < before.next_visit
    agenda = agenda_of(after.schedule)
    assert agenda and [signal.source for signal in agenda.signals] == ["feed"]
    assert agenda.plan and agenda.plan.because == "signal"


async def test_a_walk_keeps_its_times_and_is_due_with_its_host(store: Store) -> None:
    frontier = store.frontier
    await frontier.watch([latest()])
    await frontier.watch([latest(next_walk=minute(500))])
    [host] = await frontier.ready(minute(1))
    [due] = await frontier.due(host.name, now=minute(1))
    assert (due.kind, due.key, due.walk) == ("walk", LATEST, latest())
    await frontier.walked(due.walk, at=minute(1), next_walk=minute(11), news=2)
    [after] = await frontier.walks("example")
    assert (after.interval_seconds, after.news, after.walked_at) == (600, 2, minute(1))
    assert await frontier.due(HOST, now=minute(10)) == []
    await frontier.walked(after, at=minute(11), next_walk=minute(26), news=0, reason="status 503")
    assert [(one.failures, one.reason) for one in await frontier.walks()] == [(1, "status 503")]


async def test_ops_see_what_is_due_how_late_and_for_whom(store: Store) -> None:
    await store.record(first_revision(), visit(outcome="new"))
    await store.frontier.sighted([sighting(1), sighting(2)], now=minute(30))
    await store.frontier.watch([latest(next_walk=minute(50))])
    article = await store.article(FERRY)
    assert article and article.next_visit
    overview = await store.frontier.overview(minute(40))
    [queue] = overview.queues
    assert (overview.due, queue.finds, overview.backlog()) == (3, 2, {"example": 3})
    assert overview.late_by == minute(40) - article.next_visit
    assert (queue.half_late_by, queue.next_at) == (timedelta(minutes=10), minute(50))


async def test_every_question_but_the_list_of_hosts_is_asked_by_an_index(
    mongo: MongoStore, database: Database[dict[str, Any]]
) -> None:
    await mongo.record(first_revision(), visit(outcome="new"))
    await mongo.frontier.watch([latest()])
    await mongo.frontier.sighted([sighting(0, says="2"), sighting(1)], now=minute(1))
    OVERHEARD.commands.clear()
    for publishers in (None, {"example"}):
        [host] = await mongo.frontier.ready(minute(30), publishers=publishers)
        for due in await mongo.frontier.due(HOST, now=minute(30), publishers=publishers):
            await mongo.frontier.settle(due, "failed", now=minute(30))
    turn = await mongo.frontier.take(host, holder="Ayşe", now=minute(30), until=minute(31))
    assert turn and await mongo.frontier.give_back(turn, wake=minute(32))
    await mongo.frontier.next_due(HOST, after=minute(31), before=minute(600))
    await mongo.frontier.sighted([sighting(0, says="3"), sighting(2)], now=minute(31))
    await mongo.frontier.walks("example")
    asked = [command for about, name, command in OVERHEARD.commands if (about, name) == (database.name, "find")]
    for command in asked:
        for where in filters_of("find", command):
            assert stages_of_plan(database, command["find"], where) & INDEXED, (command["find"], where)
