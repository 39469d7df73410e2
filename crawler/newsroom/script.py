"""The script of the day, read from ``data/``: houses, their stories, and what happens to them from edition to edition.

A moment is either so many hours and minutes after the day began (``"3:45"``, ``"-2:10"`` for the evening before) or,
where a story is older than the day, the house's own wall clock.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeAlias, cast

from crawler.model import Outcome

Moment: TypeAlias = timedelta | datetime
OFFSET = re.compile(r"(-?)(\d{1,2}):(\d\d)(?::(\d\d))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article as it is first published, in edition ``edition``; ``id`` is ``<house>/<name>``."""

    id: str
    path: str
    section: str
    headline: str
    standfirst: str
    author: str
    paragraphs: tuple[str, ...]
    published: Moment
    modified: Moment
    edition: int = 1
    visitors: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """Words put in place of others in one field: ``headline``, ``standfirst``, ``author``, or a paragraph from 1."""

    field: str | int
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happens to one story in one edition, and beside it the truth: what a visitor must record.

    ``kinds`` must all be among the kinds of the change; ``stamp`` is the publisher's new modified time, None if it
    stands. ``insert`` puts a paragraph before the numbered one, ``move`` takes one from a place to another, ``remove``
    drops one (all counted from 1), ``revert_to`` brings back the text of an earlier edition. ``status`` lasts until the
    next one, server errors for their edition only; ``moved_to`` is the new path.
    """

    edition: int
    story: str
    what: str
    outcome: Outcome
    kinds: tuple[str, ...] = ()
    silent: bool | None = None
    stamp: timedelta | None = None
    replace: tuple[Replacement, ...] = ()
    insert: tuple[int, str] | None = None
    move: tuple[int, int] | None = None
    remove: int | None = None
    revert_to: int | None = None
    status: int | None = None
    moved_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A publisher and the ways of its site.

    ``validators`` is ``weak-etag`` (conditional requests are answered), ``build-time`` (Last-Modified says when the page
    was built, whatever its text) or empty. ``forms`` are format strings for shown times, ``html`` the small pieces of
    markup (``paragraph``, ``link``, ``teaser``), ``between`` what stands after a numbered paragraph. ``tracking`` is
    what feeds add to addresses, ``forbidden`` the path that robots.txt closes.
    """

    name: str
    title: str
    languages: tuple[str, ...]
    zone: str
    date_order: str
    article_pattern: str
    section_path: str
    sections: Mapping[str, str]
    months: tuple[str, ...]
    forms: Mapping[str, str]
    html: Mapping[str, str]
    between: Mapping[str, str]
    stories: tuple[Story, ...]
    encoding: str = "utf-8"
    validators: str = ""
    tracking: str = ""
    forbidden: str = ""
    feed: str = ""
    sitemap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One look of the day: its number from 1, when it is, what the town calls it."""

    number: int
    at: timedelta
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """The whole day."""

    houses: tuple[House, ...]
    editions: tuple[Edition, ...]
    events: tuple[Event, ...]

    def house_of(self, story: str) -> House:
        """The house that publishes a story."""
        return next(house for house in self.houses if house.name == story.partition("/")[0])

    def story(self, story_id: str) -> Story:
        """A story by its id; StopIteration for an unknown one."""
        return next(story for house in self.houses for story in house.stories if story.id == story_id)

    def events_of(self, story: str, edition: int) -> tuple[Event, ...]:
        """What happened to a story up to and including an edition, in order."""
        return tuple(event for event in self.events if event.story == story and event.edition <= edition)


def data() -> Traversable:
    """The folder with the day's data."""
    return files("crawler.newsroom") / "data"


@cache
def load_script() -> Script:
    """The day that comes with the package."""
    day = _toml(data() / "day.toml")
    return Script(
        houses=tuple(_house(data() / name) for name in day["houses"]),
        editions=tuple(_edition(number, row) for number, row in enumerate(day["editions"], 1)),
        events=tuple(sorted((_event(row) for row in day["events"]), key=lambda event: event.edition)),
    )


def offset(text: str) -> timedelta:
    """Hours, minutes and seconds after the day began.

    >>> offset("3:45"), offset("-0:10")
    (datetime.timedelta(seconds=13500), datetime.timedelta(days=-1, seconds=85800))
    """
    match = OFFSET.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no offset such as '3:45' or '-2:10'")
    hours, minutes, seconds = (int(part or 0) for part in match.group(2, 3, 4))
    after = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -after if match[1] else after


def _toml(path: Traversable) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _moment(value: str | datetime) -> Moment:
    return value if isinstance(value, datetime) else offset(value)


def _house(folder: Traversable) -> House:
    row = _toml(folder / "house.toml")
    stories = tuple(_story(folder.name, story) for story in _toml(folder / "articles.toml")["articles"])
    lists = {key: tuple(row[key]) for key in ("languages", "months")}
    return House(**{**row, **lists, "name": folder.name, "stories": stories})


def _story(house: str, row: dict[str, Any]) -> Story:
    shaped: dict[str, Any] = {
        "id": f"{house}/{row['name']}",
        "paragraphs": tuple(row["paragraphs"]),
        "published": _moment(row["published"]),
        "modified": _moment(row.get("modified", row["published"])),
    }
    return Story(**{key: value for key, value in row.items() if key != "name"} | shaped)


def _edition(number: int, row: dict[str, str]) -> Edition:
    return Edition(number=number, at=offset(row["at"]), title=row["title"])


def _event(row: dict[str, Any]) -> Event:
    shaped: dict[str, Any] = {
        "kinds": tuple(row.get("kinds", ())),
        "stamp": offset(row["stamp"]) if "stamp" in row else None,
        "replace": tuple(Replacement(**words) for words in row.get("replace", ())),
        "insert": (row["insert"]["at"], row["insert"]["text"]) if "insert" in row else None,
        "move": (row["move"]["from"], row["move"]["to"]) if "move" in row else None,
        "outcome": cast("Outcome", row["outcome"]),
    }
    return Event(**{**row, **shaped})
