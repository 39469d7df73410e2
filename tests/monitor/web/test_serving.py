"""The service on a socket: live streams, many readers, connections that ask for nothing, a database that goes away."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import replace
from typing import Any
from uuid import uuid4

import httpx
import pytest

from crawler.errors import StoreUnavailableError
from crawler.monitor.web.connections import PromptProtocol
from crawler.monitor.web.services import Services, on_mongo
from crawler.store.memory import MemoryStore
from crawler.store.mongo import MongoStore
from tests.monitor.web.conftest import browsing, with_site
from tests.monitor.web.listening import listening
from tests.monitor.web.newsday import a_day


async def events(client: httpx.AsyncClient, path: str = "/api/stream", **headers: str) -> AsyncIterator[dict[str, Any]]:
    """The events of a stream, their ids among their data; an empty one as soon as the stream stands."""
    place = ""
    async with client.stream("GET", path, headers=headers) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        async for line in answer.aiter_lines():
            if line.startswith(": listening"):
                yield {}
            if line.startswith("id: "):
                place = line.removeprefix("id: ")
            if line.startswith("data: "):
                yield {**json.loads(line.removeprefix("data: ")), "place": place}


async def told(
    client: httpx.AsyncClient, count: int, path: str = "/api/stream", **headers: str
) -> list[dict[str, Any]]:
    """The first events of a stream."""
    async with asyncio.timeout(20), aclosing(events(client, path, **headers)) as stream:
        assert await anext(stream) == {}
        return [await anext(stream) for _ in range(count)]


async def test_a_revision_is_told_as_it_is_recorded_and_a_broken_stream_goes_on(services: Services) -> None:
    async with listening(services) as service:
        async with asyncio.timeout(20), aclosing(events(service.client)) as stream:
            assert await anext(stream) == {}
            await asyncio.sleep(0.1)
            await a_day(services, "Four died")
            first = await anext(stream)
        await a_day(services, "Four died", "Five died", "Six died")
        later = await told(service.client, 2, **{"Last-Event-ID": first["place"]})
        again = await told(service.client, 1, f"/api/stream?after={later[0]['place']}")
    assert [each["headline"] for each in (first, *later, *again)] == ["Four died", "Five died", "Six died", "Six died"]


async def test_a_stream_tells_what_its_filters_let_through(services: Services) -> None:
    async with listening(services) as service:
        await a_day(services, "Four died", "Five died")
        [only] = await told(service.client, 1, "/api/stream?kind=headline", **{"Last-Event-ID": "0-00000000"})
        wrong = await service.client.get("/api/stream", headers={"Last-Event-ID": "nonsense"})
    assert only["number"] == 2
    assert wrong.status_code == 400


async def test_a_listener_that_left_is_forgotten_and_a_crowd_is_told_to_come_later(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.monitor.web.live.MOST_LISTENERS", 1)
    async with listening(services) as service:
        await a_day(services, "Four died")
        async with aclosing(events(service.client, **{"Last-Event-ID": "0-00000000"})) as stream:
            await anext(stream)
            await anext(stream)
            crowded = await service.client.get("/api/stream")
        assert (crowded.status_code, crowded.headers["Retry-After"]) == (503, "60")
        async with asyncio.timeout(20):
            assert (await told(service.client, 1, **{"Last-Event-ID": "0-00000000"}))[0]["headline"] == "Four died"


async def test_fifty_readers_at_once_are_all_answered(embedded: Services) -> None:
    async with listening(embedded) as service:
        await a_day(embedded, *(f"{n} died" for n in range(8)))
        limits = httpx.Limits(max_connections=60)
        async with httpx.AsyncClient(base_url=service.client.base_url, timeout=60, limits=limits) as many:
            answers = await asyncio.gather(*(many.get("/api/revisions", params={"limit": 5}) for _ in range(50)))
    assert {answer.status_code for answer in answers} == {200}


async def test_a_connection_on_which_no_request_comes_is_closed(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PromptProtocol, "patience", 0.2)
    async with listening(services) as service:
        for begun in (b"", b"GET /api/health HT", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: "):
            reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
            writer.write(begun)
            async with asyncio.timeout(20):
                assert await reader.read() == b""
            writer.close()
        assert (await service.client.get("/api/health")).status_code == 200


async def test_a_request_that_is_no_http_is_refused(services: Services) -> None:
    async with listening(services) as service:
        for nonsense in (
            b"\x16\x03\x01\x02\x00\x01\x00",
            b"GET\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        ):
            reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
            writer.write(nonsense + b"\r\n\r\n")
            async with asyncio.timeout(30):
                assert b" 4" in (await reader.read(64)).partition(b"\r\n")[0]
            writer.close()


class Absent(MemoryStore):
    """A store whose database can be taken away."""

    away = False

    async def article(self, url: str) -> Any:
        if self.away:
            raise StoreUnavailableError("the database mongodb://127.0.0.1:1/ does not answer")
        return await super().article(url)


async def test_while_the_database_is_away_everybody_is_told_when_to_come_back(services: Services) -> None:
    store = Absent()
    absent = replace(services, store=store)
    async with browsing(absent) as client:
        await a_day(absent)
        store.away = True
        gone = await client.get("/api/article", params={"url": "https://news.example/ferry"})
        store.away = False
        back = await client.get("/api/article", params={"url": "https://news.example/ferry"})
    assert (gone.status_code, gone.headers["Retry-After"], gone.headers["content-type"]) == (
        503,
        "5",
        "application/problem+json",
    )
    assert "127.0.0.1:1" not in gone.text
    assert back.status_code == 200


class Slow(MemoryStore):
    """A store whose database never answers."""

    async def article(self, url: str) -> Any:
        await asyncio.Event().wait()


async def test_no_request_hangs(services: Services) -> None:
    async with browsing(with_site(replace(services, store=Slow()), deadline=0.05)) as client:
        answer = await client.get("/api/article", params={"url": "https://news.example/ferry"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


async def test_a_server_that_is_gone_is_told_within_patience_and_found_again(mongodb_uri: str) -> None:
    where = [mongodb_uri]
    store = MongoStore(lambda: where[0], database=f"web_{uuid4().hex[:8]}", patience=0.5)
    async with browsing(on_mongo(store)) as client:
        assert (await client.get("/api/health")).status_code == 200
        where[0] = "mongodb://127.0.0.1:1/?directConnection=true"
        await store.close()
        assert (await client.get("/api/revisions")).status_code == 503
        assert (await client.get("/api/health")).status_code == 503
        where[0] = mongodb_uri
        assert (await client.get("/api/revisions")).status_code == 200
