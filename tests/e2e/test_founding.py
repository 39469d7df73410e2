"""The founding example under its real host name, through a proxy: counters move, the text does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crawler.newsroom.server import serve
from tests.e2e.founding import FOOTERS, HEADLINE, PARAGRAPHS, STANDFIRST, URL, Founding
from tests.e2e.shell import Tashih

RULES = {"stamp", "visitor counter", "rating widget", "share counter"}


@pytest.fixture(scope="module")
def recorded(home: Path) -> dict[str, list[dict[str, Any]]]:
    """The revisions of the founding example in every markup after three visits, by address."""
    tashih = Tashih(home, {"MONGODB_DATABASE": "founding"})
    watchlist = home / "markups.txt"
    watchlist.write_text("\n".join(map(address, FOOTERS)))
    with serve({address(markup): page(markup) for markup in FOOTERS}) as site:
        tashih.variables["http_proxy"] = site.proxy
        for _ in range(3):
            tashih.crawl("-a", f"urls={watchlist}")
    found: dict[str, list[dict[str, Any]]] = {}
    for revision in tashih.revisions():
        found.setdefault(revision["article"], []).append(revision)
    return found


def address(markup: str) -> str:
    """Where the page in one markup stands."""
    return f"{URL}-in-{markup}"


def page(markup: str) -> Founding:
    """The page in one markup."""
    return Founding(FOOTERS[markup], in_divs=markup == "divs", url=address(markup))


@pytest.mark.parametrize("markup", FOOTERS)
def test_one_revision_with_the_stamp_in_utc_and_the_footer_set_aside(
    recorded: dict[str, list[dict[str, Any]]], markup: str
) -> None:
    (revision,) = recorded[address(markup)]
    assert revision["publisher"] == "dailysabah"
    assert revision["headline"] == HEADLINE
    assert revision["description"] == STANDFIRST
    assert revision["paragraphs"] == list(PARAGRAPHS)
    assert revision["date_modified"]["at"] == "2014-11-07T07:18:57+00:00"
    assert {noise["rule"] for noise in revision["noise"]} >= RULES
    assert any(noise["text"].startswith("Visitors: 10045") for noise in revision["noise"])


def test_a_changed_word_is_revision_2_and_the_diff_shows_it(tashih: Tashih) -> None:
    page = Founding(FOOTERS["list"])
    with serve({URL: page}) as site:
        tashih.variables["http_proxy"] = site.proxy
        tashih.crawl("-a", f"url={URL}")
        page.paragraphs = (*PARAGRAPHS[:3], PARAGRAPHS[3].replace("Nov. 24", "Nov. 30"), *PARAGRAPHS[4:])
        tashih.crawl("-a", f"url={URL}")
    first, second = tashih.revisions()
    assert (first["change"], second["number"]) == (None, 2)
    assert second["change"]["silent"] is True
    assert second["not_before"] == first["last_seen"]
    diff = tashih.run("diff", URL).stdout
    assert "[-24-]" in diff and "{+30+}" in diff
    change = json.loads(tashih.run("diff", URL, "--json").stdout)["change"]
    assert ["-", "24"] in change["actions"][0]["words"]


def test_a_moved_stamp_over_an_unmoved_text_is_a_touch(tashih: Tashih) -> None:
    page = Founding(FOOTERS["list"])
    with serve({URL: page}) as site:
        tashih.variables["http_proxy"] = site.proxy
        tashih.crawl("-a", f"url={URL}")
        page.stamp = "2014-11-07 11:40:02"
        said = tashih.crawl("-a", f"url={URL}", "-s", "LOG_LEVEL=INFO")
    assert len(tashih.revisions()) == 1
    assert "'visit/touched': 1" in said
    assert "2014-11-07 09:40Z" in tashih.run("log", URL).stdout
