"""What a crawl is asked to visit is checked before anything starts."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from crawler.errors import AddressError, UnknownPublisherError, UsageError
from crawler.publishers.catalogue import load_publishers
from crawler.spiders.targets import targets_from

PUBLISHERS = load_publishers()


def test_a_publisher_is_found_by_name_and_by_title() -> None:
    for name in ("dailysabah", "Daily Sabah", "DAILY SABAH"):
        assert targets_from(PUBLISHERS, publisher=name, url=None, urls=None).publisher == PUBLISHERS["dailysabah"]


def test_an_unknown_publisher_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownPublisherError, match=r"'daylisabah'.*dailysabah, guardian, hurriyet.*PUBLISHERS_PATH"):
        targets_from(PUBLISHERS, publisher="daylisabah", url=None, urls=None)


@pytest.mark.parametrize(
    "url", ["www.example.com/story", "ftp://example.com/a", "http://", "https:///x", "http://a:99999/", "javascript:1"]
)
def test_an_address_without_scheme_or_host_is_refused(url: str) -> None:
    with pytest.raises(AddressError, match="http://"):
        targets_from(PUBLISHERS, publisher=None, url=url, urls=None)


@pytest.mark.parametrize("given", [{}, {"url": "http://a.example/", "publisher": "guardian"}])
def test_exactly_one_kind_of_target_is_needed(given: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="needs one of"):
        targets_from(PUBLISHERS, **{"publisher": None, "url": None, "urls": None} | given)


def test_a_list_passes_over_comments_empty_lines_and_repeats(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text(
        "\ufeff# morning round\nhttp://a.example/1\n\nhttp://a.example/2\nhttp://a.example/1\n", encoding="utf-8"
    )
    found = targets_from(PUBLISHERS, publisher=None, url=None, urls=str(file))
    assert found.urls == ("http://a.example/1", "http://a.example/2")


def test_a_list_can_come_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("http://a.example/1\n"))
    assert targets_from(PUBLISHERS, publisher=None, url=None, urls="-").urls == ("http://a.example/1",)


def test_a_wrong_line_is_named_with_its_number(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("http://a.example/1\nnot an address\n")
    with pytest.raises(AddressError, match=r"list\.txt, line 2: 'not an address'"):
        targets_from(PUBLISHERS, publisher=None, url=None, urls=str(file))


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00binary", b"# nothing\n"])
def test_a_list_that_cannot_be_used_says_why(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "list.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(AddressError, match="the list of addresses"):
        targets_from(PUBLISHERS, publisher=None, url=None, urls=str(file))
