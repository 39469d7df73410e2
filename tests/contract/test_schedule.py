"""Every finished visit plans the next one, whichever store it is told to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from crawler.schedule import why
from crawler.schedule.agenda import agenda_of
from crawler.schedule.habit import taught
from crawler.store.protocol import Store
from tests.store.newsdesk import FERRY, MORNING, first_revision, minute, next_revision, stamp, visit

QUARTER = timedelta(minutes=15)


async def opened(store: Store, **more: object) -> None:
    await store.record(first_revision(**more), visit(outcome="new"))


async def test_a_new_article_is_due_again_within_a_quarter_of_an_hour(store: Store) -> None:
    await opened(store)
    article = await store.article(FERRY)
    assert article and article.next_visit and MORNING < article.next_visit <= MORNING + QUARTER


async def test_what_the_page_claims_of_its_publication_starts_the_articles_age(store: Store) -> None:
    await opened(store, date_published=stamp(minute(-600)))
    article = await store.article(FERRY)
    assert article
    agenda = agenda_of(article.schedule)
    assert agenda and agenda.history.published == minute(-600)


async def test_a_publication_that_names_only_a_day_may_have_been_at_its_end(store: Store) -> None:
    await opened(store, date_published=stamp(minute(-540), precision="day"))
    article = await store.article(FERRY)
    assert article
    agenda = agenda_of(article.schedule)
    assert agenda and agenda.history.published == MORNING


@pytest.mark.parametrize("outcome", ["unchanged", "touched", "not_modified", "gone", "moved", "blocked", "failed"])
async def test_every_outcome_moves_the_next_visit(store: Store, outcome: str) -> None:
    await opened(store)
    await store.finish_visit(visit(minute(14), outcome))
    article = await store.article(FERRY)
    assert article and article.next_visit and article.next_visit > minute(14)
    agenda = agenda_of(article.schedule)
    assert agenda and agenda.history.visits == 2 and agenda.plan and why(agenda.plan)


async def test_a_found_change_makes_the_article_livelier(store: Store) -> None:
    first = first_revision()
    await store.record(first, visit(outcome="new"))
    await store.record(next_revision(first, "Five died", minute(14)), visit(minute(14), "changed"))
    article = await store.article(FERRY)
    assert article
    agenda = agenda_of(article.schedule)
    assert agenda and agenda.history.liveliness > 1.5 and agenda.history.last_change == minute(14)


async def test_a_slow_workers_late_visit_changes_no_plan(store: Store) -> None:
    await opened(store)
    await store.finish_visit(visit(minute(30), "unchanged"))
    before = await store.article(FERRY)
    await store.finish_visit(visit(minute(20), "unchanged"))
    after = await store.article(FERRY)
    assert before and after and (after.next_visit, after.schedule) == (before.next_visit, before.schedule)


async def test_a_visit_keeps_what_was_known_before_it(store: Store) -> None:
    await opened(store)
    await store.finish_visit(visit(minute(30), "unchanged", id="second"))
    seen = await store.visit("second")
    assert seen and seen.awaited
    assert (seen.awaited.since, seen.awaited.age) == (0.0, 0.5)
    assert 0 < seen.awaited.chance < 1


async def test_an_archives_visits_make_nothing_due(store: Store) -> None:
    store.plans = False
    await opened(store)
    await store.finish_visit(visit(minute(30), "unchanged"))
    article = await store.article(FERRY)
    assert article and article.next_visit is None
    agenda = agenda_of(article.schedule)
    assert agenda and agenda.history.visits == 2


async def test_a_publisher_whose_articles_change_teaches_the_schedule(store: Store) -> None:
    habit = await store.habits.habit("example")
    await opened(store)
    await store.finish_visit(visit(minute(30), "unchanged"))
    told = [one async for one in store.visits()]
    lesson = taught(habit, told, until=minute(60))
    assert await store.habits.learn(habit, lesson)
    assert await store.habits.habit("example") == lesson
    assert (await store.habits.terms("example", "news.example")).profile == lesson.profile


async def test_two_lessons_at_once_are_learned_once(store: Store) -> None:
    habit = await store.habits.habit("example")
    assert await store.habits.learn(habit, replace(habit, learned_until=minute(1)))
    assert not await store.habits.learn(habit, replace(habit, learned_until=minute(2)))


async def test_thirty_days_of_an_unchanging_article_cost_few_visits_and_its_first_hours_are_watched(
    store: Store,
) -> None:
    await opened(store)
    at, seen = MORNING, [MORNING]
    while True:
        article = await store.article(FERRY)
        assert article and article.next_visit
        at = article.next_visit
        if at - MORNING > timedelta(days=30):
            break
        assert await store.frontier.due("news.example", now=at - timedelta(seconds=1)) == []
        [due] = await store.frontier.due("news.example", now=at)
        await store.finish_visit(visit(at, "unchanged", id=f"visit {len(seen)}"))
        await store.frontier.settle(due, "unchanged", now=at)
        seen.append(at)
    early = [at for at in seen if at - MORNING <= timedelta(hours=3)]
    assert len(seen) <= 60
    assert max(after - before for before, after in pairwise(early)) <= QUARTER
