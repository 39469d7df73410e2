"""``/timegate``, ``/timemap``, ``/memento``: the past of an article by the protocol that web archives speak (RFC 7089)."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from crawler.model import Revision
from crawler.monitor.web.answering import with_validator
from crawler.monitor.web.memento.links import LINK_FORMAT, Addresses, links_around, pages_of, time_map, time_map_json
from crawler.monitor.web.memento.moments import (
    Moment,
    accepted,
    http_date,
    instant_in,
    moments_of,
    standing_at,
)
from crawler.monitor.web.memento.original import article_named, rest_of
from crawler.monitor.web.memento.page import STYLE, memento_page
from crawler.monitor.web.problems import PROBLEMS, Problem, ProblemError
from crawler.monitor.web.routes.captures import SANDBOX, body_of
from crawler.monitor.web.services import base_of, services_of

router = APIRouter(tags=["memento"], responses=PROBLEMS)
PAGED = re.compile(r"(\d{1,6})/(?=https?:|https?%3)", re.IGNORECASE)
INLINE = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
PAGE_POLICY = f"default-src 'none'; style-src 'sha256-{INLINE}'; sandbox; frame-ancestors 'self'"
Rest = Annotated[str, Path(alias="url", description="the article's address as it is, its query included")]


@router.get("/timegate/{url:path}", response_class=Response, status_code=302)
async def timegate(request: Request, _url: Rest) -> Response:
    """Leads to the revision that stood at Accept-Datetime, without one to the newest."""
    wanted = request.headers.get("accept-datetime")
    at = accepted(wanted) if wanted is not None else None
    addresses, moments = await history_of(request, rest_of(request, "/timegate/"))
    place = standing_at(moments, at) if at else len(moments) - 1
    headers = {"Vary": "accept-datetime", "Link": links_around(addresses, moments, place), "Cache-Control": "no-cache"}
    return RedirectResponse(addresses.memento(moments[place]), status_code=302, headers=headers)


@router.get("/timemap/{form}/{url:path}", response_class=Response)
async def timemap(request: Request, form: Literal["link", "json"], _url: Rest) -> Response:
    """All revisions of an article as mementos; a list of lists if there are more than a thousand."""
    rest = rest_of(request, f"/timemap/{form}/")
    paged = PAGED.match(rest)
    page = int(paged[1]) if paged else 0
    addresses, moments = await history_of(request, rest[paged.end() :] if paged else rest)
    if paged and not 1 <= page <= pages_of(len(moments)):
        raise ProblemError(NO_PAGE)
    if form == "json":
        return JSONResponse(time_map_json(addresses, moments, page), headers={"Cache-Control": "no-cache"})
    return with_validator(request, time_map(addresses, moments, page).encode(), media_type=LINK_FORMAT)


@router.get("/memento/{stamp}/{url:path}", response_class=Response)
async def memento(request: Request, stamp: str, _url: Rest) -> Response:
    """A revision as it was first seen, as a plain page; with id_ behind the digits, the bytes that it rests on."""
    raw = stamp.endswith("id_")
    at = instant_in(stamp.removesuffix("id_"))
    addresses, moments = await history_of(request, rest_of(request, f"/memento/{stamp}/"))
    place = standing_at(moments, at)
    if moments[place].stamp != stamp.removesuffix("id_"):
        return RedirectResponse(addresses.memento(moments[place]), status_code=302)
    headers = {"Memento-Datetime": http_date(moments[place].at), "Link": links_around(addresses, moments, place)}
    return await (raw_memento if raw else page_memento)(request, addresses.url, moments[place], headers)


async def page_memento(request: Request, url: str, moment: Moment, headers: dict[str, str]) -> Response:
    """A revision as a page of ours."""
    revision = await revision_at(request, url, moment)
    more = {**headers, "Content-Security-Policy": PAGE_POLICY, "X-Frame-Options": "SAMEORIGIN"}
    body = memento_page(revision).encode()
    return with_validator(request, body, media_type="text/html; charset=utf-8", **more)


async def raw_memento(request: Request, url: str, moment: Moment, headers: dict[str, str]) -> Response:
    """The bytes of a revision's capture, to be kept, not shown."""
    revision = await revision_at(request, url, moment)
    body = await body_of(request, revision.capture)
    more = {**headers, **SANDBOX, "Content-Disposition": f'attachment; filename="{moment.stamp}.bin"'}
    return with_validator(request, body, media_type="application/octet-stream", **more)


async def revision_at(request: Request, url: str, moment: Moment) -> Revision:
    """The revision of a memento; a 404 if it is missing."""
    found = await services_of(request).store.revision(url, moment.number)
    if found is None:
        raise ProblemError(NONE_YET)
    return found


async def history_of(request: Request, rest: str) -> tuple[Addresses, list[Moment]]:
    """The mementos of the article that an address names; a 404 if there are none."""
    article = await article_named(request, rest)
    moments = moments_of(await services_of(request).browsing.moments(article.url))
    if not moments:
        raise ProblemError(NONE_YET)
    return Addresses(base=base_of(request), url=article.url), moments


NO_PAGE = Problem(
    status=404, title="The time map has no such page", next_step="See the time map without a page's number."
)
NONE_YET = Problem(
    status=404, title="The article has no revisions", next_step="`tashih verify` tells whether any were lost."
)
