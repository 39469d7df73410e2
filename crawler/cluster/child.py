"""A crawl in a process of its own, tied to its parent by a pipe: if the parent dies, the crawl gives its turns back and ends.

A reactor cannot be started twice in one process, and whatever a page does to a reader ends with the child.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

COMMAND = (sys.executable, "-m", "crawler.cluster.visits")


def work_off(message: dict[str, Any]) -> None:
    """Let a child work a message off; RuntimeError with its exit code if it failed."""
    environment = {"SCRAPY_SETTINGS_MODULE": "settings.cluster", **os.environ}
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdin is not None
        child.stdin.write(json.dumps(message) + "\n")
        child.stdin.flush()
        code = child.wait()
    if code:
        raise RuntimeError(f"the crawl of {', '.join(message['hosts'])} ended with code {code}; what is left stays due")
