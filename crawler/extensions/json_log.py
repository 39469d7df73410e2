"""Log lines as JSON, one object each, where LOG_JSON is set: for journals and collectors that read fields."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured


class JsonFormatter(logging.Formatter):
    """A record as ``at``, ``level``, ``logger``, ``message`` and, where there is one, ``error`` with its traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; JSON escapes whatever could end it."""
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=True)


def log_as_json() -> None:
    """Let every handler write JSON from now on."""
    for handler in logging.getLogger().handlers:
        handler.setFormatter(JsonFormatter())


class JsonLogExtension:
    """Turns a crawl's log into JSON, for good when its spider opens; what Scrapy says before that is its own."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Only where LOG_JSON is set."""
        if not crawler.settings.getbool("LOG_JSON"):
            raise NotConfigured  # with a reason Scrapy would warn of it
        log_as_json()
        crawler.signals.connect(log_as_json, signal=signals.spider_opened)  # the handler is made anew with the reactor
        return cls()
