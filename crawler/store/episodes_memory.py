"""Episodes in memory: the same contract, nothing on disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from crawler.store.codec import instant, settled
from crawler.store.episodes import Episode


class MemoryEpisodes:
    """Keeps episodes while it lives; see :class:`crawler.store.episodes.Episodes`."""

    def __init__(self) -> None:
        self._episodes: dict[str, Episode] = {}

    async def standing(self) -> list[Episode]:
        """Those that are not over."""
        return [each for each in self._episodes.values() if each.state == "standing"]

    async def begin(self, episode: Episode) -> Episode:
        """Keep it, unless one stands."""
        known = self._episodes.get(episode.name)
        if known is None or known.state == "over":
            self._episodes[episode.name] = settled(replace(episode, edition=known.edition + 1 if known else 1))
        return self._episodes[episode.name]

    async def end(self, episode: Episode, at: datetime) -> None:
        """Note it, if nobody did."""
        known = self._episodes[episode.name]
        if known.edition == episode.edition:
            self._episodes[episode.name] = replace(known, state="over", ended=instant(at), edition=known.edition + 1)
