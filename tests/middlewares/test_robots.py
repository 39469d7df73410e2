"""A schedule that runs for months notices what a newsroom writes into its robots.txt."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from crawler.middlewares import robots
from crawler.middlewares.robots import KEPT, FreshRobotsMiddleware

STORY = "http://news.example/story"


def test_robots_txt_is_kept_for_a_day_and_then_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    now, asked = [1000.0], []

    async def download(request: Request) -> Response:
        asked.append(request.url)
        rule = b"User-agent: *\nDisallow: /story" if len(asked) > 1 else b""
        return Response(request.url, body=rule)

    monkeypatch.setattr(robots, "monotonic", lambda: now[0])
    crawler: Any = get_crawler(settings_dict={"ROBOTSTXT_OBEY": True, "USER_AGENT": "Tashih"})
    crawler.engine = cast("Any", SimpleNamespace(download_async=download))
    middleware = FreshRobotsMiddleware(crawler)

    async def allowed() -> bool:
        rules = await middleware.robot_parser(Request(STORY))
        return rules is None or rules.allowed(STORY, "Tashih")

    async def story() -> None:
        assert await allowed()
        now[0] += KEPT - 1
        assert await allowed() and len(asked) == 1
        now[0] += 2
        assert not await allowed() and len(asked) == 2

    asyncio.run(story())
