"""The crawl's metrics, sent to an OpenTelemetry collector where TELEMETRY_ENDPOINT names one; needs the extra ``telemetry``.

They are the numbers that ``/metrics`` shows (:class:`crawler.extensions.metrics.CrawlMetrics`), under the same names, read from the
same kind of registry; so what Prometheus and a collector know cannot differ.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Self

from prometheus_client import CollectorRegistry
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.extensions.metrics import CrawlMetrics
from crawler.store.listening import listen
from crawler.store.shared import store_of

if TYPE_CHECKING:
    from opentelemetry.sdk.metrics.export import MetricExporter

logger = logging.getLogger(__name__)

EVERY = 15.0  # seconds between two reports
TIMEOUT = 5.0  # seconds that a collector may take for one


class TelemetryMetricsExtension:
    """Reports now and then while the spider is open, and once more when it closes; a collector that is away ends nothing."""

    def __init__(
        self, exporter: MetricExporter, *, every: float = EVERY, clock: Callable[[], int] = time.time_ns
    ) -> None:
        self.registry = CollectorRegistry()
        self.metrics = CrawlMetrics(self.registry)
        self._exporter = exporter
        self._every = every
        self._clock = clock
        self._began = clock()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._report_now_and_then, daemon=True, name="telemetry metrics")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen at the crawl's store, if an endpoint is named and the extra is installed."""
        endpoint = crawler.settings.get("TELEMETRY_ENDPOINT")
        if not endpoint or not getattr(crawler.spidercls, "records_news", False):
            raise NotConfigured  # with a reason Scrapy would warn of it
        extension = cls(exporter_to(endpoint))
        listen(store_of(crawler), extension.metrics.hear)
        crawler.signals.connect(extension.open, signal=signals.spider_opened)
        crawler.signals.connect(extension.close, signal=signals.spider_closed)
        return extension

    def open(self) -> None:
        """Begin to report."""
        self._thread.start()

    def close(self) -> None:
        """Report what is left, for as long as a collector may take, then let go."""
        self._over.set()
        self._thread.join(TIMEOUT + 1)

    def report(self) -> None:
        """Send all numbers as they are now."""
        from crawler.extensions.otlp import metrics_data

        self._exporter.export(metrics_data(self.registry.collect(), began=self._began, now=self._clock()))

    def _report_now_and_then(self) -> None:
        while not self._over.wait(self._every):
            self.report()
        self.report()
        self._exporter.shutdown()


def exporter_to(endpoint: str) -> MetricExporter:
    """What sends metrics to a collector over HTTP (OTLP); NotConfigured without the extra, which the traces tell of."""
    try:
        from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
    except ImportError:
        raise NotConfigured from None
    return OTLPMetricExporter(endpoint=f"{endpoint.rstrip('/')}/v1/metrics", timeout=TIMEOUT)
