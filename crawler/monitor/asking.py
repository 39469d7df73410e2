"""What a person typed becomes a query: instants, article addresses, revision numbers."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from crawler.errors import UsageError
from crawler.model import Article, Revision
from crawler.reading.identity import normalise_url
from crawler.store.protocol import Store

AGE = re.compile(r"(\d{1,5})\s*(m|min|h|d|w)")
UNITS = {"m": timedelta(minutes=1), "min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
UNITS["w"] = timedelta(weeks=1)


def instant(text: str, *, now: datetime) -> datetime:
    """An ISO 8601 instant (without an offset: UTC), or an age such as ``90m``, ``12h``, ``7d``, ``2w`` before *now*.

    >>> str(instant("12h", now=datetime(2026, 3, 2, 12, tzinfo=UTC)))
    '2026-03-02 00:00:00+00:00'
    """
    if age := AGE.fullmatch(text.strip()):
        return now - int(age[1]) * UNITS[age[2]]
    try:
        read = datetime.fromisoformat(text.strip())
    except ValueError:
        raise UsageError(
            f"{text!r} is no instant: write 2026-03-02, 2026-03-02T14:30 (UTC), 2026-03-02T14:30+03:00, "
            "or an age such as 12h or 7d."
        ) from None
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def number(text: str) -> int:
    """A revision's number, from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise UsageError(f"{text!r} is no revision number: they count from 1. `tashih log URL` lists them.")
    return int(text)


async def article_at(store: Store, url: str) -> Article:
    """The article that was seen at *url*; UsageError with the next step if there is none."""
    if article := await store.article(url) or await store.article(normalise_url(url)):
        return article
    raise UsageError(
        f"no article was recorded at {url!r}. Visit it with: tashih crawl news -a url={normalise_url(url)}"
    )


async def revision_at(store: Store, article: Article, wanted: int | None) -> Revision:
    """A revision by number, the newest without one; UsageError with the numbers there are if it does not exist."""
    if revision := await store.revision(article.url, wanted):
        return revision
    raise UsageError(f"{article.url} has no revision {wanted}: it has {article.revisions}, counted from 1.")
