"""Gives messages to the broker."""

from __future__ import annotations

from crawler.cluster.dispatching import Message
from crawler.errors import BrokerError, UsageError


def publish(message: Message) -> None:
    """Send a message and wait for the broker's word that it has it; BrokerError if it does not take it."""
    try:
        from kombu.exceptions import OperationalError

        from crawler.cluster.app import app, visit
    except ImportError as error:
        raise UsageError(
            f"{error}: a cluster needs Celery. Install it with `pip install 'tashih[cluster]'`."
        ) from error
    try:
        visit.apply_async(args=(message.hosts, message.publishers), retry=False)
    except OperationalError as error:
        where = app.connection_for_write().as_uri()
        raise BrokerError(
            f"the broker {where} does not take messages: {error}. Look whether it runs, and at TASHIH_BROKER."
        ) from error
