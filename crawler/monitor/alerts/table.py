"""A table of an ALERTS file, read key by key: what is wrong is noted with its line, and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time, timedelta
from difflib import get_close_matches
from typing import Any

from crawler.monitor.alerts.places import Mistake, line_of

VARIABLE = re.compile(r"\$\{(\w+)\}")
LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*(s|m|h|d)")
CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
LONGEST = timedelta(days=366)
UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


class Notes:
    """The mistakes found so far in a file, and the environment that its ``${NAME}`` stand for."""

    def __init__(self, text: str, environment: Mapping[str, str]) -> None:
        self._text = text
        self.environment = environment
        self.mistakes: list[Mistake] = []

    def note(self, path: tuple[str, ...], text: str) -> None:
        """Note a mistake at a key or table."""
        self.mistakes.append(Mistake(line=line_of(self._text, path), text=f"{'.'.join(path)}: {text}"))


class Table:
    """One table; each of its keys is asked for once, in the form it must have. A wrong value is noted and read as absent."""

    def __init__(self, values: object, path: tuple[str, ...], notes: Notes) -> None:
        self.path = path
        self.notes = notes
        self._asked: set[str] = set()
        self._values: Mapping[str, Any] = values if isinstance(values, Mapping) else {}
        if not isinstance(values, Mapping):
            notes.note(path, f"this must be a table of keys and values, such as [{path[0]}.NAME]")

    def __contains__(self, key: str) -> bool:
        """Whether the key is given."""
        return key in self._values

    def wrong(self, key: str, text: str) -> None:
        """Note a mistake at one of the keys."""
        self.notes.note((*self.path, key), text)

    def tables(self, key: str) -> list[Table]:
        """The tables below a key."""
        below = Table(self._take(key, {}), (*self.path, key), self.notes)
        return [Table(values, (*below.path, name), self.notes) for name, values in below._values.items()]

    def text(self, key: str, default: str = "") -> str:
        """A string, its ``${NAME}`` replaced by the environment."""
        value = self._take(key, default)
        if isinstance(value, str):
            return self._expanded(key, value)
        self.wrong(key, "this must be a string in quotes")
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; one string is a list of one."""
        value = self._take(key, [])
        several = [value] if isinstance(value, str) else value
        if several == [] and key in self:
            self.wrong(key, "this list is empty; name at least one, or leave the key out")
        if isinstance(several, list) and all(isinstance(each, str) and each.strip() for each in several):
            return tuple(self._expanded(key, each) for each in several)
        self.wrong(key, 'this must be a list of strings, such as ["one", "two"]')
        return ()

    def words(self, key: str, allowed: tuple[str, ...]) -> frozenset[str]:
        """A list of words of which each is allowed."""
        given = self.texts(key)
        for word in given:
            if word not in allowed:
                self.wrong(key, f"{word!r} is none of {', '.join(allowed)}")
        return frozenset(given) & frozenset(allowed)

    def flag(self, key: str) -> bool | None:
        """True or false; None if it is not given."""
        value = self._take(key, None)
        if value is None or isinstance(value, bool):
            return value
        self.wrong(key, "this must be true or false, without quotes")
        return None

    def number(self, key: str, default: int, *, most: int) -> int:
        """A whole number from 0 to *most*."""
        value = self._take(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most:
            return value
        self.wrong(key, f"this must be a whole number from 0 to {most}")
        return default

    def length(self, key: str, default: timedelta | None) -> timedelta | None:
        """A length of time such as ``30s``, ``15m``, ``2h``, ``1d``."""
        if key not in self:
            self._asked.add(key)
            return default
        value = self._take(key, "")
        found = LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
        length = timedelta(**{UNITS[found[2]]: float(found[1])}) if found else timedelta(0)
        if timedelta(0) < length <= LONGEST:
            return length
        self.wrong(key, 'this must be a length of time up to a year, such as "30s", "15m", "2h" or "1d"')
        return default

    def clocks(self, key: str) -> tuple[time, ...]:
        """Times of day, such as ``08:30``."""
        return tuple(each for each in (self._clock(key, text) for text in self.texts(key)) if each is not None)

    def span(self, key: str) -> tuple[time, time] | None:
        """Two times of day with a hyphen between them."""
        given = self.text(key)
        if not given:
            return None
        start, _, end = given.partition("-")
        found = self._clock(key, start), self._clock(key, end)
        if found[0] is None or found[1] is None:
            return None
        if found[0] == found[1]:
            self.wrong(key, "these hours have no end; give two different times")
        return found[0], found[1]

    def nothing_else(self) -> None:
        """Note every key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                near = get_close_matches(key, self._asked, n=1)
                known = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(sorted(self._asked))}"
                self.wrong(key, f"there is no such key{known}")

    def _take(self, key: str, default: Any) -> Any:
        self._asked.add(key)
        return self._values.get(key, default)

    def _clock(self, key: str, text: str) -> time | None:
        if not CLOCK.fullmatch(text.strip()):
            self.wrong(key, f"{text.strip()!r} is no time of day; write 08:30")
            return None
        return time.fromisoformat(text.strip())

    def _expanded(self, key: str, value: str) -> str:
        def one(found: re.Match[str]) -> str:
            if found[1] not in self.notes.environment:
                self.wrong(key, f"the environment has no {found[1]}; set it, or put it into .env")
            return self.notes.environment.get(found[1], "")

        return VARIABLE.sub(one, value)
