"""Imported once, by the process that all readers are forked from: they share its compiled rules. Nobody else may import it."""

import gc
import signal

import scrapy.cmdline
import scrapy.crawler  # noqa: F401 - each reader imports the crawl's main module, which imports these; neither installs a reactor

import crawler.pool.serving  # noqa: F401
from crawler.reading.warming import warm

signal.signal(signal.SIGTERM, signal.SIG_IGN)  # a whole group may be told to stop; readers end with their crawl
warm()
gc.collect()
gc.freeze()  # what is shared stays shared: the collector would write to it
