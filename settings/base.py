"""Every setting with its default, grouped by who reads it; a `.env` file and the environment are read first.

Where a value differs from Scrapy's default, the comment says why.
"""

import os
from pathlib import Path

from dotenv import load_dotenv

load_dotenv(Path.cwd() / ".env")

# --- The project ---
BOT_NAME = "tashih"
SPIDER_MODULES = ["crawler.spiders"]
COMMANDS_MODULE = "crawler.commands"

# --- The database ---
MONGODB_URI = os.environ.get("MONGODB_URI") or None  # unset: a `mongod` on PATH, else the embedded server
MONGODB_DATABASE = os.environ.get("MONGODB_DATABASE") or "tashih"
TASHIH_HOME = os.environ.get("TASHIH_HOME") or ".tashih"  # folder of the embedded database and its log
STORE_PATIENCE_SECONDS = 3600  # how long a crawl waits for a database that went away
VISITS_KEEP_DAYS = 400  # visits older than this expire
CAPTURES_KEEP_DAYS = 0  # `tashih prune` empties older captures that no revision rests on; 0: none
CAPTURES_KEEP_DAYS_BY_PUBLISHER: dict[str, float] = {}  # the same for some publishers: {"dailysabah": 30}

# --- The web service ---
SERVE_URL = os.environ.get("SERVE_URL") or None  # the address that people use, if a proxy stands in front
SERVE_PATIENCE_SECONDS = 3.0  # how long a request waits for a database that went away
SERVE_DEADLINE_SECONDS = 20.0  # how long a request may take to begin its answer
SESSION_HOURS = 168.0  # how long a login lasts

# --- Publishers ---
PUBLISHERS_PATH = (
    os.environ.get("PUBLISHERS_PATH") or None
)  # folder with more publisher files; unset: `publishers` in TASHIH_HOME
REVISIT_DAYS = 7  # a publisher's crawl also visits the articles first seen within so many days
CONFIRM_AFTER_SECONDS = 5  # an article of an unknown site is looked at again so soon; 0: not at all
DISCOVERY_MAX_ARTICLES = 500  # articles that one pass over a publisher visits at most
DISCOVERY_MAX_LISTINGS = 30  # feeds, sitemaps and front pages that one pass over a publisher asks for at most
LISTING_MAXSIZE = 10 * 1024 * 1024  # bytes of a feed or sitemap that are read; the rest is left

# --- Alerts ---
ALERTS = os.environ.get("ALERTS") or None  # file with rules and targets; see docs/alerts.md

# --- Health ---
METRICS_PORT = 0  # a crawl serves /metrics for Prometheus at this port of loopback; 0: not at all
LOG_JSON = False  # log lines are JSON objects
TELEMETRY_ENDPOINT = None  # OpenTelemetry collector told of visits and metrics, such as http://127.0.0.1:4318

# --- Reading ---
ADDONS = {"pipelines.Chain": 0}  # lists the item pipelines in their order
ARTICLE_MIN_WORDS = 20  # a page with fewer words of text is no article
READING_PROCESSES = 0  # processes that read pages beside the crawl; 0: the crawling process reads by itself
READING_MAX_SECONDS = 30.0  # a page that takes such a process longer is not read: its visit has failed

# --- Manners ---
CONTACT = os.environ.get("TASHIH_CONTACT") or ""  # address or URL that newsrooms can complain to
USER_AGENT = f"Tashih/0.1 (news revision monitor{'; ' + CONTACT if CONTACT else ''})"
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "Tashih"
ROBOTSTXT_PARSER = "crawler.middlewares.robots_size.BoundedRobotParser"  # reads 500 KiB at most
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1
DOWNLOAD_DELAY_JITTER = 0.5  # a gap between two requests to a host is longer by up to this share, never shorter
RETRY_TIMES = 1  # a hiccup is tried once more; the next visit comes soon enough
BACKOFF_START_SECONDS = (
    5.0  # a host's first rest after 429 or 503 without Retry-After; each further one is twice as long
)
BACKOFF_MAX_SECONDS = 300  # a host that wants a longer rest is left alone for the rest of the crawl
CRAWL_DELAY_MAX_SECONDS = 120  # a host whose robots.txt asks for more between requests is left alone
REDIRECT_MAX_TIMES = 8
FULL_VISIT_EVERY = 10  # one visit in so many asks for the whole page, whatever the validators say; 1: every visit
HTTPERROR_ALLOWED_CODES = [304]  # "not modified" is an answer

# --- The schedule (tashih run) ---
HOST_VISITS_PER_DAY = 5000  # requests to one host in a day; a publisher's file may say another number; 0: no limit
QUIET_HOURS = ""  # "01:00-06:00": nobody is sent then, by the publisher's clock; a publisher's file may name others
LEASE_SECONDS = 60  # a host whose visitor gave no sign of life for so long is taken over by another

# --- Safety ---
DOWNLOAD_VERIFY_CERTIFICATES = True  # Scrapy's default is off: a revision could be forged in transit
ALLOW_PRIVATE_ADDRESSES = False  # whether redirects and listings may lead into the network that the crawl runs in
DOWNLOAD_MAXSIZE = 8 * 1024 * 1024  # bytes; Scrapy's default of 1 GiB lets one page fill the memory
DOWNLOAD_WARNSIZE = 4 * 1024 * 1024
DOWNLOAD_TIMEOUT = 30  # seconds
DOWNLOAD_HANDLERS = {
    "http": "crawler.middlewares.download.BoundedHandler",  # Scrapy's own has no bound for the head of an answer
    "https": "crawler.middlewares.download.BoundedHandler",
    "data": None,  # pages are never read from here, nor from the next three
    "file": None,
    "ftp": None,
    "s3": None,
}
TELNETCONSOLE_ENABLED = False  # runs code sent to it
REMOTE_CONTROL_ENABLED = False  # runs code sent to it
COOKIES_ENABLED = False  # every visit is a stranger's first
METAREFRESH_ENABLED = False  # pages of news reload themselves with it
HTTPCACHE_ENABLED = False  # it answers from its memory and hides changes

# --- Pages that need scripts: publishers whose file says render=True ---
BROWSER_PATH = None  # the Chromium to use; unset: the first on PATH
RENDER_PAGES = 2  # pages that are open at once
RENDER_SETTLE_SECONDS = 5  # how long a page's own requests are waited for at most

# --- Machinery ---
CONCURRENT_REQUESTS = 16
CONCURRENT_ITEMS = 4  # Scrapy's 100 costs a third of a crawl's CPU
DOWNLOADER = "crawler.middlewares.pace.UnhurriedDownloader"  # Scrapy's makes every other gap shorter than the delay
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
DOWNLOADER_MIDDLEWARES = {
    "crawler.middlewares.evidence.EvidenceMiddleware": 10,  # next to the engine: sees what the engine sees
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.middlewares.robots.FreshRobotsMiddleware": 100,
    "crawler.middlewares.conditional.ConditionalMiddleware": 200,  # after robots.txt has allowed the visit
    "crawler.middlewares.listings.ListingMiddleware": 205,  # likewise, for feeds, sitemaps and front pages
    "crawler.middlewares.browser.BrowserMiddleware": 210,  # takes the conditions out again
    "crawler.middlewares.politeness.PolitenessMiddleware": 560,  # sees a refusal before it is tried again (550)
    "crawler.middlewares.addresses.AddressMiddleware": 760,  # behind the proxy's (750): a proxy resolves names itself
    "crawler.spiders.guests.GuestMiddleware": 770,  # a schedule takes the turn of every host that it is led to
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "crawler.middlewares.redirect.EvidentRedirectMiddleware": 600,
}
EXTENSIONS = {
    "crawler.extensions.json_log.JsonLogExtension": -2,
    "crawler.extensions.metrics.MetricsExtension": -1,  # listens at the store before anybody takes it
    "crawler.extensions.telemetry.TelemetryExtension": -1,
    "crawler.extensions.telemetry_metrics.TelemetryMetricsExtension": -1,
    "crawler.extensions.store.StoreExtension": 0,
    "crawler.extensions.report.ListingSizeExtension": 0,
    "crawler.middlewares.browser.BrowserExtension": 0,
    "crawler.extensions.reading.ReadingExtension": 0,
    "crawler.extensions.report.ReportExtension": 0,
}
LOG_LEVEL = "INFO"
LOG_FORMATTER = "crawler.extensions.log.QuietLogFormatter"
FEED_EXPORT_ENCODING = "utf-8"
