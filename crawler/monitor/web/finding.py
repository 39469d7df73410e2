"""Finds what an address names, or says that it is not there and what to do next."""

from __future__ import annotations

from crawler.model import Article, Revision
from crawler.monitor.web.problems import Problem, ProblemError
from crawler.reading.identity import normalise_url
from crawler.store.protocol import Store


async def article_at(store: Store, url: str) -> Article:
    """The article that was seen at *url*; a 404 if there is none."""
    found = await store.article(url)
    if found is None and (normal := normalise_url(url)) != url:
        found = await store.article(normal)
    if found is None:
        raise ProblemError(
            Problem(
                status=404,
                title="No article was recorded at this address",
                next_step="Visit it with: tashih crawl news -a url=ADDRESS",
            )
        )
    return found


async def revision_of(store: Store, article: Article, number: int | None) -> Revision:
    """A revision by number, the newest without one; a 404 with the numbers there are if it does not exist."""
    if revision := await store.revision(article.url, number):
        return revision
    raise ProblemError(
        Problem(
            status=404,
            title="The article has no such revision",
            detail=f"It has {article.revisions}, counted from 1.",
            next_step="See /api/article/revisions for the list.",
        )
    )
