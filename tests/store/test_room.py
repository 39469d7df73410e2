"""While the disk is nearly full nothing is written; what waits is written once there is room, and is told of once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.errors import EmbeddedServerError
from crawler.store.connect import insist_on_room_for
from crawler.store.room import Room


def disk(free: Iterator[bool]) -> Room:
    """A disk that is full until it is not."""

    def insist() -> None:
        if not next(free):
            raise EmbeddedServerError("only 3 MB are free")

    return Room(insist, patience=1, on_trouble=SAID.append)


SAID: list[str] = []


def test_a_write_waits_for_room_and_people_are_told_once_each_way() -> None:
    SAID.clear()
    room = disk(iter([True, False, False, False, True, True]))

    async def write_three() -> None:
        for _ in range(3):
            await room.wait()

    asyncio.run(write_three())
    assert SAID == [
        "nothing is written for now, trying again: only 3 MB are free",
        "there is room for the database again",
    ]


def test_patience_ends() -> None:
    with pytest.raises(EmbeddedServerError, match="3 MB"):
        asyncio.run(disk(iter([False] * 9)).wait())


def test_a_database_of_somebody_elses_looks_after_its_own_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("crawler.store.folder.free_bytes", lambda folder: 3 * 2**20)
    insist_on_room_for({"MONGODB_URI": "mongodb://db.example"})
    with pytest.raises(EmbeddedServerError, match=r"only 3 MB .* TASHIH_HOME"):
        insist_on_room_for({"TASHIH_HOME": str(tmp_path)})
