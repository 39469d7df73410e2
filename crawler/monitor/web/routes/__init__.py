"""The routes for programs, a subject a file."""

from __future__ import annotations

from fastapi import APIRouter

from crawler.monitor.web.routes import health, login

ROUTERS: tuple[APIRouter, ...] = (health.router, login.router)
