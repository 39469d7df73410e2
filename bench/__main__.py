"""All benchmarks, one after the other: ``python -m bench``. Each is a command of its own, ``python -m bench.NAME``."""

from __future__ import annotations

import subprocess
import sys

BENCHMARKS = ("worddiff", "reading", "crawl", "revisit", "exporting", "latency", "diffs")


def main() -> int:
    """Run them; 1 if one of them failed."""
    return max(subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode for name in BENCHMARKS)


if __name__ == "__main__":
    sys.exit(main())
