"""From settings to a server: the one place that every command and every crawl asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from scrapy.utils.conf import closest_scrapy_cfg

from crawler.store.choose import Server, find_server
from crawler.store.folder import WRITING_FLOOR, insist_on_room


class Settings(Protocol):
    """Anything that answers for a setting by name: Scrapy's settings or a dict."""

    def get(self, name: Any, default: Any = None, /) -> Any:
        """The setting's value, or the default."""


def server_for(settings: Settings) -> Server:
    """The server that MONGODB_URI names, else the one of TASHIH_HOME, started if need be; see :func:`find_server`."""
    return find_server(mongodb_uri=settings.get("MONGODB_URI"), home=home_of(settings))


def home_of(settings: Settings) -> Path:
    """TASHIH_HOME as a full path; a relative one hangs on the project's folder, so that its sub-folders see the same."""
    project = Path(closest_scrapy_cfg() or "scrapy.cfg").absolute().parent
    return project / Path(settings.get("TASHIH_HOME") or ".tashih").expanduser()


def insist_on_room_for(settings: Settings) -> None:
    """EmbeddedServerError if the disk of a server of ours is nearly full; a configured one looks after its own."""
    if not settings.get("MONGODB_URI"):
        insist_on_room(home_of(settings), WRITING_FLOOR)
