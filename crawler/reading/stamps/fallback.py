"""The last resort for languages without a table of ours: dateparser, pinned and guarded.

Left alone it guesses languages for seconds, swaps day and month, takes words for zones and fills missing parts with today. So it
gets one language, one order, a fixed base, only short strings without a date in numbers, and its answer must be made of the
numbers that stand there.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from crawler.reading.stamps.folding import fold
from crawler.reading.stamps.formats import Reading
from crawler.reading.stamps.formats.format import EARLIEST_YEAR
from crawler.reading.stamps.frame import Frame
from crawler.reading.stamps.lexicon import codes_of

LONGEST = 80
_MOST_WORDS = 10
_IN_NUMBERS = re.compile(r"\d{1,4} ?[./-] ?\d{1,2} ?[./-] ?\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_BASE = datetime(2000, 1, 1)  # noqa: DTZ001


def read_elsewhere(raw: str, frame: Frame) -> Reading | None:
    """The day, and the time if one stands there, that *raw* names in a language without a table; None if unsure."""
    language = frame.languages[0].lower()[:3].rstrip("-_") if frame.languages else ""
    if not _LANGUAGE.fullmatch(language) or codes_of(frame.languages) or len(raw) > LONGEST:
        return None
    text = fold_digits(raw.rpartition(": ")[2])
    if not _YEAR.search(text) or _IN_NUMBERS.search(text) or len(text.split()) > _MOST_WORDS:
        return None
    found = _absolute(text, language)
    return _made_of_its_numbers(found, text) if found else None


def fold_digits(text: str) -> str:
    """*text* with ASCII digits; letters stay."""
    return "".join(fold(sign) if sign.isdecimal() else sign for sign in text)


@lru_cache(maxsize=1024)
def _absolute(text: str, language: str) -> datetime | None:
    """What dateparser finds in *text*, a naive wall clock."""
    # Importing it takes longer than reading a thousand pages without it.
    import dateparser

    settings = {
        "DATE_ORDER": "DMY",
        "RELATIVE_BASE": _BASE,
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "STRICT_PARSING": True,
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    try:
        found = dateparser.parse(text, languages=[language], settings=settings)
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError, KeyError, re.error, RecursionError):
        return None
    return found if isinstance(found, datetime) and found.tzinfo is None else None


def _made_of_its_numbers(found: datetime, text: str) -> Reading | None:
    """The answer, if day, year and time all stand in *text* as numbers, and no other number does."""
    numbers = [int(number) for number in re.findall(r"\d{1,4}", text)]
    clocked = (found.hour, found.minute) != (0, 0) or ":" in text
    needed = [found.day, found.year, *([found.minute] if clocked else [])]
    if found.year < EARLIEST_YEAR or any(number not in numbers for number in needed):
        return None
    if len(numbers) > (5 if clocked else 2):
        return None
    return Reading(found, "minute" if clocked else "day", trust=0.7)
