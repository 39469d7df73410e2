"""A naive stamp is the publisher's own wall clock, odd switches included."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.model import Stamp
from crawler.reading.stamps import read_stamp

LATER = datetime(2026, 3, 12, 12, tzinfo=UTC)


def read(raw: str, zone: str | None = "Europe/Istanbul", language: str = "tr") -> Stamp:
    stamp = read_stamp(raw, seen_at=LATER, zone=zone, languages=(language,))
    assert stamp
    return stamp


@pytest.mark.parametrize(
    ("printed", "utc"),
    [
        ("27.03.2011 12:00", "10:00"),  # Turkey changed a day after the others
        ("28.03.2011 12:00", "09:00"),
        ("30.03.2014 12:00", "10:00"),
        ("31.03.2014 12:00", "09:00"),
        ("25.10.2015 12:00", "09:00"),  # and two weeks after them
        ("08.11.2015 12:00", "10:00"),
        ("07.11.2014 09:18:57", "07:18:57"),
        ("07.11.2016 09:18:57", "06:18:57"),  # summer time for good
    ],
)
def test_turkish_clocks_follow_turkeys_own_history(printed: str, utc: str) -> None:
    assert read(printed).at.time().isoformat() == (utc if len(utc) > 5 else f"{utc}:00")


def test_an_hour_that_was_skipped_is_read_with_the_offset_before_and_flagged() -> None:
    stamp = read("31.03.2014 03:30")
    assert (stamp.at, stamp.flags) == (datetime(2014, 3, 31, 1, 30, tzinfo=UTC), ("gap",))


def test_an_hour_that_came_twice_is_its_first_and_flagged() -> None:
    stamp = read("26.10.2014 03:30")
    assert (stamp.at, stamp.flags) == (datetime(2014, 10, 26, 0, 30, tzinfo=UTC), ("overlap",))


def test_without_zone_and_offset_there_is_no_instant() -> None:
    assert read_stamp("07.11.2014 09:18", seen_at=LATER, zone=None, languages=("tr",)) is None


def test_a_zone_that_does_not_exist_gives_no_instant() -> None:
    assert read_stamp("07.11.2014 09:18", seen_at=LATER, zone="Europe/Atlantis", languages=("tr",)) is None


def test_a_printed_offset_wins_over_the_publishers_zone() -> None:
    stamp = read("2014-11-07T09:18:57-05:00")
    assert (stamp.at, stamp.zone) == (datetime(2014, 11, 7, 14, 18, 57, tzinfo=UTC), "-05:00")


@pytest.mark.parametrize(("zone", "utc"), [("America/Chicago", 15), ("Asia/Shanghai", 1), ("Europe/Istanbul", None)])
def test_an_abbreviation_of_several_places_is_the_publishers(zone: str, utc: int | None) -> None:
    stamp = read_stamp("Updated: Nov 6, 2014 09:18 CST", seen_at=LATER, zone=zone, languages=("en",))
    assert (stamp.at.hour if stamp else None) == utc


def test_a_stamp_minutes_ahead_of_the_visit_is_flagged_and_one_hours_ahead_refused() -> None:
    near = read_stamp("2026-03-12T12:05:00Z", seen_at=LATER, zone=None)
    assert near
    assert near.flags == ("future",)
    assert read_stamp("2026-03-12T12:30:00Z", seen_at=LATER, zone=None) is None


def test_the_raw_string_travels_with_the_stamp() -> None:
    raw = "Son Güncelleme: 07.11.2014 09:18 | Okunma: 1.234"
    assert read(raw).raw == raw


def test_a_label_for_the_release_gives_the_published_role() -> None:
    assert read("Giriş Tarihi: 07.11.2014 09:18").role == "published"


def test_a_line_with_both_times_gives_the_published_one_when_asked() -> None:
    stamp = read_stamp(
        "Giriş: 07.11.2014 07:02 Güncelleme: 07.11.2014 09:18",
        seen_at=LATER,
        zone="Europe/Istanbul",
        languages=("tr",),
        role="published",
    )
    assert stamp
    assert (stamp.at.hour, stamp.role) == (5, "published")


def test_an_order_that_the_publisher_states_is_never_swapped() -> None:
    stamp = read_stamp("11/07/2014 09:18", seen_at=LATER, zone="UTC", languages=("tr",), date_order="MDY")
    assert stamp
    assert stamp.at.month == 11
    assert read_stamp("13/07/2014 09:18", seen_at=LATER, zone="UTC", languages=("en",), date_order="MDY") is None
