"""What the store holds about one publisher: asked of a bounded number of documents, and remembered for a minute."""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.datastructures import State

from crawler.model import Article, Outcome, Revision, RevisionQuery, Visit
from crawler.monitor.health import MOST_REVISIONS, WINDOW, Checkup, chosen_in, same_edits
from crawler.monitor.web.services import Services
from crawler.reading.stamps import zone_error
from crawler.store.browsing import ArticleQuery
from crawler.store.life import SHOWED

FRESH = 60.0  # seconds that an answer is shown
KEPT = 200  # publishers that are remembered
DAYS = timedelta(days=14)
REVISIONS, ARTICLES, VISITS = 1_000, 100, 200
"""How many of the newest are looked at: revisions, articles, visits of each article."""


@dataclass(frozen=True, slots=True)
class Visited:
    """How visits ended, the most frequent outcome first, and when the text was shown last."""

    outcomes: tuple[tuple[Outcome, int], ...]
    last_success: datetime | None

    @property
    def total(self) -> int:
        """All visits."""
        return sum(count for _, count in self.outcomes)


@dataclass(frozen=True, slots=True)
class Findings:
    """A publisher's newest revisions, its check-up, and its visits; ``cut`` tells that there were more than is looked at."""

    revisions: tuple[Revision, ...]
    checkup: Checkup
    visits: Visited
    cut: bool
    is_known: bool


class Remembered:
    """Answers by name, each as old as FRESH at most; one question about a name is asked at a time."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._kept: OrderedDict[str, tuple[float, Findings]] = OrderedDict()

    async def of(self, services: Services, name: str) -> Findings:
        """The findings about a publisher."""
        async with self._lock:
            clock = asyncio.get_running_loop().time
            kept = self._kept.get(name)
            if kept is None or clock() - kept[0] > FRESH:
                kept = clock(), await find(services, name)
                self._kept[name] = kept
                self._kept.move_to_end(name)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return kept[1]


async def findings_of(state: State, services: Services, name: str) -> Findings:
    """The findings about a publisher, from the application's memory."""
    if not hasattr(state, "findings"):
        state.findings = Remembered()
    remembered: Remembered = state.findings
    return await remembered.of(services, name)


async def find(services: Services, name: str) -> Findings:
    """Look at a publisher's last two weeks."""
    now = services.clock()
    wanted = RevisionQuery(publisher=name, since=now - DAYS, limit=REVISIONS)
    revisions = [revision async for revision in services.store.revisions(wanted)]
    listed = await services.browsing.articles(ArticleQuery(publisher=name), before=None, limit=ARTICLES)
    visits = [visit for article in listed.items for visit in await newest_visits(services, article, now - WINDOW)]
    checkup = await checked(services, name, revisions, listed.items, visits)
    return Findings(
        revisions=tuple(revisions),
        checkup=checkup,
        visits=visited(visits),
        cut=len(revisions) >= REVISIONS,
        is_known=bool(revisions or listed.items),
    )


async def newest_visits(services: Services, article: Article, since: datetime) -> list[Visit]:
    """An article's visits since an instant."""
    found = await services.browsing.visits(article.url, before=None, limit=VISITS)
    return [visit for visit in found.items if visit.at >= since]


async def checked(
    services: Services, name: str, revisions: Sequence[Revision], articles: Sequence[Article], visits: Sequence[Visit]
) -> Checkup:
    """The check-up that ``tashih publishers check`` makes, of what was looked at here."""
    since = services.clock() - WINDOW
    described = services.publishers.get(name)
    zone = described.zone if described else None
    newest = [chosen_in(revision) for revision in revisions[:MOST_REVISIONS]]
    return Checkup(
        publisher=name,
        articles=sum(article.first_seen >= since for article in articles),
        outcomes=dict(Counter(visit.outcome for visit in visits)),
        zone_error=zone_error(newest, zone=zone) if zone else None,
        learned=await services.store.learned(name),
        same_edits=same_edits(revision for revision in revisions if revision.first_seen >= since),
    )


def visited(visits: Sequence[Visit]) -> Visited:
    """Visits in short."""
    shown = [visit.at for visit in visits if visit.outcome in SHOWED]
    return Visited(tuple(Counter(visit.outcome for visit in visits).most_common()), max(shown, default=None))
