"""``/api/publishers``, ``/api/warnings`` and ``/api/schedule``: whom we watch, what needs somebody, and what is due."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from crawler.monitor.web.answering import in_json
from crawler.monitor.web.lookout import Lookout
from crawler.monitor.web.problems import PROBLEMS
from crawler.monitor.web.services import services_of
from crawler.monitor.web.shapes import PublisherList, Schedule, WarningList, WarningShape, schedule_of
from crawler.monitor.web.statistics import DayCounter

router = APIRouter(prefix="/api", tags=["publishers"], responses=PROBLEMS)


@router.get("/publishers", response_model=PublisherList)
async def publishers(request: Request) -> Response:
    """Every publisher, with what was seen of it in the past day; counted again every half minute."""
    counter: DayCounter = request.app.state.counter
    return in_json(request, PublisherList, await counter.publishers())


@router.get("/warnings", response_model=WarningList)
async def warnings(request: Request) -> Response:
    """Silent sources, template breaks, failing readings, clocks that differ, a full disk; looked for while somebody asks."""
    lookout: Lookout = request.app.state.lookout
    found = await lookout.found()
    items = tuple(map(WarningShape.model_validate, found.concerns))
    return in_json(request, WarningList, WarningList(at=found.at, items=items))


@router.get("/schedule", response_model=Schedule)
async def schedule(request: Request) -> Response:
    """What is due, how late it is, the back-log by publisher, and what each host may still be asked."""
    services = services_of(request)
    overview = await services.store.frontier.overview(services.clock())
    return in_json(request, Schedule, schedule_of(overview))
