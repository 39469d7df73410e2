"""The schedule as people read it: one line a host, the totals first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from crawler.judgement.plain import safe
from crawler.model import Article
from crawler.schedule import why
from crawler.schedule.agenda import agenda_of
from crawler.schedule.explain import span
from crawler.store.frontier import Overview, Queue

HOUR = timedelta(hours=1)
HEADINGS = ("host", "due", "late by", "half of it by", "next", "visits a day", "left", "state")


def overview_lines(overview: Overview) -> Iterator[str]:
    """The schedule at an instant; a line for every host, those with most to do first."""
    late = f", the oldest for {span(overview.late_by / HOUR)}" if overview.due else ""
    yield f"{overview.due} visits due{late}; {len(overview.queues)} hosts"
    rows = [HEADINGS, *(_cells(queue, overview.at) for queue in overview.queues)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    if len(rows) > 1:
        for row in rows:
            yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _cells(queue: Queue, now: datetime) -> tuple[str, ...]:
    return (
        safe(queue.host),
        str(queue.due),
        span(queue.late_by / HOUR) if queue.due else "-",
        span(queue.half_late_by / HOUR) if queue.due else "-",
        f"in {span((queue.next_at - now) / HOUR)}" if queue.next_at else "-",
        f"{queue.spent:.0f}",
        "-" if queue.allowance is None else f"{queue.allowance:.0f}",
        safe(_state(queue, now)),
    )


def _state(queue: Queue, now: datetime) -> str:
    if queue.allowed_from and queue.allowed_from > now and queue.resting:
        return f"rests for {span((queue.allowed_from - now) / HOUR)}: {queue.resting}"
    return f"visited by {queue.holder}" if queue.holder else "free"


def next_visit_line(article: Article, now: datetime) -> str:
    """When an article is visited next and why, in a sentence."""
    agenda = agenda_of(article.schedule)
    if article.next_visit is None or agenda is None or agenda.plan is None:
        return "Next visit: none is planned. `tashih crawl news -a url=…` looks at once, and plans the next."
    wait = article.next_visit - now
    when = f"in {span(wait / HOUR)}" if wait > timedelta() else f"due for {span(-wait / HOUR)}"
    return f"Next visit: {article.next_visit:%Y-%m-%d %H:%M:%S} UTC ({when}), {why(agenda.plan)}."
