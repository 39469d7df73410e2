"""What was made of captures and visits later: lessons about noise, and what later readers read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from itertools import pairwise

from crawler.model import Reading, Rereading
from crawler.monitor.checks.captures import Captures
from crawler.monitor.checks.fault import Fault, Progress, batches, decoded, insist_on_text
from crawler.reading.digest import content_digest
from crawler.store.codec import Document, rereading_of
from crawler.store.inventory import Inventory
from crawler.store.lessons import learned_of


async def faults_of_lessons(inventory: Inventory, progress: Progress) -> AsyncIterator[Fault]:
    """Lessons that were altered, and versions that are missing."""
    versions: dict[str, list[Document]] = defaultdict(list)
    for lesson in await inventory.lessons():
        versions[str(lesson.get("publisher"))].append(lesson)
    for done, (publisher, found) in enumerate(versions.items(), start=1):
        for lesson in found:
            if what := fault_of_lesson(lesson):
                yield Fault(where=f"lesson {lesson['_id']}", what=what)
        for gap in gaps(found):
            others = f", and all up to number {gap[-1]}" if len(gap) > 1 else ""
            yield Fault(where=f"lesson {publisher}#{gap[0]}", what=f"is missing{others}")
        progress("publishers' lessons", done)


def fault_of_lesson(lesson: Document) -> str:
    """What is wrong with a lesson; empty if it is what its version says."""
    learned = decoded(learned_of, lesson)
    if isinstance(learned, str):
        return learned
    return "" if learned.version == lesson.get("version") else "was altered: it has another version than it says"


def gaps(lessons: list[Document]) -> Iterator[range]:
    """The numbers that should stand before the newest one and do not, stretch by stretch."""
    numbers = (lesson.get("number") for lesson in lessons)
    there = sorted({0, *(number for number in numbers if isinstance(number, int))})
    yield from (range(before + 1, after) for before, after in pairwise(there) if after > before + 1)


async def faults_of_rereadings(inventory: Inventory, captures: Captures, progress: Progress) -> AsyncIterator[Fault]:
    """Later readings that were altered, or whose capture or revision is missing."""
    done = 0
    async for batch in batches(inventory.walk("rereadings")):
        read = [decoded(rereading_in, document) for document in batch]
        found = [again for again in read if isinstance(again, Rereading)]
        for document, again in zip(batch, read, strict=True):
            if what := again if isinstance(again, str) else reading_fault(again):
                yield Fault(where=f"rereading {document['_id']}", what=what)
        wrong = await captures.missing([again.capture for again in found])
        of = {again.id: f"{again.article}#{again.revision}" for again in found if again.revision}
        there = await inventory.have("revisions", "_id", list(of.values())) if of else set()
        for again in found:
            if again.verdict != "unreadable" and again.capture in wrong:
                yield Fault(where=f"rereading {again.id}", what=f"its capture {again.capture} {wrong[again.capture]}")
            if again.id in of and of[again.id] not in there:
                yield Fault(where=f"rereading {again.id}", what=f"revision {again.revision} is missing")
        done += len(batch)
        progress("rereadings", done)


def rereading_in(document: Document) -> Rereading:
    """The rereading of a document; TypeError if something else than text stands in what is looked up by."""
    again = rereading_of(document)
    insist_on_text(again.capture, again.article)
    return again


def reading_fault(again: Rereading) -> str:
    """What is wrong with a later reading; empty if nothing is."""
    return decoded(lambda _: fault_of_reading(again.reading), {})


def fault_of_reading(reading: Reading | None) -> str:
    """Whether a later reading's text is the one that its digest names."""
    if reading is None:
        return ""
    digest = content_digest(
        headline=reading.headline,
        description=reading.description,
        authors=reading.authors,
        paragraphs=reading.paragraphs,
    )
    return "" if digest == reading.content_digest else "content_digest is not that of the text: one of them was altered"
