"""What was made of captures and visits later: lessons about noise, and what later readers read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from itertools import count

from crawler.model import Reading, Rereading
from crawler.monitor.checks.captures import Captures
from crawler.monitor.checks.fault import Fault, Progress, batches, decoded
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
        for number in missing_numbers(found):
            yield Fault(where=f"lesson {publisher}#{number}", what="is missing")
        progress("publishers' lessons", done)


def fault_of_lesson(lesson: Document) -> str:
    """What is wrong with a lesson; empty if it is what its version says."""
    learned = decoded(learned_of, lesson)
    if isinstance(learned, str):
        return learned
    return "" if learned.version == lesson.get("version") else "was altered: it has another version than it says"


def missing_numbers(lessons: list[Document]) -> Iterator[int]:
    """The numbers that should stand before the newest one."""
    there = {lesson.get("number") for lesson in lessons}
    newest = max((number for number in there if isinstance(number, int)), default=0)
    yield from (number for number, _ in zip(count(1), range(newest), strict=False) if number not in there)


async def faults_of_rereadings(inventory: Inventory, captures: Captures, progress: Progress) -> AsyncIterator[Fault]:
    """Later readings that were altered, or whose capture or revision is missing."""
    done = 0
    async for batch in batches(inventory.walk("rereadings")):
        read = [decoded(rereading_of, document) for document in batch]
        found = [again for again in read if isinstance(again, Rereading)]
        for document, again in zip(batch, read, strict=True):
            if what := again if isinstance(again, str) else fault_of_reading(again.reading):
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
