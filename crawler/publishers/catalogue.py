"""The catalogue of publishers: every file of this folder, and of one more folder that the user may name.

A publisher is one file that binds ``PUBLISHER``. The folder is walked; nothing else is edited.
"""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crawler.errors import PublisherFileError, UnknownPublisherError
from crawler.model import Publisher

DATE_ORDERS = {"", "DMY", "MDY", "YMD"}
NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")


def load_publishers(extra: Path | None = None) -> dict[str, Publisher]:
    """All publishers by name; a file in *extra* wins over a built-in one of the same name or domain.

    PublisherFileError if one is unfit.
    """
    if extra is not None and not extra.is_dir():
        raise PublisherFileError(str(extra), "PUBLISHERS_PATH names no folder")
    own = {found.name: found for found in (_publishers_in(extra) if extra else ())}
    return own | {found.name: found for found in _publishers_in(Path(__file__).parent) if found.name not in own}


def _publishers_in(folder: Path) -> Iterable[Publisher]:
    for path in sorted(folder.glob("*.py")):
        if path.name != Path(__file__).name and not path.name.startswith("_"):
            yield read_publisher_file(path)


def read_publisher_file(path: Path) -> Publisher:
    """The publisher that a file declares; PublisherFileError with the reason if it declares none that can be used."""
    try:
        bound = runpy.run_path(str(path)).get("PUBLISHER")
    except Exception as error:  # a user's file may raise anything; who, where and why is all that matters
        raise PublisherFileError(str(path), f"it cannot be run ({type(error).__name__}: {error})") from error
    if not isinstance(bound, Publisher):
        raise PublisherFileError(str(path), "it binds no PUBLISHER = Publisher(…)")
    if faults := list(faults_of(bound)):
        raise PublisherFileError(str(path), "; ".join(faults))
    return bound


def faults_of(publisher: Publisher) -> Iterable[str]:
    """What is wrong with a publisher's declaration, one sentence each; nothing for a good one."""
    if not NAME.fullmatch(publisher.name):
        yield f"name {publisher.name!r} is not lower-case letters, digits, '-', '_' or '.'"
    if not publisher.domains:
        yield "domains is empty"
    for field in ("domains", "languages", "front_pages", "feeds", "sitemaps", "layouts"):
        if not isinstance(getattr(publisher, field), tuple):
            yield f"{field} is no tuple (is a comma missing?)"
    if publisher.date_order not in DATE_ORDERS:
        yield f"date_order {publisher.date_order!r} is none of DMY, MDY, YMD"
    if not isinstance(publisher.render, bool):
        yield f"render {publisher.render!r} is neither True nor False"
    yield from _zone_faults(publisher.zone)
    try:
        re.compile(publisher.article_pattern)
    except re.error as error:
        yield f"article_pattern is no regular expression ({error})"


def _zone_faults(zone: str | None) -> Iterable[str]:
    try:
        if zone is not None:
            ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield f"zone {zone!r} is no IANA time zone (such as Europe/Istanbul)"


def publisher_named(name: str, publishers: Mapping[str, Publisher]) -> Publisher:
    """The publisher with that name or title, in any case; UnknownPublisherError if there is none."""
    wanted = name.casefold()
    for publisher in publishers.values():
        if wanted in {publisher.name.casefold(), publisher.title.casefold()}:
            return publisher
    raise UnknownPublisherError(name, tuple(sorted(publishers)))


def publisher_of(url: str, publishers: Iterable[Publisher]) -> Publisher | None:
    """The publisher whose domains hold *url*; a domain may carry a port, and holds its subdomains."""
    parts = urlsplit(url)
    host, with_port = (parts.hostname or "").lower(), parts.netloc.lower().rpartition("@")[2]
    for publisher in publishers:
        for domain in publisher.domains:
            if with_port == domain or host == domain or host.endswith("." + domain):
                return publisher
    return None


def name_of(url: str, publishers: Iterable[Publisher]) -> str:
    """The name of the publisher of *url*; its host if no file describes it."""
    publisher = publisher_of(url, publishers)
    return publisher.name if publisher else urlsplit(url).netloc.lower()
