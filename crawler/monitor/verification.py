"""Is everything that was recorded still there, and still what it was? Every digest, chain and reference, one article at a time.

Memory holds one history and a bounded number of capture digests, however much is stored.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from crawler.errors import StoreError
from crawler.model import Article, Revision, RevisionQuery
from crawler.reading.digest import content_digest, payload_digest
from crawler.store.chain import broken_links
from crawler.store.protocol import Store

REMEMBERED = 100_000  # captures whose verdict is kept in mind, so that one that many visits name is read once
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is not as it was recorded: the key of the document, and what is wrong with it."""

    where: str
    what: str


class Captures:
    """Tells what is wrong with a capture, reading most of them once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._verdicts: OrderedDict[str, str] = OrderedDict()

    async def fault(self, digest: str) -> str:
        """What is wrong with the capture of that name; empty if nothing is."""
        if digest not in self._verdicts:
            self._verdicts[digest] = await self._look(digest)
            if len(self._verdicts) > REMEMBERED:
                self._verdicts.popitem(last=False)
        return self._verdicts[digest]

    async def _look(self, digest: str) -> str:
        try:
            capture = await self._store.capture(digest)
        except StoreError as error:
            return str(error)
        if capture is None:
            return f"its capture {digest} is missing"
        return (
            ""
            if payload_digest(capture.body) == digest
            else f"its capture {digest} was altered: its bytes have another digest"
        )


async def verify(store: Store, *, progress: Progress) -> AsyncIterator[Fault]:
    """Everything that is wrong, as it is found; *progress* is told what is looked at and how many were."""
    captures = Captures(store)
    async for fault in verify_histories(store, captures, progress):
        yield fault
    async for fault in verify_strays(store, progress):
        yield fault
    async for fault in verify_visits(store, captures, progress):
        yield fault


async def verify_histories(store: Store, captures: Captures, progress: Progress) -> AsyncIterator[Fault]:
    """What is wrong with the history of every article that has a record."""
    done = 0
    async for article in store.articles():
        history = [revision async for revision in store.chronicle(RevisionQuery(article=article.url))]
        for fault in faults_of_history(article, history):
            yield fault
        for revision in history:
            if fault_of_capture := await captures.fault(revision.capture):
                yield Fault(where=revision.id, what=fault_of_capture)
        done += 1
        progress("articles", done)


def faults_of_history(article: Article, history: list[Revision]) -> list[Fault]:
    """What is wrong with one article's revisions, given in the order of their numbers: texts, chain, and the newest one."""
    altered = [
        Fault(where=revision.id, what="content_digest is not that of the text: one of them was altered")
        for revision in history
        if content_digest_of(revision) != revision.content_digest
    ]
    links = [Fault(where=where, what=what) for where, _, what in map(split, broken_links(history))]
    return [*altered, *links, *faults_of_head(article, history)]


def split(link: str) -> tuple[str, str, str]:
    """Key and fault of a sentence about a link; a key may hold a colon, but no space."""
    return link.partition(": ")


def content_digest_of(revision: Revision) -> str:
    """The content digest that the stored text has."""
    return content_digest(
        headline=revision.headline,
        description=revision.description,
        authors=revision.authors,
        paragraphs=revision.paragraphs,
    )


def faults_of_head(article: Article, history: list[Revision]) -> list[Fault]:
    """Whether the newest revision is the one that the article's record names.

    A record behind its newest revision is what a crash leaves, and is mended by the next visit.
    """
    head, newest = article.head, history[-1] if history else None
    if head is None:
        return []
    if newest is None or newest.number < head.number:
        return [Fault(where=article.url, what=f"revision {head.number}, its newest, is missing")]
    named = next((revision for revision in history if revision.number == head.number), None)
    if named is not None and (named.content_digest, named.headline) != (head.content_digest, head.headline):
        return [
            Fault(where=article.url, what=f"its head is not what revision {head.number} says: one of them was altered")
        ]
    return []


async def verify_strays(store: Store, progress: Progress) -> AsyncIterator[Fault]:
    """Revisions of which no article knows."""
    done, known = 0, ""
    async for revision in store.chronicle(RevisionQuery()):
        done += 1
        progress("revisions", done)
        if revision.number > 1 and revision.article != known and not await is_known(store, revision.article):
            yield Fault(where=revision.id, what="its article is missing, and revision 1 with it")
        else:
            known = revision.article


async def is_known(store: Store, url: str) -> bool:
    """Whether an article of that very name has a record."""
    article = await store.article(url)
    return article is not None and article.url == url


async def verify_visits(store: Store, captures: Captures, progress: Progress) -> AsyncIterator[Fault]:
    """Visits whose capture is missing or was altered."""
    done = 0
    async for visit in store.visits():
        done += 1
        progress("visits", done)
        if visit.payload_digest and (what := await captures.fault(visit.payload_digest)):
            yield Fault(where=f"visit {visit.id} to {visit.url}", what=what)
