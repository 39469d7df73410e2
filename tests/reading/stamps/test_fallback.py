"""Languages without a table of ours are read by dateparser, pinned, and only if its answer stands on the page."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.reading.stamps import read_stamp

SEEN_AT = datetime(2026, 3, 12, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("raw", "language", "meant"),
    [
        ("11 tháng 3 năm 2026 18:40", "vi", "2026-03-11T18:40"),
        ("11. märts 2026 18:40", "et", "2026-03-11T18:40"),
        ("11 במרץ 2026", "he", "2026-03-11"),
    ],
)
def test_a_date_in_words_of_another_language_is_read_in_the_publishers_zone(
    raw: str, language: str, meant: str
) -> None:
    stamp = read_stamp(raw, seen_at=SEEN_AT, zone="UTC", languages=(language,))
    assert stamp
    assert stamp.at.replace(tzinfo=None) == datetime.fromisoformat(meant)


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("Kovas 2026", "lt"),
        ("13.13.2026 10:00", "et"),
        ("5 tháng 2026", "vi"),
        ("2026", "vi"),
        ("11 tháng 3 năm 2062", "vi"),
        ("Hà Nội thắng 3-1 trong trận đấu ngày hôm qua tại sân Mỹ Đình năm 2026", "vi"),
    ],
)
def test_a_guess_is_no_stamp(raw: str, language: str) -> None:
    stamp = read_stamp(raw, seen_at=SEEN_AT, zone="UTC", languages=(language,))
    assert stamp is None
