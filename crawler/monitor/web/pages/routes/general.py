"""``/help`` and ``/preferences``: what the marks mean, and how a reader wants the pages."""

from __future__ import annotations

from typing import get_args

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from crawler.model import Outcome
from crawler.monitor.web.access.who import who_of
from crawler.monitor.web.pages.links import local
from crawler.monitor.web.pages.reader import remember
from crawler.monitor.web.pages.render import page
from crawler.monitor.web.pages.routes.notes import fields_of
from crawler.monitor.web.pages.routes.stream import KINDS
from crawler.monitor.web.services import services_of

router = APIRouter()


@router.get("/help")
async def show_help(request: Request) -> Response:
    """The legend and the keys."""
    return page(request, "help.html", here="help", kinds=KINDS, outcomes=get_args(Outcome))


@router.post("/preferences")
async def prefer(request: Request) -> Response:
    """Keep language, theme, zone and keys in cookies, and go back to the page."""
    who_of(request)
    given = await fields_of(request)
    answer = RedirectResponse(local(given.get("back", "/")), status_code=303)
    remember(answer, given, secure=services_of(request).site.secure)
    return answer
