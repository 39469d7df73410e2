"""Where a publisher lists its articles, as strangers write it."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery.links import links_in_page
from crawler.discovery.listing import Listing, read_listing

URL = "https://news.example/"
MANY = 60_000


def read(body: bytes, content_type: str | None = None, longest: int = 10_000_000) -> Listing:
    return read_listing(body, URL, content_type=content_type, longest=longest)


def urls(body: bytes, content_type: str | None = None) -> list[str]:
    return [mention.url for mention in read(body, content_type).mentions]


def test_links_of_a_front_page_are_absolute_and_in_order() -> None:
    page = """<base href="/tr/"><a href="haber-1#yorum">1</a><a href="//cdn.example/2">2</a><a href="javascript:x()">3</a><a>4</a>
    <a href="http://[bad/">5</a>"""
    assert list(links_in_page(page.encode(), URL)) == ["https://news.example/tr/haber-1", "https://cdn.example/2"]


RSS = b"""<?xml version="1.0" encoding="windows-1254"?><rss><channel><link>https://news.example/</link>
<item><title>Ba\xfel\xfdk</title><link> https://news.example/a </link></item><item><link>/b</link></item></channel></rss>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="x"><link>https://news.example/</link></channel><item><link>https://news.example/a</link></item></rdf:RDF>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/en/"><link href="https://news.example/"/><entry>
<link rel="enclosure" href="https://news.example/a.mp3"/><link rel="alternate" href="a"/></entry></feed>"""
NEWS_SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="i" xmlns:news="n">
<url><loc>https://news.example/a</loc><image:image><image:loc>https://news.example/a.jpg</image:loc></image:image>
<news:news><news:title>A</news:title></news:news></url></urlset>"""
JSON_FEED = (
    b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "https://news.example/a"}, {"id": "2"}]}'
)
PERMALINK = b'<rss><item><guid isPermaLink="false">tag:1</guid><guid>https://news.example/a</guid></item></rss>'


@pytest.mark.parametrize(
    ("body", "kind", "links"),
    [
        (RSS, "feed", ["https://news.example/a", "https://news.example/b"]),
        (RDF, "feed", ["https://news.example/a"]),
        (ATOM, "feed", ["https://news.example/en/a"]),
        (PERMALINK, "feed", ["https://news.example/a"]),
        (JSON_FEED, "feed", ["https://news.example/a"]),
        (NEWS_SITEMAP, "news sitemap", ["https://news.example/a"]),
        (gzip.compress(NEWS_SITEMAP), "news sitemap", ["https://news.example/a"]),
        (
            b"https://news.example/a\nhttps://news.example/b\n",
            "sitemap",
            ["https://news.example/a", "https://news.example/b"],
        ),
        (RSS[:-20], "feed", ["https://news.example/a", "https://news.example/b"]),
        (
            b"<rss><item><link>https://news.example/a?x=1&y=2</link></item></rss>",
            "feed",
            ["https://news.example/a?x=1&y=2"],
        ),
        (b"", "", []),
        (b"<html><p>not found", "", []),
        (b"{", "", []),
        (b'{"items": 3}', "feed", []),
        (b"\x00\xff\xfe", "", []),
        (b"\x1f\x8bno archive", "", []),
    ],
)
def test_feeds_and_sitemaps_of_every_kind_name_their_articles(body: bytes, kind: str, links: list[str]) -> None:
    assert (read(body).kind, urls(body)) == (kind, links)


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-9", "us-ascii", "no-such-charset"])
def test_a_feed_in_another_charset_than_it_says_keeps_its_letters(declared: str) -> None:
    body = f'<?xml version="1.0" encoding="{declared}"?><rss><item><link>https://news.example/köprü-kapalı-şimdi</link></item></rss>'
    assert urls(body.encode("windows-1254"), "application/xml; charset=utf-8") == [
        "https://news.example/köprü-kapalı-şimdi"
    ]


def test_a_sitemap_index_leads_to_its_sitemaps() -> None:
    index = b"<sitemapindex><sitemap><loc>/s1.xml</loc><lastmod>2026-03-02</lastmod></sitemap></sitemapindex>"
    found = read(index)
    assert [(child.url, child.lastmod) for child in found.sitemaps] == [("https://news.example/s1.xml", "2026-03-02")]
    assert (found.kind, found.mentions) == ("sitemap index", ())


def test_an_entity_bomb_goes_off_nowhere_and_the_honest_entries_are_read() -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE r [<!ENTITY l0 "lol">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    body = f"{bomb}<rss><item><link>https://news.example/&l9;&f;</link></item><item><link>/honest</link></item></rss>"
    found = read(body.encode())
    assert found.faults == ("entities",)
    assert found.mentions[-1].url == "https://news.example/honest"
    assert not any("root:" in mention.url or "lol" in mention.url for mention in found.mentions)


def test_a_longer_listing_than_anyone_needs_is_read_from_its_beginning() -> None:
    page = b"<url><loc>https://news.example/story-%d</loc></url>"
    body = b"<urlset>" + b"".join(page % number for number in range(MANY)) + b"</urlset>"
    whole, cut, bomb = read(body), read(body, longest=10_000), read(gzip.compress(body), longest=10_000)
    assert (len(whole.mentions), whole.faults) == (50_000, ("too many entries",))
    assert cut.mentions and len(cut.mentions) < 300 and cut.faults == ("too long",)
    assert bomb.mentions == cut.mentions and bomb.faults == ("too long",)


def test_what_is_cut_off_a_sitemap_is_the_oldest() -> None:
    page = "<url><loc>https://news.example/{0}</loc><lastmod>2026-03-{0:02}T09:00:00Z</lastmod></url>"
    body = f"<urlset>{''.join(map(page.format, range(1, 10)))}</urlset>".encode()
    found = read_listing(body, URL, longest=10_000, most=20)
    assert [mention.url[-1] for mention in found.mentions] == list("987654321")


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
            b"<feed xmlns='a'><entry><link href='/a'/><updated>2026-03-02T09:00Z</updated></entry></feed>",
            [("feed", "modified", "2026-03-02T09:00Z")],
        ),
        (
            b'{"items": [{"url": "https://news.example/a", "date_modified": "2026-03-02T09:00:00Z", "date_published": 3}]}',
            [("feed", "modified", "2026-03-02T09:00:00Z")],
        ),
    ],
)
def test_the_times_that_a_listing_gives_are_claims(body: bytes, claims: list[tuple[str, str, str]]) -> None:
    (mention,) = read(body).mentions
    assert [(claim.source, claim.role, claim.raw) for claim in mention.claims] == claims


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            b"<rss>",
            b"<item>",
            b"</item>",
            b"<link>/a</link>",
            b"<urlset>",
            b"<url>",
            b"<loc>/b",
            b"</loc>",
            b"</url>",
            b"<!DOCTYPE r [",
            b"]>",
            b"<!ENTITY a '&a;'>",
            b"&a;",
            b"&",
            b"\xff",
            b"<![CDATA[",
            b"]]>",
            b"<sitemapindex><sitemap>",
            b"\x1f\x8b",
            b"{",
            b'"items":[',
            b"<?xml version='1.0' encoding='utf-16'?>",
            b"<!--",
        ]
    ),
    max_size=30,
)


@given(FRAGMENTS)
def test_no_listing_stops_the_reader(fragments: list[bytes]) -> None:
    found = read(b"".join(fragments), longest=1000)
    assert all(mention.url.startswith("https://news.example/") for mention in found.mentions)


def test_a_page_that_is_nothing_but_depth_is_no_work_and_what_stands_before_is_read() -> None:
    deep = b'<a href="/story">story</a>' + b"<div>" * 300_000  # the parser alone would take minutes
    assert list(links_in_page(deep, URL)) == ["https://news.example/story"]
