"""Stamps of different precision may name one instant."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crawler.model import Precision, Stamp
from crawler.reading.stamps.together import together


def stamp(clock: str, precision: Precision = "minute") -> Stamp:
    at = datetime.fromisoformat(f"2014-11-07T{clock}").replace(tzinfo=UTC)
    return Stamp(at=at, raw=clock, source="visible", zone="UTC", precision=precision, role="modified")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (stamp("09:18"), stamp("09:18"), True),
        (stamp("09:18"), stamp("09:19"), False),
        (stamp("09:18"), stamp("09:18:57", "second"), True),
        (stamp("09:18:57", "second"), stamp("09:18:58", "second"), False),
        (stamp("00:00", "day"), stamp("09:18"), True),
        (stamp("00:00", "day"), stamp("09:18", "hour"), True),
    ],
)
def test_stamps_are_compared_at_the_coarser_precision(one: Stamp, other: Stamp, expected: bool) -> None:
    assert together(one, other) is together(other, one) is expected


def test_a_few_minutes_may_lie_between_a_page_and_its_machine() -> None:
    assert together(stamp("09:18"), stamp("09:20"), within=timedelta(minutes=2))
    assert not together(stamp("09:18"), stamp("09:21"), within=timedelta(minutes=2))
