"""An article's record follows its schedule: what the policy learned of it, and when it is next due; pure steps.

They are taken in the same write as the rest of the record, so that no visit is ever counted without being planned for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from crawler.model import Article, Awaited, Stamp, Visit
from crawler.schedule.agenda import (
    Agenda,
    Terms,
    agenda_document,
    agenda_of,
    awaited,
    hinted,
    opened,
    planned,
    visited,
)
from crawler.store.codec import encoded, instant, settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What a listing (``sitemap``, ``feed``, ``front page``) said of an article: the time it *claims*, and its words for it."""

    source: str
    says: str
    at: datetime
    claimed: datetime | None = None


def address_of(article: Article) -> str:
    """Where the next visit goes: the article's own address, or the newest one of an article that moved."""
    return article.urls[-1] if article.state == "moved" and article.urls else article.url


def host_in(url: str) -> str:
    """The host of a URL in lower case, which is the name of its queue; empty if there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def agenda_at(article: Article, published: Stamp | None = None) -> Agenda:
    """The article's agenda, begun at its first sight if it has none, at the host of its next visit."""
    host = host_in(address_of(article))
    known = agenda_of(article.schedule)
    if known is None:
        return opened(host=host, first_seen=article.first_seen, published=published)
    return known if known.host == host else replace(known, host=host)


def with_agenda(article: Article, agenda: Agenda, *, plans: bool = True) -> Article:
    """The article with that agenda, and the instant of its plan; without *plans* it is due when it was."""
    due = instant(agenda.plan.at) if plans and agenda.plan else article.next_visit
    return replace(article, schedule=encoded(agenda_document(agenda)), next_visit=due)


def begun(article: Article, published: Stamp | None) -> Article:
    """The article with the agenda that its first revision begins; *published* is the page's claim."""
    return with_agenda(article, agenda_at(article, published))


@dataclass(frozen=True, slots=True)
class Planned:
    """Takes visits into the schedule under given *terms*; without *plans* (an archive's visits) nothing falls due by them."""

    terms: Terms
    plans: bool = True

    def __call__(self, article: Article, visit: Visit) -> Article:
        """The article planned anew after a visit."""
        return scheduled(article, visit, self.terms, plans=self.plans)

    def expected(self, article: Article, visit: Visit) -> Visit:
        """The visit with what the schedule knew of the article as it was before."""
        known = awaited_at(article, visit, self.terms)
        return replace(visit, awaited=settled(known) if known else None)


def scheduled(article: Article, visit: Visit, terms: Terms, *, plans: bool = True) -> Article:
    """The article planned anew after *visit*; one that is older than the newest one known changes nothing."""
    agenda = visited(agenda_at(article), at=visit.at, outcome=visit.outcome, terms=terms)
    if visit.at < agenda.history.last_visit:
        return article
    return with_agenda(article, planned(article.url, agenda, terms) if plans else agenda, plans=plans)


def replanned(article: Article, terms: Terms) -> Article:
    """The article planned under other terms, from what is known of it."""
    return with_agenda(article, planned(article.url, agenda_at(article), terms))


def hinted_at(article: Article, hint: Hint, terms: Terms) -> Article:
    """The article after a listing named it; planned anew only if that was news."""
    before = agenda_at(article)
    after = hinted(before, hint.source, hint.says, at=hint.at, claimed=hint.claimed)
    if after == before:
        return article
    if after.signals == before.signals:
        return with_agenda(article, after, plans=False)
    return with_agenda(article, planned(article.url, after, terms))


def awaited_at(article: Article, visit: Visit, terms: Terms) -> Awaited | None:
    """What the schedule knew of the article when it was visited; what the visit says of it already stands."""
    return visit.awaited or awaited(agenda_at(article), at=visit.at, terms=terms)


def unanswered(article: Article, now: datetime, terms: Terms) -> Article:
    """The article after an attempt that did not reach it."""
    agenda = visited(agenda_at(article), at=now, outcome="failed", terms=terms)
    return with_agenda(article, planned(article.url, agenda, terms))
