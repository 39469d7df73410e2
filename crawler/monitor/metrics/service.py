"""``/metrics`` of the service: what the database says, asked when Prometheus asks."""

from __future__ import annotations

import time
from collections import Counter as Tally
from collections.abc import Iterable
from datetime import datetime, timedelta

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from crawler.monitor.warnings import Concern, counted
from crawler.store.frontier import Overview
from crawler.store.outbox import Outbox
from crawler.store.protocol import Store

DAY = timedelta(days=1)
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class ServiceMetrics:
    """Gauges of one look at the database."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.warnings = Gauge("tashih_warnings", "Things that need somebody.", ("kind", "publisher"), registry=registry)
        self.recorded = Gauge("tashih_recorded", "Revisions recorded so far.", registry=registry)
        self.database = Gauge(
            "tashih_database_seconds", "How long the database took for one answer.", registry=registry
        )
        self.deliveries = Gauge("tashih_deliveries", "Alerts of the last day by state.", ("state",), registry=registry)
        self.behind = Gauge("tashih_alerts_behind", "Revisions that alerts have not looked at yet.", registry=registry)
        self.due = Gauge("tashih_queue_due", "Visits that are due.", registry=registry)
        self.late = Gauge("tashih_queue_age_seconds", "For how long the oldest visit has been due.", registry=registry)


async def metrics_text(
    store: Store,
    outbox: Outbox,
    *,
    now: datetime,
    found: Iterable[Concern] = (),
    overview: Overview | None = None,
) -> bytes:
    """The metrics in Prometheus' text format; StoreError if the database does not answer.

    *found* are the warnings (:class:`crawler.monitor.warnings.Lookout` keeps them), *overview* is the schedule's.
    """
    registry = CollectorRegistry()
    metrics = ServiceMetrics(registry)
    began = time.monotonic()
    newest = await store.recordings.newest()
    metrics.database.set(time.monotonic() - began)
    metrics.recorded.set(newest.number)
    place = await outbox.place("alerts")
    metrics.behind.set(max(newest.number - place.number, 0) if place else 0)
    states = Tally([each.state async for each in outbox.newest(since=now - DAY)])
    for state, count in states.items():
        metrics.deliveries.labels(state).set(count)
    for (kind, publisher), count in counted(found).items():
        metrics.warnings.labels(kind, publisher).set(count)
    if overview is not None:
        metrics.due.set(overview.due)
        metrics.late.set(overview.late_by.total_seconds())
    return generate_latest(registry)
