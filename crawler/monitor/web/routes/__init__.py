"""The routes for programs, a subject a file."""

from __future__ import annotations

from fastapi import APIRouter

from crawler.monitor.web.routes import (
    annotating,
    articles,
    captures,
    feeds,
    health,
    login,
    me,
    memento,
    metrics,
    publishers,
    revisions,
    stream,
)

ROUTERS: tuple[APIRouter, ...] = (
    revisions.router,
    articles.router,
    captures.router,
    annotating.router,
    stream.router,
    publishers.router,
    feeds.router,
    memento.router,
    me.router,
    health.router,
    metrics.router,
    login.router,
)
