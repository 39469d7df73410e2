"""The time between two requests to a host: its delay, or more by chance, never less.

Scrapy's jitter goes both ways, so that every other gap would be shorter than the delay that was set or that a robots.txt asks for.
What is overridden here is private in Scrapy, since it offers no place for it.
"""

from __future__ import annotations

import random

from scrapy import Request, Spider
from scrapy.core.downloader import Downloader, Slot


class UnhurriedSlot(Slot):
    """A slot whose jitter makes a gap longer by up to that share."""

    __slots__ = ()

    def download_delay(self) -> float:
        """Seconds until the next request may leave, counted from the last."""
        return self.delay * (1.0 + random.uniform(0.0, self.jitter))  # noqa: S311


class UnhurriedDownloader(Downloader):
    """Scrapy's downloader with such slots."""

    def _get_slot(self, request: Request, spider: Spider | None = None) -> tuple[str, Slot]:  # noqa: ARG002
        """The slot of a request's host and its name."""
        key, slot = super()._get_slot(request)
        if not isinstance(slot, UnhurriedSlot):
            slot = self.slots[key] = UnhurriedSlot(slot.concurrency, slot.delay, slot.jitter)
        return key, slot
