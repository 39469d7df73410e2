"""The warnings, kept for those who ask often: looked for beside the requests, again only while somebody asks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from crawler.errors import StoreError
from crawler.monitor.warnings import Concern, Week
from crawler.monitor.web.services import Services

logger = logging.getLogger(__name__)
EVERY = 15.0  # seconds between two looks at least
SHARE = 0.05  # of the time that may be spent looking
OLD = 60.0  # seconds after which a request waits a little for a new look
PATIENCE = 0.5  # seconds that it waits

Look = Callable[[], Awaitable["Watched"]]


@dataclass(frozen=True, slots=True)
class Watched:
    """What was found, and when; ``at`` is None as long as nobody has looked."""

    concerns: tuple[Concern, ...] = ()
    at: datetime | None = None

    def of(self, publisher: str) -> tuple[Concern, ...]:
        """Those about one publisher."""
        return tuple(each for each in self.concerns if each.publisher == publisher)


class Lookout:
    """Keeps what the last *look* found."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._found = Watched()
        self._looked = self._due = float("-inf")
        self._looking: asyncio.Task[None] | None = None

    async def found(self) -> Watched:
        """The warnings of the last look; where that is long ago, of a new one if it ends soon."""
        now = asyncio.get_running_loop().time()
        if self._looking is None and now >= self._due:
            self._looking = asyncio.create_task(self._look_again(began=now))
        if self._looking is not None and now - self._looked > OLD:
            await asyncio.wait({self._looking}, timeout=PATIENCE)
        return self._found

    async def close(self) -> None:
        """Look no more."""
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.wait({self._looking}, timeout=1)

    async def _look_again(self, *, began: float) -> None:
        clock = asyncio.get_running_loop().time
        try:
            self._found = await self._look()
            self._looked = clock()
        except StoreError as error:
            logger.info("the warnings are those of the last look: %s", error)
        finally:
            self._due = clock() + max(EVERY, (clock() - began) / SHARE)
            self._looking = None


def lookout_for(services: Services) -> Lookout:
    """A lookout over a service's store and disk."""
    week = Week(services.store)

    async def look() -> Watched:
        now = services.clock()
        return Watched(await week.warnings(now=now, free_bytes=services.free_bytes()), at=now)

    return Lookout(look)
