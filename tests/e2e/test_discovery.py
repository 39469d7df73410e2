"""A paper of which nothing but its domain is known: its articles are found wherever it names them, each once."""

from __future__ import annotations

import gzip
from pathlib import Path

from crawler.newsroom.server import Response, serve
from tests.e2e.database import outcomes
from tests.e2e.pages import article
from tests.e2e.shell import Tashih

XML = {"Content-Type": "application/xml"}
NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
<loc>{0}/city/ferry-line-to-reopen-1001</loc><lastmod>2026-03-02T09:00:00+03:00</lastmod>
<news:news><news:publication_date>2026-03-01T08:00:00+03:00</news:publication_date></news:news></url></urlset>"""
FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="{0}/city/harbour-bridge-closed-1002?utm_source=feed"/>
<updated>2026-03-02T10:00:00+03:00</updated></entry></feed>"""
FRONT = """<title>The Daily</title><a href="/city">City</a><a href="/city/ferry-line-to-reopen-1001/amp">Ferry</a>
<a href="/city/harbour-bridge-closed-1002?print=1">Bridge</a><a href="/city/council-votes-again-1003?utm_source=front">Council</a>
<a href="/calendar/2026/03/02/">Calendar</a><a href="http://elsewhere.invalid/a-story-of-somebody-else-1004">Elsewhere</a>"""


def test_articles_of_robots_txt_index_feed_and_front_page_are_each_visited_once(tashih: Tashih, tmp_path: Path) -> None:
    with serve({}) as site:
        base = site.url("").rstrip("/")
        index = f"<sitemapindex><sitemap><loc>{base}/news.xml.gz</loc></sitemap></sitemapindex>"
        robots = f"User-agent: *\nDisallow: /private\nSitemap: {base}/index.xml\nSitemap: {base}/feed.xml\n"
        site.pages |= {
            "/": FRONT,
            "/robots.txt": Response(headers={"Content-Type": "text/plain"}, body=robots.encode()),
            "/index.xml": Response(headers=XML, body=index.encode()),
            "/news.xml.gz": Response(
                headers={"Content-Type": "application/gzip"}, body=gzip.compress(NEWS.format(base).encode())
            ),
            "/feed.xml": Response(headers=XML, body=FEED.format(base).encode()),
        }
        names = ("ferry-line-to-reopen-1001", "harbour-bridge-closed-1002", "council-votes-again-1003")
        site.pages |= {f"/city/{name}": article(name) for name in names}
        (tmp_path / "daily.py").write_text(
            "from crawler.model import Publisher\n"
            f"PUBLISHER = Publisher(name='daily', title='The Daily', domains=({site.netloc!r},))\n"
        )
        tashih.crawl("-a", "publisher=daily", "-s", f"PUBLISHERS_PATH={tmp_path}")
        asked = [line.path for line in site.requests]
        assert outcomes(tashih) == {f"{base}/city/{name}": ["new"] for name in names}
        assert sorted(asked) == sorted(
            ["/robots.txt", "/", "/index.xml", "/feed.xml", "/news.xml.gz", *(f"/city/{name}" for name in names)]
        )
    claims = {
        revision["article"].rpartition("/")[2]: {(claim["source"], claim["raw"]) for claim in revision["claims"]}
        for revision in tashih.revisions()
    }
    assert ("sitemap", "2026-03-02T09:00:00+03:00") in claims[names[0]]
    assert ("sitemap", "2026-03-01T08:00:00+03:00") in claims[names[0]]
    assert ("feed", "2026-03-02T10:00:00+03:00") in claims[names[1]]
