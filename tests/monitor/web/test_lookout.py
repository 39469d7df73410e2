"""Warnings are looked for beside the requests, and shown where people look."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from crawler.errors import StoreUnavailableError
from crawler.monitor.warnings import Concern
from crawler.monitor.web import lookout as module
from crawler.monitor.web.lookout import Lookout, Watched
from crawler.monitor.web.services import Services
from tests.monitor.web.conftest import NOW, browsing
from tests.monitor.web.newsday import a_silent_source

DISK = Concern(kind="disk", sign="disk", publisher="", text="1 MB are free", todo="Free some", measured={"mb": 1})


async def test_a_silent_source_is_told_on_the_stream_on_the_list_and_on_its_page(services: Services) -> None:
    await a_silent_source(services, "example")
    async with browsing(services, headers={"Accept-Language": "tr"}) as client:
        told = (await client.get("/api/warnings")).json()
        for path in ("/", "/publishers", "/publishers/example"):
            assert "susan kaynak" in (await client.get(path)).text.lower(), path
        assert "tashih publishers check" in (await client.get("/publishers/example")).text
        assert "susan kaynak" not in (await client.get("/silent")).text
    assert [(each["kind"], each["publisher"]) for each in told["items"]] == [("silent source", "example")]


async def test_a_full_disk_is_told_in_full_where_it_has_no_page_of_its_own(services: Services) -> None:
    async with browsing(replace(services, free_bytes=lambda: 5 * 2**20)) as client:
        text = (await client.get("/")).text
    assert "5 MB are free for the database" in text and "Free some room" in text


async def test_nothing_is_said_where_nothing_needs_anybody(services: Services) -> None:
    async with browsing(services) as client:
        assert 'class="concerns"' not in (await client.get("/")).text


async def test_however_many_ask_one_looks() -> None:
    looks = 0

    async def look() -> Watched:
        nonlocal looks
        looks += 1
        await asyncio.sleep(0)
        return Watched((DISK,), at=NOW)

    lookout = Lookout(look)
    found = await asyncio.gather(*(lookout.found() for _ in range(20)))
    assert looks == 1 and {len(each.concerns) for each in found} == {1}


async def test_a_look_that_takes_long_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.0)
    lookout = Lookout(asyncio.Event().wait)  # type: ignore[arg-type]
    assert (await lookout.found()).at is None
    await lookout.close()


async def test_a_database_that_is_away_leaves_what_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EVERY", 0.0)
    answers: list[Watched | Exception] = [Watched((DISK,), at=NOW), StoreUnavailableError("away")]

    async def look() -> Watched:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(module, "SHARE", 1e9)
    monkeypatch.setattr(module, "OLD", -1.0)
    lookout = Lookout(look)
    assert [len((await lookout.found()).concerns) for _ in range(2)] == [1, 1]
    assert not answers
