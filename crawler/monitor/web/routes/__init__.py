"""The routes for programs, a subject a file."""

from __future__ import annotations

from fastapi import APIRouter

from crawler.monitor.web.routes import annotating, articles, captures, health, login, me, memento, revisions, stream

ROUTERS: tuple[APIRouter, ...] = (
    revisions.router,
    articles.router,
    captures.router,
    annotating.router,
    stream.router,
    memento.router,
    me.router,
    health.router,
    login.router,
)
