"""``tashih``: Scrapy's own command line with the project's settings chosen."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec

from scrapy.cmdline import execute
from scrapy.settings import Settings
from scrapy.utils.project import get_project_settings


def main() -> None:
    """Run one command from ``sys.argv`` and exit with its code."""
    os.environ.setdefault("SCRAPY_SETTINGS_MODULE", "settings.base")
    execute(["tashih", *sys.argv[1:]], settings_for(sys.argv[1:2]))


def settings_for(named: list[str]) -> Settings:
    """The project's settings; if one of our own commands is *named*, no other is imported: `tashih log` needs no web server.

    Scrapy imports everything below COMMANDS_MODULE to learn which commands there are.
    """
    settings = get_project_settings()
    own = f"{settings['COMMANDS_MODULE']}.{''.join(named)}"
    if named and named[0].isidentifier() and find_spec(own):
        settings.set("COMMANDS_MODULE", own, priority="cmdline")
    return settings


if __name__ == "__main__":
    main()
