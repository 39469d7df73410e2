"""A capture stays as long as anything rests on it, although `tashih prune` may be letting it go at this very moment.

Both sides write first and look then. Who prunes marks a capture (``going``), then looks whether anything names it, and lets it go
only while its own mark stands. Who visits writes the visit that names the capture, then looks for a mark and takes it off, or
brings back what has gone. Whoever looks second sees what the other wrote.
"""

from __future__ import annotations

from datetime import datetime

from crawler.store.bodies import covered
from crawler.store.codec import Document
from crawler.store.mongo_documents import Documents

RESTING = (("revisions", "capture"), ("rereadings", "capture"))  # what may never lose its capture


async def keep(documents: Documents, capture: Document, visit: Document) -> None:
    """Write a capture and the visit that names it; the capture is whole when this returns, whoever else was at work."""
    fresh = await documents.insert("captures", capture)
    await documents.insert("visits", visit)
    while not fresh and (found := await documents.find("captures", {"_id": capture["_id"]}, only="going")):
        if found[0].get("going") is None or await brought_back(documents, capture):
            return
    if not fresh:
        await documents.insert("captures", capture)


async def brought_back(documents: Documents, capture: Document) -> bool:
    """Make a capture whole that was chosen to go, and take its mark off; False if somebody else was at it meanwhile."""
    held = await documents.get("captures", capture["_id"])
    return held is not None and await documents.change(
        "captures", {"_id": held["_id"], "going": held.get("going")}, {"$set": whole(capture, held)}
    )


def whole(capture: Document, held: Document) -> Document:
    """What makes a capture what it was when it came; where and when that was first, stays as it is *held*."""
    again = covered({**capture, "url": held["url"], "at": held["at"]})
    return {name: value for name, value in again.items() if name != "_id"}


def mark(at: datetime) -> Document:
    """What a capture says that was chosen to go."""
    return {"going": at, "pruned": None}


def emptied(held: Document, at: datetime) -> Document:
    """What a capture says that was let go; its mark stays, so that whoever meets its bytes again looks closer.

    What remains of it, as it is *held*, is covered by a digest again.
    """
    gone = {"body": b"", "headers": [], "going": at, "pruned": at}
    return {**gone, "capture_digest": covered({**held, **gone})["capture_digest"]}


UNMARKED: Document = {"going": None}
