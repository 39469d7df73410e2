"""How a page speaks to its reader: texts, numbers and times in the reader's language and zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, cached_property, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_timedelta, get_timezone_name
from babel.numbers import format_decimal, format_percent

from crawler.monitor.web.pages.catalogue import catalogue

DATES = {"en": "d MMM yyyy", "tr": "d MMM yyyy"}
SHARES = {"en": "#,##0.#%", "tr": "%#,##0.#"}
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class Speech:
    """One reader's language (``en`` or ``tr``) and zone (an IANA name)."""

    language: str
    zone: str = "UTC"

    @cached_property
    def locale(self) -> Locale:
        """The language as CLDR knows it; English as in Europe, with days before months."""
        return Locale.parse("en_GB" if self.language == "en" else self.language)

    @cached_property
    def clock(self) -> ZoneInfo:
        """The reader's zone."""
        return ZoneInfo(self.zone)

    def say(self, key: str, /, **values: object) -> str:
        """The text with that key, its ``{names}`` filled; ``n`` chooses the plural form. KeyError if there is no such text."""
        text = catalogue(self.language)[key]
        if isinstance(text, str):
            return text.format_map(values) if values else text
        number = values["n"]
        assert isinstance(number, int)
        form = self.locale.plural_form(number)
        return text.get(form, text["other"]).format_map({**values, "n": self.number(number)})

    def name(self, family: str, value: str) -> str:
        """What a value of ours is called (a kind, an outcome, a state); a value without a name is its own."""
        text = catalogue(self.language).get(f"{family}.{value.replace(' ', '_')}", value)
        return text if isinstance(text, str) else value

    def number(self, value: float) -> str:
        """A number with its separators."""
        return format_decimal(value, locale=self.locale)

    def percent(self, share: float) -> str:
        """A share between 0 and 1; what is nearly all is never called all."""
        told = min(share, 0.999) if 0.99 < share < 1 else share
        return format_percent(told, SHARES[self.language], locale=self.locale)

    def day(self, at: datetime) -> str:
        """A day in the reader's zone."""
        return format_date(at.astimezone(self.clock), DATES[self.language], locale=self.locale)

    def short_day(self, at: datetime) -> str:
        """Day and month."""
        return format_date(at.astimezone(self.clock), "d MMM", locale=self.locale)

    def short_span(self, length: timedelta) -> str:
        """A round length of time, abbreviated: 3 hr, 7 days."""
        return format_timedelta(length, threshold=1, format="short", locale=self.locale)

    def minute(self, at: datetime) -> str:
        """A time of day in the reader's zone."""
        return written(at, "HH:mm", self)

    def moment(self, at: datetime) -> str:
        """Day and minute in the reader's zone, whose name stands once on the page."""
        return written(at, f"{DATES[self.language]} HH:mm", self)

    def exactly(self, at: datetime) -> str:
        """Day, second and zone."""
        return written(at, f"{DATES[self.language]} HH:mm:ss zzzz", self)

    def ago(self, at: datetime, now: datetime) -> str:
        """How long ago, or in how long; a moment within a minute is now."""
        if abs(at - now) < MINUTE:
            return self.say("time.now")
        return format_timedelta(whole(at - now), add_direction=True, threshold=coarse(at - now), locale=self.locale)

    def span(self, length: timedelta) -> str:
        """A length of time, in whole units of which there are at least two."""
        return format_timedelta(whole(length), threshold=coarse(length), locale=self.locale)

    def zone_name(self) -> str:
        """What the zone is called in the reader's language."""
        if self.zone == "UTC":
            return "UTC"
        return get_timezone_name(self.clock, locale=self.locale, width="long")


@lru_cache(maxsize=8192)
def written(at: datetime, pattern: str, speech: Speech) -> str:
    """An instant in a pattern of CLDR; remembered, because a stream writes the same ones again and again."""
    return format_datetime(at.astimezone(speech.clock), pattern, locale=speech.locale)


def whole(length: timedelta) -> timedelta:
    """The length without the seconds of a started minute, if it has a whole one."""
    return length if abs(length) < MINUTE else (abs(length) // MINUTE * MINUTE) * (1 if length > timedelta() else -1)


def coarse(length: timedelta) -> float:
    """From how many of a unit on it is used: two, so that 100 minutes are no hour; but a single minute is one."""
    return 1 if abs(length) < 2 * MINUTE else 2


def iso(at: datetime) -> str:
    """An instant for machines, as a ``datetime`` attribute holds it.

    >>> iso(datetime(2026, 3, 2, 12, tzinfo=UTC))
    '2026-03-02T12:00:00Z'
    """
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@cache
def zones() -> tuple[str, ...]:
    """The zones that a reader may choose, UTC first."""
    named = (
        name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/", "posix/"))
    )
    return ("UTC", *sorted(named))


@cache
def spoken(tag: str) -> str:
    """A page's language as a ``lang`` attribute may say it; nothing if no such language exists.

    >>> spoken("tr_TR"), spoken("en"), spoken("klingon' onload=x")
    ('tr-TR', 'en', '')
    """
    try:
        locale = Locale.parse(tag.replace("-", "_")[:20])
    except (UnknownLocaleError, ValueError, TypeError):
        return ""
    return f"{locale.language}-{locale.territory}" if locale.territory else locale.language
