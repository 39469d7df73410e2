"""Conditional requests (RFC 9110 section 13): has the page moved since the visitor last saw it?"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from crawler.newsroom.states import State


def weak_etag(state: State) -> str:
    """A tag for what a page says and shows as its stamp; weak, because counters move under it."""
    shown = "\n".join((*state.text, str(state.modified)))
    return f'W/"{hashlib.sha256(shown.encode()).hexdigest()[:16]}"'


def still_fresh(headers: Mapping[str, str], etag: str, last_modified: datetime) -> bool:
    """Whether 304 is the answer; ``If-None-Match`` goes before ``If-Modified-Since``, an unreadable date asks nothing."""
    if "if-none-match" in headers:
        asked = {tag.strip() for tag in headers["if-none-match"].split(",")}
        return "*" in asked or etag.removeprefix("W/") in {tag.removeprefix("W/") for tag in asked}
    try:
        return last_modified <= parsedate_to_datetime(headers["if-modified-since"])
    except (KeyError, ValueError, TypeError):
        return False
