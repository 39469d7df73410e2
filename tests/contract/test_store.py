"""What every store keeps to: evidence first, each revision once, records that follow."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from crawler.errors import StoreRefusedError
from crawler.model import RevisionQuery, Validators, Visit
from crawler.reading.volatility import Learned, Lesson
from crawler.store.chain import broken_links
from crawler.store.protocol import Store
from tests.store.newsdesk import (
    FERRY,
    MORNING,
    capture,
    change,
    digest,
    first_revision,
    history,
    minute,
    next_revision,
    stamp,
    visit,
)

HOSTILE = "Nul \0, lone \ud800, pair \ud83c\udf1e, $where, a.b, \u202e\x1b[31m <script>"
AS_UTF8 = "Nul \0, lone \ufffd, pair \U0001f31e, $where, a.b, \u202e\x1b[31m <script>"


async def recorded(store: Store, *texts: str, article: str = FERRY) -> list:
    revisions = history(*texts, article=article)
    for revision in revisions:
        outcome = "new" if revision.number == 1 else "changed"
        assert await store.record(revision, visit(revision.first_seen, outcome, article=article))
    return revisions


async def listed(found) -> list:
    return [one async for one in found]


async def test_evidence_is_kept_before_anything_reads_it(store: Store) -> None:
    page = capture(b"<p>Four died</p>")
    await store.keep_evidence(visit(payload_digest=page.payload_digest), page)
    assert await store.capture(page.payload_digest) == page
    assert [(v.outcome, v.reason) for v in await listed(store.visits())] == [("failed", "not read yet")]
    assert await store.recall(FERRY, digest("Four died")) is None


async def test_the_same_bytes_are_kept_once_as_first_seen(store: Store) -> None:
    page = capture()
    await store.keep_evidence(visit(), page)
    await store.keep_evidence(visit(minute(1)), replace(page, at=minute(1), url="https://m.news.example/ferry"))
    assert await store.capture(page.payload_digest) == page
    assert len(await listed(store.visits())) == 2


async def test_an_attempt_without_an_answer_is_a_visit_without_a_capture(store: Store) -> None:
    refused = visit(status=None, reason="connection refused")
    await store.keep_evidence(refused, None)
    assert await listed(store.visits()) == [refused]
    assert await store.capture(digest("nothing")) is None


async def test_a_visit_gets_its_outcome_and_late_evidence_does_not_take_it_back(store: Store) -> None:
    await store.keep_evidence(visit(), None)
    read = visit(outcome="blocked", reason="consent page")
    await store.finish_visit(read)
    await store.keep_evidence(visit(), None)
    assert await listed(store.visits()) == [read]


async def test_a_recorded_revision_is_found_again_as_it_was(store: Store) -> None:
    first, second = await recorded(store, "Four died", "Five died")
    assert await store.revision(FERRY, 1) == first
    assert await store.revision(FERRY, 2) == second
    assert await store.revision(FERRY) == second
    assert await store.revision(FERRY, 3) is None
    assert await store.revision("https://news.example/other") is None
    assert broken_links([first, second]) == []


async def test_an_article_is_what_its_revisions_and_visits_made_it(store: Store) -> None:
    first, second = history("Four died", "Five died")
    await store.record(first, visit(first.first_seen, "new"))
    seen = visit(second.first_seen, "changed", validators=Validators(etag='"2"'), date_modified=second.date_modified)
    await store.record(second, seen)
    article = await store.article(FERRY)
    assert article is not None and article.head is not None
    assert (article.state, article.revisions, article.urls) == ("live", 2, (FERRY,))
    assert (article.first_seen, article.last_seen, article.last_visit) == (MORNING, minute(1), minute(1))
    assert (article.head.number, article.head.headline) == (2, "Five died")
    assert article.head.date_modified == second.date_modified
    assert article.validators == Validators(etag='"2"')


async def test_recording_finishes_the_visit_and_says_which_revision_it_showed(store: Store) -> None:
    await store.keep_evidence(visit(), None)
    await store.record(first_revision(), visit(outcome="new"))
    assert [(v.outcome, v.revision) for v in await listed(store.visits())] == [("new", 1)]


async def test_eight_workers_record_one_revision(stores: list[Store]) -> None:
    first, second = history("Four died", "Five died")
    await stores[0].record(first, visit(outcome="new"))
    seen = [visit(minute(1), "changed", id=f"worker {n}") for n in range(8)]
    for store, one in zip(stores, seen, strict=True):
        await store.keep_evidence(replace(one, outcome="failed", reason="not read yet"), None)
    won = await asyncio.gather(*(store.record(second, one) for store, one in zip(stores, seen, strict=True)))
    assert sorted(won) == [False] * 7 + [True]
    assert await listed(stores[0].revisions(RevisionQuery())) == [second, first]
    finished = [v.outcome for v in await listed(stores[0].visits()) if v.id.startswith("worker")]
    assert sorted(finished) == ["changed"] + ["failed"] * 7


async def test_eight_workers_that_judge_again_make_one_whole_history(stores: list[Store]) -> None:
    await recorded(stores[0], "Four died")

    async def add(store: Store, text: str) -> None:
        while True:
            known = await store.recall(FERRY, digest(text))
            assert known is not None
            revision = next_revision(known.latest, text, known.latest.first_seen + timedelta(seconds=1))
            if await store.record(revision, visit(revision.first_seen, "changed", id=text)):
                return

    await asyncio.gather(*(add(store, f"{n} died") for n, store in enumerate(stores)))
    newest_first = await listed(stores[0].revisions(RevisionQuery(article=FERRY)))
    assert [revision.number for revision in newest_first] == [9, 8, 7, 6, 5, 4, 3, 2, 1]
    assert broken_links(reversed(newest_first)) == []
    article = await stores[0].article(FERRY)
    assert article is not None and article.head is not None and article.head.number == article.revisions == 9


async def test_writing_twice_is_writing_once(store: Store) -> None:
    first, second = history("Four died", "Five died")
    page, seen, again = capture(), visit(outcome="new"), visit(minute(1), "changed")
    touch = visit(minute(2), "touched", date_modified=stamp(minute(2)))

    async def everything() -> tuple:
        await store.keep_evidence(visit(), page)
        assert await store.record(first, seen)
        assert await store.record(second, again)
        await store.finish_visit(touch)
        return (
            await store.article(FERRY),
            await listed(store.revisions(RevisionQuery())),
            await listed(store.visits()),
        )

    assert await everything() == await everything()


async def test_recall_knows_an_article_by_any_of_its_addresses(store: Store) -> None:
    await recorded(store, "Four died")
    await store.finish_visit(visit(minute(1), "unchanged", url="https://m.news.example/ferry"))
    for url in (FERRY, "https://m.news.example/ferry"):
        known = await store.recall(url, digest("Four died"))
        assert known is not None and known.article.url == FERRY and known.seen_as == 1
    assert await store.recall("https://news.example/train", digest("Four died")) is None


async def test_a_moved_article_is_found_at_its_new_address(store: Store) -> None:
    await recorded(store, "Four died")
    new = "https://news.example/2026/ferry"
    await store.finish_visit(visit(minute(1), "moved", moved_to=new))
    article = await store.article(new)
    assert article is not None and (article.url, article.state, article.urls) == (FERRY, "moved", (FERRY, new))
    await store.finish_visit(visit(minute(2), "unchanged", article=new))
    assert (await store.article(FERRY)).state == "moved"
    assert [v.article for v in await listed(store.visits(article=FERRY))] == [FERRY, FERRY, FERRY]
    await store.finish_visit(visit(minute(3), "gone", reason="status 404"))
    assert (await store.article(FERRY)).state == "moved"
    await store.finish_visit(visit(minute(4), "unchanged"))
    assert (await store.article(FERRY)).state == "live"


async def test_an_address_belongs_to_the_article_called_so(store: Store) -> None:
    await recorded(store, "Four died")
    await store.finish_visit(visit(minute(1), "unchanged", url="https://news.example/train"))
    await recorded(store, "Train is late", article="https://news.example/train")
    assert (await store.article("https://news.example/train")).url == "https://news.example/train"


async def test_a_revert_is_seen_as_the_newest_revision_with_that_text(store: Store) -> None:
    await recorded(store, "Four died", "Five died", "Four died", "Six died")
    assert (await store.recall(FERRY, digest("Four died"))).seen_as == 3
    assert (await store.recall(FERRY, digest("Six died"))).seen_as == 4
    assert (await store.recall(FERRY, digest("Nobody died"))).seen_as is None


async def test_a_text_under_a_new_address_has_a_twin_while_it_is_its_articles_newest(store: Store) -> None:
    await recorded(store, "Four died", "Five died")
    twin = await store.twin("example", digest("Five died"))
    assert twin is not None and (twin.article.url, twin.latest.number) == (FERRY, 2)
    assert await store.twin("example", digest("Four died")) is None
    assert await store.twin("another", digest("Five died")) is None


async def test_what_was_learned_is_kept_in_versions_and_the_newest_holds(stores: list[Store]) -> None:
    counter = Lesson(
        line="Lasīts # reizes", place="article>p", why="it moved", addresses=(FERRY,), seen=("Lasīts 1 reizes",)
    )
    footer = Lesson(line="Visas tiesības \ud800", place="article>p", why="everywhere", addresses=(), seen=())
    store, other = stores[:2]
    assert await store.learned("example") == Learned()
    for learned in (
        Learned(masks=(counter,)),
        Learned(masks=(counter,)),
        Learned(masks=(counter,), furniture=(footer,)),
    ):
        await store.teach("example", learned, MORNING)
    known = await other.learned("example")
    assert known.masks == (counter,) and known.furniture[0].line == "Visas tiesības \ufffd"
    assert await other.learned("another") == Learned()


async def test_a_touch_moves_the_claim_and_not_the_revision(store: Store) -> None:
    first, second = await recorded(store, "Four died", "Five died")
    claim = stamp(minute(9), raw="Nov 7, 9:09")
    await store.finish_visit(visit(minute(10), "touched", date_modified=claim))
    assert (await store.article(FERRY)).head.date_modified == claim
    assert await store.revision(FERRY, 2) == replace(second, last_seen=minute(10))
    assert await store.revision(FERRY, 1) == first


@pytest.mark.parametrize("outcome", ["unchanged", "touched", "not_modified"])
async def test_text_that_stood_was_last_seen_now(store: Store, outcome: str) -> None:
    await recorded(store, "Four died")
    await store.finish_visit(visit(minute(5), outcome))
    assert (await store.revision(FERRY)).last_seen == minute(5)
    assert (await store.article(FERRY)).last_seen == minute(5)
    assert [v.revision for v in await listed(store.visits())] == [1, 1]


@pytest.mark.parametrize("outcome", ["gone", "blocked", "failed"])
async def test_a_visit_without_the_text_moves_no_last_seen(store: Store, outcome: str) -> None:
    await recorded(store, "Four died")
    await store.finish_visit(visit(minute(5), outcome))
    article = await store.article(FERRY)
    assert (article.last_seen, article.last_visit) == (MORNING, minute(5))
    assert (await store.revision(FERRY)).last_seen == MORNING
    assert article.state == ("live" if outcome == "failed" else outcome)


async def test_an_article_that_is_gone_comes_back(store: Store) -> None:
    await recorded(store, "Four died")
    await store.finish_visit(visit(minute(5), "gone", status=404))
    assert (await store.article(FERRY)).state == "gone"
    await store.finish_visit(visit(minute(6), "unchanged"))
    assert (await store.article(FERRY)).state == "live"


async def test_what_was_never_recorded_is_neither_gone_nor_moved(store: Store) -> None:
    await store.finish_visit(visit(outcome="gone", status=410))
    await store.finish_visit(visit(minute(1), "moved", moved_to="https://news.example/2026/ferry"))
    assert await store.article(FERRY) is None
    assert [v.outcome for v in await listed(store.visits())] == ["gone", "moved"]


async def test_a_slow_worker_changes_nothing_that_a_newer_visit_said(store: Store) -> None:
    await recorded(store, "Four died")
    await store.finish_visit(
        visit(minute(9), "touched", date_modified=stamp(minute(9)), validators=Validators(etag="9"))
    )
    newest = await store.article(FERRY)
    await store.finish_visit(visit(minute(5), "gone"))
    await store.finish_visit(
        visit(minute(6), "touched", date_modified=stamp(minute(6)), validators=Validators(etag="6"))
    )
    assert await store.article(FERRY) == newest
    assert (await store.revision(FERRY)).last_seen == minute(9)
    assert len(await listed(store.visits())) == 4


async def test_a_slow_workers_sight_of_an_earlier_text_is_of_that_revision(store: Store) -> None:
    await recorded(store, "Four died", "Five died")
    await store.finish_visit(visit(minute(0.5), "unchanged", revision=1))
    assert (await store.revision(FERRY, 1)).last_seen == minute(0.5)
    assert (await store.revision(FERRY, 2)).last_seen == minute(1)


async def test_a_crash_between_revision_and_record_is_mended_by_the_next_look(store: Store) -> None:
    _, second = await recorded(store, "Four died", "Five died")
    third = next_revision(second, "Six died", minute(2))
    assert await store.append(third, visit(minute(2), "changed"))
    known = await store.recall(FERRY, digest("Six died"))
    assert (known.latest, known.seen_as, known.article.head.number, known.article.revisions) == (third, 3, 3, 3)
    assert (await store.article(FERRY)).head.number == 3


async def test_a_crash_before_the_article_was_written_loses_neither(store: Store) -> None:
    first = first_revision()
    assert await store.append(first, visit(outcome="new"))
    known = await store.recall(FERRY, digest("Four died"))
    assert (known.latest, known.article.revisions, known.article.first_seen) == (first, 1, MORNING)
    assert await listed(store.articles()) == [known.article]


async def test_a_304_keeps_the_validators_it_does_not_repeat(store: Store) -> None:
    both = Validators(etag='"1"', last_modified="Fri, 07 Nov 2014 07:18:57 GMT")
    await store.record(first_revision(), visit(outcome="new", validators=both))
    await store.finish_visit(visit(minute(1), "not_modified", validators=Validators(etag='"1b"')))
    assert (await store.article(FERRY)).validators == replace(both, etag='"1b"')
    await store.finish_visit(visit(minute(2), "unchanged", validators=Validators()))
    assert (await store.article(FERRY)).validators == Validators()


async def test_a_body_too_large_for_a_document_is_refused_by_name(store: Store) -> None:
    noise = Random(7).randbytes(16 * 1024 * 1024)
    with pytest.raises(StoreRefusedError, match=r"news\.example/ferry.*DOWNLOAD_MAXSIZE"):
        await store.keep_evidence(visit(), capture(noise))
    assert await listed(store.visits()) == []


async def test_a_page_of_8_mib_that_does_not_compress_is_kept(store: Store) -> None:
    page = capture(Random(7).randbytes(8 * 1024 * 1024))
    await store.keep_evidence(visit(), page)
    assert await store.capture(page.payload_digest) == page


async def test_hostile_text_is_kept_as_text(store: Store) -> None:
    url = f"https://news.example/{HOSTILE}"
    revision = first_revision(HOSTILE, article=url, authors=(HOSTILE, "x" * 10_000))
    page = capture(b"\0\xff", url=url, headers={"X.$dot": "a", "$set": HOSTILE, "": "", "Nul\0": "\0"})
    seen = visit(outcome="new", article=url, reason=HOSTILE, payload_digest=page.payload_digest)
    await store.keep_evidence(seen, page)
    assert await store.record(revision, seen)
    kept = await store.capture(page.payload_digest)
    assert (kept.body, kept.headers) == (b"\0\xff", {"X.$dot": "a", "$set": AS_UTF8, "": "", "Nul\0": "\0"})
    found = await store.revision(url)
    assert (found.headline, found.authors) == (AS_UTF8, (AS_UTF8, "x" * 10_000))
    assert found == revision
    assert (await store.recall(url, digest(HOSTILE))).article.url == f"https://news.example/{AS_UTF8}"
    assert [v.reason for v in await listed(store.visits(article=url))] == [AS_UTF8]
    assert await listed(store.revisions(RevisionQuery(publisher=HOSTILE, kind=HOSTILE, grep=HOSTILE))) == []


async def test_a_headline_of_10000_characters_is_kept_whole(store: Store) -> None:
    long = "Antalya'da fırtına " * 530
    await store.record(first_revision(long), visit(outcome="new"))
    assert (await store.article(FERRY)).head.headline == long


async def test_instants_come_back_in_utc_to_the_millisecond(store: Store) -> None:
    at = MORNING + timedelta(microseconds=123_999)
    await store.keep_evidence(visit(at, id="v"), None)
    assert [v.at for v in await listed(store.visits())] == [MORNING + timedelta(milliseconds=123)]


async def test_revisions_are_listed_newest_first_over_hours_and_years(store: Store) -> None:
    told = []
    for days in (0, 1 / 24, 0.9, 6, 40, 41, 400, 4000):
        at = MORNING - timedelta(days=days)
        article = f"https://news.example/{days}"
        told.append(first_revision(at=at, article=article))
        await store.record(told[-1], visit(at, "new", article=article))
    assert await listed(store.revisions(RevisionQuery())) == told
    assert await listed(store.revisions(RevisionQuery(limit=3))) == told[:3]
    assert await listed(store.revisions(RevisionQuery(limit=0))) == []
    week = RevisionQuery(since=told[3].first_seen, until=told[0].first_seen)
    assert await listed(store.revisions(week)) == told[1:4]
    assert await listed(store.revisions(RevisionQuery(since=MORNING + timedelta(days=9000)))) == []


async def test_a_fast_clock_hides_no_revision(store: Store) -> None:
    ahead = first_revision(at=MORNING + timedelta(days=3650))
    await store.record(ahead, visit(ahead.first_seen, "new"))
    assert await listed(store.revisions(RevisionQuery(limit=1))) == [ahead]


async def test_every_given_filter_must_hold(store: Store) -> None:
    first = first_revision("İstanbul waits")
    loud = next_revision(first, "Five died", minute(1), change=change("headline", "body", silent=False))
    silent = next_revision(loud, "Six died", minute(2), change=change("body"))
    for revision in (first, loud, silent):
        await store.record(revision, visit(revision.first_seen, "changed"))
    other = first_revision("Seven", article="https://post.example/1", publisher="post")
    await store.record(other, visit(outcome="new", article=other.article))

    async def found(**filters: object) -> list:
        by_time = await listed(store.revisions(RevisionQuery(**filters)))
        of_ferry = await listed(store.revisions(RevisionQuery(**filters, article=FERRY)))
        assert [revision for revision in by_time if revision.article == FERRY] == of_ferry
        return by_time

    assert await found(publisher="post") == [other]
    assert await found(kind="body") == [silent, loud]
    assert await found(kind="headline", silent=True) == []
    assert await found(kind="headline", silent=True, publisher="example") == []
    assert await found(kind="body", silent=True, publisher="example", limit=1) == [silent]
    assert await found(silent=False) == [loud]
    assert await found(grep="DIED", limit=1) == [silent]
    assert await found(grep="istanbul") == [first]
    assert await found(publisher="example", since=minute(1), until=minute(2)) == [loud]
    assert await found(grep="(a+)+$", kind="body") == []


async def test_a_history_longer_than_a_page_is_listed_whole(store: Store) -> None:
    revisions = history(*(f"{n} died" for n in range(70)))
    for revision in revisions:
        await store.append(revision, visit(revision.first_seen, "changed"))
    assert await listed(store.revisions(RevisionQuery(article=FERRY))) == revisions[::-1]
    assert (await store.recall(FERRY, digest("0 died"))).latest == revisions[-1]
    assert await store.revision(FERRY) == revisions[-1]


async def test_articles_are_listed_oldest_first(store: Store) -> None:
    names = {}
    for days in (9, 700, 1, 0):
        url = f"https://news.example/{days}"
        at = MORNING - timedelta(days=days)
        names[days] = url
        await store.record(first_revision(at=at, article=url), visit(at, "new", article=url))
    post = first_revision(article="https://post.example/1", publisher="post")
    await store.record(post, visit(outcome="new", article=post.article))
    since = MORNING - timedelta(days=9)
    of_example = [article.url async for article in store.articles(publisher="example")]
    assert of_example == [names[700], names[9], names[1], names[0]]
    assert [a.url async for a in store.articles(since=since)] == [names[9], names[1], names[0], post.article]
    assert [a.url async for a in store.articles(publisher="post", since=since)] == [post.article]


async def test_visits_are_listed_oldest_first(store: Store) -> None:
    seen: list[Visit] = [visit(minute(n), article=f"https://news.example/{n % 2}") for n in range(6)]
    for one in reversed(seen):
        await store.keep_evidence(one, None)
    assert await listed(store.visits()) == seen
    assert await listed(store.visits(since=minute(4))) == seen[4:]
    assert await listed(store.visits(article="https://news.example/1", since=minute(2))) == [seen[3], seen[5]]
