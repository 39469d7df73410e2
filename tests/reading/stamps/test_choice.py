"""Of all the times on a page the publisher's own are chosen, and every quarrel between them is flagged."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crawler.model import Claim, Role
from crawler.reading.stamps import Chosen, choose, zone_error

SEEN_AT = datetime(2014, 11, 7, 13, tzinfo=UTC)


def machine(raw: str, role: Role = "modified", source: str = "json-ld") -> Claim:
    return Claim(raw=raw, source=source, role=role)


def visible(raw: str, role: Role = "modified") -> Claim:
    return Claim(raw=raw, source="visible", role=role)


def chosen(
    *claims: Claim, zone: str | None = "Europe/Istanbul", seen_at: datetime = SEEN_AT, language: str = "tr"
) -> Chosen:
    return choose(claims, seen_at=seen_at, zone=zone, languages=(language,), date_order="")


def modified(*claims: Claim, zone: str | None = "Europe/Istanbul") -> tuple[str, str, tuple[str, ...]]:
    stamp = chosen(*claims, zone=zone).date_modified
    assert stamp
    return stamp.at.strftime("%H:%M"), stamp.source, stamp.flags


def test_programs_and_text_that_agree_are_believed_more() -> None:
    alone = chosen(machine("2014-11-07T09:18:57+02:00")).date_modified
    both = chosen(machine("2014-11-07T09:18:57+02:00"), visible("Güncelleme: 07.11.2014 09:18")).date_modified
    assert alone
    assert both
    assert both.confidence > alone.confidence
    assert both.flags == ()


def test_a_visible_clock_newer_than_the_programs_is_believed() -> None:
    claims = machine("2014-11-07T09:18:57+02:00"), visible("Güncelleme: 07.11.2014 11:05")
    assert modified(*claims) == ("09:05", "visible", ("machine-stale",))


def test_a_visible_clock_older_than_the_programs_is_flagged() -> None:
    claims = machine("2014-11-07T11:05:00+02:00"), visible("Güncelleme: 07.11.2014 09:18")
    assert modified(*claims) == ("09:05", "json-ld", ("ambiguous",))


def test_of_one_wall_clock_in_two_zones_the_one_that_is_not_utc_is_believed() -> None:
    claims = machine("2014-11-07T09:18:57Z"), machine("2014-11-07T09:18:57+02:00", source="meta:article:modified_time")
    assert modified(*claims) == ("07:18", "meta:article:modified_time", ("zone-conflict",))


def test_a_local_time_marked_as_utc_is_convicted_by_the_visible_clock() -> None:
    claims = machine("2014-11-07T09:18:57Z"), visible("Güncelleme: 07.11.2014 09:18")
    assert modified(*claims) == ("07:18", "visible", ("zone-conflict",))


def test_the_pages_own_offset_settles_a_clock_without_a_zone() -> None:
    found = chosen(machine("2014-11-07T09:18:57+02:00"), visible("Last modified: 2014-11-07 09:18"), zone=None)
    stamp = found.claims[1]
    assert (stamp.at.strftime("%H:%M"), stamp.zone, stamp.flags) == ("07:18", "+02:00", ("inferred-zone",))


def test_a_clock_without_any_zone_names_no_instant() -> None:
    assert chosen(visible("Güncelleme: 07.11.2014 09:18"), zone=None).claims == ()


def test_an_offset_on_the_page_corrects_a_zone_that_was_configured_wrong() -> None:
    found = chosen(machine("2014-11-07T09:18:57+02:00"), visible("Güncelleme: 07.11.2014 09:18"), zone="Europe/London")
    assert found.claims[1].at.hour == 7
    assert set(found.claims[1].flags) == {"inferred-zone", "zone-conflict"}


def test_numbers_in_an_unknown_order_are_read_as_the_programs_say() -> None:
    claims = machine("2014-11-06T09:18:57+02:00"), visible("Last updated: 06/11/2014 09:18")
    found = chosen(*claims, language="en")
    assert (found.claims[1].at.day, found.claims[1].flags) == (6, ("ambiguous",))


def test_an_edit_before_release_is_no_error() -> None:
    found = chosen(machine("2014-11-07T06:00:00Z"), machine("2014-11-07T08:00:00Z", "published"))
    assert found.date_modified
    assert found.date_modified.flags == ("before-release",)


def test_a_time_still_to_come_is_kept_and_not_chosen() -> None:
    found = chosen(machine("2014-11-07T18:00:00Z"))
    assert found.date_modified is None
    assert found.claims[0].flags == ("future",)


@pytest.mark.parametrize("source", ["http:last-modified", "sitemap", "feed"])
def test_hints_are_kept_and_never_chosen(source: str) -> None:
    found = chosen(machine("Fri, 07 Nov 2014 09:18:57 GMT", source=source))
    assert found.date_modified is None
    assert len(found.claims) == 1


def test_a_relative_stamp_is_chosen_only_when_nothing_else_speaks() -> None:
    relative = visible("Güncelleme: 3 saat önce")
    assert modified(relative) == ("10:00", "visible", ("relative",))
    assert modified(relative, machine("2014-11-07T07:18:57Z")) == ("07:18", "json-ld", ())


def test_a_time_without_a_day_on_an_old_page_does_not_move_with_the_visits() -> None:
    claims = machine("2014-11-07T09:18:57+02:00"), visible("Son güncelleme: 09:18")
    for days in (0, 1, 30):
        stamp = chosen(*claims, seen_at=SEEN_AT + timedelta(days=days)).date_modified
        assert stamp
        assert stamp.at.date() == SEEN_AT.date()


def test_a_time_without_a_label_is_when_the_article_appeared() -> None:
    found = chosen(visible("07.11.2014 07:02", ""), visible("Güncelleme: 07.11.2014 09:18"))
    assert found.date_published
    assert (found.date_published.at.hour, found.date_published.role) == (5, "published")


def test_a_label_less_clock_that_nothing_explains_is_flagged() -> None:
    found = chosen(visible("07.11.2014 07:02", ""), machine("2014-11-07T01:11:00Z", "published"))
    assert found.date_published
    assert found.date_published.flags == ("ambiguous",)


def test_all_candidates_are_kept_beside_the_choice() -> None:
    claims = (
        machine("2014-11-07T07:18:57Z"),
        machine("2014-11-07T05:00:00Z", "published", "meta:article:published_time"),
        visible("Güncelleme: 07.11.2014 09:18"),
        machine("2014-11-07", source="sitemap"),
        visible("Okunma: 1.234", ""),
    )
    assert [stamp.raw for stamp in chosen(*claims).claims] == [claim.raw for claim in claims[:4]]


def page(visible_clock: str, program: str) -> Chosen:
    return chosen(visible(f"Güncelleme: {visible_clock}"), machine(program), zone="Europe/London")


def test_a_zone_that_is_wrong_on_page_after_page_is_reported() -> None:
    pages = [page(f"0{day}.11.2014 09:18", f"2014-11-0{day}T07:18:30Z") for day in range(1, 5)]
    assert zone_error(pages, zone="Europe/London") == timedelta(hours=2)
    assert zone_error(pages[:2], zone="Europe/London") is None


def test_a_zone_that_fits_is_not_reported() -> None:
    pages = [page(f"0{day}.11.2014 09:18", f"2014-11-0{day}T09:18:30Z") for day in range(1, 5)]
    assert zone_error(pages, zone="Europe/London") is None
