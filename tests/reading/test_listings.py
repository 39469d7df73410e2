"""Where a publisher lists its articles."""

from __future__ import annotations

import pytest

from crawler.reading.listings import entries_in_feed, links_in_page, sitemaps_in_index

URL = "https://news.example/"


def test_links_of_a_front_page_are_absolute_and_in_order() -> None:
    html = """<base href="/tr/"><a href="haber-1#yorum">1</a><a href="//cdn.example/2">2</a><a href="javascript:x()">3</a><a>4</a>
    <a href="http://[bad/">5</a>"""
    assert list(links_in_page(html, URL)) == ["https://news.example/tr/haber-1", "https://cdn.example/2"]


RSS = b"""<?xml version="1.0" encoding="windows-1254"?><rss><channel><link>https://news.example/</link>
<item><title>Ba\xfel\xfdk</title><link> https://news.example/a </link></item><item><link>/b</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://news.example/"/><entry>
<link rel="alternate" href="https://news.example/a"/><link rel="enclosure" href="https://news.example/a.mp3"/></entry></feed>"""
NEWS_SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="i" xmlns:news="n">
<url><loc>https://news.example/a</loc><image:image><image:loc>https://news.example/a.jpg</image:loc></image:image></url></urlset>"""
JSON_FEED = (
    b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "https://news.example/a"}, {"id": "2"}]}'
)


@pytest.mark.parametrize(
    ("body", "links"),
    [
        (RSS, ["https://news.example/a", "https://news.example/b"]),
        (ATOM, ["https://news.example/a"]),
        (NEWS_SITEMAP, ["https://news.example/a"]),
        (JSON_FEED, ["https://news.example/a"]),
        (RSS[:-20], ["https://news.example/a", "https://news.example/b"]),
        (b"", []),
        (b"<html><p>not found", []),
        (b"{", []),
        (b'{"items": 3}', []),
        (b"\x00\xff\xfe", []),
    ],
)
def test_feeds_and_sitemaps_of_every_kind_name_their_articles(body: bytes, links: list[str]) -> None:
    assert [entry.url for entry in entries_in_feed(body, URL)] == links


def test_a_sitemap_index_leads_to_its_sitemaps() -> None:
    index = b"<sitemapindex><sitemap><loc>https://news.example/s1.xml</loc></sitemap></sitemapindex>"
    assert list(sitemaps_in_index(index, URL)) == ["https://news.example/s1.xml"]
    assert list(entries_in_feed(index, URL)) == []


def test_entities_of_a_feed_are_not_expanded() -> None:
    bomb = b"""<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
    <rss><item><link>https://news.example/&b;&f;</link></item></rss>"""
    assert not any("root:" in link or "xxx" in link for link in (entry.url for entry in entries_in_feed(bomb, URL)))


@pytest.mark.parametrize(
    ("body", "claims"),
    [
        (
            (
                b"<urlset xmlns:n='n'><url><loc>https://news.example/a</loc><lastmod>2026-03-02T09:00Z</lastmod>"
                b"<n:news><n:publication_date>2026-03-02</n:publication_date></n:news></url></urlset>"
            ),
            [("sitemap", "modified", "2026-03-02T09:00Z"), ("sitemap", "published", "2026-03-02")],
        ),
        (
            b"<rss><item><link>https://news.example/a</link><pubDate>Mon, 02 Mar 2026 09:00:00 +0300</pubDate></item></rss>",
            [("feed", "published", "Mon, 02 Mar 2026 09:00:00 +0300")],
        ),
        (
            b'{"items": [{"url": "https://news.example/a", "date_modified": "2026-03-02T09:00:00Z", "date_published": 3}]}',
            [("feed", "modified", "2026-03-02T09:00:00Z")],
        ),
    ],
)
def test_the_times_that_a_listing_gives_are_claims(body: bytes, claims: list[tuple[str, str, str]]) -> None:
    (entry,) = entries_in_feed(body, URL)
    assert [(claim.source, claim.role, claim.raw) for claim in entry.claims] == claims
