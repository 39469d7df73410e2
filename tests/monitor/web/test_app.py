"""The service as a whole: it starts, says how it is, and keeps its pages to itself."""

from __future__ import annotations

import pytest

from crawler.monitor.web.services import Services
from tests.monitor.web.conftest import browsing, with_site


async def test_the_service_says_that_it_is_well(services: Services) -> None:
    async with browsing(services) as client:
        assert (await client.get("/api/health")).json() == {"status": "ok"}


async def test_the_service_starts_over_the_embedded_server(embedded: Services) -> None:
    async with browsing(embedded) as client:
        assert (await client.get("/api/health")).status_code == 200


@pytest.mark.parametrize("path", ["/api/health", "/api/nothing", "/nothing"])
async def test_no_answer_may_be_framed_or_run_foreign_scripts(services: Services, path: str) -> None:
    async with browsing(services) as client:
        headers = (await client.get(path)).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


async def test_a_name_that_somebody_else_points_at_this_machine_is_refused(services: Services) -> None:
    async with browsing(services) as client:
        for host in ["evil.example", "evil.example:8000", "", "[::1", "127.0.0.1.evil.example", "@127.0.0.1"]:
            assert (await client.get("/api/health", headers={"Host": host})).status_code == 421, host
        for host in ["127.0.0.1:8000", "localhost", "LOCALHOST:9", "[::1]:8000"]:
            assert (await client.get("/api/health", headers={"Host": host})).status_code == 200, host


async def test_the_name_that_people_use_is_ours(services: Services) -> None:
    async with browsing(with_site(services, url="https://watch.example")) as client:
        answer = await client.get("/api/health", headers={"Host": "watch.example"})
    assert answer.status_code == 200
    assert "Strict-Transport-Security" in answer.headers


async def test_an_unknown_page_is_a_page_and_an_unknown_call_a_problem(services: Services) -> None:
    async with browsing(services) as client:
        page, call = await client.get("/<script>"), await client.get("/api/<script>")
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert (call.status_code, call.headers["content-type"]) == (404, "application/problem+json")
    assert "<script>" not in page.text + call.text
