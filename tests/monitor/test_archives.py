"""What leaves as WARC is read by warcio and comes back as the same history; what is hostile or broken breaks nothing."""

from __future__ import annotations

import asyncio
import gzip
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.settings import Settings
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.errors import FileError, UsageError
from crawler.model import Capture, Revision, RevisionQuery, Visit
from crawler.monitor.archives import contents_of
from crawler.monitor.exporting import Source, Token, parts, run
from crawler.monitor.exports import exports
from crawler.monitor.exports.warc import header
from crawler.monitor.importing import import_archive
from crawler.reading.digest import payload_digest
from crawler.store.memory import MemoryStore
from pipelines.offline import OfflineChain
from tests.e2e.pages import article
from tests.store.newsdesk import minute

URL = "http://news.example/ferry-line-reopens"
FIRST, SECOND = article(), article("Northern ferry line to reopen after twelve weeks")
PLAN = ((FIRST, 200, 0), (SECOND, 200, 10), (SECOND, 200, 20), ("<p>Gone</p>", 404, 30), (SECOND, 200, 40))


def look(page: str, status: int, at: float, headers: dict[str, str] | None = None) -> tuple[Visit, Capture]:
    body = page.encode()
    digest = payload_digest(body)
    seen = Visit(
        id=f"{int(at):032x}", article=URL, url=URL, publisher="news.example", at=minute(at), outcome="failed",
        reason="not read yet" if status == 200 else f"status {status}", status=status, payload_digest=digest,
    )  # fmt: skip
    sent = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}
    return replace(seen, outcome="gone" if status == 404 else "failed"), Capture(
        payload_digest=digest, body=body, headers=sent, url=URL, at=minute(at)
    )


def chain(store: MemoryStore) -> OfflineChain:
    return OfflineChain(store, Settings({"ARTICLE_MIN_WORDS": 20, "STATS_DUMP": False}), ())


async def a_day(**headers: str) -> MemoryStore:
    store = MemoryStore()
    steps = chain(store)
    for page, status, at in PLAN:
        await steps.see(*look(page, status, at, headers))
    return store


async def export(store: MemoryStore, path: Path, *, after: Token | None = None, **wanted: Any) -> Source:
    progress = {"now": minute(100), "progress": lambda name, done: None}
    source = Source(store, RevisionQuery(**wanted), after=after, kind="looks", asked="looks", **progress)
    await run(exports()["warc"], source, path)
    return source


async def load(store: MemoryStore, path: Path) -> tuple[Counter[str], list[str], str]:
    told: list[str] = []
    contents = contents_of(path)
    outcomes = await import_archive(
        store, chain(store).see, path, contents,
        publisher_of=lambda url: "news.example", tell=told.append, progress=lambda name, done: None,
    )  # fmt: skip
    return outcomes, told, contents.fault


async def revisions(store: MemoryStore) -> list[Revision]:
    return [revision async for revision in store.chronicle(RevisionQuery())]


def records(path: Path) -> list[tuple[str, str, bytes, bool | None]]:
    found = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests=True):
            body = record.content_stream().read()
            found.append(
                (record.rec_type, record.rec_headers.get_header("WARC-Date"), body, record.digest_checker.passed)
            )
    return found


def test_captures_are_responses_and_later_looks_at_the_same_bytes_are_revisits(tmp_path: Path) -> None:
    async def day() -> None:
        source = await export(await a_day(), tmp_path / "day.warc.gz")
        assert source.kept == 5

    asyncio.run(day())
    info, *found = records(tmp_path / "day.warc.gz")
    assert info[0] == "warcinfo"
    assert [kind for kind, *_ in found] == ["response", "response", "revisit", "response", "revisit"]
    assert found[1][1:] == ("2026-03-02T09:10:00.000Z", SECOND.encode(), True)
    assert (tmp_path / "day.warc.gz").read_bytes().count(b"\x1f\x8b\x08") >= 6


def test_every_file_can_be_replayed_by_itself(tmp_path: Path) -> None:
    async def day() -> None:
        await export(await a_day(), tmp_path / "late.warc.gz", since=minute(15))

    asyncio.run(day())
    assert [kind for kind, *_ in records(tmp_path / "late.warc.gz")] == ["warcinfo", "response", "response", "response"]


def test_a_file_that_broke_off_ends_as_if_it_had_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def day(name: str, *, breaks: bool) -> None:
        store = await a_day()
        capture = store.capture
        looked: list[str] = []

        async def breaking(digest: str) -> Capture | None:
            looked.append(digest)
            if breaks and len(looked) == 3:
                raise KeyboardInterrupt
            return await capture(digest)

        monkeypatch.setattr(store, "capture", breaking)
        await export(store, tmp_path / name)

    monkeypatch.setattr(parts, "SAFE_EVERY", 1)
    asyncio.run(day("whole.warc.gz", breaks=False))
    with pytest.raises(KeyboardInterrupt):
        asyncio.run(day("day.warc.gz", breaks=True))
    assert not (tmp_path / "day.warc.gz").exists()
    asyncio.run(day("day.warc.gz", breaks=False))
    assert records(tmp_path / "day.warc.gz")[1:] == records(tmp_path / "whole.warc.gz")[1:]


def test_a_look_stands_in_one_of_two_files_of_which_one_goes_on_from_the_other(tmp_path: Path) -> None:
    async def day() -> None:
        store = await a_day()
        first = await export(store, tmp_path / "first.warc.gz", until=minute(15))
        await export(store, tmp_path / "second.warc.gz", after=first.token)
        await export(store, tmp_path / "whole.warc.gz")

    asyncio.run(day())
    first, second, whole = (
        [at for _, at, *_ in records(tmp_path / f"{name}.warc.gz")[1:]] for name in ("first", "second", "whole")
    )
    assert len(first) == 2
    assert first + second == whole


def test_looks_whose_visits_have_expired_are_given_from_their_revisions(tmp_path: Path) -> None:
    async def day() -> None:
        store = await a_day()
        for name in [visit.id async for visit in store.visits()][:3]:
            del store._visits[name]
        await export(store, tmp_path / "old.warc.gz")

    asyncio.run(day())
    assert [at[11:16] for _, at, *_ in records(tmp_path / "old.warc.gz")[1:]] == ["09:00", "09:10", "09:30", "09:40"]


def test_a_history_comes_back_as_it_left_and_only_once(tmp_path: Path) -> None:
    async def day() -> None:
        left, back = await a_day(**{"Content-Encoding": "gzip"}), MemoryStore()
        await export(left, tmp_path / "day.warc.gz")
        outcomes, told, fault = await load(back, tmp_path / "day.warc.gz")
        assert (outcomes, told, fault) == (Counter(new=1, changed=1, unchanged=2, gone=1), [], "")
        assert await revisions(back) == await revisions(left)
        visits = [visit async for visit in back.visits()]
        assert (await load(back, tmp_path / "day.warc.gz"))[0] == Counter(known=5)
        assert [visit async for visit in back.visits()] == visits
        assert (await load(left, tmp_path / "day.warc.gz"))[0] == Counter(known=5)

    asyncio.run(day())


def write_archive(
    path: Path, looks: list[tuple[str, str, str]], *, kind: str = "text/html", gzip_body: bool = False
) -> None:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for page, url, date in looks:
            sent = [("Content-Type", kind), *([("Content-Encoding", "gzip")] if gzip_body else [])]
            body = gzip.compress(page.encode()) if gzip_body else page.encode()
            headers = StatusAndHeaders("200 OK", sent, protocol="HTTP/1.1")
            about = {"WARC-Date": date}
            writer.write_record(
                writer.create_warc_record(
                    url,
                    "response",
                    payload=BytesIO(body),
                    length=len(body),
                    http_headers=headers,
                    warc_headers_dict=about,
                )
            )


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
@pytest.mark.parametrize("gzip_body", [False, True])
def test_an_archive_of_somebody_else_is_read_in_the_order_of_its_dates(
    tmp_path: Path, name: str, gzip_body: bool
) -> None:
    looks = [(SECOND, URL, "2014-11-08T07:00:00Z"), (FIRST, URL, "2014-11-07T07:00:00Z")]
    write_archive(tmp_path / name, looks, gzip_body=gzip_body)

    async def day() -> None:
        store = MemoryStore()
        assert (await load(store, tmp_path / name))[0] == Counter(new=1, changed=1)
        first, second = await revisions(store)
        assert "eleven" in first.headline and "twelve" in second.headline
        assert (first.first_seen.year, second.not_before) == (2014, first.first_seen)

    asyncio.run(day())


def test_what_is_no_page_is_left_out(tmp_path: Path) -> None:
    write_archive(
        tmp_path / "images.warc.gz", [("GIF89a", "http://news.example/a.gif", "2014-11-07T07:00:00Z")], kind="image/gif"
    )
    write_archive(tmp_path / "dns.warc.gz", [("x", "dns:news.example", "2014-11-07T07:00:00Z")])
    assert contents_of(tmp_path / "images.warc.gz").places == contents_of(tmp_path / "dns.warc.gz").places == ()


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_what_stands_before_a_break_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_archive(path, [(FIRST, URL, "2014-11-07T07:00:00Z"), (SECOND, URL, "2014-11-08T07:00:00Z")])
    path.write_bytes(path.read_bytes()[:-200])

    async def day() -> None:
        store = MemoryStore()
        outcomes, _, fault = await load(store, path)
        assert outcomes == Counter(new=1)
        assert "cannot be read beyond byte" in fault

    asyncio.run(day())


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_file_may_break_off_anywhere(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_archive(path, [(FIRST, URL, "2014-11-07T07:00:00Z"), (SECOND, URL, "2014-11-08T07:00:00Z")])
    whole = path.read_bytes()
    second = contents_of(path).places[1].offset
    for end in range(second + 1, len(whole) - 5, 101):
        path.write_bytes(whole[:end])
        contents = contents_of(path)
        assert [place.offset for place in contents.places] in ([0], [0, second])


def test_a_page_that_was_altered_in_the_archive_is_told_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    write_archive(path, [(FIRST, URL, "2014-11-07T07:00:00Z"), (SECOND, URL, "2014-11-08T07:00:00Z")])
    path.write_bytes(path.read_bytes().replace(b"twelve weeks</h1>", b"eleven weeks</h1>"))

    async def day() -> None:
        outcomes, told, _ = await load(MemoryStore(), path)
        assert outcomes == Counter(new=1, unreadable=1)
        assert "not those that its digest names" in told[0]

    asyncio.run(day())


def test_what_an_archive_lacks_at_its_end_is_told_in_words(tmp_path: Path) -> None:
    record = b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\nyes\r\n\r\n"
    members = gzip.compress(record) + gzip.compress(record)
    path = tmp_path / "march.warc.gz"
    for cut in (members, members[:-7], members[:-30]):
        path.write_bytes(cut)
        fault = contents_of(path).fault
        assert ("in the middle of a record" in fault) == (cut is not members)
    path.write_bytes(gzip.compress(record * 2))
    assert "gunzip it" in contents_of(path).fault


@pytest.mark.parametrize(
    "content", [b"call the newsroom", b"", gzip.compress(b"call the newsroom"), b"\x1f\x8b\x08broken"]
)
def test_what_is_no_archive_brings_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.warc.gz"
    path.write_bytes(content)
    with pytest.raises(FileError, match=r"is no WARC file"):
        contents_of(path)
    with pytest.raises(FileError, match="cannot be read: No such file"):
        contents_of(tmp_path / "nowhere")


@given(st.text(max_size=20), st.text(max_size=40))
def test_no_header_breaks_out_of_its_line(name: str, value: str) -> None:
    name, value = header((name, value))
    assert name and not set("\r\n\0: ") & set(name)
    assert not set("\r\n\0") & set(value)


def test_hostile_headers_leave_every_record_readable(tmp_path: Path) -> None:
    hostile = {
        "X-Trick\r\nEvil": "a\r\n\r\nWARC/1.1\r\nWARC-Type: response",
        "X-Çay": "çay ☕",
        "Transfer-Encoding": "chunked",
        "": "x",
    }

    async def day() -> None:
        await export(await a_day(**hostile), tmp_path / "day.warc.gz")

    asyncio.run(day())
    found = records(tmp_path / "day.warc.gz")
    assert len(found) == 6
    assert [body for kind, _, body, _ in found if kind == "response"][:2] == [FIRST.encode(), SECOND.encode()]


def test_a_filter_on_changes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds all looks"):
        asyncio.run(export(MemoryStore(), tmp_path / "day.warc.gz", silent=True))
