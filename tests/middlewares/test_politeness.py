"""A host that is busy rests, one that wants more than a crawl can wait is left alone, and its Crawl-delay is its pace."""

from __future__ import annotations

from collections import deque
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy import Request
from scrapy.core.downloader import Slot
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.utils.test import get_crawler
from twisted.internet.defer import Deferred

from crawler.middlewares import politeness
from crawler.middlewares.politeness import Limits, PolitenessMiddleware
from crawler.store.evidence import NotAskedError, PostponedError

HOST = "news.example"
STORY = Request(f"http://{HOST}:8000/story")
LIMITS = Limits(backoff_start=5, backoff_max=60, crawl_delay_max=120)


class Crawl:
    """A crawl with one download slot and a clock that the test moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, delay: float = 1, jitter: float = 0.5) -> None:
        self.now = 1000.0
        monkeypatch.setattr(politeness, "monotonic", lambda: self.now)
        self.slot = Slot(concurrency=1, delay=delay, jitter=jitter)
        self.downloader = SimpleNamespace(slots={HOST: self.slot}, per_slot_settings={})
        self.crawler: Any = get_crawler()
        self.crawler.engine = cast("Any", SimpleNamespace(downloader=self.downloader))
        self.middleware = PolitenessMiddleware(self.crawler, self.crawler.stats, LIMITS, robots_name="Tashih")

    def answer(self, status: int, retry_after: str | None = None) -> None:
        headers = {"Retry-After": retry_after} if retry_after else {}
        self.middleware.process_response(STORY, Response(STORY.url, status=status, headers=headers))

    def rest(self) -> float:
        """Seconds until the slot sends again, its own delay aside."""
        return self.slot.lastseen - self.now

    def robots(self, text: str) -> None:
        self.middleware.robots_parsed(ProtegoRobotParser(text.encode(), None), STORY)


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_host_rests_as_long_as_it_asks(monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    crawl = Crawl(monkeypatch)
    crawl.answer(status, "30")
    assert crawl.rest() == 30
    assert crawl.crawler.stats.get_value(f"backoff/{status}") == 1
    crawl.middleware.process_request(STORY)


def test_without_a_word_each_rest_is_twice_as_long_until_the_host_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    crawl, rests = Crawl(monkeypatch), []
    for status in (429, 503, 429, 200, 429):
        crawl.answer(status)
        rests.append(crawl.rest())
        crawl.now += 50
    assert rests == [5, 10, 20, -30, 5]


def test_answers_to_what_was_on_its_way_are_one_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    crawl = Crawl(monkeypatch)
    for _ in range(8):
        crawl.answer(429)
        crawl.answer(200)
    assert crawl.rest() == 5
    crawl.answer(429, "40")
    assert crawl.rest() == 40


def test_a_host_that_wants_too_long_a_rest_gets_no_request_more(monkeypatch: pytest.MonkeyPatch) -> None:
    crawl = Crawl(monkeypatch)
    waiting: Deferred[Response] = Deferred()
    crawl.slot.queue = deque([(STORY, waiting)])
    failures: list[str] = []
    waiting.addErrback(lambda failure: failures.append(failure.getErrorMessage()))
    crawl.answer(503, "3600")
    reason = f"status 503: {HOST} asks for a pause of 3600 s, longer than a crawl waits"
    assert failures == [reason] and not crawl.slot.queue
    with pytest.raises(NotAskedError, match="3600 s"):
        crawl.middleware.process_request(STORY)
    crawl.middleware.process_request(Request("http://other.example/story"))


def test_crawl_delay_is_the_least_pace_and_outlives_the_slot(monkeypatch: pytest.MonkeyPatch) -> None:
    crawl = Crawl(monkeypatch)
    crawl.robots("User-agent: *\nCrawl-delay: 10\n\nUser-agent: Tashih\nCrawl-delay: 4")
    assert crawl.slot.delay == 4
    assert crawl.downloader.per_slot_settings == {HOST: {"delay": 4}}


def test_crawl_delay_holds_for_a_host_that_was_slow_when_it_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    crawl = Crawl(monkeypatch)
    crawl.middleware.process_response(Request(STORY.url, meta={"download_latency": 6.0}), Response(STORY.url))
    crawl.robots("User-agent: *\nCrawl-delay: 10")
    assert crawl.slot.delay == 12.0
    for _ in range(20):
        crawl.middleware.process_response(Request(STORY.url, meta={"download_latency": 0.1}), Response(STORY.url))
    assert crawl.slot.delay == 10.0


@pytest.mark.parametrize("asked", ["0.9", "0", "-3", "nan", "often", ""])
def test_a_slower_pace_of_our_own_stands(monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    crawl = Crawl(monkeypatch)
    crawl.robots(f"User-agent: *\nCrawl-delay: {asked}")
    assert (crawl.slot.delay, crawl.slot.jitter) == (1, 0.5)
    crawl.middleware.process_request(STORY)


@pytest.mark.parametrize("asked", ["121", "86400"])
def test_a_crawl_delay_of_minutes_is_a_wish_to_be_left_alone(monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    crawl = Crawl(monkeypatch)
    crawl.robots(f"User-agent: *\nCrawl-delay: {asked}")
    with pytest.raises(NotAskedError, match=r"robots\.txt asks for"):
        crawl.middleware.process_request(STORY)


def test_a_redirected_request_keeps_the_pace_of_the_host_it_was_led_to(monkeypatch: pytest.MonkeyPatch) -> None:
    led = Request("http://other.example/", meta={"download_slot": HOST})
    Crawl(monkeypatch).middleware.process_request(led)
    assert "download_slot" not in led.meta


def scheduled(crawl: Crawl) -> list[tuple[str, float, str]]:
    """What a spider that outlives long rests is told."""
    told: list[tuple[str, float, str]] = []
    crawl.crawler.spider = cast("Any", SimpleNamespace(let_rest=lambda *rest: told.append(rest)))
    return told


def test_a_schedule_is_told_of_a_long_rest_and_what_waited_is_postponed(monkeypatch: pytest.MonkeyPatch) -> None:
    crawl = Crawl(monkeypatch)
    told = scheduled(crawl)
    waiting: Deferred[Response] = Deferred()
    crawl.slot.queue = deque([(STORY, waiting)])
    failures: list[type[BaseException] | None] = []
    waiting.addErrback(lambda failure: failures.append(failure.type))
    crawl.answer(503, "3600")
    assert told == [(HOST, 3600.0, f"status 503: {HOST} asks for a pause of 3600 s")]
    assert failures == [PostponedError]
    with pytest.raises(PostponedError):
        crawl.middleware.process_request(STORY)
    crawl.now += 3601
    crawl.middleware.process_request(STORY)


def test_a_schedule_waits_out_a_short_rest_like_any_crawl(monkeypatch: pytest.MonkeyPatch) -> None:
    crawl = Crawl(monkeypatch)
    told = scheduled(crawl)
    crawl.answer(429, "12")
    assert (told, crawl.rest()) == ([], 12)
    crawl.middleware.process_request(STORY)


def test_a_host_that_answers_slowly_is_asked_less_often(monkeypatch: pytest.MonkeyPatch) -> None:
    crawl = Crawl(monkeypatch)
    slow = Request(STORY.url, meta={"download_latency": 4.0})
    crawl.middleware.process_response(slow, Response(STORY.url))
    assert crawl.slot.delay == 8.0
    for _ in range(20):
        crawl.middleware.process_response(Request(STORY.url, meta={"download_latency": 0.1}), Response(STORY.url))
    assert crawl.slot.delay == 1.0
    unhurried = Crawl(monkeypatch, delay=0)
    unhurried.middleware.process_response(slow, Response(STORY.url))
    assert unhurried.slot.delay == 0
