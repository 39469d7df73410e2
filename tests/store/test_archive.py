"""A dump is believed whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import bson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import ArchiveError
from crawler.store.archive import COLLECTION, DOCUMENT, HEADER, contents, records, writing

HEADLINES = ("Death toll rises to 12", "Ölü sayısı 12'ye yükseldi", "Death toll rises to 14 (corrected)")


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dumps") / "news.dump"
    with writing(path) as put:
        put((HEADER, bson.encode({"database": "news", "server": "MongoDB 7.0.14"})))
        put((COLLECTION, bson.encode({"name": "revisions"})))
        for number, headline in enumerate(HEADLINES, start=1):
            put((DOCUMENT, bson.encode({"_id": number, "headline": headline})))
        put((COLLECTION, bson.encode({"name": "visits"})))
    return path


def test_a_dump_tells_what_it_holds_and_gives_it_back(dump: Path) -> None:
    held = contents(dump)
    assert (held.database, held.server, held.documents) == ("news", "MongoDB 7.0.14", {"revisions": 3, "visits": 0})
    assert [bson.decode(raw)["headline"] for tag, raw in records(dump) if tag == DOCUMENT] == list(HEADLINES)


@given(place=st.integers(0, 10_000), change=st.integers(1, 255), cut=st.booleans())
def test_a_damaged_dump_is_refused_or_means_the_same(dump: Path, place: int, change: int, cut: bool) -> None:
    sound = dump.read_bytes()
    place %= len(sound)
    rest = b"" if cut else bytes([sound[place] ^ change]) + sound[place + 1 :]
    copy = dump.with_name("damaged.dump")
    copy.write_bytes(sound[:place] + rest)
    with suppress(ArchiveError):
        assert list(records(copy)) == list(records(dump))


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9])
def test_a_dump_cut_short_is_refused(dump: Path, share: float) -> None:
    copy = dump.with_name("short.dump")
    copy.write_bytes(dump.read_bytes()[: int(dump.stat().st_size * share)])
    with pytest.raises(ArchiveError, match=r"damaged|no file of `tashih db dump`"):
        contents(copy)


@pytest.mark.parametrize("missing", [HEADER, COLLECTION])
def test_a_dump_without_its_beginnings_is_refused_though_its_digest_agrees(tmp_path: Path, missing: bytes) -> None:
    written = [
        (HEADER, bson.encode({"database": "news", "server": "MongoDB 7.0.14"})),
        (COLLECTION, bson.encode({"name": "revisions"})),
        (DOCUMENT, bson.encode({"_id": 1})),
    ]
    with writing(tmp_path / "odd.dump") as put:
        for record in written:
            if record[0] != missing:
                put(record)
    with pytest.raises(ArchiveError, match="damaged"):
        contents(tmp_path / "odd.dump")


def test_a_failed_dump_leaves_the_former_one_and_no_trace_of_itself(dump: Path) -> None:
    before = dump.read_bytes()
    with pytest.raises(RuntimeError), writing(dump) as put:
        put((HEADER, bson.encode({"database": "news", "server": "MongoDB 7.0.14"})))
        raise RuntimeError("the database went away")
    assert dump.read_bytes() == before
    assert not list(dump.parent.glob(f".{dump.name}*"))


def test_a_file_that_is_no_dump_is_neither_overwritten_nor_read(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("call the newsroom")
    with pytest.raises(ArchiveError, match="exists and is no dump"), writing(notes):
        pytest.fail("the file was opened for writing")
    with pytest.raises(ArchiveError, match=r"no file of `tashih db dump`"):
        contents(notes)
    assert notes.read_text() == "call the newsroom"


@pytest.mark.parametrize("missing", ["nowhere/news.dump", "file/news.dump"])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, missing: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ArchiveError, match=r"news\.dump cannot be used"), writing(tmp_path / missing):
        pytest.fail("the file was opened for writing")
