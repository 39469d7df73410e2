"""A capture stays as long as anything rests on it, although `tashih prune` may be letting it go at this very moment.

Both sides write first and look then. Who prunes marks a capture (``going``), then looks whether anything names it, and lets it go
only while its own mark stands. Who visits writes the visit that names the capture, then looks for a mark and takes it off, or
brings back what has gone. Whoever looks second sees what the other wrote.
"""

from __future__ import annotations

from datetime import datetime

from crawler.store.codec import Document
from crawler.store.mongo_documents import Documents


async def keep(documents: Documents, capture: Document, visit: Document) -> None:
    """Write a capture and the visit that names it; the capture is whole when this returns, whoever else was at work."""
    fresh = await documents.insert("captures", capture)
    await documents.insert("visits", visit)
    while not fresh and (found := await documents.find("captures", {"_id": capture["_id"]}, only="going")):
        going = found[0].get("going")
        if going is None or await documents.change("captures", {"_id": capture["_id"], "going": going}, whole(capture)):
            return
    if not fresh:
        await documents.insert("captures", capture)


def whole(capture: Document) -> Document:
    """The update that makes a capture what it was when it came, but for when that was."""
    return {"$set": {name: value for name, value in capture.items() if name not in {"_id", "at", "url"}}}


def mark(at: datetime) -> Document:
    """What a capture says that was chosen to go."""
    return {"going": at, "pruned": None}


def emptied(at: datetime) -> Document:
    """What remains of a capture that was let go; its mark stays, so that whoever meets its bytes again looks closer."""
    return {"body": b"", "headers": [], "going": at, "pruned": at}


UNMARKED: Document = {"going": None}
