"""``/api/revisions``, ``/api/revision``, ``/api/diff``: revisions and what changed between them."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from crawler.judgement import judge
from crawler.model import Change, Revision
from crawler.monitor.web.answering import in_json
from crawler.monitor.web.asked import DEFAULT, Cursor, Filters, Limit, Number, Url
from crawler.monitor.web.finding import article_at, revision_of
from crawler.monitor.web.lists import list_revisions
from crawler.monitor.web.problems import PROBLEMS, Problem, ProblemError
from crawler.monitor.web.services import services_of
from crawler.monitor.web.shapes import Diff, RevisionPage

router = APIRouter(prefix="/api", tags=["revisions"], responses=PROBLEMS)


@router.get("/revisions", response_model=RevisionPage)
async def revisions(
    request: Request,
    filters: Annotated[Filters, Query()],
    article: Annotated[str | None, Query(max_length=4000, description="only this article's")] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT,
) -> Response:
    """Revisions, newest first; of one article the highest number first."""
    services = services_of(request)
    url = (await article_at(services.store, article)).url if article else None
    wanted = filters.query(services.clock(), url)
    page = await list_revisions(services.browsing, wanted, cursor=cursor, limit=limit)
    return in_json(request, RevisionPage, RevisionPage.model_validate(page))


@router.get("/revision", response_model=Revision)
async def revision(request: Request, url: Url, number: Number | None = None) -> Response:
    """One revision whole: text, stamps, noise set aside, digests, the change that led to it."""
    store = services_of(request).store
    found = await revision_of(store, await article_at(store, url), number)
    return in_json(request, Revision, found)


@router.get("/diff", response_model=Diff)
async def diff(request: Request, url: Url, before: Number | None = None, after: Number | None = None) -> Response:
    """What changed from revision *before* to *after*; without them the newest change, with *after* alone what it changed."""
    store = services_of(request).store
    article = await article_at(store, url)
    new = await revision_of(store, article, after)
    if before is None and new.number == 1:
        raise ProblemError(NOTHING_BEFORE)
    old = await revision_of(store, article, before or new.number - 1)
    change = await change_between(old, new)
    return in_json(request, Diff, Diff(article=article.url, before=old.number, after=new.number, change=change))


async def change_between(before: Revision, after: Revision) -> Change:
    """The recorded change between neighbours; a change judged now between others, beside the other requests."""
    if after.number == before.number + 1 and after.change is not None:
        return after.change
    return await asyncio.to_thread(judge, before, after)


NOTHING_BEFORE = Problem(
    status=404,
    title="There is nothing to compare with",
    detail="Revision 1 is the first; nothing was known before it.",
    next_step="Name two revisions with `before` and `after`.",
)
