"""A crawl in a process of its own, tied to its parent by a pipe: if the parent dies, the crawl gives its turns back and ends.

A reactor cannot be started twice in one process, and whatever a page does to a reader ends with the child. A child takes seconds
to load what it needs, so the next one is started when one has ended, and waits for its message.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

COMMAND = (sys.executable, "-m", "crawler.cluster.visits")

Child = subprocess.Popen[str]

_waiting: list[Child] = []


def work_off(message: dict[str, Any]) -> None:
    """Let a child work a message off; RuntimeError with its exit code if it failed."""
    with _taken() as child:
        assert child.stdin is not None
        child.stdin.write(json.dumps(message) + "\n")
        child.stdin.flush()
        code = child.wait()
    prepare()
    if code:
        raise RuntimeError(f"the crawl of {', '.join(message['hosts'])} ended with code {code}; what is left stays due")


def prepare(**_: Any) -> None:
    """Have a child that waits for a message; what Celery says with its signal is not needed."""
    if not _waiting:
        environment = {"SCRAPY_SETTINGS_MODULE": "settings.cluster", **os.environ}
        _waiting.append(subprocess.Popen(COMMAND, stdin=subprocess.PIPE, text=True, env=environment))


def _taken() -> Child:
    """The child that waits, or a new one if it has died meanwhile."""
    if _waiting and _waiting[-1].poll() is not None:
        _waiting.pop()
    prepare()
    return _waiting.pop()
