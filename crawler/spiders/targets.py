"""What a crawl was asked to visit: a publisher, one address, or a file of addresses; checked before anything starts."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from crawler.errors import AddressError, UsageError
from crawler.model import Publisher
from crawler.publishers.catalogue import publisher_named


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """Either a publisher to discover, or addresses to visit."""

    publisher: Publisher | None = None
    urls: tuple[str, ...] = ()

    @property
    def hosts(self) -> frozenset[str]:
        """The places that the user named: those of the addresses, or of everything in the publisher's file."""
        return frozenset(place for url in self.urls if (place := place_of(url))) | (
            places_of(self.publisher) if self.publisher else frozenset()
        )


def places_of(publisher: Publisher) -> frozenset[str]:
    """The hosts, with their ports where these are not the web's, that a publisher's file names."""
    listings = (*publisher.front_pages, *publisher.feeds, *publisher.sitemaps)
    named = (*listings, *(f"//{domain}" for domain in publisher.domains))
    return frozenset(place for url in named if (place := place_of(url)))


def place_of(url: str) -> str:
    """``host``, or ``host:port`` where the port is not the web's; empty for an address without a host.

    >>> place_of("https://News.example:443/a"), place_of("http://127.0.0.1:8000/"), place_of("//daily.example")
    ('news.example', '127.0.0.1:8000', 'daily.example')
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    return host if port in {None, 80, 443} or not host else f"{host}:{port}"


def targets_from(
    publishers: Mapping[str, Publisher], *, publisher: str | None, url: str | None, urls: str | None
) -> Targets:
    """The targets that the arguments of ``crawl news`` name; UsageError or a kind of it if none."""
    given = [name for name, value in (("publisher", publisher), ("url", url), ("urls", urls)) if value]
    if len(given) != 1:
        found = "none" if not given else " and ".join(given)
        raise UsageError(
            f"crawl news needs one of -a publisher=NAME, -a url=URL, -a urls=FILE, and got {found}. "
            "Example: tashih crawl news -a url=https://www.example.com/news/story"
        )
    if publisher:
        return Targets(publisher=publisher_named(publisher, publishers))
    return Targets(urls=(checked(url),) if url else read_list(str(urls)))


def checked(url: str) -> str:
    """The address as given; AddressError if it is no http(s) URL."""
    try:
        parts = urlsplit(url.strip())
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise AddressError(
            f"{url!r} is no address of a page: it has to start with http:// or https:// and name a host."
        )
    return url.strip()


def read_list(name: str) -> tuple[str, ...]:
    """The addresses in a file, one a line (``-`` is standard input); empty lines and ``#`` comments are passed over.

    AddressError names the line that is no address, or why the file cannot be read.
    """
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        what_to_do = "Give -a urls= a text file, one URL a line."
        raise AddressError(f"the list of addresses {name!r} cannot be read: {why}. {what_to_do}") from error
    urls = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            try:
                urls.append(checked(line))
            except AddressError as error:
                raise AddressError(f"{name}, line {number}: {error}") from error
    if not urls:
        raise AddressError(f"the list of addresses {name!r} is empty. Write one URL a line.")
    return tuple(dict.fromkeys(urls))
