"""Pages of a history are asked for one ahead, never more, and none that nobody wants."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

import pytest

from crawler.store.ahead import answers_to


class Archive:
    """Answers with the number it was asked for, and keeps count of what is asked, under way and broken off."""

    def __init__(self, *, broken: int | None = None, silent: int | None = None) -> None:
        self.asked: list[int] = []
        self.under_way = 0
        self.most_at_once = 0
        self.cancelled: list[int] = []
        self._broken = broken
        self._silent = silent

    async def page(self, number: int) -> int:
        self.asked.append(number)
        self.under_way += 1
        self.most_at_once = max(self.most_at_once, self.under_way)
        try:
            await asyncio.sleep(3600 if number == self._silent else 0.01 / number)  # the later, the faster
        except asyncio.CancelledError:
            self.cancelled.append(number)
            raise
        finally:
            self.under_way -= 1
        if number == self._broken:
            raise LookupError("page torn out")
        return number


async def read(archive: Archive, pages: int, *, wanted: int | None = None) -> list[int]:
    found: list[int] = []
    async with aclosing(answers_to(archive.page(number) for number in range(1, pages + 1))) as answers:
        async for answer in answers:
            found.append(answer)
            if len(found) == wanted:
                break
    return found


def test_pages_come_in_their_order_two_at_once_at_the_most() -> None:
    archive = Archive()
    assert asyncio.run(read(archive, 9)) == list(range(1, 10))
    assert archive.most_at_once == 2


def test_a_reader_of_the_first_page_asks_for_no_other() -> None:
    archive = Archive()
    assert asyncio.run(read(archive, 9, wanted=1)) == [1]
    assert archive.asked == [1]


def test_what_is_under_way_when_the_reader_stops_is_broken_off() -> None:
    archive = Archive(silent=3)
    assert asyncio.run(read(archive, 9, wanted=2)) == [1, 2]
    assert (archive.under_way, archive.cancelled) == (0, [3])


def test_a_page_that_cannot_be_read_is_an_error_where_it_stands() -> None:
    archive = Archive(broken=3)
    with pytest.raises(LookupError, match="torn out"):
        asyncio.run(read(archive, 9))
    assert archive.under_way == 0


def test_a_history_without_pages_is_empty() -> None:
    assert asyncio.run(read(Archive(), 0)) == []
