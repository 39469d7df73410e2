"""What a crawl says of an item: one short line at most, never the item's whole text, never a control character."""

from __future__ import annotations

import logging
from typing import Any

from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from twisted.python.failure import Failure

from crawler.errors import StoreError


class QuietLogFormatter(LogFormatter):
    """Scrapy prints whole items and tracebacks of pages; here the record step has said what there is to say."""

    def scraped(self, item: Any, response: Response | Failure | None, spider: Any) -> LogFormatterResult | None:  # type: ignore[override]  # noqa: ARG002
        """Say nothing: the outcome was logged and counted when it was recorded."""
        return None

    def item_error(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Any = None
    ) -> LogFormatterResult:
        """Name the address and the error; the traceback follows in the log."""
        result = super().item_error("an article", exception, response, spider)
        visit = getattr(item, "visit", None)
        result["args"] = {"item": f"{getattr(visit, 'url', '?')!r}"}
        return result


def without_traceback_of_the_store(record: logging.LogRecord) -> bool:
    """Let a record pass; an error of the store says in one sentence what there is to say."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, StoreError):
        record.msg, record.args = "%s: %s", (record.getMessage(), error)
        record.exc_info = record.exc_text = None
    return True
