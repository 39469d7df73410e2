"""Any string at all gives a stamp or none, never an exception, never a time still to come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.model import Block, Claim
from crawler.reading.stamps import choose, is_stamp_line, read_stamp, visible_claims
from crawler.reading.stamps.folding import fold
from crawler.reading.stamps.languages import LANGUAGES
from tests.reading.stamps.printed import ROWS

SEEN_AT = datetime(2014, 11, 7, 13, tzinfo=UTC)
FRAGMENTS = sorted({piece for row in ROWS for piece in row.raw.split()} | {row.raw for row in ROWS})
SIGNS = [
    "\x00",
    "\x1b[31m",
    "\ufffd",
    "\ue000",
    "\ue005",
    "\x1a",
    "&#xe001;",
    "&amp;#xe001;",
    "?",
    "\u202e",
    "\u200b",
    "&#1;",
    "&amp;",
    "٣",
    "۳",
    "३",
    "１",
    "²",
    "Ⅷ",
    "߁",
    "𝟗",
    "\n",
    "/",
    ":",
    "-",
    ".",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from([*FRAGMENTS, *SIGNS]), max_size=12).map(" ".join),
    st.lists(st.sampled_from([*FRAGMENTS, *SIGNS]), max_size=12).map("".join),
    st.text(max_size=60),
    st.text(alphabet="0123456789:.-/ TZ+h", max_size=30),
)
LANGUAGE = st.sampled_from(["", "xx", "en-US", "zh-Hant-TW", *LANGUAGES])
ZONES = st.sampled_from(
    [None, "", "UTC", "Europe/Istanbul", "Nowhere/Land", "../etc/passwd", "Pacific/Kiritimati", "Asia/Tehran"]
)
ORDERS = st.sampled_from(["", "DMY", "MDY", "YMD", "nonsense"])


@given(TEXTS, LANGUAGE, ZONES, ORDERS)
def test_no_string_gives_an_exception_or_a_time_still_to_come(
    text: str, language: str, zone: str | None, order: str
) -> None:
    stamp = read_stamp(text, seen_at=SEEN_AT, zone=zone, languages=(language,), date_order=order)
    if stamp:
        assert stamp.at.tzinfo is UTC
        assert datetime(1994, 12, 30, tzinfo=UTC) < stamp.at <= SEEN_AT + timedelta(minutes=10)
        assert 0 <= stamp.confidence <= 1


@given(st.lists(TEXTS, max_size=5), ZONES)
def test_no_page_gives_an_exception_or_a_choice_still_to_come(texts: list[str], zone: str | None) -> None:
    claims = [Claim(raw=text, source=source, role="modified") for text in texts for source in ("json-ld", "visible")]
    found = choose(claims, seen_at=SEEN_AT, zone=zone, languages=("tr", "en"), date_order="")
    assert found.date_modified is None or found.date_modified.at <= SEEN_AT + timedelta(minutes=10)
    assert len(visible_claims([Block(text=text, where="tail") for text in texts])) <= 24


@given(TEXTS)
@example("×\x80²")
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    half_decoded = any("\x80" <= sign <= "\x9f" for sign in once)  # what is left of it may make sense at a second look
    assert fold(once) == once or "&" in text or "&" in once or half_decoded


@given(TEXTS, st.sampled_from([" haber", " said the minister", " goals and 7 points"]))
def test_a_stamp_line_with_a_word_of_news_more_is_none(text: str, news: str) -> None:
    assert not is_stamp_line(f"minister of state{news} {text} said nothing more")


@pytest.mark.parametrize("piece", ["9", "9:", "07.11.2014 ", "&amp;", "[", "son ", "?", "\ufffd", "Ã¼", "a ", "("])
def test_a_line_of_a_megabyte_is_text_and_no_stamp(piece: str) -> None:
    line = piece * (1_000_000 // len(piece))
    assert read_stamp(line, seen_at=SEEN_AT, zone="UTC", languages=("tr",)) is None
    assert not is_stamp_line(line)
    assert visible_claims([Block(text=line, where="tail")]) == ()


@given(
    st.datetimes(datetime.fromisoformat("1995-01-02"), datetime.fromisoformat("2014-11-07T12:59")),
    st.sampled_from(["tr", "de", "fr", "ru", "el", "ar", "az", "bg", "pl"]),
)
def test_any_clock_printed_in_numbers_or_words_is_read_back(clock: datetime, language: str) -> None:
    clock = clock.replace(second=0, microsecond=0)
    month = LANGUAGES[language].months[clock.month - 1].split(",")[0].strip()
    for printed in (
        f"{clock:%d.%m.%Y %H:%M}",
        f"{clock.day} {month} {clock:%Y, %H:%M}",
        f"{clock:%H:%M} - {clock:%d/%m/%Y}",
    ):
        stamp = read_stamp(printed, seen_at=SEEN_AT, zone="UTC", languages=(language,))
        assert stamp
        assert stamp.at.replace(tzinfo=None) == clock
