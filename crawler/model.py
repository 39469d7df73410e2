"""The nouns: facts as frozen values, in the words of the field.

Evidence is a :class:`Visit` and its :class:`Capture`; a reading of it is a :class:`Page` (as found) and a
:class:`Reading` (as understood); judgement adds a :class:`Change`; what is kept is a :class:`Revision` of an
:class:`Article`. Instants are aware UTC everywhere. What a publisher says is a claim (:class:`Stamp`) and travels with its
raw string; what we saw is an observation (``first_seen``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol

Outcome = Literal["new", "changed", "unchanged", "touched", "not_modified", "gone", "moved", "blocked", "failed"]
State = Literal["live", "gone", "moved", "blocked"]
Precision = Literal["second", "minute", "hour", "day"]
Role = Literal["modified", "published", ""]
BlockKind = Literal["paragraph", "heading", "item", "quote", "cell", "caption"]
Where = Literal["head", "body", "tail"]
Verdict = Literal["stands", "vanishes", "other kinds", "appears", "unreadable"]
ActionName = Literal["addition", "deletion", "edit", "move"]
Word = tuple[Literal["=", "-", "+"], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where a publisher's pages kept the article, up to and including a day; CSS selectors, empty for "the generic way"."""

    until: date | None = None
    headline: str = ""
    description: str = ""
    authors: str = ""
    body: str = ""
    noise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """A news organisation: where it publishes, in which languages, and by which clock (schema.org NewsMediaOrganization).

    ``zone`` is an IANA name; without one a naive stamp names no instant. ``date_order`` is ``DMY``, ``MDY`` or ``YMD``.
    ``article_pattern`` is a regular expression that an article's URL matches anywhere. In its ``quiet_hours`` (``01:00-06:00`` by
    its own clock) nobody is sent by ``tashih run``, and to each of its hosts at most ``visits_per_day``; empty and None: as the
    settings say. Without ``article_pattern`` it is learned. ``render`` sends the pages through a browser.
    """

    name: str
    title: str
    domains: tuple[str, ...]
    languages: tuple[str, ...] = ()
    zone: str | None = None
    date_order: str = ""
    front_pages: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    article_pattern: str = ""
    layouts: tuple[Layout, ...] = ()
    quiet_hours: str = ""
    visits_per_day: int | None = None
    render: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A time as some place on the page prints it, not yet read; ``role`` is what the source says it is.

    ``source`` is one of ``json-ld``, ``meta:<name>``, ``microdata``, ``time``, ``visible``, ``http:last-modified``, ``sitemap``,
    ``feed``.
    """

    raw: str
    source: str
    role: Role = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A claim that names an instant: ``at`` in UTC, read in ``zone`` (IANA name or offset), as precise as ``precision``.

    ``confidence`` lies in 0–1; ``flags`` are any of ``zone-conflict``, ``machine-stale``, ``before-release``, ``future``,
    ``ambiguous``, ``relative``, ``gap``, ``overlap``, ``inferred-zone``.
    """

    at: datetime
    raw: str
    source: str
    zone: str
    precision: Precision
    flags: tuple[str, ...] = ()
    role: Role = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One run of text between block boundaries of a page, with what its place says about it.

    ``where`` is ``body`` between the article's first and last block, ``head`` above and ``tail`` below; ``inside`` tells whether
    it stands in the element that holds the article. ``links`` is the share of its characters inside links (0–1). ``path`` is
    the chain of tags with their first class (``main>div.story>p``), ``marks`` the words of noise found in class and id names
    on that chain (``share``, ``rating``, …).
    """

    text: str
    kind: BlockKind = "paragraph"
    where: Where = "body"
    inside: bool = True
    links: float = 0.0
    path: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What stands on a page, as found: nothing set aside yet, no time read yet.

    ``barrier`` says why this is no article (``paywall``, ``consent``, ``bot check``, ``soft 404``, ``error page``, ``half loaded``,
    ``no article``), empty for an article.
    """

    url: str
    canonical: str
    headline: str
    description: str
    authors: tuple[str, ...]
    section: str
    in_language: str
    blocks: tuple[Block, ...]
    claims: tuple[Claim, ...]
    barrier: str = ""


class Memory(Protocol):
    """What a publisher's own visits taught about its noise; ``version`` names it in a reader's version."""

    @property
    def version(self) -> str: ...

    def rule_for(self, block: Block) -> str | None:
        """The name of the lesson under which *block* may be set aside; None if nothing was learned about it."""
        ...

    def is_certain(self, block: Block) -> bool:
        """Whether the lesson about *block* holds even for a sentence between two paragraphs."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """Text that no editor wrote, and the name of the rule that set it aside."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who read a capture; two readings are compared only if the same reader made both."""

    name: str
    version: str


class Text(Protocol):
    """What an article says: the part of a reading or revision that judgement compares."""

    @property
    def headline(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def authors(self) -> tuple[str, ...]: ...
    @property
    def paragraphs(self) -> tuple[str, ...]: ...
    @property
    def date_modified(self) -> Stamp | None: ...
    @property
    def in_language(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an article says, computed from a capture by pure functions; the noise is set aside, not thrown away."""

    headline: str
    description: str
    authors: tuple[str, ...]
    section: str
    in_language: str
    paragraphs: tuple[str, ...]
    date_published: Stamp | None
    date_modified: Stamp | None
    claims: tuple[Stamp, ...]
    noise: tuple[Noise, ...]
    content_digest: str
    reader: Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    r"""One sentence-level step from the text before to the text after; ``words`` spells it out.

    ``field`` is ``headline``, ``description``, ``authors`` or ``paragraphs``. ``before_at`` and ``after_at`` say where, as
    ``(paragraph, sentence)``, both counted from 0 through the whole field; None where the side does not exist. ``spans`` is the
    number of sentences on each side: ``(1, 2)`` is a split, ``(2, 1)`` a merge. ``gaps`` is what stands around the new sentences
    in the new text: a space, nothing, or ``\n\n`` for the end of a paragraph. With them the actions rebuild the new text.
    """

    action: ActionName
    field: str
    before: str | None
    after: str | None
    words: tuple[Word, ...] = ()
    before_at: tuple[int, int] | None = None
    after_at: tuple[int, int] | None = None
    spans: tuple[int, int] = (1, 1)
    gaps: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A number, date, name, quotation or negation that changed; None on the side where it does not stand."""

    kind: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The step from one revision to the next: what kind, whether the publisher said so, and every action.

    ``similarity`` lies in 0–1 (1: the same words); ``reverts_to`` is the number of the earlier revision that came back, and
    ``alternates`` tells that two states have been taking turns (an A/B test, a stale cache). ``diff_digest`` is equal for the
    same edit on any article.
    """

    kinds: tuple[str, ...]
    silent: bool
    actions: tuple[Action, ...]
    words_added: int
    words_removed: int
    similarity: float
    facts: tuple[Fact, ...] = ()
    reverts_to: int | None = None
    terms_added: tuple[str, ...] = ()
    terms_removed: tuple[str, ...] = ()
    alternates: bool = False
    diff_digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes and headers of one response, stored once per payload digest (``sha256:<hex>`` of the bytes)."""

    payload_digest: str
    body: bytes
    headers: Mapping[str, str]
    url: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One attempt to look, with its outcome (RFC 9110 for the status); ``bytes`` and ``took_ms`` are of the response.

    ``id`` is made by the visitor and unique, so that writing a visit twice is writing it once. A visit is written first as
    ``failed`` because ``not read yet``, and its outcome follows; a crash in between leaves the truth. ``revision`` is the number
    of the revision it showed, ``validators`` what the answer gave to compare by, ``reader`` the version of the reader that read
    it, ``awaited`` what the schedule knew before; each None if that is not known. ``asked`` is the address that was asked for, if
    another one answered. ``moved_to`` is where a moved article is now, or what its page calls its own address, if that is new.
    """

    id: str
    article: str
    url: str
    publisher: str
    at: datetime
    outcome: Outcome
    status: int | None = None
    took_ms: int | None = None
    bytes: int | None = None
    payload_digest: str | None = None
    date_modified: Stamp | None = None
    moved_to: str | None = None
    reason: str = ""
    revision: int | None = None
    validators: Validators | None = None
    asked: str | None = None
    reader: str | None = None
    awaited: Awaited | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """What the schedule knew of an article when it was visited; the policy learns from it.

    ``since`` and ``age`` are hours from publication to the last showing before and to this visit, ``chance`` (0–1) is how likely a
    change was by age and liveliness alone. ``hinted`` are the sources with a hint pending, ``covered`` those that list the article.
    """

    since: float
    age: float
    chance: float
    hinted: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One state of an article's text, first seen at an instant (Memento, RFC 7089).

    ``not_before`` is the last visit that still showed the previous text; ``capture`` the payload digest of its evidence;
    ``chain_digest`` covers this revision and the previous chain digest.
    """

    article: str
    publisher: str
    number: int
    first_seen: datetime
    last_seen: datetime
    not_before: datetime | None
    headline: str
    description: str
    authors: tuple[str, ...]
    section: str
    in_language: str
    paragraphs: tuple[str, ...]
    date_published: Stamp | None
    date_modified: Stamp | None
    claims: tuple[Stamp, ...]
    noise: tuple[Noise, ...]
    content_digest: str
    previous_digest: str | None
    chain_digest: str
    reader: Reader
    capture: str
    change: Change | None

    @property
    def id(self) -> str:
        """The revision's key: the article's URL, a number sign, the number."""
        return f"{self.article}#{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rereading:
    """A stored capture as a later reader reads it, kept beside the revision it may belong to, which stays as it was.

    ``revision`` is the number of the revision that was recorded at that look, None for a look that left none. ``verdict`` tells
    what the history would be by this reader: the revision ``stands``, ``vanishes`` (the text of the look before), has
    ``other kinds`` of change, a revision ``appears`` where none was, or the capture is ``unreadable`` (missing, or no article
    to this reader). ``kinds`` are those of the change by this reader; ``reading`` is None if there is none.
    """

    article: str
    publisher: str
    revision: int | None
    first_seen: datetime
    capture: str
    verdict: Verdict
    kinds: tuple[str, ...]
    reader: Reader
    reading: Reading | None
    at: datetime

    @property
    def id(self) -> str:
        """The key: article and number (or instant, where there is no revision), and the reader's version."""
        return rereading_id(self.article, self.revision or self.first_seen.isoformat(), self.reader)


def rereading_id(article: str, place: int | str, reader: Reader) -> str:
    """The key of a rereading.

    >>> rereading_id("https://news.example/ferry", 2, Reader(name="tashih", version="5d41"))
    'https://news.example/ferry#2@5d41'
    """
    return f"{article}#{place}@{reader.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The newest state of an article in short; ``date_modified`` is the last claim seen, touches included."""

    number: int
    content_digest: str
    headline: str
    date_modified: Stamp | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What the server said to compare by (RFC 9110 section 8.8), to be sent back with the next visit."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The newest answer that was read: the address it came from, the digest of its bytes, the version of the reader.

    While all three stand, validators may be sent back, and the same bytes need not be read again.
    """

    url: str
    payload_digest: str | None
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stretch of an article's life in one state: it began between ``not_before`` and ``since``, and was seen so until ``last``.

    ``confirmed`` is the first later visit that found the same (an answer 410 confirms itself), None until there is one.
    ``visit`` names the visit that found it so first, and ``reason`` is what that visit says.
    """

    state: State
    since: datetime
    last: datetime
    not_before: datetime | None = None
    confirmed: datetime | None = None
    reason: str = ""
    moved_to: str | None = None
    visit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Another article whose history goes on in this one: since when, why, and the visit that showed it."""

    article: str
    at: datetime
    reason: str
    visit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The thing with a history, named by its canonical URL; ``urls`` are all addresses it was seen at.

    ``last_seen`` is the newest visit that showed the text, ``last_visit`` the newest visit of any outcome. ``stages`` are its
    life so far, the present one last; ``merged`` are the articles whose histories go on in this one.
    """

    url: str
    publisher: str
    urls: tuple[str, ...]
    state: State
    first_seen: datetime
    last_seen: datetime
    revisions: int
    head: Head | None
    validators: Validators = field(default_factory=Validators)
    seen: Seen | None = None
    last_visit: datetime | None = None
    stages: tuple[Stage, ...] = ()
    merged: tuple[Merge, ...] = ()
    next_visit: datetime | None = None
    schedule: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the store knows of an article at the moment of judgement.

    ``seen_as`` is the number of the newest revision that had the asked-for content digest, None if there was none.
    """

    article: Article
    latest: Revision
    seen_as: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionQuery:
    """Which revisions to list, newest first: every given filter must hold; ``since`` ≤ first_seen < ``until``.

    ``kind`` is among the change's kinds, ``fact`` among the kinds of its facts, ``term`` was added or removed.
    """

    article: str | None = None
    publisher: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    kind: str | None = None
    silent: bool | None = None
    fact: str | None = None
    term: str | None = None
    grep: str | None = None
    limit: int | None = None
