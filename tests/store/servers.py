"""Servers in tests: quickly given up, quickly ended."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from crawler.store.embedded import Patience, occupant
from crawler.store.ownership import is_vacant

HURRIED = Patience(answer=1.5, start=20, stop=20, stop_hung=0.3)


def kill(folder: Path) -> None:
    """End the folder's server, if one runs, with `kill -9`, and wait until it is gone."""
    while not is_vacant(folder):
        if server := occupant(folder):
            os.kill(server.pid, signal.SIGKILL)
        time.sleep(0.01)
