"""How an article's record follows what happened to it: pure steps, safe to take twice, and late.

Workers are not equally fast, so a step may arrive after a newer one. What only grows (addresses, first and last sight) is
always brought up to date; what the newest visit decides (the state) or the newest sight of the text (validators, the last
claim) is left alone by an older one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from crawler.model import Article, Head, Outcome, Revision, Seen, State, Validators, Visit
from crawler.reading.identity import normalise_url
from crawler.store.stages import stages_after
from crawler.store.timetable import begun

SHOWED: frozenset[Outcome] = frozenset({"new", "changed", "unchanged", "touched", "not_modified"})
STOOD: frozenset[Outcome] = frozenset({"unchanged", "touched", "not_modified"})
URLS_MOST = 500  # addresses; a site that numbers its links would make the record grow without end


def born(first: Revision) -> Article:
    """The article that a first revision brings."""
    article = Article(
        url=first.article,
        publisher=first.publisher,
        urls=(first.article,),
        state="live",
        first_seen=first.first_seen,
        last_seen=first.first_seen,
        revisions=first.number,
        head=head_of(first),
    )
    return begun(article, first.date_published)


def head_of(revision: Revision) -> Head:
    """A revision in short."""
    return Head(
        number=revision.number,
        content_digest=revision.content_digest,
        headline=revision.headline,
        date_modified=revision.date_modified,
    )


def after_revision(article: Article, revision: Revision) -> Article:
    """The article with *revision* as its head, unless it has that one or a newer one already."""
    if article.head and article.head.number >= revision.number:
        return article
    return replace(
        article,
        head=head_of(revision),
        revisions=revision.number,
        last_seen=max(article.last_seen, revision.first_seen),
    )


def after_visit(article: Article, visit: Visit) -> Article:
    """The article as *visit* leaves it."""
    article = replace(article, urls=urls_after(article, visit))
    if visit.outcome in SHOWED and visit.at >= article.last_seen:
        article = replace(
            article,
            last_seen=visit.at,
            head=head_after(article.head, visit),
            validators=validators_after(article.validators, visit),
            seen=seen_after(article.seen, visit),
        )
    if article.last_visit is None or visit.at >= article.last_visit:
        state = state_after(article, visit)
        article = replace(article, state=state, stages=stages_after(article, state, visit), last_visit=visit.at)
    return article


def urls_after(article: Article, visit: Visit) -> tuple[str, ...]:
    """The article's addresses, its own first, the newest last; a move also adds where it leads."""
    seen = (visit.asked, visit.moved_to, visit.url) if visit.outcome in SHOWED else ()
    if visit.outcome == "moved" and visit.moved_to:
        seen = (visit.asked, visit.url, visit.moved_to)
    urls = tuple(dict.fromkeys((*article.urls, *(url for url in seen if url))))
    return urls if len(urls) <= URLS_MOST else (urls[0], *urls[1 - URLS_MOST :])


def state_after(article: Article, visit: Visit) -> State:
    """The state that a visit leaves: a moved article stays moved until its own address shows its text again, as its own.

    A side address that is gone (a short link, a mobile page) says nothing about an article that was seen elsewhere.
    """
    moved_away = article.state == "moved"
    place = normalise_url(article.seen.url) if article.seen else None
    answered = normalise_url(visit.url)
    at_home, asked = answered == article.url, visit.asked or answered
    decides = place is None or bool({answered, asked} & {article.url, place})
    match visit.outcome:
        case "moved":
            return "moved"
        case "gone" if moved_away:
            return "gone" if not at_home and answered == (place or answered) else "moved"
        case "gone" | "blocked" if decides and not moved_away:
            return visit.outcome
        case "gone" | "blocked" | "failed":
            return article.state
        case _ if at_home:
            return "moved" if visit.moved_to else "live"
        case _:
            return "moved" if moved_away else "live"


def head_after(head: Head | None, visit: Visit) -> Head | None:
    """The head with the claim that the visit saw: a touch moves it, the text stands."""
    if head is None or visit.date_modified is None:
        return head
    return replace(head, date_modified=visit.date_modified)


def validators_after(validators: Validators, visit: Visit) -> Validators:
    """What to compare by next time; a 304 may leave out what still holds (RFC 9110 section 15.4.5)."""
    if visit.validators is None:
        return validators
    if visit.outcome != "not_modified":
        return visit.validators
    return Validators(
        etag=visit.validators.etag or validators.etag,
        last_modified=visit.validators.last_modified or validators.last_modified,
    )


def seen_after(seen: Seen | None, visit: Visit) -> Seen | None:
    """What was read last; an answer that nobody had to read leaves it as it is."""
    if visit.reader is None:
        return seen
    return Seen(url=visit.url, payload_digest=visit.payload_digest, reader=visit.reader)


def validators_in(headers: Mapping[str, str]) -> Validators:
    """The validators among an answer's headers, whatever the case of their names.

    >>> validators_in({"ETag": 'W/"5"', "Server": "nginx"})
    Validators(etag='W/"5"', last_modified=None)
    """
    found = {name.lower(): value for name, value in headers.items() if value}
    return Validators(etag=found.get("etag"), last_modified=found.get("last-modified"))
