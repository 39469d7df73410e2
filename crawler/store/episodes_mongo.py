"""Episodes in MongoDB: the collection ``episodes``, moved by compare-and-set on ``edition``."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from crawler.store.codec import Document, decoder, encoded, instant, text
from crawler.store.episodes import Episode
from crawler.store.mongo_documents import Documents
from crawler.store.mongo_walk import BEGIN, END


class MongoEpisodes:
    """Keeps episodes as documents; see :class:`crawler.store.episodes.Episodes`."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    async def standing(self) -> list[Episode]:
        """By the index on state and began."""
        where = {"state": "standing", "began": {"$gte": BEGIN, "$lt": END}}
        return [episode_of(found) for found in await self._documents.find("episodes", where)]

    async def begin(self, episode: Episode) -> Episode:
        """Insert it, or put it in place of one that is over; whoever is first has begun it."""
        while True:
            if await self._documents.insert("episodes", document_of(episode)):
                return await self._now(episode)
            known = await self._now(episode)
            if known.state == "standing" or await self._put(replace(episode, edition=known.edition + 1), known):
                return await self._now(episode)

    async def end(self, episode: Episode, at: datetime) -> None:
        """Compare-and-set."""
        await self._put(replace(episode, state="over", ended=instant(at), edition=episode.edition + 1), episode)

    async def _now(self, episode: Episode) -> Episode:
        found = await self._documents.get("episodes", episode.name)
        return episode_of(found) if found else episode

    async def _put(self, after: Episode, before: Episode) -> bool:
        where = {"_id": text(before.name), "edition": before.edition}
        changed = {name: value for name, value in document_of(after).items() if name != "_id"}
        return await self._documents.change("episodes", where, {"$set": changed})


def document_of(episode: Episode) -> Document:
    """An episode for the collection."""
    return {"_id": text(episode.name), **encoded(episode)}


def episode_of(document: Document) -> Episode:
    """The episode of a document."""
    episode: Episode = decoder(Episode)(document)
    return episode
