"""What the sites tell machines: feeds, sitemaps, robots, validators, encodings."""

from __future__ import annotations

import re
import urllib.robotparser
import xml.etree.ElementTree as ET
from datetime import datetime
from email.utils import parsedate_to_datetime

import pytest

NEWS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "n": "http://www.google.com/schemas/sitemap-news/0.9"}


def publisher(newsroom, name: str):
    return next(p for p in newsroom.publishers() if p.name == name)


def story(newsroom, name: str, edition: int = 1):
    return next(e for e in newsroom.truth(edition) if e.story == name)


def test_feeds_list_every_open_article_with_its_time(newsroom, visit):
    for house in newsroom.publishers():
        items = ET.fromstring(visit(house.feeds[0]).body).findall("channel/item")
        listed = {item.findtext("link").partition("?utm")[0] for item in items}
        assert listed == {e.article for e in newsroom.truth(1) if e.publisher == house.name}
        assert all(parsedate_to_datetime(item.findtext("pubDate")).tzinfo for item in items)


def test_sitemaps_give_publication_and_change_of_every_open_article(newsroom, visit):
    for house in newsroom.publishers():
        for address in house.sitemaps:
            urls = ET.fromstring(visit(address).body).findall("s:url", NEWS)
            listed = {url.findtext("s:loc", "", NEWS) for url in urls}
            assert listed == {e.article for e in newsroom.truth(1) if e.publisher == house.name}
            for url in urls:
                published = datetime.fromisoformat(url.findtext("n:news/n:publication_date", "", NEWS))
                assert published <= datetime.fromisoformat(url.findtext("s:lastmod", "", NEWS))


@pytest.mark.parametrize("edition", range(1, 7))
def test_front_pages_link_every_address_ever_published(newsroom, visit, edition):
    newsroom.turn_to(edition)
    fronts = {p.name: visit(p.front_pages[0]).text for p in newsroom.publishers()}
    for expected in newsroom.truth(edition):
        assert f'href="{expected.article}"' in fronts[expected.publisher]


def test_article_addresses_fit_the_pattern_and_no_other_page_does(newsroom):
    for house in newsroom.publishers():
        pattern = re.compile(house.article_pattern)
        assert all(pattern.search(e.article) for e in newsroom.truth(6) if e.publisher == house.name)
        assert not any(pattern.search(page) for page in (*house.front_pages, *house.feeds, *house.sitemaps))


def test_a_visitor_who_listens_to_robots_finds_all_but_the_closed_section(newsroom, visit):
    for house in newsroom.publishers():
        base = newsroom.base_urls[house.name]
        robots = urllib.robotparser.RobotFileParser()
        robots.parse(visit(base + "/robots.txt").text.splitlines())
        assert robots.can_fetch("Tashih", base + "/")
        assert all(robots.can_fetch("Tashih", e.article) for e in newsroom.truth(6) if e.publisher == house.name)
        assert tuple(robots.site_maps() or ()) == house.sitemaps
        assert robots.can_fetch("Tashih", base + "/ozel/x-1") == (house.name != "bogaz_postasi")


def test_the_closed_article_is_linked_from_the_front_page_and_from_nowhere_else(newsroom, visit):
    house = publisher(newsroom, "bogaz_postasi")
    assert "/ozel/" in visit(house.front_pages[0]).text
    assert not any("/ozel/" in visit(address).text for address in (*house.feeds, *house.sitemaps))


def test_a_page_that_shows_only_new_noise_answers_304_to_its_etag(newsroom, visit):
    address = story(newsroom, "bogaz_postasi/sergi").article
    first = visit(address)
    again = visit(address, If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert visit(address, If_Modified_Since=first.headers["Last-Modified"]).status == 304
    assert visit(address, If_None_Match='"other"', If_Modified_Since=first.headers["Last-Modified"]).status == 200
    assert visit(address, If_Modified_Since="no date").status == 200


@pytest.mark.parametrize(
    ("name", "edition"),
    [("heyelan", 2), ("metro", 3), ("faiz", 4), ("stat", 4)],
    ids=["headline", "paragraph", "stamp alone", "typo under a standing stamp"],
)
def test_an_edit_or_a_touch_makes_the_validators_stale(newsroom, visit, name, edition):
    newsroom.turn_to(edition - 1)
    address = story(newsroom, f"bogaz_postasi/{name}", edition).article
    before = visit(address).headers
    newsroom.turn_to(edition)
    assert visit(address, If_None_Match=before["ETag"]).status == 200
    assert visit(address, If_Modified_Since=before["Last-Modified"]).status == 200


def test_the_other_houses_never_answer_304(newsroom, visit):
    for name in ("harbour_courier/olives", "anadolu_aksami/okul", "tidewater_record/lighthouse"):
        address = story(newsroom, name).article
        assert "ETag" not in visit(address).headers
        assert visit(address, If_None_Match="*", If_Modified_Since="Mon, 02 Mar 2026 18:30:12 GMT").status == 200


def test_the_old_site_writes_windows_1254_and_says_so(newsroom, visit):
    answered = visit(story(newsroom, "anadolu_aksami/bugday").article)
    assert answered.headers.get_content_charset() == "windows-1254"
    assert b'charset=windows-1254"' in answered.body
    assert "Yukarı Ova'da buğday".replace("'", "&#x27;").encode("windows-1254") in answered.body
    with pytest.raises(UnicodeDecodeError):
        answered.body.decode("utf-8")
    feed = visit(publisher(newsroom, "anadolu_aksami").feeds[0]).body
    assert feed.startswith(b"<?xml version='1.0' encoding='windows-1254'?>")


def test_a_proxy_makes_the_newsroom_answer_under_any_name(newsroom, visit):
    proxy = newsroom.base_urls["harbour_courier"]
    page = visit("http://www.courier.example/turkey", proxy=proxy).text
    assert 'href="http://www.courier.example/turkey/ferry-runs-aground' in page
