"""What publishers print is read as they meant it."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from crawler.reading.stamps import read_stamp
from tests.reading.stamps.printed import ROWS, Row


def meant(row: Row) -> datetime | None:
    """The instant of the wall clock stated beside the string."""
    place = ZoneInfo(row.meant_in or row.zone or "UTC")
    return datetime.fromisoformat(row.meant).replace(tzinfo=place).astimezone(UTC) if row.meant else None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.language} {row.raw!a}"[:70])
def test_a_printed_stamp_is_the_modified_time_the_publisher_meant(row: Row) -> None:
    seen_at = datetime.fromisoformat(row.seen_at).replace(tzinfo=UTC)
    stamp = read_stamp(row.raw, seen_at=seen_at, zone=row.zone, languages=(row.language,))
    found = stamp.at if stamp and stamp.role != "published" else None
    assert found == meant(row)
