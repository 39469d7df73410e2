"""Warnings in the reader's language: what was seen, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.monitor.warnings import Concern, Measured
from crawler.monitor.web.pages.speech import Speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One warning; ``publisher`` is empty for what is the machine's own."""

    publisher: str
    title: str
    kind: str
    text: str
    todo: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The first warnings of all, for a list's head, and how many there are beside them."""

    shown: tuple[Told, ...]
    more: int

    @property
    def total(self) -> int:
        """All of them."""
        return len(self.shown) + self.more


def strip(concerns: Iterable[Concern], speech: Speech, titles: dict[str, str], *, most: int) -> Strip:
    """The machine's own warnings first, then those of publishers, at most so many."""
    ordered = sorted(concerns, key=lambda each: (each.publisher != "", each.publisher))
    return Strip(tuple(told(each, speech, titles) for each in ordered[:most]), max(len(ordered) - most, 0))


def told(concern: Concern, speech: Speech, titles: dict[str, str]) -> Told:
    """A warning as a page shows it; *titles* are the publishers' by name."""
    sign = concern.sign.replace(" ", "_")
    measured = {name: spoken(value, speech) for name, value in concern.measured.items()}
    return Told(
        publisher=concern.publisher,
        title=titles.get(concern.publisher, concern.publisher),
        kind=speech.name("concern", concern.kind),
        text=speech.say(f"concern_text.{sign}", **measured),
        todo=speech.say(f"concern_todo.{sign}"),
    )


def spoken(value: Measured, speech: Speech) -> str:
    """What was measured, as the reader's language writes it: an instant, a length of time, a share, a number."""
    if isinstance(value, datetime):
        return speech.moment(value)
    if isinstance(value, timedelta):
        return speech.span(value)
    return speech.percent(value) if isinstance(value, float) else speech.number(value)
