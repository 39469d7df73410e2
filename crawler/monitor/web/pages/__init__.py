"""The dashboard: pages for people.

The application takes three things from here: ``router`` with every page, ``problem_page`` that shows what went wrong, and
``login_page``. Files in ``static/`` are served at ``/static/``.
"""

from __future__ import annotations

from fastapi import APIRouter

from crawler.monitor.web.pages.problems import login_page, problem_page
from crawler.monitor.web.pages.routes import articles, captures, diffs, general, notes, publishers, schedule, stream

__all__ = ["login_page", "problem_page", "router"]

router = APIRouter()
for each in (stream, articles, diffs, captures, publishers, schedule, notes, general):
    router.include_router(each.router)
