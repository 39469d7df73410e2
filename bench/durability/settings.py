"""A crawl that keeps a ledger: the tests' settings, and what writes down each acknowledgement at the moment it is made."""

import os

from settings.base import DOWNLOADER_MIDDLEWARES as BASE_MIDDLEWARES
from settings.base import EXTENSIONS as BASE_EXTENSIONS
from settings.test import *  # noqa: F403

# Outside the evidence middleware (10): it sees an answer only after the database has acknowledged visit and capture.
DOWNLOADER_MIDDLEWARES = {**BASE_MIDDLEWARES, "bench.durability.ledger.VisitLedger": 5}
EXTENSIONS = {**BASE_EXTENSIONS, "bench.durability.ledger.OutcomeLedger": 900}
LEDGER = os.environ.get("LEDGER", "")
STORE_PATIENCE_SECONDS = int(os.environ.get("STORE_PATIENCE_SECONDS", "120"))
ROBOTSTXT_OBEY = False  # one request less for each host and crawl: the load is the articles
