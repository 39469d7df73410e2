"""Feeds: what a feed reader sees, whatever a newsroom prints."""

from __future__ import annotations

import json

from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from crawler.monitor.web.feeds.atom import NAMESPACE, atom
from crawler.monitor.web.feeds.entries import entry_of
from crawler.monitor.web.feeds.json_feed import json_feed
from crawler.monitor.web.services import Services
from tests.monitor.web.conftest import browsing
from tests.monitor.web.newsday import HOSTILE, a_day
from tests.store.newsdesk import FERRY, first_revision

ATOM = f"{{{NAMESPACE}}}"
FRAGMENTS = st.lists(
    st.sampled_from(["<b>", "]]>", "&", "\0", "\ud800", "\ufffe", "İstanbul", "\u202e", '"', "\r\n", "&#0;"])
)


async def test_both_feeds_tell_the_same_revisions_newest_first(services: Services) -> None:
    async with browsing(services) as client:
        await a_day(services)
        xml = ElementTree.fromstring((await client.get("/feeds/revisions.atom")).content)
        feed = (await client.get("/feeds/revisions.json")).json()
    assert [node.findtext(f"{ATOM}title") for node in xml.iter(f"{ATOM}entry")] == ["Five died", "Four died"]
    assert [item["title"] for item in feed["items"]] == ["Five died", "Four died"]
    assert [item["id"] for item in feed["items"]] == [node.findtext(f"{ATOM}id") for node in xml.iter(f"{ATOM}entry")]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert "<del>Four</del><ins>Five</ins>" in feed["items"][0]["content_html"]
    assert feed["items"][0]["external_url"] == FERRY


async def test_a_feed_holds_what_its_filters_say(services: Services) -> None:
    async with browsing(services) as client:
        await a_day(services)
        for query, count in [("silent=true", 1), ("kind=body", 0), ("publisher=example", 2), (f"article={FERRY}", 2)]:
            assert len((await client.get(f"/feeds/revisions.json?{query}")).json()["items"]) == count, query
        assert (await client.get("/feeds/revisions.rss")).status_code == 422
        assert (await client.get("/feeds/revisions.atom?article=https://news.example/none")).status_code == 404


async def test_an_entry_keeps_its_id_and_an_empty_feed_is_one(services: Services) -> None:
    async with browsing(services) as client:
        empty = ElementTree.fromstring((await client.get("/feeds/revisions.atom")).content)
        await a_day(services)
        before = (await client.get("/feeds/revisions.json")).json()["items"][-1]["id"]
        await a_day(services, HOSTILE, article="https://news.example/other")
        after = (await client.get(f"/feeds/revisions.json?article={FERRY}")).json()["items"][-1]["id"]
    assert empty.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert before == after


@given(FRAGMENTS.map("".join))
def test_any_headline_makes_a_valid_feed(headline: str) -> None:
    revision = first_revision(headline.encode("utf-8", "replace").decode())
    entry = entry_of(revision, base="http://127.0.0.1:8000", author=revision.headline)
    about = {"title": revision.headline, "feed_url": "http://127.0.0.1:8000/feeds", "home": "http://127.0.0.1:8000/"}
    xml = ElementTree.fromstring(atom([entry], **about))
    assert "<" not in (xml.findtext(f"{ATOM}entry/{ATOM}content") or "").replace("<p>", "").replace("</p>", "")
    assert json.loads(json_feed([entry], **about))["items"][0]["title"]
