"""Pages of lists from MongoDB: which lists hold what is wanted, each led to by one index, and what is left to be tested."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from crawler.model import Article, Revision, RevisionQuery, Visit
from crawler.store.browsing import EXAMINED, ArticleQuery, Page, Place, fits
from crawler.store.codec import Document, article_of, revision_of, settled, text, visit_of
from crawler.store.matching import folded, matches
from crawler.store.mongo import given, is_narrow, series_of
from crawler.store.mongo_documents import Documents, Series
from crawler.store.paging_mongo import Paging, wanted_page

MOST_SPELLINGS = 4  # of a word that are looked up; a word with more of them is searched for


class MongoBrowsing:
    """Lists what MongoDB holds; see :class:`crawler.store.browsing.Browsing`."""

    def __init__(self, documents: Documents, *, most: int = EXAMINED) -> None:
        self._documents = documents
        self._paging = Paging(documents, most=most)

    async def revisions(self, wanted: RevisionQuery, *, before: Place | None, limit: int) -> Page[Revision]:
        """Revisions of all articles."""
        wanted = settled(replace(wanted, article=None, limit=None))
        asked = wanted_page(revision_lists(wanted), before, limit, since=wanted.since, until=wanted.until)
        found = await self._paging.page(replace(asked, passes=test_of(wanted), by_index=has_index(wanted)))
        return Page(items=tuple(map(revision_of, found.items)), next=found.next, partial=found.partial)

    async def history(self, article: str, *, before: int | None, limit: int) -> Sequence[Revision]:
        """Revisions of one article."""
        if before is None:
            record = await self._documents.get("articles", article)
            before = record["revisions"] + 1 if record else 1
        where = {"article": text(article), "number": {"$gte": max(before - limit, 1), "$lt": before}}
        found = map(revision_of, await self._documents.find("revisions", where))
        return sorted(found, key=lambda revision: revision.number, reverse=True)

    async def moments(self, article: str) -> Sequence[tuple[datetime, int]]:
        """When each revision of an article was first seen."""
        found = await self._documents.find("revisions", {"article": text(article)}, only="first_seen")
        numbered = ((int(each["_id"].rpartition("#")[2]), each["first_seen"].astimezone(UTC)) for each in found)
        return [(at, number) for number, at in sorted(numbered)]

    async def articles(self, wanted: ArticleQuery, *, before: Place | None, limit: int) -> Page[Article]:
        """Articles."""
        where = given(publisher=wanted.publisher) or given(state=wanted.state)
        lists = (Series(collection="articles", clock="first_seen", where=where),)
        asked = wanted_page(lists, before, limit, since=wanted.since, until=wanted.until)
        if wanted.grep is not None or (wanted.publisher is not None and wanted.state is not None):
            asked = replace(asked, passes=lambda document: fits(article_of(document), wanted), by_index=False)
        found = await self._paging.page(asked)
        return Page(items=tuple(map(article_of, found.items)), next=found.next, partial=found.partial)

    async def visits(self, article: str, *, before: Place | None, limit: int) -> Page[Visit]:
        """Visits of one article."""
        lists = (Series(collection="visits", clock="at", where={"article": text(article)}),)
        found = await self._paging.page(wanted_page(lists, before, limit))
        return Page(items=tuple(map(visit_of, found.items)), next=found.next, partial=found.partial)


def revision_lists(wanted: RevisionQuery) -> tuple[Series, ...]:
    """The lists that together hold every revision of a query, each chosen by one index: by words, by kind, or by silence."""
    first = series_of(wanted)
    places = ("change.terms_added", "change.terms_removed")
    words = spellings(wanted.term) if wanted.term else []
    return tuple(replace(first, where={place: word}) for place in places for word in words) or (first,)


def test_of(wanted: RevisionQuery) -> Callable[[Document], bool] | None:
    """What no index chooses; None if there is nothing left to choose."""
    silent_too = is_narrow(wanted) and wanted.silent is not None
    if not silent_too and wanted.grep is None and wanted.fact is None and wanted.term is None:
        return None
    return lambda document: matches(revision_of(document), wanted)


def has_index(wanted: RevisionQuery) -> bool:
    """Whether an index leads to what a query wants, with little beside it."""
    return wanted.grep is None and wanted.fact is None and (wanted.term is None or bool(spellings(wanted.term)))


def spellings(term: str) -> list[str]:
    """The lower-case spellings of a word, its i with or without a dot; none for a word with too many of them.

    >>> spellings("Iran"), spellings("minimising irritations")
    (['iran', 'ıran'], [])
    """
    found = [""]
    for letter in folded(term):
        found = [begun + each for begun in found for each in (letter if letter != "i" else "iı")]
        if len(found) > MOST_SPELLINGS:
            return []
    return list(dict.fromkeys([*found, term.lower()]))
