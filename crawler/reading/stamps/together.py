"""Whether two stamps name the same instant."""

from __future__ import annotations

from datetime import timedelta

from crawler.model import Stamp


def together(one: Stamp, other: Stamp, *, within: timedelta = timedelta(0)) -> bool:
    """Do both name the same instant, or instants no further apart than *within*?

    Each is taken for the stretch of time that its precision leaves open.
    """
    first, second = sorted((one, other), key=lambda stamp: stamp.at)
    return second.at < first.end + within
