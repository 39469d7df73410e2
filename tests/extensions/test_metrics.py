"""What is measured, and that board and rules ask for nothing else."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import sys
import urllib.request
from datetime import timedelta
from pathlib import Path

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.parser import text_string_to_metric_families

from crawler.extensions.json_log import JsonFormatter
from crawler.extensions.metrics import CrawlMetrics, MetricsExtension
from crawler.extensions.telemetry import TelemetryExtension
from crawler.monitor.metrics.service import ServiceMetrics, metrics_text
from crawler.monitor.warnings import Concern
from crawler.store.listening import listen
from crawler.store.memory import MemoryStore
from crawler.store.outbox_memory import MemoryOutbox
from tests.store.newsdesk import MORNING, delivery, history, minute, visit

MONITORING = Path(__file__).parents[2] / "docs" / "monitoring"
NAME = re.compile(r"\btashih_\w+")


async def a_day(store: MemoryStore) -> None:
    """Two revisions, an unchanged page, a refusal."""
    for number, revision in enumerate(history("Four died", "Five died")):
        await store.record(revision, visit(minute(number), "changed" if number else "new", bytes=100))
    await store.finish_visit(visit(minute(2), "not_modified", bytes=0))
    await store.finish_visit(visit(minute(3), "blocked", status=403, reason="bot check"))


def values(text: bytes) -> dict[str, float]:
    """Every sample by its name and labels."""
    samples = (sample for family in text_string_to_metric_families(text.decode()) for sample in family.samples)
    return {f"{each.name}{sorted(each.labels.values())}": each.value for each in samples}


def test_a_crawl_counts_what_ended_at_its_store() -> None:
    registry, store = CollectorRegistry(), MemoryStore()
    listen(store, CrawlMetrics(registry).hear)
    asyncio.run(a_day(store))
    found = values(generate_latest(registry))
    for outcome in ("new", "changed", "not_modified", "blocked"):
        assert found[f"tashih_visits_total{sorted([outcome, 'example'])}"] == 1
    assert found["tashih_revisions_total['example', 'true']"] == 1
    assert found["tashih_reading_failures_total['403', 'example']"] == 1
    assert found["tashih_response_bytes_total['example']"] == 200
    assert found["tashih_last_success_timestamp_seconds['example']"] == minute(2).timestamp()
    assert found["tashih_detection_delay_seconds_sum['example']"] == 60


def test_the_service_tells_what_the_database_says() -> None:
    async def story() -> bytes:
        store, outbox = MemoryStore(), MemoryOutbox()
        await a_day(store)
        await outbox.add([delivery(history("Four died")[0], state="dead")])
        needed = Concern(kind="disk", sign="disk", publisher="", text="full", todo="free some")
        return await metrics_text(store, outbox, now=MORNING + timedelta(hours=1), found=[needed])

    found = values(asyncio.run(story()))
    assert found["tashih_recorded[]"] == 2
    assert found["tashih_deliveries['dead']"] == 1
    assert found["tashih_warnings['', 'disk']"] == 1


@pytest.mark.parametrize("name", ["grafana-board.json", "prometheus-rules.yml"])
def test_board_and_rules_name_only_metrics_that_there_are(name: str) -> None:
    registry = CollectorRegistry()
    CrawlMetrics(registry)
    ServiceMetrics(registry)
    there = {each for family in registry.collect() for each in names_of(family.name, family.type)}
    named = set(NAME.findall((MONITORING / name).read_text(encoding="utf-8")))
    assert named and named <= there


def names_of(name: str, kind: str) -> list[str]:
    endings = {"counter": ["_total"], "histogram": ["_bucket", "_sum", "_count"]}.get(kind, [""])
    return [f"{name}{ending}" for ending in endings]


def test_every_metric_is_explained() -> None:
    registry = CollectorRegistry()
    CrawlMetrics(registry)
    ServiceMetrics(registry)
    text = (MONITORING.parent / "monitoring.md").read_text(encoding="utf-8")
    for family in registry.collect():
        assert f"`{family.name}" in text, family.name


def test_metrics_are_served_on_loopback_and_a_taken_port_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    first = MetricsExtension(0)
    first.open()
    assert first.server is not None
    port = first.server.server_port
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        assert answer.status == 200
    second = MetricsExtension(port)
    second.open()
    assert "cannot be listened at" in caplog.text
    second.close()
    first.close()


def test_a_log_line_is_one_json_object_whatever_it_says() -> None:
    try:
        raise ValueError("no\nnumber")
    except ValueError:
        record = logging.LogRecord("crawler", logging.ERROR, "", 0, "Four\n\x1b[31m%s", ("died",), sys.exc_info())
    line = JsonFormatter().format(record)
    assert "\n" not in line and "\x1b" not in line
    told = json.loads(line)
    assert told["message"] == "Four\n\x1b[31mdied" and "ValueError" in told["error"]


def test_each_visit_is_a_span() -> None:
    kept, store = InMemorySpanExporter(), MemoryStore()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(kept))
    extension = TelemetryExtension(provider)
    listen(store, extension.hear)
    asyncio.run(a_day(store))
    extension.close()
    spans = kept.get_finished_spans()
    assert [span.attributes["tashih.outcome"] for span in spans] == ["new", "changed", "not_modified", "blocked"]  # type: ignore[index]
    assert all(span.end_time >= span.start_time for span in spans)  # type: ignore[operator]
