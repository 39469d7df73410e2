"""``/schedule``: what is due, how late it is, the back-log, and what each host may still be asked."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from crawler.monitor.web.pages.render import page
from crawler.monitor.web.services import services_of

router = APIRouter()
HOSTS = 200
"""So many hosts are shown; those with most to do come first."""


@router.get("/schedule")
async def schedule(request: Request) -> Response:
    """The schedule now."""
    services = services_of(request)
    overview = await services.store.frontier.overview(services.clock())
    titles = {name: publisher.title for name, publisher in services.publishers.items()}
    backlog = sorted(((count, name) for name, count in overview.backlog().items() if count), reverse=True)
    return page(
        request,
        "schedule.html",
        here="schedule",
        overview=overview,
        queues=overview.queues[:HOSTS],
        titles=titles,
        backlog=backlog[:50],
        spent=sum(queue.spent for queue in overview.queues),
    )
