"""From bytes to a reading in one call: the same steps as the pipelines take, for everyone who has no crawl.

The reader's version covers the source of this folder, the libraries it stands on, the publisher's own file and what its
visits taught, so that any better reader has another version, and two readings are compared only if one reader made both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from crawler.model import Capture, Claim, Memory, Noise, Page, Publisher, Reader, Reading, Stamp, Visit
from crawler.reading.digest import content_digest
from crawler.reading.noise import set_aside
from crawler.reading.pages import read_page
from crawler.reading.stamps import choose, visible_claims
from crawler.reading.volatility import Learned

NOTHING = Learned()
STANDS_ON = ("selectolax", "dateparser", "tzdata")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamps:
    """The times a page claims for its article, and every claim they were chosen from."""

    date_published: Stamp | None
    date_modified: Stamp | None
    claims: tuple[Stamp, ...]


def read(
    body: bytes,
    *,
    url: str,
    content_type: str | None,
    publisher: Publisher | None,
    seen_at: datetime,
    learned: Memory = NOTHING,
) -> tuple[Page, Reading]:
    """The page as found and what its article says; never raises, ``Page.barrier`` says why a page is no article."""
    page = read_page(body, url=url, content_type=content_type, publisher=publisher, on=seen_at.date())
    paragraphs, noise = clean(page, learned)
    stamps = read_stamps(page, publisher=publisher, seen_at=seen_at)
    return page, compose(page, paragraphs, noise, stamps, reader_for(publisher, learned.version))


def read_capture(
    capture: Capture, *, publisher: Publisher | None, seen_at: datetime | None = None, learned: Memory = NOTHING
) -> tuple[Page, Reading]:
    """The same of a stored capture, as it was seen at an instant: *seen_at*, or when it first came."""
    return read(
        capture.body,
        url=capture.url,
        content_type=content_type_in(capture.headers),
        publisher=publisher,
        seen_at=seen_at or capture.at,
        learned=learned,
    )


def is_article(page: Page, reading: Reading) -> bool:
    """Whether a page was read as an article: nothing bars it, and it has text."""
    return not page.barrier and bool(reading.paragraphs)


def reread(page: Page, reading: Reading, publisher: Publisher | None, learned: Memory) -> Reading:
    """A reading again, with the noise set aside under what was learned; its stamps stand."""
    paragraphs, noise = clean(page, learned)
    stamps = Stamps(date_published=reading.date_published, date_modified=reading.date_modified, claims=reading.claims)
    return compose(page, paragraphs, noise, stamps, reader_for(publisher, learned.version))


def content_type_in(headers: Mapping[str, str]) -> str | None:
    """The Content-Type among headers of any case."""
    return next((value for name, value in headers.items() if name.lower() == "content-type"), None)


def clean(page: Page, learned: Memory) -> tuple[tuple[str, ...], tuple[Noise, ...]]:
    """The article's paragraphs, and the noise set aside with the rule that took it."""
    cleaned = set_aside(page.blocks, learned=learned)
    return tuple(block.text for block in cleaned.kept), cleaned.noise


def read_stamps(page: Page, *, publisher: Publisher | None, seen_at: datetime) -> Stamps:
    """The publisher's own times: machine claims and visible lines, read in the publisher's zone, language and order."""
    chosen = choose(
        (*page.claims, *visible_claims(page.blocks)),
        seen_at=seen_at,
        zone=publisher.zone if publisher else None,
        languages=languages_of(page, publisher),
        date_order=publisher.date_order if publisher else "",
    )
    return Stamps(date_published=chosen.date_published, date_modified=chosen.date_modified, claims=chosen.claims)


def claims_around(visit: Visit, listed: tuple[Claim, ...] = ()) -> tuple[Claim, ...]:
    """The times that stand around a page, not on it: in its listing and in the answer's Last-Modified (RFC 9110 8.8.2)."""
    stated = visit.validators.last_modified if visit.validators else None
    return (*listed, *([Claim(raw=stated, source="http:last-modified", role="modified")] if stated else []))


def languages_of(page: Page, publisher: Publisher | None) -> tuple[str, ...]:
    """The page's own language first, then the publisher's; two letters each, no language twice."""
    spoken = (page.in_language[:2].lower(), *(publisher.languages if publisher else ()))
    return tuple(dict.fromkeys(language for language in spoken if language))


def compose(
    page: Page, paragraphs: tuple[str, ...], noise: tuple[Noise, ...], stamps: Stamps, reader: Reader
) -> Reading:
    """Put the parts together and name the text by its digest."""
    return Reading(
        headline=page.headline,
        description=page.description,
        authors=page.authors,
        section=page.section,
        in_language=page.in_language,
        paragraphs=paragraphs,
        date_published=stamps.date_published,
        date_modified=stamps.date_modified,
        claims=stamps.claims,
        noise=noise,
        content_digest=content_digest(
            headline=page.headline, description=page.description, authors=page.authors, paragraphs=paragraphs
        ),
        reader=reader,
    )


@lru_cache(maxsize=4096)
def reader_for(publisher: Publisher | None, learned: str) -> Reader:
    """Name and version of the reader that reads this publisher's pages today; *learned* is the version of its lessons."""
    read_by = replace(publisher, quiet_hours="", visits_per_day=None) if publisher else None
    own = hashlib.sha256(f"{_generic_version()}\n{read_by!r}\n{learned}".encode()).hexdigest()
    return Reader(name="tashih", version=own[:16])


@cache
def _generic_version() -> str:
    """Digest over the source of the reading folder and the versions of the libraries it stands on."""
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    for library in STANDS_ON:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()
