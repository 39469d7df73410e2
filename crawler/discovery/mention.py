"""An article as listings name it: its address, who named it, and what they claim of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.model import Claim
from crawler.reading.identity import form_free, is_plain, normalise_url
from crawler.reading.stamps.read import read_stamp

FRONT_PAGE = "front page"
ON_IT = "on it"  # what a front page says of an article
MOST_CLAIMS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One article's absolute address; ``sources`` are any of ``feed``, ``news sitemap``, ``sitemap``, ``front page``."""

    url: str
    sources: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What one kind of listing says of an article, for the schedule.

    ``says`` is its newest time as it stands there (or that it is named at all), ``claimed`` the instant which that names, None for
    a front page or a time without a zone.
    """

    url: str
    source: str
    says: str
    claimed: datetime | None = None


def merged(mentions: Iterable[Mention]) -> dict[str, Mention]:
    """Mentions by the key that all forms of an address share, in the order of the first.

    The plainest address stands, without tracking parameters: one article is asked for at one address, whoever names it.
    """
    found: dict[str, Mention] = {}
    for mention in mentions:
        key, plain = form_free(mention.url), replace(mention, url=normalise_url(mention.url))
        found[key] = together(found[key], plain) if key in found else plain
    return found


def together(one: Mention, other: Mention) -> Mention:
    """What two listings say of one article."""
    return replace(
        other if is_plain(other.url) and not is_plain(one.url) else one,
        sources=tuple(dict.fromkeys((*one.sources, *other.sources))),
        claims=tuple(dict.fromkeys((*one.claims, *other.claims)))[:MOST_CLAIMS],
    )


def hints_of(mention: Mention, *, seen_at: datetime, zone: str | None = None) -> tuple[Hint, ...]:
    """What each kind of listing says of the article; *zone* is the publisher's, for times without an offset."""
    claims: dict[str, list[Claim]] = {}
    for claim in mention.claims:
        claims.setdefault(claim.source, []).append(claim)
    hints = [_hint(mention.url, source, said, seen_at, zone) for source, said in claims.items()]
    if FRONT_PAGE in mention.sources:
        hints.append(Hint(url=mention.url, source=FRONT_PAGE, says=ON_IT))
    return tuple(hints)


def _hint(url: str, source: str, said: list[Claim], seen_at: datetime, zone: str | None) -> Hint:
    """The newest of a source's claims that can be read; the first as it stands if none can."""
    read = [
        (stamp.at, claim.raw)
        for claim in said
        if (stamp := read_stamp(claim.raw, seen_at=seen_at, zone=zone, source=source, role=claim.role))
    ]
    claimed, says = max(read, default=(None, said[0].raw))
    return Hint(url=url, source=source, says=says, claimed=claimed)


def newest_claim(mention: Mention) -> str:
    """The newest time claimed in ISO 8601, as a string to sort by; empty if no claim begins with a year."""
    return max((claim.raw for claim in mention.claims if claim.raw[:4].isdigit()), default="")
