"""``/metrics`` of a crawl for Prometheus, on loopback, where METRICS_PORT names a port; docs/monitoring.md explains each name."""

from __future__ import annotations

import logging
from typing import Self

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.model import Outcome
from crawler.store.listening import Ended, listen
from crawler.store.shared import store_of

logger = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
SAW: frozenset[Outcome] = frozenset({"new", "changed", "unchanged", "touched", "not_modified"})
UNREAD: frozenset[Outcome] = frozenset({"blocked", "failed"})
DELAYS = (60, 300, 900, 1800, 3600, 3 * 3600, 6 * 3600, 86_400, 7 * 86_400)  # seconds
WRITES = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)  # seconds


class CrawlMetrics:
    """What a crawl counts, by publisher."""

    def __init__(self, registry: CollectorRegistry) -> None:
        by = ("publisher",)
        self.visits = Counter("tashih_visits", "Visits that ended.", (*by, "outcome"), registry=registry)
        self.revisions = Counter("tashih_revisions", "Revisions recorded.", (*by, "silent"), registry=registry)
        self.unread = Counter(
            "tashih_reading_failures", "Visits that showed no article.", (*by, "status"), registry=registry
        )
        self.bytes = Counter("tashih_response_bytes", "Bytes received.", by, registry=registry)
        self.success = Gauge(
            "tashih_last_success_timestamp_seconds", "When a visit last showed an article.", by, registry=registry
        )
        self.delay = Histogram(
            "tashih_detection_delay_seconds",
            "The most that passed between an edit and its detection: since the last visit that showed the text before.",
            by,
            buckets=DELAYS,
            registry=registry,
        )
        self.store = Histogram(
            "tashih_store_seconds", "How long writing the end of a visit took.", buckets=WRITES, registry=registry
        )

    def hear(self, ended: Ended) -> None:
        """Count a visit that ended."""
        visit, publisher = ended.visit, ended.visit.publisher
        self.visits.labels(publisher, visit.outcome).inc()
        self.store.observe(ended.seconds)
        self.bytes.labels(publisher).inc(visit.bytes or 0)
        if visit.outcome in SAW:
            self.success.labels(publisher).set(visit.at.timestamp())
        if visit.outcome in UNREAD:
            self.unread.labels(publisher, str(visit.status or "none")).inc()
        if revision := ended.revision:
            silent = bool(revision.change and revision.change.silent)
            self.revisions.labels(publisher, str(silent).lower()).inc()
            if revision.not_before:
                self.delay.labels(publisher).observe((revision.first_seen - revision.not_before).total_seconds())


class MetricsExtension:
    """Serves the metrics while the spider is open."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.registry = CollectorRegistry()
        self.metrics = CrawlMetrics(self.registry)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen at the crawl's store, if a port is named."""
        port = crawler.settings.getint("METRICS_PORT")
        if not port or not getattr(crawler.spidercls, "records_news", False):
            raise NotConfigured  # with a reason Scrapy would warn of it
        extension = cls(port)
        listen(store_of(crawler), extension.metrics.hear)
        crawler.signals.connect(extension.open, signal=signals.spider_opened)
        crawler.signals.connect(extension.close, signal=signals.spider_closed)
        return extension

    def open(self) -> None:
        """Begin to serve; a port that is taken is told, and the crawl goes on without."""
        self.server = None
        try:
            self.server, _ = start_http_server(self.port, addr=LOOPBACK, registry=self.registry)
        except OSError as error:
            logger.error("No metrics: port %d cannot be listened at (%s). Name another METRICS_PORT.", self.port, error)

    def close(self) -> None:
        """Stop serving."""
        if self.server is not None:
            self.server.shutdown()
            self.server.server_close()
