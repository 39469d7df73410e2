"""A fault, and what the checks share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import TypeVar

from crawler.store.codec import Document

Noun = TypeVar("Noun")
Progress = Callable[[str, int], None]
BATCH = 100  # documents whose references are looked up at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is not as it was recorded: the key of the document, and what is wrong with it."""

    where: str
    what: str


def decoded(decode: Callable[[Document], Noun], document: Document) -> Noun | str:
    """The noun of a document, or why it is none."""
    try:
        return decode(document)
    except (TypeError, KeyError, ValueError, AttributeError, IndexError) as error:
        return f"is no whole document any more ({type(error).__name__}: {str(error)[:200]})"


async def batches(found: AsyncIterator[Document]) -> AsyncIterator[list[Document]]:
    """Documents, so many at once."""
    batch: list[Document] = []
    async for document in found:
        batch.append(document)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
