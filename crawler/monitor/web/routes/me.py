"""``/api/me``: who asks."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from crawler.monitor.web.access.who import who_of
from crawler.monitor.web.problems import PROBLEMS
from crawler.monitor.web.shapes import Me

router = APIRouter(prefix="/api", tags=["accounts"], responses=PROBLEMS)


@router.get("/me", response_model=Me)
async def me(request: Request) -> Response:
    """Your name, your role, and the word that your forms carry."""
    found = Me.model_validate(who_of(request))
    return JSONResponse(found.model_dump(), headers={"Cache-Control": "no-store"})
