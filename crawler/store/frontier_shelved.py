"""The frontier over a shelf: see :class:`crawler.store.frontier.Frontier`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from crawler.model import Article, Outcome
from crawler.schedule.agenda import worth_of
from crawler.schedule.history import SHOWN
from crawler.schedule.policy import UNANSWERED
from crawler.schedule.steering import RESTING
from crawler.store.codec import Document, article_of, text
from crawler.store.frontier import DUE_MOST, Due, Find, Host, Overview, Queue, Sighting, Walk
from crawler.store.frontier_documents import as_document, as_value
from crawler.store.habits import Habits
from crawler.store.queues import articles_at, due_find, due_walk, finds_at, in_order, is_put_off, walks_at
from crawler.store.shelf import DueIn, Shelf
from crawler.store.timetable import (
    Hint,
    address_of,
    agenda_at,
    hinted_at,
    host_in,
    replanned,
    unanswered,
)

MOMENT = timedelta(milliseconds=1)  # what is due at this very instant is due
SHARED = 4  # times as much is looked at where publishers may share a host
LONG_AGO = timedelta(days=3650)  # before which nothing can have fallen due


class ShelvedFrontier:
    """Hosts, what is due at them, and what listings say; documents lie on a *shelf*, terms come from *habits*."""

    def __init__(self, shelf: Shelf, habits: Habits) -> None:
        self._shelf = shelf
        self._habits = habits

    async def meet(self, host: str, *, publisher: str, now: datetime) -> None:
        """Make a host known, and let it be looked at."""
        if not host:
            return
        fresh = Host(name=host, publishers=(publisher,), wake=now)
        if not await self._shelf.wake(host, publisher=publisher, at=now):
            await self._shelf.insert("hosts", as_document(fresh))

    async def host(self, name: str) -> Host | None:
        """A host's state."""
        found = await self._shelf.get("hosts", name)
        return as_value(Host, found) if found else None

    async def hosts(self) -> list[Host]:
        """All hosts, by name."""
        found = [as_value(Host, document) for document in await self._shelf.all("hosts")]
        return sorted(found, key=lambda host: host.name)

    async def ready(self, now: datetime, *, publishers: Collection[str] | None = None, most: int = 100) -> list[Host]:
        """Hosts to look at now, the longest waiting first."""
        waking = await self._shelf.hosts_waking(since=now - LONG_AGO, until=now + MOMENT)
        found = [host for host in (as_value(Host, one) for one in waking) if not host.is_held(now)]
        wanted = [host for host in found if publishers is None or not set(publishers).isdisjoint(host.publishers)]
        return sorted(wanted, key=lambda host: (host.wake, host.name))[:most]

    async def take(self, host: Host, *, holder: str, now: datetime, until: datetime) -> Host | None:
        """The turn at a host."""
        if host.is_held(now):
            return None
        return await self._swapped(host, replace(host, holder=holder, held_until=until, wake=until))

    async def extend(self, turn: Host, *, until: datetime) -> Host | None:
        """The turn, kept for longer."""
        return await self._swapped(turn, replace(turn, held_until=until, wake=until))

    async def give_back(self, turn: Host, *, wake: datetime) -> bool:
        """End a turn."""
        return await self._swapped(turn, replace(turn, holder=None, held_until=None, wake=wake)) is not None

    async def _swapped(self, before: Host, after: Host) -> Host | None:
        """A host's new state, if its edition still stands; who it publishes for is written by others."""
        wanted = as_document(after)
        del wanted["publishers"]
        if not await self._shelf.swap("hosts", {"_id": wanted["_id"], "edition": before.edition}, wanted):
            return None
        return replace(after, edition=before.edition + 1)

    async def due(
        self, host: str, *, now: datetime, publishers: Collection[str] | None = None, most: int = DUE_MOST
    ) -> list[Due]:
        """What is due at a host, the worthiest first."""
        state = await self.host(host)
        queues = (walks_at(host), finds_at(host), articles_at(host))
        walks, finds, articles = [await self._newest(queue, now, publishers, most) for queue in queues]
        visits = [
            await self._visit(article_of(document), now, state.price if state else RESTING) for document in articles
        ]
        found = [*map(due_walk, walks), *(due_find(find, now) for find in finds), *(one for one in visits if one)]
        return in_order(found, most=most)

    async def _newest(
        self, queue: DueIn, now: datetime, publishers: Collection[str] | None, most: int
    ) -> list[Document]:
        """What fell due last in a queue; of a host that several share, only what belongs to these publishers."""
        if publishers is None:
            return await self._shelf.newest_due(queue, until=now + MOMENT, most=most)
        found = await self._shelf.newest_due(queue, until=now + MOMENT, most=SHARED * most)
        return [document for document in found if document["publisher"] in publishers][:most]

    async def _visit(self, article: Article, now: datetime, price: float) -> Due | None:
        """The visit that an article is due for, unless today's terms put it off."""
        agenda = agenda_at(article)
        terms = replace(await self._habits.terms(article.publisher, agenda.host), price=price)
        if is_put_off(article, terms, now):
            await self._shelf.step(article.url, partial(replanned, terms=terms))
            return None
        address = address_of(article)
        return Due(
            kind="article",
            key=article.url,
            address=address,
            host=agenda.host,
            publisher=article.publisher,
            at=article.next_visit or now,
            worth=worth_of(agenda, now, terms),
            article=article,
        )

    async def next_due(self, host: str, *, after: datetime, before: datetime) -> datetime | None:
        """When the next thing falls due at a host."""
        queues = (walks_at(host), finds_at(host), articles_at(host))
        found = [await self._shelf.next_due(queue, since=after, until=before) for queue in queues]
        return min((instant for instant in found if instant), default=None)

    async def settle(self, due: Due, outcome: Outcome | None, *, now: datetime) -> None:
        """Say what became of a find or an article that was asked for."""
        if due.kind == "find":
            await self._settle_find(due, outcome, now)
        elif due.article is not None:
            terms = await self._habits.terms(due.publisher, due.host)
            before = due.article.last_visit

            def step(article: Article) -> Article:
                return unanswered(article, now, terms) if article.last_visit == before else article

            await self._shelf.step(due.key, step)

    async def _settle_find(self, due: Due, outcome: Outcome | None, now: datetime) -> None:
        before = await self._shelf.get("finds", due.key)
        if before is None:
            return
        find = as_value(Find, before)
        waits = () if outcome in SHOWN else UNANSWERED[find.attempts : find.attempts + 1]
        after = replace(
            find,
            attempts=find.attempts + 1,
            outcome=outcome,
            next_visit=now + timedelta(hours=waits[0]) if waits else None,
        )
        await self._shelf.swap("finds", before, as_document(after))

    async def adopt(self, url: str) -> None:
        """Plan an article that was recorded before there was a schedule."""
        article = await self._shelf.article(url)
        if article is None or article.schedule:
            return
        host = host_in(address_of(article))
        terms = await self._habits.terms(article.publisher, host)
        await self._shelf.step(url, partial(replanned, terms=terms))
        await self.meet(host, publisher=article.publisher, now=article.last_seen)

    async def sighted(self, sightings: Sequence[Sighting], *, now: datetime) -> tuple[int, int]:
        """Take in what a listing names."""
        known = await self._shelf.articles_at({one.url for one in sightings})
        new = [one for one in sightings if text(one.url) not in known and await self._found(one, now)]
        hints = [await self._hint(known[text(one.url)], one, now) for one in sightings if text(one.url) in known]
        for host, publisher in sorted({(host_in(one.url), one.publisher) for one in new}):
            await self.meet(host, publisher=publisher, now=now)
        return len(new), sum(hints)

    async def _found(self, one: Sighting, now: datetime) -> bool:
        find = Find(
            url=one.url,
            address=one.url,
            publisher=one.publisher,
            host=host_in(one.url),
            found_at=now,
            source=one.source,
            published=one.published,
            claims=one.claims,
            next_visit=now,
        )
        return bool(find.host) and await self._shelf.insert("finds", as_document(find))

    async def _hint(self, article: Article, one: Sighting, now: datetime) -> bool:
        """Whether what a listing said of an article was news; its host is told if the visit comes sooner."""
        hint = Hint(source=one.source, says=one.says, at=now, claimed=one.modified)
        terms = await self._habits.terms(article.publisher, host_in(address_of(article)))
        pending = agenda_at(article).signals
        after = await self._shelf.step(article.url, partial(hinted_at, hint=hint, terms=terms))
        if after is None or agenda_at(after).signals == pending:
            return False
        if after.next_visit and (article.next_visit is None or after.next_visit < article.next_visit):
            await self.meet(agenda_at(after).host, publisher=article.publisher, now=max(after.next_visit, now))
        return True

    async def watch(self, walks: Sequence[Walk]) -> None:
        """Make walks known."""
        for walk in walks:
            if await self._shelf.insert("walks", as_document(walk)):
                await self.meet(walk.host, publisher=walk.publisher, now=walk.next_walk)

    async def walks(self, publisher: str | None = None) -> list[Walk]:
        """The walks of a publisher, or of all."""
        found = await self._shelf.all("walks", **({} if publisher is None else {"publisher": publisher}))
        return sorted((as_value(Walk, one) for one in found), key=lambda walk: walk.name)

    async def walked(self, walk: Walk, *, at: datetime, next_walk: datetime, news: int, reason: str = "") -> None:
        """Say that a walk was made."""
        after = replace(
            walk,
            walked_at=at,
            next_walk=next_walk,
            interval_seconds=round((next_walk - at).total_seconds()),
            failures=walk.failures + 1 if reason else 0,
            news=news,
            reason=reason,
        )
        before = {"_id": text(walk.name), "edition": walk.edition}
        await self._shelf.swap("walks", before, as_document(after))

    async def overview(self, now: datetime) -> Overview:
        """How the schedule stands."""
        queues = [await self._queue(host, now) for host in await self.hosts()]
        return Overview(at=now, queues=tuple(sorted(queues, key=lambda queue: (-queue.due, queue.host))))

    async def _queue(self, host: Host, now: datetime) -> Queue:
        instants, finds = [], 0
        for queue in (walks_at(host.name), finds_at(host.name), articles_at(host.name)):
            found = await self._shelf.instants(queue, until=now + MOMENT)
            finds += len(found) if queue.collection == "finds" else 0
            instants += found
        late = sorted((now - instant for instant in instants), reverse=True)
        return Queue(
            host=host.name,
            publishers=host.publishers,
            due=len(late),
            late_by=late[0] if late else timedelta(),
            half_late_by=late[len(late) // 2] if late else timedelta(),
            finds=finds,
            next_at=await self.next_due(host.name, after=now + MOMENT, before=now + LONG_AGO),
            resting=host.resting if host.allowed_from and host.allowed_from > now else "",
            allowed_from=host.allowed_from,
            holder=host.holder if host.is_held(now) else None,
            allowance=host.allowance,
            spent=host.spent,
            price=host.price,
        )
