"""Templates that cannot be talked into anything: every value is escaped, and text from pages is made harmless first."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from crawler.judgement.plain import neutral
from crawler.judgement.typeset import shown
from crawler.monitor.web.pages import links
from crawler.monitor.web.pages.speech import iso, spoken

FOLDER = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The templates, with escaping on for every file and unknown names an error."""
    jinja = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    jinja.filters.update(iso=iso, spoken=spoken, shown=shown)
    jinja.globals.update(links=links)
    return jinja


def harmless(value: Any) -> Any:
    """What a template prints: a string with its control characters and direction overrides spelled out; None as nothing."""
    if value is None:
        return ""
    return neutral(value) if isinstance(value, str) and not isinstance(value, Markup) else value
