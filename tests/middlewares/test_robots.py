"""What a host's robots.txt forbids is not asked for; where the rules cannot be had, nothing is (RFC 9309)."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError, IgnoreRequest
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from crawler.middlewares.robots import FreshRobotsMiddleware
from crawler.store.evidence import NotAskedError, PostponedError, outcome_of_failure
from crawler.store.troubles import RobotsUnreachableError, trouble_of

STORY = "http://news.example/story"
FORBIDS = b"User-agent: *\nDisallow: /"
Answer = tuple[int, bytes] | Exception


class Host:
    """A host that gives one answer after the other for its robots.txt, the last for good."""

    def __init__(self, *answers: Answer, kept: float = 86_400.0) -> None:
        self.answers = list(answers)
        self.asked = 0
        crawler: Any = get_crawler(settings_dict={"ROBOTSTXT_OBEY": True, "ROBOTSTXT_USER_AGENT": "Tashih"})
        crawler.engine = cast("Any", SimpleNamespace(download_async=self.download))
        self.crawler = crawler
        self.middleware = FreshRobotsMiddleware(crawler, kept=kept)

    async def download(self, request: Request) -> Response:
        self.asked += 1
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return Response(request.url, status=answer[0], body=answer[1])

    def refusals(self, times: int = 1) -> list[Exception | None]:
        """Why a story could not be asked for, time after time."""

        async def ask() -> list[Exception | None]:
            found: list[Exception | None] = []
            for _ in range(times):
                try:
                    await self.middleware.process_request(Request(STORY))
                    found.append(None)
                except Exception as error:  # what is raised is what is looked at
                    found.append(error)
            return found

        return asyncio.run(ask())


def test_what_the_rules_forbid_is_not_asked_for() -> None:
    assert isinstance(Host((200, FORBIDS)).refusals()[0], IgnoreRequest)
    assert Host((200, b"User-agent: *\nDisallow: /private")).refusals() == [None]


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 410])
def test_without_a_robots_txt_everything_may_be_asked_for_whatever_its_error_page_says(status: int) -> None:
    assert Host((status, FORBIDS)).refusals() == [None]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 599])
def test_while_a_server_fails_to_give_its_rules_nothing_is_asked_for(status: int) -> None:
    host = Host((status, b""))
    first, second = host.refusals(2)
    assert isinstance(first, RobotsUnreachableError) and isinstance(second, RobotsUnreachableError)
    assert host.asked == 1, "the rules are not asked for again at once"
    outcome, reason = outcome_of_failure(first)
    assert outcome == "failed" and f"(status {status}), so nothing is asked there" in reason
    assert trouble_of(first) == "robots.txt"


def test_a_host_that_cannot_be_reached_for_its_rules_is_not_asked_for_pages() -> None:
    host = Host(DownloadTimeoutError("http://news.example/robots.txt took longer than 30 seconds"))
    assert [type(error) for error in host.refusals(2)] == [DownloadTimeoutError, DownloadTimeoutError]
    assert host.asked == 1


def test_rules_of_yesterday_hold_while_new_ones_cannot_be_had() -> None:
    host = Host((200, b"User-agent: *\nDisallow: /private"), (503, b""), kept=0.0)
    assert host.refusals(3) == [None, None, None]
    strict = Host((200, FORBIDS), (503, b""), kept=0.0)
    assert all(isinstance(error, IgnoreRequest) for error in strict.refusals(3))
    assert strict.asked == 3


def test_a_schedule_lets_a_host_without_rules_rest_and_comes_back() -> None:
    host, told = Host((503, b"")), []
    host.crawler.spider = SimpleNamespace(let_rest=lambda *rest: told.append(rest))
    [refused] = host.refusals()
    assert isinstance(refused, PostponedError)
    assert told == [("news.example", 600.0, "robots.txt of news.example cannot be had (status 503)")]


def test_what_keeps_us_from_asking_for_the_rules_is_told_by_the_request_itself() -> None:
    assert Host(NotAskedError("a link leads to the private address 10.0.0.7")).refusals() == [None]
    resting = Host(PostponedError("status 429: an hour"), (200, FORBIDS))
    first, second = resting.refusals(2)
    assert first is None and isinstance(second, IgnoreRequest), "after the rest the rules are asked for again"
