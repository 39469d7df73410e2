"""Memento (RFC 7089): the past of an article by time, as archives' clients ask for it."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import quote

import httpx
import pytest

from crawler.monitor.web.memento import links
from crawler.monitor.web.services import Services
from tests.monitor.web.conftest import browsing
from tests.monitor.web.newsday import HOSTILE, PAGE, QUERY, a_day
from tests.store.newsdesk import FERRY, first_revision, minute, next_revision, visit

BASE = "http://127.0.0.1:8000"
GATE = f"/timegate/{FERRY}"
FIRST, SECOND, THIRD = (f"{BASE}/memento/2026030209{n:02}00/{FERRY}" for n in range(3))
LINK = re.compile(r'<([^>]*)>((?:; [\w]+="[^"]*")*)')


def links_in(text: str) -> dict[str, str]:
    """The links of a header or a time map: relation to address."""
    found = {}
    for uri, attributes in LINK.findall(text):
        found[re.findall(r'rel="([^"]*)"', attributes)[0]] = uri
    return found


async def negotiated(client: httpx.AsyncClient, at: str) -> httpx.Response:
    return await client.get(GATE, headers={"Accept-Datetime": at})


@pytest.fixture(params=["memory", "embedded"])
def anywhere(request: pytest.FixtureRequest) -> Services:
    found: Services = request.getfixturevalue("services" if request.param == "memory" else "embedded")
    return found


async def test_a_time_gate_leads_to_what_stood_then(anywhere: Services) -> None:
    async with browsing(anywhere) as client:
        await a_day(anywhere, "Four died", "Five died", "Six died")
        for at, expected in [
            ("Thu, 31 May 2007 20:35:00 GMT", FIRST),
            ("Mon, 02 Mar 2026 09:00:00 GMT", FIRST),
            ("Mon, 02 Mar 2026 09:00:59 GMT", FIRST),
            ("Mon, 02 Mar 2026 09:01:00 GMT", SECOND),
            ("Mon, 02 Mar 2026 09:01:59 GMT", SECOND),
            ("Mon, 02 Mar 2026 09:02:00 GMT", THIRD),
            ("Fri, 31 Dec 9999 23:59:59 GMT", THIRD),
        ]:
            answer = await negotiated(client, at)
            assert (answer.status_code, answer.headers["Location"]) == (302, expected), at
            assert answer.headers["Vary"] == "accept-datetime"
            assert "Memento-Datetime" not in answer.headers
        newest = await client.get(GATE)
    assert newest.headers["Location"] == THIRD
    assert links_in(answer.headers["Link"])["original"] == FERRY


async def test_a_time_gate_names_the_neighbours(services: Services) -> None:
    async with browsing(services) as client:
        await a_day(services, "Four died", "Five died", "Six died")
        found = links_in((await negotiated(client, "Mon, 02 Mar 2026 09:01:30 GMT")).headers["Link"])
    assert found["first prev memento"] == FIRST
    assert found["memento"] == SECOND
    assert found["last next memento"] == THIRD
    assert found["timemap"] == f"{BASE}/timemap/link/{FERRY}"
    assert found["timegate"] == f"{BASE}{GATE}"


@pytest.mark.parametrize(
    "at",
    [
        *("", "yesterday", "2026-03-02T09:00:00Z", "x" * 5000),
        *("Mon, 32 Mar 2026 09:00:00 GMT", "Mon, 02 Mar 2026 09:00:00 +0100", "Mon, 02 Mar 2026 25:00:00 GMT"),
        "Mon, 02 Mar 0000 09:00:00 GMT",
    ],
)
async def test_a_date_that_is_none_is_a_bad_request(services: Services, at: str) -> None:
    async with browsing(services) as client:
        await a_day(services)
        assert (await negotiated(client, at)).status_code == 400


async def test_what_was_never_recorded_has_no_past(services: Services) -> None:
    async with browsing(services) as client:
        for path in ("timegate", "timemap/link", "timemap/json", "memento/20260302090000"):
            answer = await client.get(f"/{path}/https://news.example/none")
            assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
            for nonsense in ("", "none", "ftp://x", "javascript:alert(1)", "%00", "//"):
                assert (await client.get(f"/{path}/{nonsense}")).status_code in {400, 404}, nonsense


@pytest.mark.parametrize(
    "spelling", [QUERY, quote(QUERY, safe=""), QUERY.replace("://", ":/"), QUERY.replace("https", "HTTPS")]
)
async def test_an_address_with_a_query_is_found_however_it_is_spelled(services: Services, spelling: str) -> None:
    async with browsing(services) as client:
        await a_day(services, article=QUERY)
        answer = await client.get(f"/timegate/{spelling}")
        assert answer.status_code == 302
        memento = await client.get(answer.headers["Location"])
    assert memento.status_code == 200
    assert links_in(memento.headers["Link"])["original"] == QUERY


async def test_a_memento_says_when_it_stood_and_is_a_page_of_ours(services: Services) -> None:
    async with browsing(services) as client:
        await a_day(services, "Four died", HOSTILE)
        page = await client.get(SECOND)
    assert page.headers["Memento-Datetime"] == "Mon, 02 Mar 2026 09:01:00 GMT"
    assert links_in(page.headers["Link"])["last memento"] == SECOND
    assert "<script" not in page.text and "\x00" not in page.text and "\u202e" not in page.text
    assert "sandbox" in page.headers["Content-Security-Policy"]
    assert page.text.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 2


async def test_the_bytes_behind_a_memento_are_a_file(services: Services) -> None:
    async with browsing(services) as client:
        await a_day(services)
        raw = await client.get(f"/memento/20260302090000id_/{FERRY}")
    assert raw.content == PAGE
    assert raw.headers["Content-Type"] == "application/octet-stream"
    assert raw.headers["Content-Disposition"].startswith("attachment")
    assert raw.headers["Memento-Datetime"] == "Mon, 02 Mar 2026 09:00:00 GMT"


async def test_a_time_without_a_memento_leads_to_the_one_that_stood(services: Services) -> None:
    async with browsing(services) as client:
        await a_day(services)
        near = await client.get(f"/memento/20260302090130/{FERRY}")
        for nonsense in ("2026", "99999999999999", "20260302090000x", "20260230090000", "-"):
            assert (await client.get(f"/memento/{nonsense}/{FERRY}")).status_code == 400, nonsense
    assert (near.status_code, near.headers["Location"]) == (302, SECOND)


async def test_two_revisions_of_one_second_have_two_addresses(services: Services) -> None:
    first = first_revision("Four died", minute(0))
    second = next_revision(first, "Five died", minute(0) + timedelta(milliseconds=250))
    async with browsing(services) as client:
        for revision in (first, second):
            await services.store.record(revision, visit(revision.first_seen, "new"))
        listed = (await client.get(f"/timemap/json/{FERRY}")).json()["mementos"]["list"]
        pages = [(await client.get(each["uri"])).text for each in listed]
    assert ["Four" in pages[0], "Five" in pages[1]] == [True, True]


async def test_a_time_map_lists_every_memento_in_both_forms(services: Services) -> None:
    async with browsing(services) as client:
        await a_day(services, "Four died", "Five died", "Six died")
        text = await client.get(f"/timemap/link/{FERRY}")
        found = (await client.get(f"/timemap/json/{FERRY}")).json()
    assert text.headers["Content-Type"] == "application/link-format"
    relations = links_in(text.text)
    assert (relations["first memento"], relations["memento"], relations["last memento"]) == (FIRST, SECOND, THIRD)
    assert 'from="Mon, 02 Mar 2026 09:00:00 GMT"; until="Mon, 02 Mar 2026 09:02:00 GMT"' in text.text
    assert [each["uri"] for each in found["mementos"]["list"]] == [FIRST, SECOND, THIRD]
    assert found["mementos"]["last"] == {"datetime": "2026-03-02T09:02:00Z", "uri": THIRD}


async def test_a_long_time_map_comes_in_pages(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "PAGE", 2)
    async with browsing(services) as client:
        await a_day(services, *(f"{n} died" for n in range(5)))
        index = (await client.get(f"/timemap/link/{FERRY}")).text
        pages = [uri for uri, about in LINK.findall(index) if 'rel="timemap"' in about]
        listed = [uri for page in pages for uri in LINK.findall((await client.get(page)).text) if "memento" in uri[1]]
        beyond = await client.get(f"/timemap/link/4/{FERRY}")
        as_json = (await client.get(f"/timemap/json/{FERRY}")).json()
    assert (len(pages), len(listed), beyond.status_code) == (3, 5, 404)
    assert (as_json["mementos"]["list"], len(as_json["pages"])) == ([], 3)
