"""``/metrics``: how the service and its database are, for Prometheus; docs/monitoring.md explains each name."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from crawler.monitor.metrics.service import CONTENT_TYPE, metrics_text
from crawler.monitor.web.lookout import Lookout
from crawler.monitor.web.problems import PROBLEMS
from crawler.monitor.web.services import services_of

router = APIRouter(tags=["health"], responses=PROBLEMS)


@router.get("/metrics", response_class=Response)
async def metrics(request: Request) -> Response:
    """Ask the database what it holds; the warnings are those of the last look."""
    services = services_of(request)
    lookout: Lookout = request.app.state.lookout
    now = services.clock()
    found = (await lookout.found()).concerns
    overview = await services.store.frontier.overview(now)
    text = await metrics_text(services.store, services.outbox, now=now, found=found, overview=overview)
    return Response(text, headers={"Content-Type": CONTENT_TYPE, "Cache-Control": "no-store"})
