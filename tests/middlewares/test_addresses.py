"""Nobody's redirect, sitemap or name server leads a crawl into the network it runs in."""

from __future__ import annotations

import asyncio
import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError
from scrapy.utils.datatypes import LocalCache
from scrapy.utils.test import get_crawler
from twisted.internet.error import DNSLookupError

from crawler.middlewares import names
from crawler.middlewares.addresses import AddressMiddleware, address_in, is_public, refusal
from crawler.model import Publisher
from crawler.spiders.targets import Targets
from crawler.store.evidence import NotAskedError, outcome_of_failure

PUBLIC, PRIVATE = "93.184.216.34", "10.0.0.7"
NAMES = {"news.example": PUBLIC, "rebound.example": PRIVATE, "metadata.example": "169.254.169.254", "intranet": PRIVATE}
INSIDE = [
    "http://127.0.0.1/",
    "http://127.0.0.1:6379/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://0.0.0.0/",
    "http://10.0.0.7/",
    "http://172.16.3.4/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://[ff02::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://db.localhost/",
    "http://[::7f00:1]/",
    "http://[::ffff:0:7f00:1]/",
    "http://[fec0::1]/",
    "http://[64:ff9b:1::7f00:1]/",
    "http://[2002:a00:7::]/",
    "http://[fe80::1%25eth0]/",
    "http://192.0.0.8/",
    "http://168.63.129.16/machine",
    "http://127.0.0.1.:80/",
    "http://0/",
    "http://017700000001/",
    "http://１２７.0.0.1/",
    "http://①②⑦.0.0.1/",
    "http://127。0。0。1/",
    "http://ⓛocalhost/",
    "http://news.example@127.0.0.1/",
    "http://news.example:80@[::1]/",
]
UNREADABLE = [
    "http://127%2e0%2e0%2e1/",
    "http://localhost%00.news.example/",
    "http://news.example%2f@127.0.0.1%2f/",
    "http:///127.0.0.1/",
    "http://news.example:0/",
]


async def resolve(host: str) -> str:
    if host not in NAMES:
        raise OSError("no such name")
    return NAMES[host]


def reason(url: str, *, named: frozenset[str] = frozenset(), **meta: object) -> str:
    """Why a request is refused, empty if it may go."""
    stats = get_crawler().stats
    assert stats is not None
    middleware = AddressMiddleware(named, stats, resolve, lambda _, __: None)
    try:
        asyncio.run(middleware.process_request(Request(url, meta=meta)))
    except NotAskedError as error:
        assert stats.get_value("address/refused") == 1
        assert outcome_of_failure(error) == ("blocked", str(error))
        return str(error)
    return ""


@pytest.mark.parametrize("url", INSIDE)
def test_no_redirect_leads_inside(url: str) -> None:
    led = {"redirect_urls": ["http://news.example/story"]}
    assert "private address" in reason(url, named=frozenset({"news.example"}), **led)


@pytest.mark.parametrize("url", INSIDE)
def test_with_a_proxy_addresses_are_checked_all_the_same(url: str) -> None:
    assert "private address" in reason(url, proxy="http://127.0.0.1:3128")


@pytest.mark.parametrize("url", UNREADABLE)
def test_an_address_that_programs_read_differently_is_read_by_none(url: str) -> None:
    assert reason(url)


@pytest.mark.parametrize("url", INSIDE[1:])
def test_what_the_user_named_is_no_door_for_others(url: str) -> None:
    named = frozenset({"news.example", "127.0.0.1", "127.0.0.1:6379", "localhost", "10.0.0.7"})
    assert reason(url, named=named, redirect_urls=["http://news.example/story"])


def test_what_the_user_named_is_visited_and_may_lead_on_within_its_own_place() -> None:
    named = frozenset({"127.0.0.1:8000", "localhost:8000", "intranet"})
    assert reason("http://127.0.0.1:8000/story", named=named) == ""
    assert reason("http://127.0.0.1:8000/b", named=named, redirect_urls=["http://127.0.0.1:8000/a"]) == ""
    assert reason("http://localhost:8000/story", named=named) == ""
    assert reason("http://localhost:8000/b", named=named, redirect_urls=["http://127.0.0.1:8000/a"]) != ""
    assert reason("https://intranet/b", named=named, redirect_urls=["http://intranet/a"]) == ""


def test_a_named_host_opens_no_other_service_of_its_machine() -> None:
    named = frozenset({"127.0.0.1:8000", "news.example"})
    assert reason("http://127.0.0.1:6379/", named=named, redirect_urls=["http://127.0.0.1:8000/a"]) != ""
    assert reason("http://127.0.0.1/", named=named) != ""
    assert reason("http://news.example:22/", named=named) == "a link leads to port 22"


def test_a_name_is_as_private_as_the_address_it_leads_to_today() -> None:
    assert reason("http://news.example/story") == ""
    assert "10.0.0.7" in reason("http://rebound.example/")
    assert reason("http://rebound.example/", named=frozenset({"rebound.example"})) == "", "an intranet's own site"
    named_elsewhere = frozenset({"rebound.example", "news.example"})
    assert reason("http://rebound.example/", named=named_elsewhere, redirect_urls=["http://news.example/"]) != ""
    assert "169.254.169.254" in reason("http://metadata.example/", redirect_urls=["http://news.example/"])
    assert reason("http://rebound.example/", proxy="http://127.0.0.1:3128") == ""


def test_a_name_without_an_address_is_not_asked_for_again_by_the_connection() -> None:
    with pytest.raises(OSError, match="no such name"):
        reason("http://no-such-name.example/")


def test_the_name_that_is_checked_is_spelled_like_the_one_that_is_connected_to() -> None:
    asked: list[str] = []
    kept: dict[str, str] = {}
    keep = kept.__setitem__

    async def listen(host: str) -> str:
        asked.append(host)
        return PUBLIC

    stats = get_crawler().stats
    assert stats is not None
    asyncio.run(AddressMiddleware(frozenset(), stats, listen, keep).process_request(Request("http://News.example./a")))
    assert kept == {"news.example.": PUBLIC}
    assert asked == ["news.example."], "another spelling would be another entry in the resolver's cache"


@pytest.mark.parametrize("url", ["http://news.example:22/", "https://news.example:6379/", "ftp://news.example/"])
def test_a_link_leads_to_the_web_and_no_other_service(url: str) -> None:
    assert reason(url).startswith("a link leads to ")
    assert refusal("http://news.example:8080/", came_from="", named=frozenset()) == ""


def test_the_user_names_hosts_by_addresses_or_by_a_publisher_file() -> None:
    assert Targets(urls=("http://127.0.0.1:8000/a", "https://News.example/b")).hosts == {
        "127.0.0.1:8000",
        "news.example",
    }
    publisher = Publisher(name="x", title="X", domains=("127.0.0.1:8000",), feeds=("http://feeds.example/rss",))
    assert Targets(publisher=publisher).hosts == {"127.0.0.1:8000", "feeds.example"}


def test_a_setting_takes_the_guard_away() -> None:
    crawler = get_crawler(settings_dict={"ALLOW_PRIVATE_ADDRESSES": True})
    asyncio.run(AddressMiddleware.from_crawler(crawler).process_request(Request("http://127.0.0.1:6379/")))


class NameServer:
    """Answers for one name, and a clock that the test moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        self.answers: list[str | None] = []
        self.dnscache = LocalCache[str, str](10)
        monkeypatch.setattr(names, "monotonic", lambda: self.now)
        monkeypatch.setattr(names, "ask", self.ask)
        monkeypatch.setattr(names, "dnscache", self.dnscache)
        self.middleware = AddressMiddleware.from_crawler(get_crawler())

    async def ask(self, host: str) -> str:
        answer = self.answers.pop(0)
        if answer is None:
            raise DNSLookupError(host)
        return answer

    def visit(self) -> str | None:
        """Where the connection to the paper goes after a visit was allowed."""
        asyncio.run(self.middleware.process_request(Request("http://moving.example/story")))
        return self.dnscache.get("moving.example")


def test_a_paper_that_moves_to_another_address_is_found_there(monkeypatch: pytest.MonkeyPatch) -> None:
    server = NameServer(monkeypatch)
    server.answers = [PUBLIC, "93.184.216.99"]
    assert (server.visit(), server.visit()) == (PUBLIC, PUBLIC)
    server.now += names.FRESH
    assert server.visit() == "93.184.216.99"


def test_a_name_that_is_turned_inside_later_is_refused_and_the_connection_keeps_what_was_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = NameServer(monkeypatch)
    server.answers = [PUBLIC, PRIVATE]
    server.visit()
    server.now += names.FRESH
    with pytest.raises(NotAskedError, match=PRIVATE):
        server.visit()
    assert server.dnscache["moving.example"] == PUBLIC


def test_while_no_name_server_answers_the_last_answer_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    server = NameServer(monkeypatch)
    server.answers = [None, PUBLIC, None]
    with pytest.raises(CannotResolveHostError):
        server.visit()
    assert server.visit() == PUBLIC
    server.now += names.FRESH
    assert server.visit() == PUBLIC


@given(st.ip_addresses(v=4))
def test_an_address_in_a_wrapper_is_judged_like_the_address(address: ipaddress.IPv4Address) -> None:
    mapped = ipaddress.IPv6Address(f"::ffff:{address}")
    assert is_public(mapped) == is_public(address)
    assert address_in(str(int(address))) == address


@given(st.text(alphabet="0123456789.xab:%[]/@ ٣。", max_size=20))
def test_no_host_is_too_strange_to_be_judged(host: str) -> None:
    assert isinstance(refusal(f"http://{host}/", came_from="", named=frozenset()), str)
