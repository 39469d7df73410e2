"""An article's record follows what happened to it, in whatever order it is told."""

from __future__ import annotations

from functools import reduce
from itertools import permutations
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from crawler.model import Article, Outcome, Validators, Visit
from crawler.store.life import SHOWED, URLS_MOST, after_revision, after_visit, born, validators_in
from tests.store.newsdesk import FERRY, first_revision, history, minute, stamp, visit

MOBILE, NEW = "https://m.news.example/ferry", "https://news.example/2026/ferry"
VISITS = st.builds(
    lambda when, outcome, url, to, tag: visit(
        minute(when), outcome, url=url, moved_to=to, date_modified=stamp(minute(when)), validators=Validators(etag=tag)
    ),
    st.integers(min_value=0, max_value=5),
    st.sampled_from(get_args(Outcome)),
    st.sampled_from([FERRY, MOBILE, NEW]),
    st.sampled_from([None, NEW]),
    st.sampled_from([None, '"1"', '"2"']),
)


def ferry() -> Article:
    return born(first_revision())


def lived(visits: list[Visit]) -> Article:
    return reduce(after_visit, visits, ferry())


@given(st.lists(VISITS, max_size=5))
def test_a_visit_told_twice_is_told_once(visits: list[Visit]) -> None:
    article = lived(visits)
    assert all(after_visit(after_visit(article, one), one) == after_visit(article, one) for one in visits)


@given(st.lists(VISITS, min_size=1, max_size=4, unique_by=lambda visit: visit.at))
def test_sight_and_addresses_do_not_depend_on_who_was_faster(visits: list[Visit]) -> None:
    tellings = {
        (article.last_seen, article.last_visit, frozenset(article.urls), article.head)
        for article in (lived(list(told)) for told in permutations(visits))
    }
    assert len(tellings) == 1


@given(st.lists(VISITS, max_size=5), VISITS)
def test_the_record_never_forgets(visits: list[Visit], late: Visit) -> None:
    before = lived(visits)
    after = after_visit(before, late)
    assert set(before.urls) <= set(after.urls)
    assert after.urls[0] == FERRY
    assert before.last_seen <= after.last_seen
    assert after.head is not None and after.head.number == 1
    if late.outcome not in SHOWED:
        assert after.validators == before.validators


def test_revisions_are_counted_by_the_newest() -> None:
    first, second, third = history("Four died", "Five died", "Six died")
    for told in permutations([first, second, third]):
        article = reduce(after_revision, told, ferry())
        assert article.head is not None
        assert (article.revisions, article.head.number, article.head.headline) == (3, 3, "Six died")


def test_a_moved_article_stays_moved_until_its_own_address_shows_it() -> None:
    moved = lived([visit(minute(1), "moved", moved_to=NEW)])
    assert moved.urls == (FERRY, NEW)
    assert after_visit(moved, visit(minute(2), "unchanged", url=NEW)).state == "moved"
    assert after_visit(moved, visit(minute(2), "blocked", url=NEW)).state == "moved"
    assert after_visit(moved, visit(minute(2), "gone", url=FERRY)).state == "moved"
    assert after_visit(moved, visit(minute(2), "gone", url=NEW)).state == "gone"
    assert after_visit(moved, visit(minute(2), "unchanged")).state == "live"


def test_a_failed_visit_says_nothing_about_the_article() -> None:
    gone = lived([visit(minute(1), "gone")])
    assert after_visit(gone, visit(minute(2), "failed")).state == "gone"


def test_addresses_do_not_grow_without_end() -> None:
    article = lived([visit(minute(n), "unchanged", url=f"{FERRY}?session={n}") for n in range(URLS_MOST + 50)])
    assert len(article.urls) == URLS_MOST
    assert (article.urls[0], article.urls[-1]) == (FERRY, f"{FERRY}?session={URLS_MOST + 49}")


def test_validators_are_found_whatever_the_case_of_their_names() -> None:
    headers = {"last-modified": "Fri, 07 Nov 2014 07:18:57 GMT", "ETAG": 'W/"1"', "Date": "now"}
    assert validators_in(headers) == Validators(etag='W/"1"', last_modified="Fri, 07 Nov 2014 07:18:57 GMT")
    assert validators_in({"ETag": ""}) == Validators()
