"""An article's life as the crawl would have recorded it: the same judgement, the same chain, the same steps of its record."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import accumulate
from math import log
from random import Random

from bench.seed.edits import Draft, edited, first_draft, wire_corrected
from bench.seed.pages import page
from bench.seed.plan import Plan
from bench.seed.words import SECTIONS
from crawler.model import Article, Capture, Known, Noise, Outcome, Reader, Reading, Revision, Stamp, Validators, Visit
from crawler.reading.digest import content_digest, payload_digest
from crawler.store.codec import instant
from crawler.store.life import STOOD, after_revision, after_visit, born
from pipelines.judge import judgement_of
from pipelines.record import revision_of

READER = Reader(name="bench", version="1")
FAILURES = ("timeout after 30 s", "503 Service Unavailable", "the name was not found", "connection reset")
SECOND = timedelta(seconds=1)
UNDATED = 17  # one article in so many does not say when it was published
BACK = 0.04  # of the third and later revisions, as many go back to the text two before


@dataclass(slots=True)
class Life:
    """What is stored of one article, in the order of time."""

    plan: Plan
    rng: Random
    url: str
    article: Article | None = None
    revisions: list[Revision] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    captures: list[Capture] = field(default_factory=list)
    editions: int = 0

    def look(self, at: datetime, outcome: Outcome, **more: object) -> Visit:
        """A visit, with an answer that took its time."""
        values: dict[str, object] = {"status": 200, "took_ms": self.rng.randint(40, 900), **more}
        return Visit(
            id=f"{self.plan.number:08x}{len(self.visits):08x}",
            article=self.url,
            url=self.url,
            publisher=self.plan.publisher,
            at=at,
            outcome=outcome,
            **values,  # type: ignore[arg-type]
        )

    def keep(self, visit: Visit) -> None:
        """A finished visit, and what it does to the article."""
        self.visits.append(visit)
        if visit.outcome in STOOD:
            self.revisions[-1] = replace(self.revisions[-1], last_seen=visit.at)
        if self.article is not None:
            self.article = after_visit(self.article, visit)
            self.editions += 1

    def show(self, draft: Draft, at: datetime, modified: datetime) -> None:
        """A look at a text; a revision, if it is new."""
        noise = noise_at(self.rng)
        body = page(draft, publisher=self.plan.publisher, noise=noise, modified=modified.isoformat())
        capture = Capture(payload_digest=payload_digest(body), body=body, headers=HEADERS, url=self.url, at=at)
        published = None if self.plan.number % UNDATED == 0 else self.plan.born
        reading = reading_of(draft, noise, published=published, modified=modified)
        outcome, reason, change = judgement_of(
            reading, before=self.latest(), known=self.known(reading.content_digest), at=at
        )
        if outcome not in {"new", "changed"}:
            return
        visit = self.look(
            at,
            outcome,
            reason=reason,
            bytes=len(body),
            payload_digest=capture.payload_digest,
            date_modified=reading.date_modified,
            revision=len(self.revisions) + 1,
            validators=Validators(etag=f'"{self.rng.getrandbits(32):08x}"'),
        )
        revision = revision_of(reading, visit, self.known(reading.content_digest), change)
        self.captures.append(capture)
        self.revisions.append(revision)
        self.article = after_revision(self.article or born(revision), revision)
        self.keep(visit)

    def latest(self) -> Revision | None:
        """The newest revision."""
        return self.revisions[-1] if self.revisions else None

    def known(self, digest: str) -> Known | None:
        """What the store would have known before this look."""
        if self.article is None:
            return None
        same = [each.number for each in self.revisions if each.content_digest == digest]
        return Known(article=self.article, latest=self.revisions[-1], seen_as=max(same, default=None))


HEADERS = {"Content-Type": "text/html; charset=utf-8", "Server": "nginx", "Cache-Control": "max-age=60"}


def life_of(plan: Plan, *, until: datetime) -> Life:
    """The whole life of an article, up to *until*."""
    rng = Random(f"life {plan.number}")
    life = Life(plan, rng, address(plan, rng))
    drafts = [first_draft(rng, syndicated=plan.syndicated)]
    life.show(drafts[0], plan.born, plan.born - timedelta(minutes=rng.uniform(1, 30)))
    for at, following in neighbours(moments(plan, rng, until), until):
        while life.revisions[-1].first_seen < at:
            drafts.append(next_draft(drafts, plan, rng))
            life.show(drafts[-1], at, claimed(drafts[-1], life, at, rng))
        look_in_between(life, at, following)
    end(life, until)
    return life


def address(plan: Plan, rng: Random) -> str:
    """The article's URL."""
    return f"https://{plan.publisher}.example/{plan.born:%Y/%m/%d}/story-{plan.number}-{rng.getrandbits(24):06x}"


def moments(plan: Plan, rng: Random, until: datetime) -> list[datetime]:
    """When the revisions were first seen: soon after each other at first, and all before the end."""
    pace = 10 if plan.revisions > 100 else 40  # minutes to the first edit, in the middle
    gaps = [rng.lognormvariate(log(pace * (1 + min(n, 30) / 10)), 1.8) + 0.05 for n in range(plan.revisions - 1)]
    room = (until - plan.born) / timedelta(minutes=1) * 0.9
    scale = min(1.0, room / sum(gaps)) if gaps else 1.0
    return [instant(plan.born + timedelta(minutes=minutes * scale)) for minutes in accumulate(gaps, initial=0.0)]


def neighbours(found: list[datetime], until: datetime) -> list[tuple[datetime, datetime]]:
    """Each moment with the next one."""
    return list(zip(found, [*found[1:], until], strict=True))


def next_draft(drafts: list[Draft], plan: Plan, rng: Random) -> Draft:
    """The text after one edit, the agency's correction first; now and then an earlier text comes back."""
    if plan.syndicated and len(drafts) == 1:
        return wire_corrected(drafts[-1])
    if len(drafts) > 2 and rng.random() < BACK and drafts[-2] != drafts[-1]:
        return replace(drafts[-2], moves_stamp=rng.random() < 0.5)
    return edited(drafts[-1], rng)


def claimed(draft: Draft, life: Life, at: datetime, rng: Random) -> datetime:
    """The stamp on the page: a moment since the last look, or the one from before."""
    before, last_look = life.revisions[-1].date_modified, life.visits[-1].at
    if draft.moves_stamp or before is None:
        return last_look + (at - last_look) * rng.random()
    return before.at


def reading_of(draft: Draft, noise: tuple[str, ...], *, published: datetime | None, modified: datetime) -> Reading:
    """What a reader would make of the page."""
    texts = {name: getattr(draft, name) for name in ("headline", "description", "authors", "paragraphs")}
    date_published = stamp(published, "published") if published else None
    date_modified = stamp(modified, "modified")
    claims = (date_modified, replace(date_modified, source="meta:article:modified_time"))
    return Reading(
        **texts,
        section=SECTIONS[len(draft.headline) % len(SECTIONS)],
        in_language="en",
        date_published=date_published,
        date_modified=date_modified,
        claims=(date_published, *claims) if date_published else claims,
        noise=tuple(Noise(text=line, rule=rule) for line, rule in zip(noise, NOISE.values(), strict=True)),
        content_digest=content_digest(**texts),
        reader=READER,
    )


def stamp(at: datetime, role: str) -> Stamp:
    """A claim of the page's own."""
    at = at.replace(microsecond=0)
    values = {"raw": at.isoformat(), "zone": "Europe/Istanbul", "precision": "second", "confidence": 0.9, "role": role}
    return Stamp(at=at, source="json-ld", **values)  # type: ignore[arg-type]


NOISE = {
    "{} people have read this story": "view counter",
    "{} shares": "share counter",
    "{} comments": "comment counter",
    "Rate this article: {} votes": "rating",
    "Read also: {} things to know this morning": "read also",
    "Subscribe to our newsletter": "subscribe",
    "Most read": "most read",
    "Print this page": "page tools",
}


def noise_at(rng: Random) -> tuple[str, ...]:
    """The page's noise at one moment: its counters move."""
    return tuple(line.format(rng.randint(2, 9999)) for line in NOISE)


def look_in_between(life: Life, at: datetime, following: datetime) -> None:
    """Looks that bring no revision: none or a few before the next one does."""
    for share in sorted(life.rng.uniform(0.05, 0.95) for _ in range(life.rng.choice((0, 0, 1, 1, 2)))):
        quiet_look(life, at + (following - at) * share)


def quiet_look(life: Life, at: datetime) -> None:
    """A look at a text that stands, or one that fails."""
    latest = life.revisions[-1]
    showed = {"revision": latest.number, "payload_digest": latest.capture, "date_modified": latest.date_modified}
    match life.rng.choices(("unchanged", "not_modified", "touched", "failed", "unread"), (50, 35, 5, 8, 2))[0]:
        case "not_modified":
            life.keep(life.look(at, "not_modified", status=304, bytes=0, revision=latest.number))
        case "touched":
            life.keep(life.look(at, "touched", **{**showed, "date_modified": stamp(at - SECOND, "modified")}))
        case "failed":
            life.keep(life.look(at, "failed", status=None, reason=life.rng.choice(FAILURES)))
        case "unread":
            life.keep(life.look(at, "failed", payload_digest=latest.capture, reason="not read yet"))
        case _:
            life.keep(life.look(at, "unchanged", **showed))


def end(life: Life, until: datetime) -> None:
    """How it went on after the last revision."""
    latest = life.revisions[-1].first_seen
    moments = [latest + (until - latest) * share for share in sorted(life.rng.uniform(0.1, 0.99) for _ in range(3))]
    match life.plan.fate:
        case "gone":
            for at in moments[:2]:
                life.keep(life.look(at, "gone", status=404, reason="404 Not Found"))
        case "back":
            life.keep(life.look(moments[0], "gone", status=404, reason="404 Not Found"))
            quiet = {"revision": len(life.revisions), "payload_digest": life.revisions[-1].capture}
            life.keep(life.look(moments[2], "unchanged", **quiet))
        case "moved":
            life.keep(life.look(moments[0], "moved", status=301, moved_to=f"{life.url}-renamed", reason="redirected"))
        case "blocked":
            life.keep(life.look(moments[0], "blocked", reason="paywall"))
        case _:
            quiet_look(life, moments[0])
