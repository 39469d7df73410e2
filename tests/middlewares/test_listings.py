"""A listing that has not changed costs its publisher a line."""

from __future__ import annotations

from scrapy import Request
from scrapy.http import Response, TextResponse
from scrapy.utils.test import get_crawler

from crawler.middlewares import listings
from crawler.middlewares.listings import ListingMiddleware

URL = "http://daily.example/rss"


def middleware(*, full_every: int = 1_000) -> ListingMiddleware:
    return ListingMiddleware.from_crawler(get_crawler(settings_dict={"FULL_VISIT_EVERY": full_every}))


def ask(memory: ListingMiddleware, url: str = URL, **meta: str) -> Request:
    request = Request(url, meta={"listing": "machine", **meta})
    memory.process_request(request)
    return request


def answer(
    memory: ListingMiddleware, request: Request, status: int = 200, body: bytes = b"<rss/>", **headers: str
) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    response = TextResponse(request.url, status=status, headers=named, body=body, request=request)
    return memory.process_response(request, response)


def test_a_known_listing_is_asked_for_with_its_validators_and_a_304_is_answered_with_it() -> None:
    memory = middleware()
    first = ask(memory)
    assert not first.headers.get("If-None-Match")
    answer(memory, first, ETag='"1"', Last_Modified="Mon, 02 Mar 2026 09:00:00 GMT")
    again = ask(memory, depth="2")
    assert again.headers.get("If-None-Match") == b'"1"'
    assert again.headers.get("If-Modified-Since") == b"Mon, 02 Mar 2026 09:00:00 GMT"
    confirmed = answer(memory, again, status=304, body=b"")
    assert (confirmed.status, confirmed.body) == (200, b"<rss/>")
    assert confirmed.meta == again.meta, "the walk that asked goes on, not the one before"
    assert memory.stats.get_value("listing/not_modified") == 1


def test_a_listing_that_changed_takes_the_place_of_the_one_before() -> None:
    memory = middleware()
    answer(memory, ask(memory), ETag='"1"')
    answer(memory, ask(memory), body=b"<rss>new</rss>", ETag='"2"')
    again = ask(memory)
    assert again.headers.get("If-None-Match") == b'"2"'
    assert answer(memory, again, status=304).body == b"<rss>new</rss>"


def test_one_request_in_so_many_asks_for_the_whole_listing() -> None:
    memory = middleware(full_every=3)
    answer(memory, ask(memory), ETag='"1"')
    assert [bool(ask(memory).headers.get("If-None-Match")) for _ in range(6)] == [True, True, False, True, True, False]


def test_articles_failures_and_listings_without_validators_are_not_kept() -> None:
    memory = middleware()
    article = Request(URL, meta={"article": {}})
    memory.process_request(article)
    answer(memory, article, ETag='"1"')
    for status, headers in ((200, {}), (500, {"ETag": '"1"'}), (404, {"ETag": '"1"'})):
        answer(memory, ask(memory), status=status, **headers)
    assert not memory.kept and not ask(memory).headers.get("If-None-Match")


def test_memory_has_a_bound_and_what_was_asked_for_longest_ago_is_forgotten(monkeypatch) -> None:
    monkeypatch.setattr(listings, "MOST", 250)
    memory = middleware()
    for name in "abc":
        answer(memory, ask(memory, URL + name), body=b"x" * 100, ETag='"1"')
    assert list(memory.kept) == [URL + "b", URL + "c"] and memory.bytes == 200
