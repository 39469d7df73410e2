"""The words a language tells time with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Words = str
"""Words or phrases between commas, in any case and with or without accents: they are folded like the lines they stand in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language's stamp words.

    ``code`` is its ISO 639 code, ``also`` those of languages near enough to share its words, ``order`` how it writes a date
    in numbers.
    ``months`` begin with January, ``weekdays`` with Monday. ``days`` counts from today (yesterday is -1). ``units`` are
    counted ("3 hours"), ``single`` are units that mean one of them without a number, ``numbers`` words for quantities.
    ``modified`` and ``published`` are labels, ``counters`` what other numbers on such lines count. ``joins`` may stand
    between the parts of a stamp without a meaning of their own, ``by`` introduces a name, ``clock`` follows or precedes a
    time of day. ``zones`` are ways to name a zone, by its IANA name. ``solar`` and ``lunar`` are the months of the Persian and
    the Islamic calendar.
    """

    code: str
    also: tuple[str, ...] = ()
    order: str = "DMY"
    months: tuple[Words, ...] = ()
    weekdays: tuple[Words, ...] = ()
    days: Mapping[int, Words] = field(default_factory=dict)
    units: Mapping[str, Words] = field(default_factory=dict)
    single: Mapping[str, Words] = field(default_factory=dict)
    numbers: Mapping[str, Words] = field(default_factory=dict)
    ago: Words = ""
    later: Words = ""
    am: Words = ""
    pm: Words = ""
    modified: Words = ""
    published: Words = ""
    counters: Words = ""
    joins: Words = ""
    by: Words = ""
    clock: Words = ""
    ordinals: Words = ""
    zones: Mapping[str, Words] = field(default_factory=dict)
    solar: tuple[Words, ...] = ()
    lunar: tuple[Words, ...] = ()
