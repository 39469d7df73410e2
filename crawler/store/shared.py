"""One store for one crawl: every component of a crawler asks here and gets the same."""

from __future__ import annotations

import logging
from weakref import WeakKeyDictionary

from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from crawler.store.connect import insist_on_room_for, server_for
from crawler.store.knowledge import Knowledge
from crawler.store.mongo import MongoStore
from crawler.store.pending import Pending
from crawler.store.protocol import Store

logger = logging.getLogger(__name__)
_stores: WeakKeyDictionary[Crawler, Store] = WeakKeyDictionary()
_knowledge: WeakKeyDictionary[Crawler, Knowledge] = WeakKeyDictionary()
_pending: WeakKeyDictionary[Crawler, Pending] = WeakKeyDictionary()


def store_of(crawler: Crawler) -> Store:
    """The crawl's store; made from its settings at the first call, opened by the store extension."""
    if crawler not in _stores:
        _stores[crawler] = store_from(crawler.settings)
    return _stores[crawler]


def knowledge_of(crawler: Crawler) -> Knowledge:
    """What the crawl knows of its publishers' noise."""
    if crawler not in _knowledge:
        _knowledge[crawler] = Knowledge(store_of(crawler))
    return _knowledge[crawler]


def pending_of(crawler: Crawler) -> Pending:
    """The crawl's visits that wait to be written together."""
    if crawler not in _pending:
        _pending[crawler] = Pending(store_of(crawler))
    return _pending[crawler]


def share(crawler: Crawler, store: Store) -> None:
    """Let a crawl use *store* instead of the one its settings name."""
    _stores[crawler] = store


def store_from(settings: BaseSettings) -> MongoStore:
    """A store on the database that the settings name; nothing is connected before it is opened."""
    return MongoStore(
        lambda: server_for(settings).uri,
        database=settings.get("MONGODB_DATABASE"),
        patience=settings.getfloat("STORE_PATIENCE_SECONDS"),
        visits_keep_days=settings.getint("VISITS_KEEP_DAYS"),
        on_trouble=logger.warning,
        insist_on_room=lambda: insist_on_room_for(settings),
    )
