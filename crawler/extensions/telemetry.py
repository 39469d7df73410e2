"""A span for every visit, sent to an OpenTelemetry collector where TELEMETRY_ENDPOINT names one; needs the extra ``telemetry``."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.store.listening import Ended, listen
from crawler.store.shared import store_of

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

logger = logging.getLogger(__name__)


class TelemetryExtension:
    """Tells of each visit: from the request to the written outcome."""

    def __init__(self, provider: TracerProvider) -> None:
        self.provider = provider
        self.tracer = provider.get_tracer("tashih")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen at the crawl's store, if an endpoint is named and the extra is installed."""
        endpoint = crawler.settings.get("TELEMETRY_ENDPOINT")
        if not endpoint or not getattr(crawler.spidercls, "records_news", False):
            raise NotConfigured  # with a reason Scrapy would warn of it
        extension = cls(provider_for(endpoint))
        listen(store_of(crawler), extension.hear)
        crawler.signals.connect(extension.close, signal=signals.spider_closed)
        return extension

    def hear(self, ended: Ended) -> None:
        """Tell of a visit."""
        visit = ended.visit
        end = visit.at + timedelta(seconds=ended.seconds)
        span = self.tracer.start_span(
            "visit", start_time=nanoseconds(visit.at - timedelta(milliseconds=visit.took_ms or 0))
        )
        told = {
            "url.full": visit.url,
            "http.response.status_code": visit.status,
            "http.response.body.size": visit.bytes,
        }
        told |= {"tashih.publisher": visit.publisher, "tashih.outcome": visit.outcome, "tashih.reason": visit.reason}
        told |= {"tashih.revision": ended.revision.id if ended.revision else None}
        span.set_attributes({name: value for name, value in told.items() if value is not None})
        span.end(end_time=nanoseconds(end))

    def close(self) -> None:
        """Send what is left, then let go."""
        self.provider.shutdown()


def provider_for(endpoint: str) -> TracerProvider:
    """What sends spans to a collector over HTTP (OTLP), in batches; NotConfigured, told in the log, without the extra."""
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError:
        logger.error("TELEMETRY_ENDPOINT needs the extra: pip install 'tashih[telemetry]'")
        raise NotConfigured("the extra telemetry is not installed") from None
    provider = TracerProvider(resource=Resource.create({"service.name": "tashih"}))
    exporter = OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces", timeout=5)
    provider.add_span_processor(BatchSpanProcessor(exporter))
    return provider


def nanoseconds(at: datetime) -> int:
    """An instant as OpenTelemetry counts it."""
    return round(at.timestamp() * 1e9)
