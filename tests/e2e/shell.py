"""The command line as a user types it: a process of its own, on a database of the test's own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Tashih:
    """Runs ``tashih`` in a folder of its own; ``variables`` are its environment beside the machine's."""

    home: Path
    variables: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: str, stdin: str = "", timeout: float = 120) -> subprocess.CompletedProcess[str]:
        """One command, finished."""
        return subprocess.run(
            [sys.executable, "-m", "crawler.cli", *arguments],
            cwd=self.home, env=self.environment(), input=stdin, capture_output=True, text=True, timeout=timeout, check=False,
        )  # fmt: skip

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """One command, running."""
        return subprocess.Popen(
            [sys.executable, "-m", "crawler.cli", *arguments],
            cwd=self.home, env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def environment(self) -> dict[str, str]:
        """The machine's environment without what would lead to another database or proxy."""
        kept = {name: value for name, value in os.environ.items() if name.lower() not in {"http_proxy", "mongodb_uri"}}
        settings = {
            "SCRAPY_SETTINGS_MODULE": "settings.test",
            "PYTHONPATH": str(ROOT),
            "NO_COLOR": "1",
            "COLUMNS": "100",
        }
        return kept | settings | self.variables

    def crawl(self, *arguments: str) -> str:
        """A crawl that must succeed; what it said."""
        done = self.run("crawl", "news", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stderr

    def revisions(self, *arguments: str) -> list[dict[str, Any]]:
        """Recorded revisions as ``tashih log --json`` prints them, oldest first."""
        done = self.run("log", "--json", "--limit", "0", *arguments)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()][::-1]
