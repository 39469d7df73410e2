"""A look at a site is enough to crawl it: its feeds, sitemaps, sections, articles, language and clock."""

from __future__ import annotations

import asyncio
import gzip
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.discovery.dossier import Dossier, Found, publisher_from
from crawler.discovery.writing import publisher_file
from crawler.errors import ProbeError
from crawler.model import Publisher
from crawler.monitor.probing import probe
from crawler.newsroom import Newsroom
from crawler.newsroom.server import Page, Response, serve
from crawler.publishers.catalogue import read_publisher_file
from tests.e2e.pages import CUMLELER, article
from tests.monitor.visitor import PlainVisitor

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
XML = {"Content-Type": "application/xml"}
STORIES = (
    "northern-ferry-line-to-reopen",
    "harbour-bridge-stays-closed-for-weeks",
    "council-votes-on-the-budget-again",
)


def look(url: str, visitor: PlainVisitor, now: datetime = NOW) -> Dossier:
    return asyncio.run(probe(visitor, url, clock=lambda: now))


def looked(pages: Mapping[str, Page], host: str = "daily.example") -> tuple[Publisher, dict[str, Found], list[str]]:
    """The publisher of a site made of pages, what is said of it, and what was asked for."""
    with serve(pages) as site:
        visitor = PlainVisitor({host: site.netloc})
        publisher, found = publisher_from(look(f"http://{host}/", visitor))
    return publisher, {one.field: one for one in found}, [url.removeprefix(f"http://{host}") for url in visitor.asked]


def story(
    name: str, *, zone: str = "+03:00", visible: str = "Last Modified: 1 March 2026 18:30", language: str = "en"
) -> str:
    head = f'<meta charset="utf-8"><meta property="article:modified_time" content="2026-03-01T18:30:00{zone}">'
    paragraphs = CUMLELER if language == "tr" else ()
    more = {"paragraphs": paragraphs} if paragraphs else {}
    return article(name.replace("-", " ").capitalize(), head=head, tail=f"<p>{visible}</p>", language=language, **more)


def links(*paths: str, head: str = "") -> str:
    return (
        f"<title>Home | The Daily</title>{head}<ul>{''.join(f'<li><a href={path!r}>{path}</a>' for path in paths)}</ul>"
    )


def stories(form: str = "/{}", **more: str) -> dict[str, Page]:
    return {form.format(name): story(name, **more) for name in STORIES}


def rss(*paths: str) -> Response:
    items = "".join(f"<item><link>{path}</link></item>" for path in paths)
    return Response(headers=XML, body=f"<rss><channel><title>The Daily</title>{items}</channel></rss>".encode())


def sitemap(*paths: str) -> bytes:
    return f"<urlset>{''.join(f'<url><loc>{path}</loc></url>' for path in paths)}</urlset>".encode()


@pytest.mark.parametrize("house", range(4))
def test_the_bundled_papers_are_described_so_that_all_their_stories_are_found(house: int, tmp_path: Path) -> None:
    with Newsroom(now=datetime.now(UTC)) as newsroom:
        newsroom.turn_to(3)
        truth = newsroom.publishers()[house]
        publisher, _ = publisher_from(look(truth.front_pages[0], PlainVisitor(), datetime.now(UTC)), name=truth.name)
        addresses = [one.article for one in newsroom.truth(3) if one.article.startswith(truth.front_pages[0])]
        assert not newsroom.violations
    assert (publisher.title, publisher.zone, publisher.languages) == (truth.title, truth.zone, truth.languages)
    assert (publisher.date_order, publisher.domains, publisher.feeds) == (truth.date_order, truth.domains, truth.feeds)
    assert set(publisher.sitemaps) == set(truth.sitemaps) and publisher.front_pages[0] == truth.front_pages[0]
    assert addresses and all(re.search(publisher.article_pattern, address) for address in addresses)
    assert not any(re.search(publisher.article_pattern, section) for section in truth.front_pages)
    (tmp_path / f"{truth.name}.py").write_text(publisher_file(publisher, about="A look."), encoding="utf-8")
    assert read_publisher_file(tmp_path / f"{truth.name}.py") == publisher


def test_a_feed_that_only_the_head_names_is_found() -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/x/news?format=9">'
    pages = {"/": links(*STORIES, head=head), "/x/news?format=9": rss(*(f"/{name}" for name in STORIES)), **stories()}
    publisher, _, asked = looked(pages)
    assert publisher.feeds == ("http://daily.example/x/news?format=9",)
    assert publisher.title == "The Daily" and "/feed" not in asked


@pytest.mark.parametrize("place", ["/rss", "/feed", "/rss.xml"])
def test_a_feed_at_a_usual_place_is_found_though_nothing_names_it(place: str) -> None:
    pages = {"/": links(*STORIES), place: rss(*(f"/{name}" for name in STORIES)), **stories()}
    assert looked(pages)[0].feeds == (f"http://daily.example{place}",)


def test_a_site_with_nothing_but_a_packed_sitemap_is_described() -> None:
    packed = Response(headers={"Content-Type": "application/gzip"}, body=gzip.compress(sitemap(*STORIES)))
    publisher, found, _ = looked({"/": "<title>The Daily</title>", "/sitemap.xml.gz": packed, **stories()})
    assert publisher.sitemaps == ("http://daily.example/sitemap.xml.gz",) and publisher.feeds == ()
    assert found["feeds"].value == "" and "feeds=" in found["feeds"].todo
    assert found["articles"].value == "3 of 3 that were tried can be read"
    assert all(re.search(publisher.article_pattern, f"http://daily.example/{name}") for name in STORIES)


def test_the_news_sitemap_of_an_index_in_robots_txt_is_preferred_to_archives() -> None:
    index = b"<sitemapindex><sitemap><loc>/archive-1.xml</loc></sitemap><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>"
    news = b"<urlset xmlns:n='n'>" + b"".join(
        b"<url><loc>/%s</loc><n:news><n:title>x</n:title></n:news></url>" % name.encode() for name in STORIES
    )
    pages = {
        "/": links(*STORIES),
        "/robots.txt": Response(
            headers={"Content-Type": "text/plain"}, body=b"Sitemap: http://daily.example/index.xml\n"
        ),
        "/index.xml": Response(headers=XML, body=index),
        "/archive-1.xml": Response(headers=XML, body=sitemap("/old-story-of-the-year-1999")),
        "/news.xml": Response(headers=XML, body=news + b"</urlset>"),
        **stories(),
    }
    publisher, _, asked = looked(pages)
    assert publisher.sitemaps == ("http://daily.example/news.xml",)
    assert asked.index("/news.xml") < asked.index("/archive-1.xml")


def test_a_front_page_alone_is_enough() -> None:
    pages = {"/": links("/about", "/city", *(f"/city/{name}" for name in STORIES)), **stories("/city/{}")}
    publisher, found, asked = looked({**pages, "/city": links(*(f"/city/{name}" for name in STORIES))})
    assert all(re.search(publisher.article_pattern, f"http://daily.example/city/{name}") for name in STORIES)
    assert not re.search(publisher.article_pattern, "http://daily.example/city")
    assert publisher.front_pages == ("http://daily.example/", "http://daily.example/city")
    assert not found["feeds"].value and not found["sitemaps"].value and len(asked) < 40


def test_a_page_that_is_empty_without_scripts_is_said_to_be_so() -> None:
    publisher, found, _ = looked({"/": "<title>The Daily</title><div id=app></div><script>fill()</script>"})
    assert publisher.article_pattern == "" and not found["articles"].value
    assert "render=True" in found["articles"].todo


@pytest.mark.parametrize(
    ("host", "language", "zone", "visible", "named", "how_sure"),
    [
        ("gazete.com.tr", "tr", "Z", "Güncelleme: 01.03.2026", "Europe/Istanbul", "likely"),
        ("gazete.example", "tr", "+03:00", "Güncelleme: 01.03.2026 18:30", "Europe/Istanbul", "sure"),
        ("daily.example", "en-US", "-05:00", "Updated March 1, 2026 6:30 PM", "America/New_York", "sure"),
        ("daily.example", "en-GB", "+00:00", "Updated: 1 March 2026, 18:30", "Europe/London", "sure"),
        ("daily.example", "en", "+05:30", "Updated: 1 March 2026, 18:30", "Asia/Kolkata", "likely"),
        ("daily.example", "en", "-05:00", "", "America/New_York", "likely"),
        ("daily.example", "es", "-03:00", "", "America/Argentina/Buenos_Aires", "likely"),
        ("daily.example", "en", "Z", "", "", ""),
    ],
)
def test_the_clock_is_told_from_offsets_and_from_where_a_site_is_at_home(
    host: str, language: str, zone: str, visible: str, named: str, how_sure: str
) -> None:
    pages = {"/": links(*STORIES), **stories(zone=zone, visible=visible, language=language)}
    publisher, found, _ = looked(pages, host)
    assert publisher.zone == (named or None)
    assert found["zone"].value == (f"{named} ({how_sure})" if named else "")


def test_the_zone_of_a_machine_that_writes_the_feeds_is_not_that_of_the_paper() -> None:
    dated = rss(*STORIES).body.replace(b"</link>", b"</link><pubDate>Sun, 01 Mar 2026 10:00:00 -0700</pubDate>")
    feed = Response(headers=XML, body=dated)
    pages = {"/": links(*STORIES), "/rss.xml": feed, **stories(zone="", visible="", language="nl")}
    publisher, found, _ = looked(pages, "krant.nl")
    assert (publisher.zone, found["zone"].because) == (
        "Europe/Amsterdam",
        "the domain .nl, though its listings have another offset",
    )


def test_a_paper_that_does_not_say_its_language_is_read() -> None:
    publisher, _, _ = looked({"/": links(*STORIES), **stories(zone="Z", visible="", language="")})
    assert publisher.languages == ("en",)


@pytest.mark.parametrize("title", ["Kuzey Haber - Son Dakika", "Spor | Kuzey Haber", "Bugün neler oldu? : Kuzey Haber"])
def test_the_name_of_a_paper_is_the_one_in_its_domain(title: str) -> None:
    publisher, _, _ = looked({"/": links(*STORIES).replace("Home | The Daily", title), **stories()}, "kuzeyhaber.com")
    assert publisher.title == "Kuzey Haber"


def test_a_site_that_is_not_there_is_said_to_be_so() -> None:
    with pytest.raises(ProbeError, match="status 404"):
        looked({"/story": "x"})


def test_robots_txt_is_obeyed() -> None:
    robots = Response(headers={"Content-Type": "text/plain"}, body=b"User-agent: *\nDisallow: /\n")
    with pytest.raises(ProbeError, match=r"robots\.txt"):
        looked({"/": links(*STORIES), "/robots.txt": robots})


HOSTILE = '"""); import os; os.system("touch /tmp/owned") #\u202e\\\n\'\'\'{}%s\x1b[31m'


def test_a_title_is_never_code(tmp_path: Path) -> None:
    pages = {
        "/": f"<title>x</title><meta property='og:site_name' content='{HOSTILE.replace(chr(39), '&#39;')}'>"
        + links(*STORIES)
    }
    publisher, _, _ = looked(pages | stories())
    source = publisher_file(publisher, about=f"{publisher.title}: {HOSTILE}")
    assert source.isascii() or all(sign.isprintable() or sign == "\n" for sign in source)
    (tmp_path / "daily.py").write_text(source, encoding="utf-8")
    assert read_publisher_file(tmp_path / "daily.py") == publisher
    assert "os.system" in publisher.title and "\x1b" not in publisher.title
