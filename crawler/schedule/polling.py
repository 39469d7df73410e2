"""How often a listing (feed, sitemap, front page) is asked: sooner while it brings news, later while it is silent."""

from __future__ import annotations

from datetime import timedelta

FIRST = timedelta(minutes=10)
FAILED = timedelta(minutes=15)
SOONEST = timedelta(minutes=5)
LATEST = timedelta(hours=1)
SELDOM = timedelta(days=1)  # a listing that has failed or said nothing for long
SHORTER, LONGER = 0.7, 1.3


def poll_again(before: timedelta | None, *, news: int, least: timedelta = SOONEST) -> timedelta:
    """The wait until the next poll after one that brought so many new articles or hints; *before* is the last wait.

    >>> str(poll_again(timedelta(minutes=10), news=3)), str(poll_again(timedelta(minutes=10), news=0))
    ('0:07:00', '0:13:00')
    """
    wait = (before or FIRST) * (SHORTER if news else LONGER)
    return min(max(wait, least), max(LATEST, least))


def poll_after_failures(failures: int) -> timedelta:
    """The wait after so many failed polls in a row, the first being 1: a quarter of an hour, doubled each time, at most a day."""
    return min(FAILED * (1 << min(failures - 1, 10)), SELDOM)
