"""``/diff``: what changed between two revisions, word by word."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from crawler.monitor.web.asked import Number, Url
from crawler.monitor.web.finding import article_at, revision_of
from crawler.monitor.web.pages import links
from crawler.monitor.web.pages.models.noise import beside
from crawler.monitor.web.pages.models.rows import row_of
from crawler.monitor.web.pages.models.sides import sections
from crawler.monitor.web.pages.render import page
from crawler.monitor.web.pages.routes.articles import title_of
from crawler.monitor.web.pages.routes.stream import noted
from crawler.monitor.web.routes.revisions import change_between
from crawler.monitor.web.services import services_of

router = APIRouter()


@router.get("/diff")
async def diff(
    request: Request,
    url: Url,
    to: Number | None = None,
    since: Annotated[Number | None, Query(alias="from")] = None,
    view: str = "",
) -> Response:
    """The change from one revision to another; without ``from`` what revision ``to`` changed."""
    services = services_of(request)
    article = await article_at(services.store, url)
    after = await revision_of(services.store, article, to)
    if since is None and after.number == 1:
        return RedirectResponse(links.revision(article.url, 1), status_code=303)
    before = await revision_of(services.store, article, since or after.number - 1)
    change = await change_between(before, after)
    form = "split" if view == "split" else "inline"
    notes = noted(await services.annotations.of_article(article.url))
    return page(
        request,
        "diff.html",
        article=article,
        title=title_of(services, article.publisher),
        before=before,
        after=after,
        change=change,
        row=row_of(replace(after, change=change), key="", titles={}),
        sections=await asyncio.to_thread(sections, change, before, after),
        noise=beside(before.noise, after.noise),
        view=form,
        view_param="split" if form == "split" else None,
        annotations=notes.get((article.url, after.number), ()),
        here_path=links.diff(article.url, after.number, before.number),
    )
