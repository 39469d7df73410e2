"""The publishers that the settings lead to: the built-in files, and those of PUBLISHERS_PATH or of TASHIH_HOME/publishers."""

from __future__ import annotations

from pathlib import Path

from scrapy.settings import BaseSettings

from crawler.model import Publisher
from crawler.publishers.catalogue import load_publishers
from crawler.store.connect import home_of


def publishers_of(settings: BaseSettings) -> dict[str, Publisher]:
    """All publishers by name; PublisherFileError if a file is unfit, or PUBLISHERS_PATH no folder."""
    folder = own_folder(settings)
    return load_publishers(folder if settings.get("PUBLISHERS_PATH") or folder.is_dir() else None)


def own_folder(settings: BaseSettings) -> Path:
    """Where the user's own publisher files are: PUBLISHERS_PATH, else ``publishers`` in TASHIH_HOME."""
    named = settings.get("PUBLISHERS_PATH")
    return Path(named) if named else home_of(settings) / "publishers"
