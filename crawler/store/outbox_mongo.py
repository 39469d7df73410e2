"""The outbox in MongoDB: the collections ``deliveries`` and ``places``."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta

from crawler.store.codec import Document, decoder, encoded, instant, text
from crawler.store.following import Place
from crawler.store.mongo_documents import Documents, Series
from crawler.store.mongo_walk import BEGIN, END
from crawler.store.outbox import UNFINISHED, Delivery, DeliveryState

BATCH = 100  # deliveries that are written or asked for at once
ENOUGH = 300  # due deliveries that are read at once
STRETCHES = tuple(timedelta(seconds=seconds) for seconds in (2, 16, 256, 4096, 65_536))


class MongoOutbox:
    """Keeps deliveries as documents; see :class:`crawler.store.outbox.Outbox`."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    async def add(self, deliveries: Sequence[Delivery]) -> list[Delivery]:
        """Insert in runs; a run goes on behind a delivery that was there."""
        new: list[Delivery] = []
        rest = list(deliveries)
        while rest:
            run = rest[:BATCH]
            written, taken = await self._documents.insert_run("deliveries", [document_of(each) for each in run])
            new += run[:written]
            rest = rest[written + bool(taken) :]
        return new

    async def due(self, now: datetime) -> list[Delivery]:
        """By the index on state and due, in stretches back from now, so that a long back-log is never read at once."""
        found = [each for state in UNFINISHED for each in await self._due_in(state, now)]
        return sorted(found, key=lambda each: (each.due, each.id))

    async def change(self, before: Delivery, after: Delivery) -> bool:
        """Compare-and-set on the edition."""
        where = {"_id": text(before.id), "edition": before.edition}
        changed = {name: value for name, value in document_of(after).items() if name != "_id"}
        return await self._documents.change("deliveries", where, {"$set": changed})

    async def deliveries(self, ids: Sequence[str]) -> list[Delivery]:
        """By their keys, a batch at a time."""
        names = [text(name) for name in ids]
        found: dict[str, Delivery] = {}
        for start in range(0, len(names), BATCH):
            where = {"_id": {"$in": names[start : start + BATCH]}}
            found.update((each["_id"], delivery_of(each)) for each in await self._documents.find("deliveries", where))
        return [found[name] for name in names if name in found]

    async def newest(self, *, since: datetime) -> AsyncIterator[Delivery]:
        """Backwards by the index on created."""
        series = Series(collection="deliveries", clock="created")
        async for found in self._documents.newest_first(series, since=instant(since), until=None):
            yield delivery_of(found)

    async def unfinished(self) -> list[Delivery]:
        """One question a state."""
        found = [each for state in UNFINISHED for each in await self._between(state, BEGIN, END)]
        return sorted(found, key=lambda each: (each.due, each.id))

    async def place(self, reader: str) -> Place | None:
        """The reader's document."""
        found = await self._documents.get("places", reader)
        return Place(number=found["number"], mark=found["mark"]) if found else None

    async def keep_place(self, reader: str, place: Place, at: datetime) -> None:
        """Write the reader's document."""
        document = {"_id": text(reader), "number": place.number, "mark": place.mark, "at": instant(at)}
        await self._documents.put("places", document)

    async def looked(self, reader: str) -> datetime | None:
        """The instant in the reader's document."""
        found = await self._documents.get("places", reader)
        return found["at"].astimezone(UTC) if found else None

    async def _due_in(self, state: DeliveryState, now: datetime) -> list[Delivery]:
        """What is due in a state, ENOUGH of it if there is more."""
        found: list[Delivery] = []
        end = now
        for start in (*(now - back for back in STRETCHES), BEGIN):
            found += await self._between(state, start, end)
            if len(found) >= ENOUGH:
                break
            end = start
        return found

    async def _between(self, state: DeliveryState, start: datetime, end: datetime) -> list[Delivery]:
        where = {"state": state, "due": {"$gte": instant(start), "$lt": instant(end)}}
        return [delivery_of(found) for found in await self._documents.find("deliveries", where)]


def document_of(delivery: Delivery) -> Document:
    """A delivery for the collection."""
    document: Document = encoded(delivery)
    return {"_id": document.pop("id"), **document}


def delivery_of(document: Document) -> Delivery:
    """The delivery of a document."""
    delivery: Delivery = decoder(Delivery)({**document, "id": document["_id"]})
    return delivery
