"""How a publisher's crawl is, from what the store holds: outcomes, the zone its stamps betray, what was learned of its noise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.judgement.plain import safe
from crawler.model import Article, Publisher, Revision, RevisionQuery
from crawler.reading.stamps import Chosen, zone_error
from crawler.reading.volatility import Learned
from crawler.store.protocol import Store

WINDOW = timedelta(days=7)
MANY = 5  # articles with the same edit within an hour
MOST_REVISIONS = 200  # newest revisions whose stamps are compared


@dataclass(frozen=True, slots=True, kw_only=True)
class SameEdit:
    """One edit on many articles within an hour: a template break, or a correction of a syndicated copy."""

    hour: datetime
    diff_digest: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """What was found about one publisher; ``zone_error`` is how much later than the truth its clocks seem to be read."""

    publisher: str
    articles: int
    outcomes: dict[str, int]
    zone_error: timedelta | None
    learned: Learned
    same_edits: tuple[SameEdit, ...] = ()

    @property
    def wrong(self) -> tuple[str, ...]:
        """What needs somebody's attention, a sentence each."""
        return tuple(self._faults())

    def _faults(self) -> Iterator[str]:
        seen = sum(self.outcomes.values())
        if not self.articles:
            yield "no article was recorded within a week: do its feeds, sitemaps and article_pattern still fit?"
        elif not seen:
            yield "nothing was visited within a week: is its crawl still scheduled?"
        elif self.outcomes.get("failed", 0) + self.outcomes.get("blocked", 0) == seen:
            yield "every visit of the week failed or was blocked: see the reasons in the visits"
        for same in self.same_edits:
            hour = f"{same.hour:%Y-%m-%d %H}:00Z"
            yield f"the same edit on {len(same.articles)} articles in the hour from {hour}: has the template changed?"
        if self.zone_error:
            hours = self.zone_error.total_seconds() / 3600
            yield f"its stamps look {hours:+g} hours off against its own structured times: check the zone in its file"


async def checkup(store: Store, publisher: str, zone: str | None, *, now: datetime) -> Checkup:
    """Look at a publisher's last week in the store."""
    articles = [article async for article in store.articles(publisher=publisher, since=now - WINDOW)]
    return Checkup(
        publisher=publisher,
        articles=len(articles),
        outcomes=dict(await outcomes_of(store, articles, since=now - WINDOW)),
        zone_error=await error_of_zone(store, publisher, zone) if zone else None,
        learned=await store.learned(publisher),
        same_edits=same_edits(
            [each async for each in store.revisions(RevisionQuery(publisher=publisher, since=now - WINDOW))]
        ),
    )


def same_edits(revisions: Iterable[Revision]) -> tuple[SameEdit, ...]:
    """The edits that were made on at least MANY articles within the same hour, earliest first."""
    groups: dict[tuple[datetime, str], set[str]] = defaultdict(set)
    for revision in revisions:
        if revision.change and revision.change.diff_digest:
            hour = revision.first_seen.replace(minute=0, second=0, microsecond=0)
            groups[hour, revision.change.diff_digest].add(revision.article)
    return tuple(
        SameEdit(hour=hour, diff_digest=digest, articles=tuple(sorted(articles)))
        for (hour, digest), articles in sorted(groups.items())
        if len(articles) >= MANY
    )


async def outcomes_of(store: Store, articles: list[Article], *, since: datetime) -> Counter[str]:
    """How the visits to these articles ended."""
    counted: Counter[str] = Counter()
    for article in articles:
        counted.update([visit.outcome async for visit in store.visits(article=article.url, since=since)])
    return counted


async def error_of_zone(store: Store, publisher: str, zone: str) -> timedelta | None:
    """How far the publisher's clocks are off, as its newest revisions' claims show it."""
    newest = RevisionQuery(publisher=publisher, limit=MOST_REVISIONS)
    return zone_error([chosen_in(revision) async for revision in store.revisions(newest)], zone=zone)


def chosen_in(revision: Revision) -> Chosen:
    """The choice of stamps that a revision recorded."""
    return Chosen(date_published=revision.date_published, date_modified=revision.date_modified, claims=revision.claims)


def checkup_lines(publisher: Publisher | None, found: Checkup) -> Iterator[str]:
    """A check-up for people."""
    counts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(found.outcomes.items())) or "none"
    yield f"{found.publisher}: {found.articles} articles within a week; visits: {counts}"
    yield f"zone: {publisher.zone if publisher and publisher.zone else 'none, so a stamp without an offset names no instant'}"
    lessons = found.learned.explained()
    yield "learned of its noise:" if lessons else "nothing was learned of its noise beyond the rules"
    yield from (f"    {safe(lesson)}" for lesson in lessons)
    yield from (f"wrong: {fault}" for fault in found.wrong)
