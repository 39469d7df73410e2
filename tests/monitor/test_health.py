"""A publisher's check-up says what needs attention, and what was learned of its noise."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from crawler.model import Stamp
from crawler.monitor.health import Checkup, checkup, checkup_lines, same_edits
from crawler.reading.volatility import Learned, Lesson
from crawler.store.memory import MemoryStore
from tests.store.newsdesk import MORNING, change, first_revision, minute, visit

COUNTER = Lesson(
    line="Lasīts # reizes",
    place="article>p",
    why="it moved",
    addresses=("http://a.example/1",),
    seen=("Lasīts 1 reizes",),
)


def looked_at(*outcomes: str, learned: Learned | None = None) -> Checkup:
    """The check-up of a publisher whose one article was recorded and then visited with these outcomes."""

    async def week() -> Checkup:
        store = MemoryStore()
        await store.record(first_revision(), visit(outcome="new"))
        for number, outcome in enumerate(outcomes, 1):
            late = visit(minute(number), outcome)
            await store.keep_evidence(late, None)
            await store.finish_visit(late)
        await store.teach("example", learned or Learned(), MORNING)
        return await checkup(store, "example", "Europe/Istanbul", now=minute(60))

    return asyncio.run(week())


def test_a_quiet_week_needs_nobody() -> None:
    found = looked_at("unchanged", "touched")
    assert (found.articles, found.wrong) == (1, ())
    assert "1 touched, 1 unchanged" in "\n".join(checkup_lines(None, found))


def test_a_silent_source_is_said_to_be_silent() -> None:
    found = asyncio.run(checkup(MemoryStore(), "example", None, now=MORNING))
    assert "do its feeds, sitemaps and article_pattern still fit?" in found.wrong[0]


def test_what_was_learned_is_explained_with_its_visits() -> None:
    lines = "\n".join(checkup_lines(None, looked_at("unchanged", learned=Learned(masks=(COUNTER,)))))
    assert "Lasīts # reizes" in lines and "it moved" in lines and "http://a.example/1" in lines


def test_a_zone_that_page_after_page_convicts_is_reported() -> None:
    async def week() -> Checkup:
        store = MemoryStore()
        for number in range(12):
            printed = Stamp(
                at=minute(number),
                raw="12:00",
                source="visible",
                zone="Europe/Istanbul",
                precision="minute",
                role="modified",
            )
            stated = replace(printed, at=minute(number) - timedelta(hours=3), source="json-ld", zone="+00:00")
            article = f"https://news.example/{number}"
            revision = first_revision(article=article, claims=(printed, stated), date_modified=stated)
            await store.record(revision, visit(outcome="new", article=article, url=article))
        return await checkup(store, "example", "Europe/Istanbul", now=minute(60))

    found = asyncio.run(week())
    assert found.zone_error == timedelta(hours=3)
    assert "+3 hours off" in found.wrong[0]


def test_the_same_edit_on_many_articles_is_one_warning() -> None:
    edited = [
        replace(
            first_revision(article=f"https://news.example/{number}"),
            change=replace(change(), diff_digest="sha256:footer" if number < 6 else f"sha256:{number}"),
        )
        for number in range(12)
    ]
    (same,) = same_edits(edited)
    assert (len(same.articles), same.diff_digest) == (6, "sha256:footer")
    assert same_edits(edited[2:]) == ()
