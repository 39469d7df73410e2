"""A host's three queues (walks, finds, articles), and what in them is due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from crawler.model import Article
from crawler.schedule.agenda import Terms
from crawler.schedule.queue import Candidate, whom_first
from crawler.store.codec import Document, instant
from crawler.store.frontier import Due, Find, Walk
from crawler.store.frontier_documents import as_value
from crawler.store.shelf import DueIn
from crawler.store.timetable import agenda_at, replanned

FRESH = timedelta(days=1)
FIRST_LOOK, LATE_LOOK = 1.0, 0.2  # what a first look is worth: at fresh news, and at what was published earlier
WALK = 2.0


def walks_at(host: str) -> DueIn:
    """The walks of a host by their next one."""
    return DueIn(collection="walks", clock="next_walk", at="host", host=host)


def finds_at(host: str) -> DueIn:
    """The finds of a host by their next visit."""
    return DueIn(collection="finds", clock="next_visit", at="host", host=host)


def articles_at(host: str) -> DueIn:
    """The articles of a host by their next visit."""
    return DueIn(collection="articles", clock="next_visit", at="schedule.host", host=host)


def is_put_off(article: Article, terms: Terms, now: datetime) -> bool:
    """Whether an article that was due would not be, if it were planned by today's terms; an instant set by hand is obeyed."""
    plan = agenda_at(article).plan
    if plan is None or plan.because in {"unanswered", "last look"} or article.next_visit != instant(plan.at):
        return False
    due = replanned(article, terms).next_visit
    return due is not None and due > now


def in_order(due: Iterable[Due], *, most: int) -> list[Due]:
    """The worthiest first, *most* of them; equals by name."""
    by_key = {one.key: one for one in due}
    hosts = {one.host for one in by_key.values()}
    candidates = [Candidate(one.key, one.host, one.worth) for one in by_key.values()]
    return [by_key[one.article] for one in whom_first(candidates, room=dict.fromkeys(hosts, most))]


def due_walk(document: Document) -> Due:
    """The walk that a document stands for."""
    walk = as_value(Walk, document)
    return Due(
        kind="walk",
        key=walk.name,
        address="",
        host=walk.host,
        publisher=walk.publisher,
        at=walk.next_walk,
        worth=WALK,
        walk=walk,
    )


def due_find(document: Document, now: datetime) -> Due:
    """The first look at an address that a listing named; fresh news goes first."""
    find = as_value(Find, document)
    is_fresh = find.published is None or now - find.published < FRESH
    return Due(
        kind="find",
        key=find.url,
        address=find.address,
        host=find.host,
        publisher=find.publisher,
        at=find.next_visit or now,
        worth=FIRST_LOOK if is_fresh else LATE_LOOK,
        claims=find.claims,
    )
