"""Sites that hang, dribble, bomb and turn in circles: bounded, told by publisher, and the others are seen."""

from __future__ import annotations

import gzip
from pathlib import Path

from tests.e2e.database import database, outcomes
from tests.e2e.hostile import (
    answers,
    breaks_off,
    dribbles,
    endless_body,
    endless_headers,
    gzip_bomb,
    hangs,
    hostile,
    is_no_http,
    one_long_header,
    promises_less,
    turns_in_circles,
)
from tests.e2e.pages import article
from tests.e2e.shell import Tashih

QUICK = ("-s", "DOWNLOAD_TIMEOUT=8", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=16")
BAD = {
    "/hangs": hangs,
    "/dribbles": dribbles,
    "/breaks-off": breaks_off,
    "/promises-less": promises_less,
    "/endless-headers": endless_headers,
    "/one-long-header": one_long_header,
    "/endless-body": endless_body,
    "/gzip-bomb": gzip_bomb,
    "/circles": turns_in_circles("/circles"),
    "/no-http": is_no_http,
}
XML = "application/xml"


def page(number: int) -> bytes:
    return article(f"Northern ferry line number {number} to reopen").encode()


def test_every_kind_of_bad_answer_is_a_failed_visit_and_the_others_are_seen(tashih: Tashih, tmp_path: Path) -> None:
    good = {f"/good-{number}": answers(page(number)) for number in range(3)}
    with hostile(BAD | good) as site:
        (tmp_path / "list").write_text("\n".join(site.url(path) for path in (*BAD, *good)))
        said = tashih.crawl("-a", f"urls={tmp_path / 'list'}", *QUICK)
        found = {url.removeprefix(site.url("")): seen for url, seen in outcomes(tashih).items()}
        assert f"Trouble with {site.netloc}: " in said
    assert found == {path: ["failed"] if path in BAD else ["new"] for path in (*BAD, *good)}
    with database(tashih) as db:
        reasons = {visit["url"].rpartition("/")[2]: visit["reason"] for visit in db.visits.find({"outcome": "failed"})}
    assert all(reasons.values())
    assert "longer than 8.0 seconds" in reasons["dribbles"] and "longer than 8.0 seconds" in reasons["hangs"]


def sitemap(*urls: str, before: str = "") -> bytes:
    return f"{before}<urlset>{''.join(f'<url><loc>{url}</loc></url>' for url in urls)}</urlset>".encode()


def index(*urls: str) -> bytes:
    return f"<sitemapindex>{''.join(f'<sitemap><loc>{url}</loc></sitemap>' for url in urls)}</sitemapindex>".encode()


def laughs() -> str:
    lines = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{lines}]>'


def test_bad_listings_are_told_and_stop_no_other(tashih: Tashih, tmp_path: Path) -> None:
    filler = b"<url><loc>http://other.example/an-article-of-somebody-else</loc></url>"
    turkish = '<?xml version="1.0" encoding="utf-8"?><rss><item><link>/köprü-haberi-7</link></item></rss>'
    listings = {
        "/huge.xml": answers(sitemap("/ferry-story-1")[:-9] + filler * 300_000 + b"</urlset>", content_type=XML),
        "/laughs.xml": answers(sitemap("/&l9;", "/ferry-story-2", before=laughs()), content_type=XML),
        "/itself.xml": answers(index("/itself.xml"), content_type=XML),
        "/children.xml": answers(index(*(f"/child/{n}.xml" for n in range(100_000))), content_type=XML),
        "/nested/1": answers(index("/nested/11"), content_type=XML),
        "/nested/11": answers(index("/nested/111"), content_type=XML),
        "/nested/111": answers(index("/nested/1111"), content_type=XML),
        "/nested/1111": answers(index("/nested/11111"), content_type=XML),
        "/packed.xml.gz": answers(gzip.compress(sitemap("/ferry-story-3")), content_type="application/gzip"),
        "/bomb.xml.gz": answers(gzip.compress(b" " * 60_000_000), content_type="application/gzip"),
        "/charset.xml": answers(turkish.encode("windows-1254"), content_type=f"{XML}; charset=utf-8"),
        "/page.xml": answers(b"<html><h1>Sorry</h1></html>"),
    }
    articles = {f"/ferry-story-{n}": answers(page(n)) for n in range(1, 5)}
    turkish_page = {"/k%C3%B6pr%C3%BC-haberi-7": answers(page(7))}
    front = {"/": answers(b'<a href="/ferry-story-4">4</a><a href="/calendar/2026/03">March</a>')}
    with hostile(BAD | listings | articles | turkish_page | front) as site:
        named = [site.url(path) for path in (*listings, *BAD) if not path.startswith("/nested/11")]
        (tmp_path / "ferry.py").write_text(
            f"from crawler.model import Publisher\nPUBLISHER = Publisher(name='ferry', title='Ferry', domains=({site.netloc!r},), "
            f"front_pages=({site.url('/')!r},), sitemaps={tuple(named)!r}, article_pattern=r'-(?:story|haberi)-\\d')\n"
        )
        said = tashih.crawl(
            "-a", "publisher=ferry", "-s", f"PUBLISHERS_PATH={tmp_path}", *QUICK, "-s", "DISCOVERY_MAX_LISTINGS=35"
        )  # fmt: skip
        seen = outcomes(tashih)
        asked = list(site.asked)
    assert {url.removeprefix(site.url("")) for url in seen} == {*articles, *turkish_page}
    assert all(found == ["new"] for found in seen.values())
    assert "/nested/1111" in asked and "/nested/11111" not in asked
    assert len([path for path in asked if path.startswith("/child/")]) < 35 and asked.count("/itself.xml") == 1
    (told,) = [line for line in said.splitlines() if "Trouble with ferry" in line]
    for trouble in (
        "broken off", "entities", "indexes without end", "more listings than a walk asks for", "no feed or sitemap",
        "redirects without end", "timeout", "too large", "too long",
    ):  # fmt: skip
        assert trouble in told
