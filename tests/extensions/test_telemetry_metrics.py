"""A collector on loopback is told the numbers that Prometheus sees."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest

from crawler.extensions.telemetry_metrics import TelemetryMetricsExtension, exporter_to
from crawler.store.listening import listen
from crawler.store.memory import MemoryStore
from tests.store.newsdesk import history, minute, visit


class Collector(ThreadingHTTPServer):
    """Takes what it is sent, by path."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.got: list[tuple[str, bytes]] = []
        self.arrived = threading.Condition()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def reports(self, count: int) -> list[Any]:
        """The metrics of each report, once there are so many."""
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.got) >= count, timeout=30)
        assert {path for path, _ in self.got} == {"/v1/metrics"}
        return [ExportMetricsServiceRequest.FromString(body) for _, body in self.got]


class Handler(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.end_headers()
        with self.server.arrived:
            self.server.got.append((self.path, body))
            self.server.arrived.notify_all()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def collector() -> Iterator[Collector]:
    server = Collector()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@contextmanager
def reporting(url: str, *, every: float) -> Iterator[MemoryStore]:
    """A crawl that reports, and its store."""
    extension, store = TelemetryMetricsExtension(exporter_to(url), every=every), MemoryStore()
    listen(store, extension.metrics.hear)
    extension.open()
    try:
        yield store
    finally:
        extension.close()


async def a_day(store: MemoryStore) -> None:
    for number, revision in enumerate(history("Four died", "Five died")):
        await store.record(revision, visit(minute(number), "changed" if number else "new", bytes=100))
    await store.finish_visit(visit(minute(3), "blocked", status=403, reason="bot check"))


def metrics_in(report: Any) -> dict[str, Any]:
    return {metric.name: metric for metric in report.resource_metrics[0].scope_metrics[0].metrics}


def labels(point: Any) -> dict[str, str]:
    return {each.key: each.value.string_value for each in point.attributes}


def test_the_end_of_a_crawl_is_reported_with_prometheus_numbers(collector: Collector) -> None:
    with reporting(collector.url, every=3600) as store:
        asyncio.run(a_day(store))
    [report] = collector.reports(1)
    found = metrics_in(report)
    assert report.resource_metrics[0].resource.attributes[0].key
    visits = found["tashih_visits_total"].sum
    assert visits.is_monotonic and visits.aggregation_temporality == 2
    counted = {labels(point)["outcome"]: point.as_double for point in visits.data_points}
    assert counted == {"new": 1, "changed": 1, "blocked": 1}
    assert all(point.start_time_unix_nano < point.time_unix_nano for point in visits.data_points)
    [last] = found["tashih_last_success_timestamp_seconds"].gauge.data_points
    assert (labels(last), last.as_double) == ({"publisher": "example"}, minute(1).timestamp())
    [delay] = found["tashih_detection_delay_seconds"].histogram.data_points
    assert (delay.count, delay.sum, list(delay.bucket_counts)) == (1, 60, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    assert list(delay.explicit_bounds)[:2] == [60, 300]
    [written] = found["tashih_store_seconds"].histogram.data_points
    assert written.count == sum(written.bucket_counts) == 3 and found["tashih_store_seconds"].unit == "s"


def test_a_long_crawl_reports_now_and_then(collector: Collector) -> None:
    with reporting(collector.url, every=0.05) as store:
        asyncio.run(a_day(store))
        collector.reports(3)
    totals = [
        sum(point.as_double for point in metric.sum.data_points)
        for report in collector.reports(4)
        if (metric := metrics_in(report).get("tashih_visits_total"))
    ]
    assert totals == sorted(totals) and totals[-1] == 3


def test_a_collector_that_is_away_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR), reporting("http://127.0.0.1:1", every=3600) as store:
        asyncio.run(a_day(store))
    assert "export" in caplog.text
