"""A stamp moved, stood or went backwards, as far as both of its readings can tell."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.model import Precision, Stamp
from crawler.reading.stamps import relation


def stamp(clock: str, precision: Precision = "minute", flags: tuple[str, ...] = ()) -> Stamp:
    at = datetime.fromisoformat(f"2014-11-07T{clock}").replace(tzinfo=UTC)
    return Stamp(at=at, raw=clock, source="visible", zone="UTC", precision=precision, flags=flags, role="modified")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (stamp("09:18"), stamp("09:19"), "moved"),
        (stamp("09:18"), stamp("09:18"), "stood"),
        (stamp("09:18"), stamp("09:17"), "backwards"),
        (stamp("09:18"), stamp("09:18:57", "second"), "stood"),
        (stamp("09:18:57", "second"), stamp("09:18"), "stood"),
        (stamp("09:18:57", "second"), stamp("09:18:58", "second"), "moved"),
        (stamp("00:00", "day"), stamp("09:18"), "stood"),
        (None, stamp("09:18"), "unknown"),
        (stamp("09:18"), None, "unknown"),
        (stamp("09:18"), stamp("10:18", "hour", ("relative",)), "unknown"),
    ],
)
def test_stamps_are_compared_at_the_coarser_precision(before: Stamp | None, after: Stamp | None, expected: str) -> None:
    assert relation(before, after) == expected
