"""What a night of visits teaches about a publisher."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from crawler.model import Awaited, Visit
from crawler.schedule.habit import CHANGES_MOST, Habit, taught
from crawler.schedule.profile import DEFAULT

NIGHT = datetime(2026, 3, 3, 3, tzinfo=UTC)


def look(since: float, age: float, *, changed: bool, hinted: tuple[str, ...] = ()) -> Visit:
    return Visit(
        id=f"{since} {age}",
        article="https://news.example/ferry",
        url="https://news.example/ferry",
        publisher="example",
        at=NIGHT,
        outcome="changed" if changed else "unchanged",
        awaited=Awaited(since=since, age=age, chance=0.1, hinted=hinted, covered=("feed",)),
    )


def test_a_publisher_that_edits_late_is_learned_to_edit_late() -> None:
    late = [look(20.0, 24.0, changed=True) for _ in range(40)] + [look(0.0, 20.0, changed=False) for _ in range(40)]
    habit = taught(Habit(publisher="example"), late, until=NIGHT)
    assert habit.profile.expected(24.0) - habit.profile.expected(20.0) > 5 * (
        DEFAULT.expected(24.0) - DEFAULT.expected(20.0)
    )
    assert habit.learned_until == NIGHT


def test_two_nights_teach_what_both_taught_at_once() -> None:
    first, second = [look(0.0, 1.0, changed=True)], [look(1.0, 5.0, changed=False, hinted=("feed",))]
    by_night = taught(taught(Habit(publisher="example"), first, until=NIGHT), second, until=NIGHT)
    assert by_night == taught(Habit(publisher="example"), [*first, *second], until=NIGHT)


def test_hints_that_came_true_are_trusted_and_others_are_not() -> None:
    visits = [look(1.0, 2.0, changed=True, hinted=("feed",))] * 20 + [
        look(1.0, 2.0, changed=False, hinted=("sitemap",))
    ] * 20
    trust = taught(Habit(publisher="example"), visits, until=NIGHT).trust
    assert trust["feed"].gain > 0.8 and trust["sitemap"].gain == 0.0
    assert (trust["feed"].hits, trust["sitemap"].false) == (20, 20)


def test_old_changes_fade_together_with_the_watching_that_found_them() -> None:
    many = [look(1.0, 2.0, changed=True)] * (CHANGES_MOST * 2)
    habit = taught(Habit(publisher="example"), many, until=NIGHT + timedelta(days=1))
    assert len(habit.changes) == CHANGES_MOST
    once = taught(Habit(publisher="example"), many[:CHANGES_MOST], until=NIGHT)
    assert max(abs(a - b) for a, b in zip(habit.covered, once.covered, strict=True)) < 1e-6


def test_visits_that_nobody_planned_teach_nothing() -> None:
    unplanned = Visit(id="1", article="a", url="a", publisher="example", at=NIGHT, outcome="unchanged")
    assert (
        taught(Habit(publisher="example"), [unplanned], until=NIGHT).profile
        == taught(Habit(publisher="example"), [], until=NIGHT).profile
    )
