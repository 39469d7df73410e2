"""``tashih``: Scrapy's own command line with the project's settings chosen."""

from __future__ import annotations

import os
import sys

from scrapy.cmdline import execute


def main() -> None:
    """Run one command from ``sys.argv`` and exit with its code."""
    os.environ.setdefault("SCRAPY_SETTINGS_MODULE", "settings.base")
    execute(["tashih", *sys.argv[1:]])


if __name__ == "__main__":
    main()
