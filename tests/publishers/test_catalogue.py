"""Every file of the folder is a publisher; a file that cannot be used is named with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.errors import PublisherFileError
from crawler.publishers.catalogue import load_publishers, name_of, publisher_of

PUBLISHERS = load_publishers()
GOOD = """
from crawler.model import Publisher
PUBLISHER = Publisher(name="local", title="Local News", domains=("127.0.0.1:8123", "local.example"), zone="Europe/Istanbul")
"""


def test_the_three_examples_are_there_with_zone_language_feeds_and_sitemaps() -> None:
    assert {"dailysabah", "hurriyet", "guardian"} <= set(PUBLISHERS)
    for publisher in PUBLISHERS.values():
        assert publisher.zone and publisher.languages and publisher.feeds and publisher.sitemaps, publisher.name


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (
            "https://www.dailysabah.com/politics/2014/11/07/white-house-wont-confirm-obama-sent-letter-to-khamenei",
            "dailysabah",
        ),
        ("http://DAILYSABAH.com:80/x", "dailysabah"),
        ("https://www.hurriyet.com.tr/gundem/son-dakika-haberi-42500000", "hurriyet"),
        ("https://notdailysabah.com/x", None),
        ("https://dailysabah.com.evil.example/x", None),
        ("https://evil.example/?u=dailysabah.com", None),
        ("https://user@evil.example/", None),
    ],
)
def test_an_address_belongs_to_the_publisher_of_its_host(url: str, name: str | None) -> None:
    found = publisher_of(url, PUBLISHERS.values())
    assert (found.name if found else None) == name


def test_a_folder_of_ones_own_adds_publishers_even_on_a_port(tmp_path: Path) -> None:
    (tmp_path / "local.py").write_text(GOOD)
    publishers = load_publishers(tmp_path)
    assert publisher_of("http://127.0.0.1:8123/a", publishers.values()) == publishers["local"]
    assert publisher_of("http://127.0.0.1:8124/a", publishers.values()) is None
    assert "hurriyet" in publishers
    assert name_of("http://127.0.0.1:8123/a", publishers.values()) == "local"
    assert name_of("http://127.0.0.1:8124/a", publishers.values()) == "127.0.0.1:8124"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("PUBLISHER = (", "cannot be run"),
        ("1 / 0", "ZeroDivisionError"),
        ("", "binds no PUBLISHER"),
        (GOOD.replace("Europe/Istanbul", "Turkey Time"), "no IANA time zone"),
        (GOOD.replace("Europe/Istanbul", "../../etc/passwd"), "no IANA time zone"),
        (GOOD.replace('"local",', '"Local News!",'), "lower-case letters"),
        (GOOD.replace('("127.0.0.1:8123", "local.example")', '("local.example")'), "is a comma missing"),
        (GOOD.replace('zone="Europe/Istanbul"', 'article_pattern="("'), "no regular expression"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_the_reason(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "broken.py").write_text(text)
    with pytest.raises(PublisherFileError, match=rf"broken\.py: .*{reason}"):
        load_publishers(tmp_path)


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(PublisherFileError, match="names no folder"):
        load_publishers(tmp_path / "missing")
