"""A browser goes out through one gate, and nowhere that a crawl may not be led."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import pytest

from crawler.middlewares.gate import Gate, wanted_in
from crawler.newsroom.server import Response, Site, serve

NO_PROXY: Mapping[str, str] = {}
Ask = Callable[[bytes], Awaitable[bytes]]


async def asked(gate: Gate, request: bytes) -> bytes:
    """What a browser gets for a request to its proxy."""
    address = await gate.open()
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(address.rpartition(":")[2]))
        writer.write(request)
        answer = await asyncio.wait_for(reader.read(), 10)
        writer.close()
        return answer
    finally:
        await gate.close()


def get(url: str) -> bytes:
    host = url.split("/")[2]
    return f"GET {url} HTTP/1.1\r\nHost: {host}\r\nProxy-Connection: keep-alive\r\nAccept: */*\r\n\r\n".encode()


def connect(place: str) -> bytes:
    return f"CONNECT {place} HTTP/1.1\r\nHost: {place}\r\n\r\n".encode()


def gate_for(site: Site, *more: str) -> Gate:
    """The gate of a page of *site*, which the user named."""
    return Gate("127.0.0.1", frozenset({site.netloc, *more}), proxies=NO_PROXY)


def test_a_page_reaches_its_own_place_and_no_proxy_header_leaves() -> None:
    with serve({"/api": "news"}) as site:
        answer = asyncio.run(asked(gate_for(site), get(site.url("/api"))))
        (served,) = site.requests
    assert answer.startswith(b"HTTP/1.1 200") and answer.endswith(b"news")
    assert "proxy-connection" not in served.headers and served.headers["accept"] == "*/*"


@pytest.mark.parametrize(
    "request_line",
    [
        get("http://127.0.0.1:6379/"),
        get("http://169.254.169.254/latest/meta-data/"),
        get("http://localhost/"),
        get("http://10.0.0.7/"),
        get("http://[::1]/"),
        get("http://0x7f000001/"),
        get("http://news.example:22/"),
        get("ftp://news.example/"),
        connect("127.0.0.1:6379"),
        connect("169.254.169.254:443"),
        connect("[::1]:443"),
        connect("news.example:25"),
    ],
)
def test_a_page_reaches_nothing_inside(request_line: bytes) -> None:
    with serve({"/": "page"}) as site:
        gate = gate_for(site)
        assert asyncio.run(asked(gate, request_line)).startswith(b"HTTP/1.1 403")
        assert len(gate.refused) == 1 and not site.requests


def test_a_name_that_leads_inside_is_refused_when_the_connection_is_made() -> None:
    gate = Gate("news.example", frozenset({"news.example"}), proxies=NO_PROXY)
    hosts = {"rebound.example": "127.0.0.1", "news.example": "127.0.0.1"}

    async def both() -> tuple[list[bytes], str]:
        loop = asyncio.get_running_loop()

        async def resolve(host: str, *_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
            return [(2, 1, 6, "", (hosts[host], 0))]

        loop.getaddrinfo = resolve  # type: ignore[method-assign]
        refused = [await asked(gate, connect(place)) for place in ("rebound.example:443", "news.example:8080")]
        return refused, await gate._checked("https://news.example/", "news.example")

    refused, own = asyncio.run(both())
    assert all(answer.startswith(b"HTTP/1.1 403") for answer in refused)
    assert gate.refused[0] == "rebound.example leads to the private address 127.0.0.1"
    assert own == "127.0.0.1", "the host that the user named is visited, wherever its name leads"


def test_with_a_proxy_the_gate_hands_on_and_resolves_nothing() -> None:
    with serve({"http://no-such-name.example/a": "through the proxy"}) as proxy:
        gate = Gate("news.example", frozenset(), proxies={"http": proxy.proxy})
        answer = asyncio.run(asked(gate, get("http://no-such-name.example/a")))
        assert answer.endswith(b"through the proxy")
        gate = Gate("news.example", frozenset(), proxies={"http": proxy.proxy})
        assert asyncio.run(asked(gate, get("http://127.0.0.1/"))).startswith(b"HTTP/1.1 403")


@pytest.mark.parametrize(
    "head", [b"\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"GET http:// HTTP/1.1\r\n\r\n", b"\xff \xff \xff\r\n\r\n"]
)
def test_what_is_no_request_to_a_proxy_is_turned_away(head: bytes) -> None:
    with pytest.raises(ValueError):
        wanted_in(head)
    with serve({}) as site:
        assert asyncio.run(asked(gate_for(site), head)).startswith(b"HTTP/1.1 502")


def test_an_answer_is_passed_on_whole() -> None:
    body = b"0123456789" * 100_000
    with serve({"/big": Response(body=body)}) as site:
        assert asyncio.run(asked(gate_for(site), get(site.url("/big")))).endswith(b"\r\n\r\n" + body)
