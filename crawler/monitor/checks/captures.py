"""Captures: is each one whole, and is it what its name says?"""

from __future__ import annotations

from collections.abc import AsyncIterator

from crawler.errors import StoreError
from crawler.monitor.checks.fault import Fault, Progress, batches, decoded
from crawler.reading.digest import payload_digest
from crawler.store.bodies import capture_of, is_as_it_came, is_pruned
from crawler.store.codec import Document
from crawler.store.inventory import Inventory
from crawler.store.staying import RESTING

REMEMBERED = 10_000  # faulty captures whose fault is told again at what rests on them
NAMED_BY = (*RESTING, ("visits", "payload_digest"))


class Captures:
    """The captures' faults by digest, for what rests on them; and how many captures nothing names."""

    def __init__(self, inventory: Inventory) -> None:
        self._inventory = inventory
        self._faults: dict[str, str] = {}
        self.unnamed = 0

    async def faults(self, progress: Progress) -> AsyncIterator[Fault]:
        """Every capture that is damaged, or is not what its name says."""
        done = 0
        async for batch in batches(self._inventory.walk("captures", fields=("going", "pruned"))):
            for held in batch:
                if what := await self._fault(held):
                    if len(self._faults) < REMEMBERED:
                        self._faults[held["_id"]] = what
                    yield Fault(where=f"capture {held['_id']}", what=what)
            for digest in await self._wrongly_pruned(batch):
                yield Fault(
                    where=f"capture {digest}", what="was pruned, although a revision or a rereading rests on it"
                )
            named = await named_among(self._inventory, [held["_id"] for held in batch])
            self.unnamed += len(batch) - len(named)
            done += len(batch)
            progress("captures", done)

    async def _fault(self, held: Document) -> str:
        """What is wrong with a capture; empty if nothing is."""
        document = await self._inventory.get("captures", held["_id"])
        return fault_of(document) if document else ""

    async def _wrongly_pruned(self, batch: list[Document]) -> set[str]:
        """Captures that were let go and must not have been; not those that came again while we looked."""
        pruned = [held["_id"] for held in batch if is_pruned(held)]
        named = await named_among(self._inventory, pruned, by=RESTING) if pruned else set()
        return {digest for digest in named if is_pruned(await self._inventory.get("captures", digest) or {})}

    async def missing(self, digests: list[str]) -> dict[str, str]:
        """What is wrong with those of the captures that are not there, or not whole."""
        there = await self._inventory.have("captures", "_id", digests)
        return {
            digest: self._faults.get(digest, "is missing")
            for digest in dict.fromkeys(digests)
            if digest not in there or digest in self._faults
        }


def fault_of(document: Document) -> str:
    """What is wrong with a capture's document; empty if nothing is."""
    what = "" if is_pruned(document) else fault_of_body(document)
    return what or fault_of_circumstances(document)


def fault_of_circumstances(document: Document) -> str:
    """What is wrong with that which came with a capture's bytes, or remains of a pruned one; empty if nothing is."""
    as_it_came = decoded(is_as_it_came, document)
    if isinstance(as_it_came, str):
        return as_it_came
    return "" if as_it_came else "was altered: its headers, address, time or size have another digest"


def fault_of_body(document: Document) -> str:
    """What is wrong with a capture's bytes; empty if they are what its name says."""
    try:
        capture = decoded(capture_of, document)
    except StoreError as error:
        return f"is damaged: {error}"
    if isinstance(capture, str):
        return capture
    return "" if payload_digest(capture.body) == document["_id"] else "was altered: its bytes have another digest"


async def named_among(
    inventory: Inventory, digests: list[str], *, by: tuple[tuple[str, str], ...] = NAMED_BY
) -> set[str]:
    """Which captures are named, by anything or by what is given."""
    named: set[str] = set()
    for collection, field in by:
        left = [digest for digest in digests if digest not in named]
        named |= await inventory.have(collection, field, left) if left else set()
    return named
