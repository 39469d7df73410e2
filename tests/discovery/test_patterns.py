"""What an article's address looks like, learned from addresses known to be articles."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery.patterns import learn_pattern, looks_like_article

TITLES = ("northern-ferry-line-to-reopen", "harbour-bridge-stays-closed", "council-votes-on-budget-again")
SECTIONS = (
    "https://daily.example/",
    "https://daily.example/city",
    "https://daily.example/city/",
    "https://daily.example/tag/ferry",
)
FORMS = (
    "https://daily.example/city/{title}-{number}",
    "https://daily.example/{number}",
    "https://daily.example/haber/{number}/{title}",
    "https://daily.example/2026/03/02/{title}",
    "https://daily.example/world/2026/mar/02/{title}",
    "https://daily.example/haber.php?id={number}",
    "https://daily.example/news/story.aspx?lang=tr&id={number}",
    "https://daily.example/story/{word}",
    "https://daily.example/{title}.html",
    "https://daily.example/article_{number}.htm",
)


@pytest.mark.parametrize("form", FORMS)
def test_what_articles_have_in_common_is_found_again_and_sections_do_not_have_it(form: str) -> None:
    known = [form.format(title=title, number=48213 + n, word=title[:5]) for n, title in enumerate(TITLES)]
    pattern = re.compile(learn_pattern(known))
    unseen = form.format(title="storm-closes-the-northern-pier", number=99321, word="storm")
    assert all(
        pattern.search(url) for url in (*known, unseen, f"{unseen}{'&' if '?' in unseen else '?'}utm_source=feed")
    )
    assert not any(pattern.search(url) for url in SECTIONS)


@pytest.mark.parametrize(
    ("form", "short"), [("/city/{}", "/city/mayor-resigns"), ("/2026/03/02/{}", "/2026/03/02/resigned")]
)
def test_a_short_headline_is_an_article_where_longer_ones_stand(form: str, short: str) -> None:
    pattern = learn_pattern("https://daily.example" + form.format(title) for title in TITLES)
    assert re.search(pattern, f"https://daily.example{short}")
    assert not re.search(pattern, "https://daily.example/2026/03/02/") and not re.search(
        pattern, "https://daily.example/city-news/"
    )


def test_an_exception_among_many_is_left_out_where_the_addresses_may_be_no_articles() -> None:
    known = [f"https://daily.example/news/{title}-{n}" for n, title in enumerate(TITLES * 20, 48213)]
    pattern = learn_pattern([*known, "https://daily.example/help/how-to-read-the-daily"], enough=2)
    assert not re.search(pattern, "https://daily.example/help/how-to-write-to-us")


@pytest.mark.parametrize(
    "urls", [[], ["https://daily.example/"], ["https://daily.example/city", "https://daily.example/sports"]]
)
def test_where_nothing_tells_an_article_nothing_is_learned(urls: list[str]) -> None:
    assert learn_pattern(urls) == ""


@pytest.mark.parametrize(
    "url",
    [
        "https://daily.example/calendar/2026/03/02/",
        "https://daily.example/2026/03/",
        "https://daily.example/archive/2026/03/02/10",
        "https://daily.example/takvim?tarih=2026-03-02",
        "https://daily.example/page/1234567",
        "https://daily.example/author/a-long-name-of-somebody",
        "https://daily.example/city",
        "https://daily.example/",
    ],
)
def test_endless_calendars_archives_and_lists_do_not_look_like_articles(url: str) -> None:
    assert not looks_like_article(url)


PIECES = ["2026", "03", "haber", "a-b-c-d", "x-48213", "48213", "city", "-", "__", "%C5%9F", "(", "\\d", "a.html"]
LONG = ["a" * 300, "1" * 300, "-1" * 200]
SEGMENTS = st.lists(st.sampled_from([*PIECES, *LONG]), max_size=7)


@given(st.lists(SEGMENTS, max_size=6), SEGMENTS)
def test_a_learned_pattern_is_always_one_and_fits_what_taught_it(known: list[list[str]], other: list[str]) -> None:
    urls = [f"https://daily.example/{'/'.join(segments)}" for segments in known]
    pattern = learn_pattern(urls)
    compiled = re.compile(pattern)
    looks_like_article("https://daily.example/" + "/".join(other))
    assert not pattern or any(compiled.search(url) for url in urls)


def test_a_hostile_address_costs_no_more_than_its_length() -> None:
    known = [form.format(title=title, number=48213 + n, word="x") for form in FORMS for n, title in enumerate(TITLES)]
    pattern = re.compile(learn_pattern(known))
    costs = []
    for length in (1_000, 2_000):
        url = "https://daily.example/" + "-1" * (length // 2) + "!"
        start = time.process_time()
        for _ in range(20):
            pattern.search(url)
        costs.append(time.process_time() - start)
    assert costs[1] < 10 * costs[0] + 0.5
