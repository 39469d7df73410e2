"""``/feeds/revisions.atom`` and ``.json``: the newest revisions of any filter, for feed readers."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from crawler.monitor.web.answering import with_validator
from crawler.monitor.web.asked import Filters
from crawler.monitor.web.feeds.atom import atom
from crawler.monitor.web.feeds.entries import entry_of
from crawler.monitor.web.feeds.json_feed import json_feed
from crawler.monitor.web.finding import article_at
from crawler.monitor.web.lists import list_revisions
from crawler.monitor.web.problems import PROBLEMS
from crawler.monitor.web.services import base_of, services_of

router = APIRouter(prefix="/feeds", tags=["feeds"], responses=PROBLEMS)
ENTRIES = 50
FORMS = {
    "atom": (atom, "application/atom+xml; charset=utf-8"),
    "json": (json_feed, "application/feed+json; charset=utf-8"),
}


@router.get("/revisions.{form}", response_class=Response)
async def feed(
    request: Request,
    form: Literal["atom", "json"],
    filters: Annotated[Filters, Query()],
    article: Annotated[str | None, Query(max_length=4000, description="only this article's")] = None,
) -> Response:
    """The fifty newest revisions, with the same filters as /api/revisions."""
    services = services_of(request)
    base = base_of(request)
    url = (await article_at(services.store, article)).url if article else None
    wanted = filters.query(services.clock(), url)
    page = await list_revisions(services.browsing, wanted, cursor=None, limit=ENTRIES)
    titles = {name: publisher.title for name, publisher in services.publishers.items()}
    entries = [entry_of(each, base=base, author=titles.get(each.publisher, each.publisher)) for each in page.items]
    write, media_type = FORMS[form]
    query = f"?{request.url.query}" if request.url.query else ""
    body = write(
        entries,
        title=title_of(services.site.title, filters, url),
        feed_url=f"{base}/feeds/revisions.{form}{query}",
        home=f"{base}/{query}",
    )
    return with_validator(request, body, media_type=media_type)


def title_of(site: str, filters: Filters, article: str | None) -> str:
    """What the feed is called: the service, and what is chosen."""
    given = filters.model_dump(exclude_none=True)
    chosen = [f"{name} {value}" for name, value in ({"article": article} if article else {}).items()]
    return ": ".join([site, ", ".join([*(f"{name} {value}" for name, value in given.items()), *chosen]) or "revisions"])
