"""The child's side: waits for one message on standard input, visits what is due at its hosts, ends when its parent does."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from datetime import timedelta
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings
from scrapy.utils.project import get_project_settings

from crawler.reading.warming import warm


def main() -> int:
    """Load everything, then work one message off; 1 if the schedule could not be asked, 0 if none comes."""
    settings = get_project_settings()
    process = AsyncCrawlerProcess(settings)
    warm()
    line = sys.stdin.readline()
    if not line:
        return 0
    threading.Thread(target=end_with_parent, daemon=True).start()
    return crawl(process, settings, json.loads(line))


def crawl(process: AsyncCrawlerProcess, settings: Settings, message: dict[str, Any]) -> int:
    """One round over the message's hosts."""
    crawler = process.create_crawler("due")
    at_most = timedelta(seconds=settings.getfloat("CLUSTER_MESSAGE_SECONDS"))
    process.crawl(crawler, handed=message["hosts"], visiting=tuple(message["publishers"]), at_most=at_most)
    process.start()
    assert crawler.stats is not None
    return int(process.bootstrap_failed or crawler.stats.get_value("store/error") is not None)


def end_with_parent() -> None:
    """Stop as on SIGTERM once the parent's end of the pipe is closed."""
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main())
