"""A fault, and what the checks share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import TypeVar

from crawler.store.codec import Document

Found = TypeVar("Found")
Progress = Callable[[str, int], None]
BATCH = 100  # documents whose references are looked up at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is not as it was recorded: the key of the document, and what is wrong with it."""

    where: str
    what: str


def decoded(decode: Callable[[Document], Found], document: Document) -> Found | str:
    """What a document is decoded to or judged to be, or why it cannot be: its fields may hold anything."""
    try:
        return decode(document)
    except (TypeError, KeyError, ValueError, AttributeError, IndexError, ArithmeticError) as error:
        return f"is no whole document any more ({type(error).__name__}: {str(error)[:200]})"


def insist_on_text(*values: object) -> None:
    """TypeError unless all of them are text, as what is looked up by must be."""
    for value in values:
        if not isinstance(value, str):
            raise TypeError(f"{type(value).__name__} in place of a text")


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
