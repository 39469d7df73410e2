"""What Prometheus is told by the service."""

from __future__ import annotations

from crawler.monitor.web.services import Services
from tests.monitor.web.conftest import browsing, with_site
from tests.store.newsdesk import first_revision, visit


async def test_the_service_tells_prometheus_what_it_holds(services: Services) -> None:
    async with browsing(services) as client:
        await services.store.record(first_revision(), visit(outcome="new"))
        found = await client.get("/metrics")
    assert found.status_code == 200 and found.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert "tashih_recorded 1.0" in found.text and "tashih_queue_due" in found.text


async def test_the_same_over_the_embedded_server(embedded: Services) -> None:
    async with browsing(embedded) as client:
        assert "tashih_recorded 0.0" in (await client.get("/metrics")).text


async def test_metrics_are_not_for_strangers(services: Services) -> None:
    async with browsing(with_site(services, open_to_all=False)) as client:
        assert (await client.get("/metrics")).status_code == 401
