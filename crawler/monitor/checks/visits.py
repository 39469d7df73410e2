"""Visits: is what they saw and what they left still there?"""

from __future__ import annotations

from collections.abc import AsyncIterator

from crawler.model import Visit
from crawler.monitor.checks.captures import Captures
from crawler.monitor.checks.fault import Fault, Progress, batches, decoded, insist_on_text
from crawler.store.codec import Document, visit_of
from crawler.store.inventory import Inventory

RECORDING = {"new", "changed"}


async def faults_of_visits(inventory: Inventory, captures: Captures, progress: Progress) -> AsyncIterator[Fault]:
    """Visits whose capture is missing or was altered, or whose revision is missing."""
    done = 0
    async for batch in batches(inventory.walk("visits")):
        read = [decoded(visit_in, document) for document in batch]
        for document, visit in zip(batch, read, strict=True):
            if isinstance(visit, str):
                yield Fault(where=f"visit {document['_id']}", what=visit)
        visits = [visit for visit in read if isinstance(visit, Visit)]
        async for fault in faults_of_references(inventory, captures, visits):
            yield fault
        done += len(batch)
        progress("visits", done)


def visit_in(document: Document) -> Visit:
    """The visit of a document; TypeError if something else than text stands in what is looked up by."""
    visit = visit_of(document)
    insist_on_text(visit.outcome, visit.article, visit.payload_digest or "")
    return visit


async def faults_of_references(inventory: Inventory, captures: Captures, visits: list[Visit]) -> AsyncIterator[Fault]:
    """What some visits name and is not there."""
    wrong = await captures.missing([visit.payload_digest for visit in visits if visit.payload_digest])
    left = {visit.id: f"{visit.article}#{visit.revision}" for visit in visits if visit.outcome in RECORDING}
    there = await inventory.have("revisions", "_id", list(left.values())) if left else set()
    for visit in visits:
        where = f"visit {visit.id} to {visit.url}"
        if visit.payload_digest in wrong:
            yield Fault(where=where, what=f"its capture {visit.payload_digest} {wrong[visit.payload_digest]}")
        if visit.id in left and left[visit.id] not in there:
            yield Fault(where=where, what=f"it recorded revision {visit.revision} of {visit.article}, which is missing")
