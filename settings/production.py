"""What a crawl that runs for months changes."""

from settings.base import *  # noqa: F403

DOWNLOAD_DELAY = 2
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LOGSTATS_INTERVAL = 300.0  # seconds
MEMUSAGE_LIMIT_MB = 2048
