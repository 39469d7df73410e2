"""Which of the addresses that listings name are asked for: each article once, at its usual address."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.discovery.mention import Mention, hints_of, merged
from crawler.discovery.selection import select
from crawler.discovery.sitemaps import Child, in_order_of_worth, worth_asking
from crawler.model import Claim, Publisher
from crawler.reading.identity import form_free, is_plain

PLAIN = "https://www.daily.example/city/bridge-closed-48213"
FORMS = (
    "https://www.daily.example/city/bridge-closed-48213/",
    "https://daily.example/city/bridge-closed-48213?utm_source=feed&utm_medium=rss",
    "http://m.daily.example/city/bridge-closed-48213",
    "https://amp.daily.example/city/bridge-closed-48213",
    "https://www.daily.example/amp/city/bridge-closed-48213",
    "https://www.daily.example/city/bridge-closed-48213/amp/",
    "https://www.daily.example/city/bridge-closed-48213.amp",
    "https://www.daily.example/city/bridge-closed-48213?amp=1",
    "https://www.daily.example/city/bridge-closed-48213?outputType=amp",
    "https://www.daily.example/city/bridge-closed-48213?view=print",
    "https://www.daily.example/print/city/bridge-closed-48213",
    "https://www.daily.example/yazdir/city/bridge-closed-48213",
    "https://www.daily.example/city/bridge-closed-48213#comments",
)
OTHERS = (
    "https://www.daily.example/city/bridge-closed-48214",
    "https://www.daily.example/city/bridge-closed-48213?page=2",
    "https://sports.daily.example/city/bridge-closed-48213",
    "https://www.daily.example/city",
)
DAILY = Publisher(name="daily", title="The Daily", domains=("daily.example",))


@pytest.mark.parametrize("form", FORMS)
def test_all_forms_of_an_address_are_one_article(form: str) -> None:
    assert form_free(form) == form_free(PLAIN)
    (both,) = merged([Mention(url=form, sources=("front page",)), Mention(url=PLAIN, sources=("feed",))]).values()
    assert both.sources == ("front page", "feed")
    assert is_plain(PLAIN) and is_plain(both.url)


@pytest.mark.parametrize("other", OTHERS)
def test_another_article_is_another(other: str) -> None:
    assert form_free(other) != form_free(PLAIN)


def test_links_of_other_sites_and_of_other_shapes_are_not_asked_for() -> None:
    mentions = [
        Mention(url=PLAIN, sources=("feed",)),
        Mention(url="https://www.daily.example/city/ferry-to-reopen-48377", sources=("front page",)),
        Mention(url="https://www.daily.example/city", sources=("front page",)),
        Mention(url="https://daily.example.evil.example/city/bridge-closed-48213", sources=("feed",)),
        Mention(url="https://other.example/a-story-of-somebody-else-48213", sources=("front page",)),
    ]
    found = [one.url for one in select(DAILY, mentions, most=10).articles]
    assert found == [PLAIN, "https://www.daily.example/city/ferry-to-reopen-48377"]


def test_a_recorded_article_teaches_what_an_article_looks_like() -> None:
    links = [Mention(url=f"https://daily.example/{n}", sources=("front page",)) for n in (101, 102)]
    assert [one.url for one in select(DAILY, links, known=["https://daily.example/100"], most=10).articles] == [
        "https://daily.example/101",
        "https://daily.example/102",
    ]
    assert select(DAILY, links, most=10).articles == ()


def test_of_too_many_the_newest_are_taken_and_the_rest_is_counted() -> None:
    def dated(day: int) -> Mention:
        claim = Claim(raw=f"2026-03-{day:02}", source="sitemap", role="modified")
        return Mention(url=f"https://daily.example/story-{day:04}", sources=("news sitemap",), claims=(claim,))

    found = select(DAILY, map(dated, range(1, 29)), most=3)
    assert [one.url[-2:] for one in found.articles] == ["28", "27", "26"] and found.left_out == 25


def test_sitemaps_of_news_come_first_and_those_of_pictures_last() -> None:
    children = [Child(url=f"https://daily.example/{name}") for name in ("images.xml", "archive.xml", "news.xml")]
    newer = Child(url="https://daily.example/archive-2.xml", lastmod="2026-03-02")
    order = [child.url.rpartition("/")[2] for child in in_order_of_worth([*children, newer])]
    assert order == ["news.xml", "archive-2.xml", "archive.xml", "images.xml"]


def test_a_host_called_news_makes_no_sitemap_a_news_sitemap() -> None:
    archive = Child(url="https://news.example/archive.xml")
    assert worth_asking([archive], given=("https://news.example/current.xml",)) == ()
    assert worth_asking([archive], given=()) == (archive,)


def test_what_listings_claim_becomes_hints_for_the_schedule() -> None:
    seen_at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    claims = (
        Claim(raw="2026-03-02T09:00:00+03:00", source="sitemap", role="modified"),
        Claim(raw="2026-03-01T09:00:00+03:00", source="sitemap", role="published"),
        Claim(raw="yesterday-ish", source="feed", role="modified"),
    )
    hints = {
        hint.source: hint
        for hint in hints_of(Mention(url=PLAIN, sources=("sitemap", "front page"), claims=claims), seen_at=seen_at)
    }
    assert hints["sitemap"].claimed == datetime(2026, 3, 2, 6, tzinfo=UTC)
    assert hints["sitemap"].says == "2026-03-02T09:00:00+03:00"
    assert (hints["feed"].says, hints["feed"].claimed) == ("yesterday-ish", None)
    assert hints["front page"].claimed is None
