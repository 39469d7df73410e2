"""The tests' settings, and a gauge that writes down every few seconds what the process holds."""

import os

from settings.base import EXTENSIONS as BASE_EXTENSIONS
from settings.test import *  # noqa: F403

EXTENSIONS = {**BASE_EXTENSIONS, "bench.soak.gauge.Gauge": 900}
GAUGE_FILE = os.environ.get("GAUGE_FILE", "")
GAUGE_SECONDS = float(os.environ.get("GAUGE_SECONDS", "5"))
CONCURRENT_REQUESTS_PER_DOMAIN = 2
HOST_VISITS_PER_DAY = 0
LOG_LEVEL = "ERROR"
