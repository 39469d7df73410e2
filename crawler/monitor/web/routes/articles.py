"""``/api/articles``, ``/api/article``: articles, their revisions, visits and whose words stand in them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from crawler.judgement.blame import blame
from crawler.model import Article, Revision, RevisionQuery
from crawler.monitor.web.answering import in_json
from crawler.monitor.web.asked import DEFAULT, ArticleFilters, Cursor, Limit, Url
from crawler.monitor.web.finding import article_at
from crawler.monitor.web.lists import list_articles, list_revisions, list_visits, whole_history
from crawler.monitor.web.problems import PROBLEMS
from crawler.monitor.web.services import services_of
from crawler.monitor.web.shapes import ArticlePage, Blame, BlamedParagraph, RevisionPage, VisitPage

router = APIRouter(prefix="/api", tags=["articles"], responses=PROBLEMS)


@router.get("/articles", response_model=ArticlePage)
async def articles(
    request: Request, filters: Annotated[ArticleFilters, Query()], cursor: Cursor = None, limit: Limit = DEFAULT
) -> Response:
    """Articles, those first seen last first."""
    services = services_of(request)
    page = await list_articles(services.browsing, filters.query(services.clock()), cursor=cursor, limit=limit)
    return in_json(request, ArticlePage, ArticlePage.model_validate(page))


@router.get("/article", response_model=Article)
async def article(request: Request, url: Url) -> Response:
    """The article that was seen at an address: its state, its addresses, its newest revision in short."""
    return in_json(request, Article, await article_at(services_of(request).store, url))


@router.get("/article/revisions", response_model=RevisionPage)
async def history(request: Request, url: Url, cursor: Cursor = None, limit: Limit = DEFAULT) -> Response:
    """The history of an article, the newest revision first."""
    services = services_of(request)
    wanted = RevisionQuery(article=(await article_at(services.store, url)).url)
    page = await list_revisions(services.browsing, wanted, cursor=cursor, limit=limit)
    return in_json(request, RevisionPage, RevisionPage.model_validate(page))


@router.get("/article/visits", response_model=VisitPage)
async def visits(request: Request, url: Url, cursor: Cursor = None, limit: Limit = DEFAULT) -> Response:
    """Every attempt to look at an article and its outcome, the newest first."""
    services = services_of(request)
    found = await article_at(services.store, url)
    page = await list_visits(services.browsing, found.url, cursor=cursor, limit=limit)
    return in_json(request, VisitPage, VisitPage.model_validate(page))


@router.get("/article/blame", response_model=Blame)
async def blame_of(request: Request, url: Url) -> Response:
    """The newest text, each paragraph with the revision since which it stands as it is."""
    services = services_of(request)
    found = await article_at(services.store, url)
    revisions = await whole_history(services.browsing, found.url)
    return in_json(request, Blame, await asyncio.to_thread(blamed, found.url, revisions))


def blamed(article: str, revisions: Sequence[Revision]) -> Blame:
    """Whose words stand in the newest of these revisions."""
    by_number = {revision.number: revision for revision in revisions}
    rows = (
        BlamedParagraph(revision=number, first_seen=by_number[number].first_seen, paragraph=text)
        for text, number in blame(revisions)
    )
    return Blame(article=article, number=max(by_number, default=1), paragraphs=tuple(rows))
