"""The dashboard: pages for people.

The application takes three things from here: ``router`` with every page, ``problem_page`` that shows what went wrong, and
``login_page``. Files in ``static/`` are served at ``/static/``.
"""

from __future__ import annotations

from fastapi import APIRouter

from crawler.monitor.web.plain_pages import login_page, problem_page

__all__ = ["login_page", "problem_page", "router"]

router = APIRouter()
