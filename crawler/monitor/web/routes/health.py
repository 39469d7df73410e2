"""``/api/health``: whether the service and its database answer."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel

from crawler.monitor.web.services import services_of

router = APIRouter(prefix="/api", tags=["health"])


class Health(BaseModel):
    """The service is up and its database answers; otherwise the answer is 503."""

    status: str


@router.get("/health")
async def health(request: Request) -> Health:
    """Ask the database one small question."""
    await services_of(request).accounts.any()
    return Health(status="ok")
