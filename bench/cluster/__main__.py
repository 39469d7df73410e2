"""Workers and a kill: ``python -m bench.cluster [--pages 600] [--workers 3]``; needs RabbitMQ from the distribution's packages.

Pages on hosts of loopback are made due, handed out over RabbitMQ and visited by workers, one of which is killed (``kill -9``, with
everything it started) after a third. Asked: is any page lost, how long after the lease's end does the last of its hosts go on, and
does any host ever meet more requests in ten seconds than its delay allows? The last line is a JSON object.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from bench.cluster.trial import Trial, run
from crawler.store.choose import find_server
from crawler.store.embedded import stop
from tests.cluster.broker import MISSING, broker, is_installed


def main() -> int:
    """Run and print; 1 if a page was lost, recovery took too long, or a host was asked too often."""
    parser = argparse.ArgumentParser(prog="python -m bench.cluster", description=__doc__)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--hosts", type=int, default=8)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--delay", type=float, default=0.25, help="seconds between two requests to a host")
    parser.add_argument("--lease", type=float, default=10.0, help="seconds")
    wanted = parser.parse_args()
    if not is_installed():
        sys.stderr.write(MISSING + "\n")
        return 1
    trial = Trial(**vars(wanted))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that everybody who was started is ended
    with tempfile.TemporaryDirectory(prefix="tashih-bench-") as home, tempfile.TemporaryDirectory() as folder:
        server = find_server(mongodb_uri=None, home=Path(home))
        (logs := Path(folder) / "crew").mkdir()
        (data := Path(folder) / "broker").mkdir()
        try:
            with broker(data) as address:
                outcome = run(trial, folder=logs, uri=server.uri, database="bench", broker=address)
        finally:
            stop(Path(home) / server.kind)
    after_lease = max(outcome.silence - trial.lease, 0.0)
    figures = {**asdict(outcome), "lost": outcome.pages - outcome.recorded, "recovered_after_lease": after_lease}
    sys.stdout.write(json.dumps({key: round(value, 2) for key, value in figures.items()}) + "\n")
    too_many = outcome.most_in_window > 1.05 * outcome.allowed_in_window
    return int(outcome.recorded < outcome.pages or after_lease > 15 or too_many)


if __name__ == "__main__":
    sys.exit(main())
