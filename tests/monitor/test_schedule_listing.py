"""The schedule as ops read it."""

from __future__ import annotations

from datetime import timedelta

from crawler.monitor.schedule_listing import next_visit_line, overview_lines
from crawler.schedule.agenda import Terms
from crawler.store.frontier import Overview, Queue
from crawler.store.life import after_visit, born
from crawler.store.timetable import Planned
from tests.store.newsdesk import MORNING, first_revision, minute, visit

BUSY = Queue(
    host="news.example\x1b[31m",
    publishers=("example",),
    due=12,
    late_by=timedelta(hours=5),
    half_late_by=timedelta(minutes=20),
    finds=3,
    next_at=minute(10),
    resting="status 503",
    allowed_from=minute(15),
    holder=None,
    allowance=88.4,
    spent=120.0,
    price=0.0003,
)


def test_the_totals_come_first_then_a_line_for_every_host_without_its_control_characters() -> None:
    total, headings, line = overview_lines(Overview(at=MORNING, queues=(BUSY,)))
    assert total == "12 visits due, the oldest for 5.0 hours; 1 hosts"
    assert headings.split()[:2] == ["host", "due"]
    assert "\x1b" not in line
    assert line.endswith("in 10 minutes  120           88    rests for 15 minutes: status 503")


def test_without_hosts_there_is_no_table() -> None:
    assert list(overview_lines(Overview(at=MORNING))) == ["0 visits due; 0 hosts"]


def test_an_article_tells_when_it_is_visited_next_and_why() -> None:
    seen = visit(outcome="new")
    planned = Planned(Terms())(after_visit(born(first_revision()), seen), seen)
    assert planned.next_visit
    line = next_visit_line(planned, MORNING)
    assert line.startswith("Next visit: 2026-03-02 09:0") and " (in " in line and "due because" in line
    assert "(due for 1" in next_visit_line(planned, planned.next_visit + timedelta(minutes=10))


def test_an_article_from_an_archive_says_how_it_gets_into_the_schedule() -> None:
    assert "none is planned" in next_visit_line(born(first_revision()), MORNING)
