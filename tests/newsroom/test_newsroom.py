"""The newsroom as a visitor meets it, and the truth it tells about itself."""

from __future__ import annotations

import html
import json
import re
import threading
from datetime import UTC, datetime, timedelta

import pytest

from crawler.newsroom import Newsroom
from crawler.newsroom.exchange import Log, Response
from crawler.newsroom.newsroom import on_loopback
from crawler.newsroom.states import state_at

STATUS = {"gone": {404, 410}, "moved": {301}, "failed": {500}}


def read(answered) -> str:
    return html.unescape(answered.text)


@pytest.mark.parametrize("edition", range(1, 7))
def test_every_page_shows_the_words_that_the_script_gives_it(newsroom, visit, edition):
    newsroom.turn_to(edition)
    for expected in newsroom.truth(edition):
        answered = visit(expected.article)
        assert answered.status in STATUS.get(expected.outcome, {200}), expected
        if answered.status == 200:
            state = state_at(newsroom.script, expected.story, edition)
            page = read(answered)
            places = [page.index(part) for part in state.paragraphs]
            assert places == sorted(places)
            assert all(page.count(part) == 1 for part in state.paragraphs)
            assert f">{state.headline}<" in page
            assert state.author in page


def test_the_truth_counts_every_open_article_once_in_every_edition(newsroom):
    for edition in newsroom.editions:
        out = [e.article for e in newsroom.truth(edition.number)]
        assert len(out) == len(set(out))
    assert len(newsroom.truth(6)) == 24


def test_most_of_what_a_visitor_sees_is_nothing_but_noise(newsroom):
    looks = [expected for edition in range(2, 7) for expected in newsroom.truth(edition)]
    quiet = [expected for expected in looks if expected.outcome in {"unchanged", "not_modified"}]
    assert len(quiet) > len(looks) / 2


def test_a_visitor_without_validators_may_say_unchanged(newsroom):
    quiet = next(e for e in newsroom.truth(2) if e.outcome == "not_modified")
    assert quiet.accepts("not_modified")
    assert quiet.accepts("unchanged")
    assert not quiet.accepts("changed")
    assert not quiet.accepts("touched")


def test_every_page_moves_between_two_requests_of_one_edition(newsroom, visit):
    addresses = [e.article for e in newsroom.truth(1)] + [p for pub in newsroom.publishers() for p in pub.front_pages]
    for address in addresses:
        first, second = visit(address), visit(address)
        assert first.body != second.body, address
        assert first.headers["Set-Cookie"] != second.headers["Set-Cookie"]


def test_counters_only_ever_rise(newsroom, visit):
    letter = newsroom.truth(1)[0].article
    counts = [int(re.search(r"Visitors: (\d+)", visit(letter).text)[1]) for _ in range(5)]
    assert counts[0] >= 10045
    assert counts == sorted(set(counts))


def test_the_founding_example_stands_in_the_markup_of_its_time(newsroom, visit):
    page = read(visit(newsroom.truth(1)[0].article))
    footer = page[page.index("<p>Last Modified: 2014-11-07 09:18:57</p>") :]
    assert re.search(
        r"<ul>\s*<li>Visitors: \d+</li>\s*<li>\(Suanki Oy \d\.\d/5 Yildiz\) Toplam Oy: \d+</li>\s*<li>\d+ \d+</li>\s*</ul>",
        footer,
    )


def test_no_stamp_lies_in_the_future(visit):
    now = datetime.now(UTC)
    with Newsroom(now=now) as newsroom:
        for edition in newsroom.editions:
            newsroom.turn_to(edition.number)
            for expected in newsroom.truth(edition.number):
                page = visit(expected.article)
                data = re.search(r'ld\+json">(.*?)</script>', page.text, re.DOTALL)
                if data:
                    stamped = datetime.fromisoformat(json.loads(data[1])["dateModified"])
                    assert now - timedelta(days=2) < stamped <= now


def test_each_house_prints_its_time_by_its_own_clock(newsroom, visit):
    newsroom.turn_to(2)
    shown = {e.story: read(visit(e.article)) for e in newsroom.truth(2)}
    assert "Last Modified: 2026-03-02 08:48:12" in shown["harbour_courier/ferry"]
    assert "Güncelleme: 2 Mart 2026 08:20" in shown["bogaz_postasi/heyelan"]
    assert '"dateModified": "2026-03-02T08:20:12+03:00"' in shown["bogaz_postasi/heyelan"]
    assert "Güncellenme: 02.03.2026 08:32" in shown["anadolu_aksami/bugday"]
    assert "Updated March 2, 2026 at 12:42 a.m. ET" in shown["tidewater_record/cannery"]


def test_the_deleted_article_comes_back_with_the_same_words(newsroom, visit):
    statuses, bodies = [], []
    (ferry,) = [e for e in newsroom.truth(1) if e.story == "bogaz_postasi/feribot"]
    for edition in range(1, 7):
        newsroom.turn_to(edition)
        answered = visit(ferry.article)
        statuses.append(answered.status)
        bodies.append(re.findall(r"<p>.*?</p>", answered.text))
    assert statuses == [200, 200, 410, 410, 200, 200]
    assert bodies[4] == bodies[1]


def test_the_moved_article_is_read_at_its_new_address_only_after_it_moved(newsroom, visit):
    (moved,) = [e for e in newsroom.truth(4) if e.outcome == "moved"]
    newsroom.turn_to(3)
    assert visit(moved.moved_to).status == 404
    newsroom.turn_to(4)
    answered = visit(moved.article)
    assert (answered.status, answered.headers["Location"]) == (301, moved.moved_to)
    assert "Yassıören muhtarı" in visit(moved.moved_to).text


def test_a_story_that_is_not_out_yet_is_found_nowhere(newsroom, visit):
    (storm,) = [e for e in newsroom.truth(6) if e.outcome == "new"]
    house = newsroom.publishers()[-1]
    newsroom.turn_to(5)
    assert visit(storm.article).status == 404
    for address in (*house.front_pages, *house.feeds, *house.sitemaps):
        assert storm.article not in visit(address).text


def test_looking_into_the_closed_section_is_seen(newsroom, visit):
    assert newsroom.violations == ()
    closed = newsroom.base_urls["bogaz_postasi"] + "/ozel/aboneler-icin-haftanin-dosyasi-1048"
    visit(closed, User_Agent="rude")
    (line,) = newsroom.violations
    assert (line.path, line.user_agent, line.status) == ("/ozel/aboneler-icin-haftanin-dosyasi-1048", "rude", 200)
    assert all(e.article != closed for edition in range(1, 7) for e in newsroom.truth(edition))


def test_two_newsrooms_live_side_by_side_and_close_cleanly(visit):
    before = threading.active_count()
    with Newsroom(now=datetime.now(UTC)) as one, Newsroom(now=datetime.now(UTC)) as other:
        assert not set(one.base_urls.values()) & set(other.base_urls.values())
        one.turn_to(6)
        assert (one.edition, other.edition) == (6, 1)
    assert threading.active_count() == before


def test_many_visitors_at_once_are_all_logged(newsroom, visit):
    address = newsroom.publishers()[0].front_pages[0]
    visitors = [threading.Thread(target=visit, args=(address,)) for _ in range(20)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert [line.status for line in newsroom.requests] == [200] * 20


@pytest.mark.parametrize("edition", [0, 7, -1])
def test_the_day_has_no_other_editions(newsroom, edition):
    with pytest.raises(ValueError, match="editions 1 to 6"):
        newsroom.turn_to(edition)


def test_where_a_system_has_one_loopback_address_another_port_is_taken():
    with on_loopback(300, lambda request: Response(), Log()) as server:
        assert server.netloc.startswith("127.0.0.1:")
