"""What every keeper of annotations keeps to: who said what and when, nothing lost, nothing said twice."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from crawler.store.annotations import Annotation, AnnotationQuery, Annotations, Entry
from crawler.store.annotations_memory import MemoryAnnotations
from crawler.store.annotations_mongo import MongoAnnotations
from crawler.store.browsing import Place
from crawler.store.memory import MemoryStore
from crawler.store.protocol import Store
from tests.store.newsdesk import FERRY, minute

OTHER = "https://news.example/other"


@pytest.fixture
def annotations(store: Store) -> Annotations:
    return MemoryAnnotations() if isinstance(store, MemoryStore) else MongoAnnotations(store.documents)


def entry(deed: Any = "created", at: float = 0, **more: Any) -> Entry:
    values: dict[str, Any] = {"by": "ayse", "label": "softened", "note": "Why?", "importance": 2}
    return Entry(deed=deed, at=minute(at), **{**values, **more})


def annotation(key: str = "a", number: int = 1, article: str = FERRY, **more: Any) -> Annotation:
    return Annotation(id=key, article=article, number=number, log=(entry(**more),))


async def test_what_was_written_is_read(store: Store, annotations: Annotations) -> None:
    hostile = annotation(note="\0 lone \ud800 $where <script>", label="")
    assert await annotations.add(hostile)
    found = await annotations.get("a")
    assert found is not None and found.now.note == "\0 lone \ufffd $where <script>"
    assert await annotations.get("b") is None


async def test_writing_twice_is_writing_once(store: Store, annotations: Annotations) -> None:
    assert await annotations.add(annotation())
    await annotations.add(annotation())
    assert not await annotations.add(annotation(note="another"))
    assert await annotations.append("a", entry("edited", 1), after=1)
    assert len((await annotations.get("a")).log) == 2


async def test_of_two_who_edit_at_once_one_is_told_to_look_again(store: Store, annotations: Annotations) -> None:
    await annotations.add(annotation())
    edits = [entry("edited", 1, by=f"editor {n}") for n in range(8)]
    won = await asyncio.gather(*(annotations.append("a", edit, after=1) for edit in edits))
    assert sorted(won) == [False] * 7 + [True]
    assert not await annotations.append("b", entry("edited", 1), after=1)


async def test_a_deleted_annotation_is_listed_no_more_but_tells_who_took_it_away(
    store: Store, annotations: Annotations
) -> None:
    await annotations.add(annotation())
    await annotations.append("a", entry("deleted", 1, by="mehmet"), after=1)
    assert list(await annotations.of_article(FERRY)) == []
    kept = await annotations.get("a")
    assert kept is not None and kept.deleted
    assert [(step.deed, step.by) for step in kept.log] == [("created", "ayse"), ("deleted", "mehmet")]


async def test_annotations_are_listed_by_number_then_by_age(store: Store, annotations: Annotations) -> None:
    for key, number, at in [("a", 2, 5), ("b", 1, 9), ("c", 2, 3)]:
        await annotations.add(annotation(key, number, at=at))
    await annotations.add(annotation("d", 1, OTHER))
    assert [one.id for one in await annotations.of_article(FERRY)] == ["b", "c", "a"]
    assert [one.id for one in await annotations.of_revisions([(FERRY, 2), (OTHER, 1), (OTHER, 9)])] == ["c", "a", "d"]
    assert list(await annotations.of_revisions([])) == []


async def listed(annotations: Annotations, wanted: AnnotationQuery, limit: int) -> list[str]:
    """The ids on all pages, one page after the other."""
    found: list[str] = []
    place: Place | None = None
    while True:
        page = await annotations.newest(wanted, before=place, limit=limit)
        found += (one.id for one in page.items)
        place = page.next
        if place is None:
            return found


async def test_all_annotations_are_listed_newest_first_however_long_a_page_is(
    store: Store, annotations: Annotations
) -> None:
    for key, at in [("a", 5), ("b", 9), ("c", 5), ("d", 1), ("e", 90_000)]:
        await annotations.add(annotation(key, at=at))
    await annotations.append("d", entry("edited", 99_000), after=1)
    await annotations.append("b", entry("deleted", 99_000), after=1)
    for limit in (1, 2, 50):
        assert await listed(annotations, AnnotationQuery(), limit) == ["e", "c", "a", "d"]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({"label": "SOFTENED"}, ["c", "a"]),
        ({"importance": 3}, ["b"]),
        ({"importance": 0}, []),
        ({"by": "mehmet"}, ["c"]),
        ({"by": "mehmet", "label": "checked"}, []),
        ({"label": "$where"}, []),
    ],
)
async def test_annotations_are_chosen_by_what_they_say_now_and_who_wrote_them_first(
    store: Store, annotations: Annotations, wanted: Any, ids: list[str]
) -> None:
    await annotations.add(annotation("a", at=1, label="wrong"))
    await annotations.append("a", entry("edited", 2, by="mehmet"), after=1)
    await annotations.add(annotation("b", at=3, importance=3, label="checked"))
    await annotations.add(annotation("c", at=4, by="mehmet"))
    assert await listed(annotations, AnnotationQuery(**wanted), 2) == ids
