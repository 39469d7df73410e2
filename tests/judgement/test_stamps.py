"""Stamps are compared as exactly as the coarser of both allows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judgement.stamps import relation
from tests.judgement.texts import stamp

STAMPS = st.builds(stamp, st.integers(-3000, 3000), precision=st.sampled_from(["second", "minute", "hour", "day"]))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (stamp(0), stamp(0), "stood"),
        (stamp(0), stamp(1 / 60), "moved"),
        (stamp(1), stamp(0), "backwards"),
        (stamp(0, precision="minute"), stamp(0.5), "stood"),
        (stamp(0, precision="minute"), stamp(1), "moved"),
        (stamp(0, precision="day"), stamp(1439), "stood"),
        (stamp(0, precision="day"), stamp(1440), "moved"),
        (None, stamp(0), "moved"),
        (stamp(0), None, "unknown"),
        (None, None, "unknown"),
        (stamp(0), stamp(90, flags=("relative",)), "unknown"),
    ],
)
def test_a_stamp_stands_to_the_one_before(before, after, expected):
    assert relation(before, after) == expected


@given(STAMPS, STAMPS)
def test_what_moved_one_way_moved_back_the_other(before, after):
    opposite = {"moved": "backwards", "backwards": "moved", "stood": "stood"}
    assert relation(after, before) == opposite[relation(before, after)]
