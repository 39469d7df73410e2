"""The Celery application: ``celery -A crawler.cluster.app worker``.

The broker carries only who is to be visited; what is due, who has the turn and what came of it stand in MongoDB. So a message
that is lost, doubled or late does no harm: its hosts' turns end, and they are handed out again.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from celery import Celery
from celery.signals import worker_process_init

from crawler.cluster.child import prepare, work_off

app = Celery("tashih")
app.config_from_object(os.environ.get("SCRAPY_SETTINGS_MODULE", "settings.cluster"), namespace="CELERY")
worker_process_init.connect(prepare)


@app.task(name="tashih.visit")  # type: ignore[untyped-decorator]
def visit(hosts: Mapping[str, int], publishers: Sequence[str]) -> None:
    """Visit what is due at *hosts*, each with the edition in which it was handed over; RuntimeError if the crawl failed."""
    work_off({"hosts": dict(hosts), "publishers": list(publishers)})
