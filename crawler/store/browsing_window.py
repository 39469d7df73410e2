"""How wide a window of time to ask for, so that it holds about one page: guessed from what earlier windows held."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.store.browsing import Page, Place
from crawler.store.codec import Document
from crawler.store.mongo_documents import Series
from crawler.store.mongo_walk import END

FIRST, NARROWEST, WIDEST = timedelta(hours=1), timedelta(milliseconds=1), timedelta(days=36_525)
ROOM = 1.3  # a window should hold so many pages, so that one question mostly is enough
SEARCHED = 500  # documents that a window should hold where no index chooses
TOO_MANY = 4  # a window that holds so many times what it should is asked again smaller
REMEMBERED = 2_000  # densities


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A page of documents that are in any of the *lists*, before a place, from *since* to *until*, and pass a test.

    ``by_index`` tells that most documents of the lists will pass it.
    """

    lists: tuple[Series, ...]
    before: Place | None
    since: datetime
    until: datetime
    limit: int
    passes: Callable[[Document], bool] | None = None
    by_index: bool = True

    @property
    def end(self) -> datetime:
        """Where the first window ends: right after the place, which may share its instant with what follows."""
        return min(self.until, self.before.at + NARROWEST) if self.before else self.until

    @property
    def goal(self) -> int:
        """How many documents a window should hold."""
        return round(self.limit * ROOM) + 1 if self.by_index else SEARCHED

    def most_in(self, start: datetime, end: datetime) -> int:
        """How many documents are too many between two instants; 0 where it cannot be cut smaller."""
        return self.goal * TOO_MANY if end - start > 2 * NARROWEST else 0

    def key(self, document: Document) -> tuple[datetime, str]:
        """A document's place."""
        return self.lists[0].key(document)

    def holds(self, document: Document) -> bool:
        """Whether a document belongs to this page or to a later one."""
        earlier = self.before is None or self.key(document) < (self.before.at, self.before.name)
        return earlier and (self.passes is None or self.passes(document))


@dataclass(frozen=True, slots=True)
class Density:
    """How far apart a list's documents lie, and the instant of its newest."""

    apart: timedelta
    newest: datetime


class Walk:
    """The way to one page: the next window to ask for, and what the windows so far held, *most* documents or a few more."""

    def __init__(self, wanted: Wanted, density: Density | None, *, now: datetime, most: int) -> None:
        self._wanted = wanted
        self._now = now
        self._most = most
        self._found: list[Document] = []
        self._top = min(wanted.end, density.newest if density and wanted.end == END else now)
        self._width = density.apart * wanted.goal if density else FIRST
        self._begun = self._top
        self._newest: datetime | None = None
        self.end = wanted.end
        self.seen = 0

    @property
    def goes_on(self) -> bool:
        """Whether another window is to be asked for."""
        return self.end > self._wanted.since and len(self._found) <= self._wanted.limit and self.seen < self._most

    @property
    def start(self) -> datetime:
        """Where the next window begins."""
        reach = max(self._width, NARROWEST)
        return self._top - reach if self._top - self._wanted.since > reach else self._wanted.since

    def take(self, window: Sequence[Document] | None) -> None:
        """Take what the window held, oldest first; None if that was too much, and a smaller one is wanted."""
        if window is None:
            self._top, self._width = max(self._top, min(self.end, self._now)), self._width / 8
            return
        if window and self._newest is None:
            self._newest = self._wanted.key(window[-1])[0]
        self._found += filter(self._wanted.holds, reversed(window))
        self.seen += len(window)
        self._top, self.end, self._width = (
            self.start,
            self.start,
            next_width(self._width, len(window), self._wanted.goal),
        )

    @property
    def density(self) -> Density | None:
        """How dense the list was along the way; None if nothing was there."""
        if self._newest is None:
            return None
        begun = self._newest if self._wanted.end == END else self._begun
        return Density(apart=(begun - self.end) / self.seen, newest=self._newest)

    @property
    def page(self) -> Page[Document]:
        """The page, and where the next one begins."""
        wanted = self._wanted
        items = tuple(self._found[: wanted.limit])
        if len(self._found) > wanted.limit:
            at, name = wanted.key(items[-1])
            return Page(items=items, next=Place(at=at, name=name))
        stopped = self.end > wanted.since
        return Page(items=items, next=Place(at=self.end) if stopped else None, partial=stopped)


class Densities:
    """What is remembered of lists, for the head of each and for each month of it."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, str], Density] = OrderedDict()

    def of(self, wanted: Wanted) -> Density | None:
        """What is known of a list about where a page is wanted."""
        return self._known.get(name_of(wanted))

    def learn(self, wanted: Wanted, walk: Walk) -> None:
        """Keep what a walk told of its list."""
        if density := walk.density:
            self._known[name_of(wanted)] = density
            self._known.move_to_end(name_of(wanted))
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


def name_of(wanted: Wanted) -> tuple[str, str]:
    """A list, and the month in which a page of it begins."""
    return repr(wanted.lists), "" if wanted.end == END else f"{wanted.end:%Y-%m}"


def next_width(width: timedelta, found: int, goal: int) -> timedelta:
    """How wide to look after a window of *width* held so much: a long silence is crossed in steps no longer than itself.

    >>> str(next_width(timedelta(hours=1), 0, 66)), str(next_width(timedelta(days=4), 0, 66))
    ('4:00:00', '8 days, 0:00:00')
    >>> str(next_width(timedelta(hours=1), 33, 66))
    '2:00:00'
    """
    growth = 4.0 if width < timedelta(days=1) else 2.0
    return min(width * min(goal / found if found else growth, growth), WIDEST)
