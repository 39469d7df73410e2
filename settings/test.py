"""What tests change: the newsroom is ours and stands on loopback, so nobody has to be waited for."""

from settings.base import *  # noqa: F403

DOWNLOAD_DELAY = 0
DOWNLOAD_DELAY_JITTER = 0
CONCURRENT_REQUESTS_PER_DOMAIN = 8
CONFIRM_AFTER_SECONDS = 0
BACKOFF_START_SECONDS = 0.1
RETRY_TIMES = 0
STORE_PATIENCE_SECONDS = 30
LOG_LEVEL = "WARNING"
