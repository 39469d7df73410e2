"""Histories: is every revision there, in its place, as it was recorded, and does it rest on its evidence?"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

from crawler.model import Article, Revision
from crawler.monitor.checks.captures import Captures
from crawler.monitor.checks.fault import Fault, Progress, batches, decoded
from crawler.reading.digest import content_digest
from crawler.store.chain import faults as faults_of_link
from crawler.store.codec import Document, article_of, revision_of
from crawler.store.inventory import Inventory


async def faults_of_histories(inventory: Inventory, captures: Captures, progress: Progress) -> AsyncIterator[Fault]:
    """What is wrong with the history of every article that has a record."""
    done = 0
    async for document in inventory.walk("articles"):
        article = decoded(article_of, document)
        if isinstance(article, str):
            yield Fault(where=f"article {document['_id']}", what=article)
        else:
            async for fault in faults_of_history(inventory, captures, article):
                yield fault
        done += 1
        progress("articles", done)


async def faults_of_history(inventory: Inventory, captures: Captures, article: Article) -> AsyncIterator[Fault]:
    """What is wrong with one article's revisions, and with what its record says of them."""
    walk = Walk(article)
    async for batch in batches(inventory.history(article.url)):
        for document in batch:
            for fault in walk.faults(document):
                yield fault
        async for fault in faults_of_evidence(captures, batch):
            yield fault
    found = decoded(lambda _: [*walk.faults_of_record()], {})
    for what in [found] if isinstance(found, str) else found:
        yield Fault(where=article.url, what=what)


@dataclass
class Walk:
    """One history, revision by revision; only the one before and the one that the record names are held."""

    article: Article
    before: Revision | None = None
    first: Revision | None = None
    named: Revision | None = None
    unreadable: int | None = None

    def faults(self, document: Document) -> Iterator[Fault]:
        """What is wrong with the next document of the history."""
        read = decoded(self._read, document)
        if isinstance(read, str):
            self.unreadable = int(document["number"])
            yield Fault(where=f"revision {document['_id']}", what=read)
            return
        revision, found = read
        yield from found
        self.before, self.first = revision, self.first or revision
        if self.article.head and revision.number == self.article.head.number:
            self.named = revision

    def _read(self, document: Document) -> tuple[Revision, list[Fault]]:
        """A revision with what is wrong with it."""
        revision = revision_of(document)
        found = [Fault(where=revision.id, what=what) for what in faults_of_revision(document, revision)]
        if self.unreadable == revision.number - 1:  # a link to what cannot be read tells nothing
            return revision, found
        return revision, [*map(split, faults_of_link(self.before, revision)), *found]

    def faults_of_record(self) -> Iterator[str]:
        """Whether the newest revision is the one that the article's record names.

        A record behind its newest revision is what a crash leaves, and is mended by the next visit.
        """
        head, newest = self.article.head, self.before.number if self.before else 0
        newest = max(newest, self.unreadable or 0)
        if head is None:
            return
        if not newest:
            yield f"its whole history is missing: {self.article.revisions} revisions"
        elif newest < head.number:
            yield f"revision {head.number}, its newest, is missing"
        elif self.named and (self.named.content_digest, self.named.headline) != (head.content_digest, head.headline):
            yield f"its head is not what revision {head.number} says: one of them was altered"
        if self.article.revisions != head.number:
            yield f"it counts {self.article.revisions} revisions, and its head is number {head.number}"
        if self.first and self.first.number == 1 and self.first.first_seen != self.article.first_seen:
            yield "its first_seen is not that of revision 1: one of them was altered"


def split(link: str) -> Fault:
    """The fault that a sentence about a link tells; a key may hold a colon, but no space."""
    where, _, what = link.partition(": ")
    return Fault(where=where, what=what)


def faults_of_revision(document: Document, revision: Revision) -> Iterator[str]:
    """What is wrong with a revision by itself."""
    if document["_id"] != revision.id:
        yield f"its key is {document['_id']!r}: one of them was altered"
    if content_digest_of(revision) != revision.content_digest:
        yield "content_digest is not that of the text: one of them was altered"
    if revision.last_seen < revision.first_seen:
        yield "last_seen lies before first_seen: one of them was altered"


def content_digest_of(revision: Revision) -> str:
    """The content digest that the stored text has."""
    return content_digest(
        headline=revision.headline,
        description=revision.description,
        authors=revision.authors,
        paragraphs=revision.paragraphs,
    )


async def faults_of_evidence(captures: Captures, revisions: list[Document]) -> AsyncIterator[Fault]:
    """Revisions whose capture is not there or not whole."""
    named = [str(revision.get("capture")) for revision in revisions]
    wrong = await captures.missing(named)
    for revision, digest in zip(revisions, named, strict=True):
        if digest in wrong:
            yield Fault(where=str(revision["_id"]), what=f"its capture {digest} {wrong[digest]}")


async def faults_of_strays(inventory: Inventory, progress: Progress) -> AsyncIterator[Fault]:
    """Revisions of which no article knows; a first one alone is what a crash leaves, and is mended by the next visit."""
    done = 0
    async for batch in batches(inventory.walk("revisions", fields=("article", "number"))):
        known = await inventory.have("articles", "_id", [str(revision.get("article")) for revision in batch])
        for revision in batch:
            if str(revision.get("article")) not in known and revision.get("number") != 1:
                yield Fault(where=str(revision["_id"]), what="its article is missing")
        done += len(batch)
        progress("revisions", done)
