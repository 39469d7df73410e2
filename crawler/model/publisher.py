"""A news organisation: where it publishes, how its pages are laid out, by which clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
