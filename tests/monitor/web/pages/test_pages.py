"""The pages as a browser without scripts gets them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from crawler.monitor.web import pages
from crawler.monitor.web.services import Services
from tests.monitor.web.conftest import browsing, with_site
from tests.monitor.web.newsday import HOSTILE, PAGE, PASSWORD, a_day, a_token, an_account, some_notes
from tests.store.newsdesk import FERRY, digest, minute, visit

ARTICLE = quote(FERRY, safe="")
PAGE_OF_FOUR = {"by": "mehmet", "importance": "3", "limit": "4"}
MAIN = [
    "/", "/silent", "/annotations", "/publishers", "/publishers/example", "/schedule", "/help", f"/article?url={ARTICLE}",
    f"/revision?url={ARTICLE}&n=1", f"/diff?url={ARTICLE}&to=2", f"/diff?url={ARTICLE}&from=2&to=1&view=split",
    f"/blame?url={ARTICLE}", "/rows?limit=1", f"/capture?digest={digest(PAGE.decode('latin-1'))}",
]  # fmt: skip
NONSENSE = [
    ("/?kind=zzz", 400), ("/?since=yesterdayish", 400), ("/?since=99999999w", 400), ("/?cursor=%00%ff", 400), ("/nowhere", 404),
    ("/?article=https://gone.example/", 404), ("/article?url=x", 404), ("/article", 422), ("/diff?url=&to=1", 422),
    (f"/diff?url={ARTICLE}&to=99", 404), (f"/diff?url={ARTICLE}&to=0", 422), (f"/diff?url={ARTICLE}&to=-1&from=z", 422),
    (f"/revision?url={ARTICLE}&n=1e9", 422), ("/capture?digest=../../etc", 422), (f"/capture?digest=sha256:{'0' * 64}", 404),
    ("/publishers/no%2Fbody", 404), ("/rows?limit=999999999999", 200), ("/rows?limit=²", 200),
    ("/annotations?importance=9", 400), ("/annotations?importance=x", 400), ("/annotations?cursor=%ff", 400),
    ("/publishers/%3Cscript%3E", 404),
]  # fmt: skip


def csrf_in(page: httpx.Response) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page.text)
    assert found
    return found[1]


@pytest.mark.parametrize("language", ["en", "tr"])
async def test_every_page_is_there_in_both_languages(services: Services, language: str) -> None:
    await a_day(services)
    async with browsing(services, headers={"Accept-Language": language}) as client:
        for path in MAIN:
            answer = await client.get(path)
            assert answer.status_code == 200, path
            if not path.startswith("/rows"):
                assert f'<html lang="{language}"' in answer.text


async def test_no_page_holds_a_script_or_style_of_its_own(services: Services) -> None:
    await a_day(services)
    async with browsing(services) as client:
        for path in MAIN:
            text = (await client.get(path)).text
            assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=", text), path


@pytest.mark.parametrize(("path", "status"), NONSENSE)
async def test_nonsense_is_answered_with_what_to_do(services: Services, path: str, status: int) -> None:
    await a_day(services)
    async with browsing(services) as client:
        answer = await client.get(path)
    assert answer.status_code == status
    assert "<script>" not in answer.text
    if status != 200:
        assert "To the stream" in answer.text


async def test_a_hostile_headline_stays_text_on_every_page(services: Services) -> None:
    await a_day(services, HOSTILE, HOSTILE + " again")
    async with browsing(services) as client:
        for path in MAIN:
            text = (await client.get(path)).text
            assert "<script>alert" not in text
            assert not {"\x00", "\x1b", "\u202e"} & set(text), path


async def test_the_stream_goes_on_where_it_ended(services: Services) -> None:
    await a_day(services, *(f"{number} died" for number in range(60)))
    async with browsing(services) as client:
        first = (await client.get("/")).text
        older = re.search(r'class="older" rel="next" href="([^"]+)"', first)
        assert older
        second = (await client.get(older[1].replace("&amp;", "&"))).text
    keys = [re.findall(r'data-key="([^"]+)"', text) for text in (first, second)]
    assert [len(each) for each in keys] == [50, 10]
    assert len({*keys[0], *keys[1]}) == 60


async def test_filters_choose_and_stay_in_the_form(services: Services) -> None:
    await a_day(services)
    async with browsing(services) as client:
        text = (
            await client.get("/", params={"kind": "headline", "since": "12h", "publisher": "", "grep": "five"})
        ).text
    assert len(re.findall("data-key=", text)) == 1
    assert '<option value="headline" selected>' in text


async def test_a_capture_is_shown_where_nothing_can_act(services: Services) -> None:
    await a_day(services)
    async with browsing(services) as client:
        for part in ("page", "source"):
            answer = await client.get(f"/capture/{part}", params={"digest": digest(PAGE.decode("latin-1"))})
            policy = answer.headers["content-security-policy"]
            assert policy.startswith("sandbox;")
            assert "allow-scripts" not in policy
            assert "default-src 'none'" in policy
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"


async def test_an_annotation_is_written_changed_and_taken_away_by_forms(services: Services) -> None:
    await a_day(services)
    async with browsing(services) as client:
        page = await client.get(f"/revision?url={ARTICLE}&n=2")
        form = {
            "csrf": csrf_in(page),
            "article": FERRY,
            "number": "2",
            "label": "check <b>",
            "importance": "3",
            "back": "/help",
        }
        done = await client.post("/annotations", data=form)
        assert (done.status_code, done.headers["location"]) == (303, "/help#notes")
        page = await client.get(f"/revision?url={ARTICLE}&n=2")
        assert "check &lt;b&gt;" in page.text
        assert "check &lt;b&gt;" in (await client.get("/")).text
        action = re.search(r'action="(/annotations/[0-9a-f]+)"', page.text)
        assert action
        edited = {"csrf": form["csrf"], "label": "settled", "importance": "1", "after": "1", "back": "//evil.example"}
        assert (await client.post(action[1], data=edited)).headers["location"] == "/#notes"
        assert (await client.post(action[1], data=edited)).status_code == 409
        assert (await client.post(f"{action[1]}/delete", data=edited)).status_code == 303
        assert "settled" not in (await client.get(f"/revision?url={ARTICLE}&n=2")).text
        assert (await client.post("/annotations", data={**form, "csrf": "forged"})).status_code == 403


async def test_all_annotations_stand_on_a_page_newest_first(services: Services) -> None:
    await a_day(services)
    await some_notes(services, 60)
    async with browsing(services) as client:
        first = (await client.get("/annotations")).text
        older = re.search(r'class="older" rel="next" href="([^"]+)"', first)
        assert older
        second = (await client.get(older[1].replace("&amp;", "&"))).text
        chosen = (await client.get("/annotations?by=mehmet&importance=3&label=")).text
        told = (await client.get("/api/annotations?by=mehmet&importance=3&limit=4")).json()
        rest = (await client.get("/api/annotations", params={**PAGE_OF_FOUR, "cursor": told["next"]})).json()
    labels = re.findall(r"<bdi>label &lt;(\d+)&gt;</bdi>", first + second)
    assert labels == [str(number) for number in range(59, -1, -1)]
    mine = [str(number) for number in range(57, 0, -6)]
    assert re.findall(r"<bdi>label &lt;(\d+)&gt;</bdi>", chosen) == mine
    assert [each["label"] for each in told["items"] + rest["items"]] == [f"label <{number}>" for number in mine[:8]]


async def test_only_one_s_own_notes_are_offered_for_change(services: Services) -> None:
    await a_day(services)
    await some_notes(services, 2)
    await an_account(services, role="annotator")
    async with browsing(with_site(services, open_to_all=False), headers=await a_token(services)) as client:
        text = (await client.get(f"/revision?url={ARTICLE}&n=2")).text
    assert f'action="/annotations/{0:032x}"' in text
    assert f'action="/annotations/{1:032x}"' not in text


async def test_preferences_are_kept_and_lead_nowhere_else(services: Services) -> None:
    await a_day(services)
    async with browsing(services) as client:
        word = csrf_in(await client.get("/"))
        wanted = {
            "csrf": word,
            "language": "tr",
            "theme": "dark",
            "zone": "Europe/Istanbul",
            "back": "https://evil.example",
        }
        done = await client.post("/preferences", data=wanted)
        assert done.headers["location"] == "/"
        text = (await client.get("/")).text
    assert '<html lang="tr" data-theme="dark" data-keys="off">' in text
    assert "Türkiye Saati" in text
    assert "12:01" in text  # 09:01 UTC


async def test_a_reader_finds_no_form_to_annotate_with(services: Services) -> None:
    await a_day(services)
    await an_account(services)
    async with browsing(with_site(services, open_to_all=False)) as client:
        login = await client.get("/login?next=/help", headers={"Accept-Language": "tr"})
        assert "Giriş yap" in login.text
        wrong = await client.post(
            "/login", data={"csrf": csrf_in(login), "name": "ayse", "password": "no", "next": "/help"}
        )
        assert wrong.status_code == 401
        right = {"csrf": csrf_in(wrong), "name": "ayse", "password": PASSWORD, "next": "/help"}
        assert (await client.post("/login", data=right)).headers["location"] == "/help"
        text = (await client.get(f"/revision?url={ARTICLE}&n=2")).text
        assert 'action="/annotations' not in text
        assert 'action="/logout"' in text


async def test_an_article_that_was_gone_is_told_to_be_back(services: Services) -> None:
    await a_day(services)
    for number, outcome in ((10, "gone"), (20, "unchanged")):
        seen = visit(minute(number), outcome)
        await services.store.keep_evidence(visit(minute(number)), None)
        await services.store.finish_visit(seen)
    async with browsing(services) as client:
        text = (await client.get(f"/article?url={ARTICLE}")).text
    assert text.index("back again") < text.index("<strong>gone</strong>")


def test_every_file_that_pages_need_is_in_the_package() -> None:
    home = Path(pages.__file__).parent
    assert {each.suffix for each in home.rglob("*") if each.is_file()} - {".pyc"} == {
        ".py", ".html", ".toml", ".css", ".js", ".svg"
    }  # fmt: skip
