"""The API: the same data as the commands show, in pages, with validators."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote

import pytest

from crawler.monitor.web.services import Services
from tests.monitor.web.conftest import NOW, browsing
from tests.monitor.web.newsday import HOSTILE, PAGE, a_day
from tests.store.newsdesk import FERRY, digest


@pytest.fixture(params=["memory", "embedded"])
def anywhere(request: pytest.FixtureRequest) -> Services:
    found: Services = request.getfixturevalue("services" if request.param == "memory" else "embedded")
    return found


async def test_revisions_are_listed_page_by_page_while_more_are_recorded(anywhere: Services) -> None:
    async with browsing(anywhere) as client:
        await a_day(anywhere, "1", "2", "3")
        first = (await client.get("/api/revisions", params={"limit": 2})).json()
        await a_day(anywhere, "later", article="https://news.example/later")
        second = (await client.get("/api/revisions", params={"limit": 2, "cursor": first["next"]})).json()
    assert [each["headline"] for each in first["items"]] == ["3", "2"]
    assert second["items"][-1]["headline"] in {"1", "later"}
    assert all(each["headline"] not in {"3", "2"} for each in second["items"])


async def test_an_article_tells_its_history_visits_blame_and_diff(anywhere: Services) -> None:
    async with browsing(anywhere) as client:
        await a_day(anywhere)
        about = {"url": FERRY}
        assert (await client.get("/api/article", params=about)).json()["revisions"] == 2
        assert [
            each["number"] for each in (await client.get("/api/article/revisions", params=about)).json()["items"]
        ] == [2, 1]
        assert [
            each["outcome"] for each in (await client.get("/api/article/visits", params=about)).json()["items"]
        ] == ["changed", "new"]
        assert (await client.get("/api/article/blame", params=about)).json()["paragraphs"][0]["revision"] == 2
        assert (await client.get("/api/revision", params=about)).json()["paragraphs"] == ["Five died on the ferry."]
        diff = (await client.get("/api/diff", params={**about, "before": 1, "after": 2})).json()
    assert diff["change"]["actions"][0]["words"][:2] == [["-", "Four"], ["+", "Five"]]


async def test_any_two_revisions_are_compared(services: Services) -> None:
    async with browsing(services) as client:
        await a_day(services, "Four died", "Five died", "Six died")
        diff = (await client.get("/api/diff", params={"url": FERRY, "before": 1, "after": 3})).json()
    assert {action["after"] for action in diff["change"]["actions"]} >= {"Six died"}


async def test_a_long_history_goes_on_by_number_and_every_filter_holds_in_it(services: Services) -> None:
    async with browsing(services) as client:
        await a_day(services, *(f"{n} died" for n in range(7)))
        params = {"article": FERRY, "limit": 3}
        first = (await client.get("/api/revisions", params=params)).json()
        second = (await client.get("/api/revisions", params={**params, "cursor": first["next"]})).json()
        third = (await client.get("/api/revisions", params={**params, "cursor": second["next"]})).json()
        grep = (await client.get("/api/revisions", params={"article": FERRY, "grep": "2 DIED", "limit": 1})).json()
    assert [each["number"] for page in (first, second, third) for each in page["items"]] == [7, 6, 5, 4, 3, 2, 1]
    assert third["next"] is None
    assert [each["number"] for each in grep["items"]] == [3]


async def test_a_capture_is_a_file_and_its_source_is_text(services: Services) -> None:
    async with browsing(services) as client:
        [revision, _] = await a_day(services)
        file = await client.get("/api/capture", params={"digest": revision.capture})
        source = await client.get("/api/capture/text", params={"digest": revision.capture})
        missing = await client.get("/api/capture", params={"digest": digest("nothing")})
    assert file.content == source.content == PAGE
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert source.headers["Content-Type"] == "text/plain; charset=utf-8"
    for answer in (file, source):
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert missing.status_code == 404


@pytest.mark.parametrize(
    "path", ["/api/revisions", "/api/articles", f"/api/revision?url={quote(FERRY)}", "/feeds/revisions.atom"]
)
async def test_what_did_not_change_is_not_sent_again(services: Services, path: str) -> None:
    async with browsing(services) as client:
        await a_day(services)
        etag = (await client.get(path)).headers["ETag"]
        known = await client.get(path, headers={"If-None-Match": etag})
        head = await client.head(path)
        await a_day(services, "A new story", article="https://news.example/new")
        await a_day(services, "Four died", "Five died", "Six died")
        changed = await client.get(path, headers={"If-None-Match": etag})
    assert (known.status_code, known.content) == (304, b"")
    assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", etag)
    assert changed.status_code == 200


async def test_publishers_are_counted_and_the_schedule_is_told(services: Services) -> None:
    async with browsing(services) as client:
        await a_day(services)
        [publisher] = (await client.get("/api/publishers")).json()["items"]
        schedule = await client.get("/api/schedule")
    assert (publisher["name"], publisher["revisions"], publisher["changes"], publisher["silent"]) == (
        "example",
        2,
        1,
        1,
    )
    assert schedule.status_code == 200
    assert schedule.json()["at"].startswith(f"{NOW:%Y-%m-%dT%H:%M}")


async def test_an_article_is_found_by_a_part_of_its_address_or_headline(services: Services) -> None:
    async with browsing(services) as client:
        await a_day(services)
        await a_day(services, HOSTILE, article="https://news.example/other")
        for needle, found in [("ferry", 1), ("FIVE DIED", 1), ("news.example", 2), ("nothing", 0)]:
            assert len((await client.get("/api/articles", params={"grep": needle})).json()["items"]) == found, needle


async def test_annotations_say_who_and_when_and_keep_every_wording(services: Services) -> None:
    said = {"url": FERRY, "number": 2, "label": "softened", "note": HOSTILE, "importance": 2}
    async with browsing(services) as client:
        await a_day(services)
        made = (await client.post("/api/annotations", json=said)).json()
        key = f"/api/annotations/{made['id']}"
        edited = await client.put(key, json={"label": "", "note": "Never mind.", "importance": 0, "edition": 1})
        late = await client.put(key, json={"note": "I was slower.", "edition": 1})
        gone = await client.delete(key)
        listed = (await client.get("/api/annotations", params={"url": FERRY})).json()["items"]
        kept = (await client.get(key)).json()
    assert (made["by"], made["label"], made["number"]) == ("local", "softened", 2)
    assert (edited.status_code, late.status_code, gone.status_code) == (200, 409, 200)
    assert listed == []
    assert [step["deed"] for step in kept["log"]] == ["created", "edited", "deleted"]
    assert kept["log"][1]["note"] == "Never mind."


async def test_an_annotation_says_something_about_a_revision_that_is_there(services: Services) -> None:
    async with browsing(services) as client:
        await a_day(services)
        for said, status in [
            ({"url": FERRY, "number": 2}, 422),
            ({"url": FERRY, "number": 2, "label": "  "}, 422),
            ({"url": FERRY, "number": 9, "label": "x"}, 404),
            ({"url": "https://news.example/none", "number": 1, "label": "x"}, 404),
            ({"url": FERRY, "number": 2, "importance": 4}, 422),
            ({"url": FERRY, "number": 2, "note": "n" * 4001}, 422),
        ]:
            assert (await client.post("/api/annotations", json=said)).status_code == status, said


async def test_an_age_is_counted_back_from_now(services: Services) -> None:
    async with browsing(services) as client:
        await a_day(services)
        recent = (await client.get("/api/revisions", params={"since": "59m"})).json()
        older = (await client.get("/api/revisions", params={"until": (NOW - timedelta(minutes=59)).isoformat()})).json()
    assert [each["number"] for each in recent["items"]] == [2]
    assert [each["number"] for each in older["items"]] == [1]
