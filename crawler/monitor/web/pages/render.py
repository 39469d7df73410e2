"""Templates that cannot be talked into anything: every value is escaped, and text from pages is made harmless first."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from crawler.judgement.plain import neutral
from crawler.judgement.typeset import shown
from crawler.monitor.web.pages import links
from crawler.monitor.web.pages.reader import reader_of
from crawler.monitor.web.pages.sayings import said
from crawler.monitor.web.pages.speech import iso, spoken, zones
from crawler.monitor.web.services import services_of

FOLDER = Path(__file__).parent
PLACES = {
    "stream": "/",
    "silent": "/silent",
    "annotations": "/annotations",
    "publishers": "/publishers",
    "schedule": "/schedule",
}
TO_BE_ASKED_AGAIN = {"Cache-Control": "private, no-cache", "Vary": "Cookie, Accept-Language"}


@cache
def environment() -> Environment:
    """The templates, with escaping on for every file and unknown names an error."""
    jinja = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    jinja.filters.update(iso=iso, spoken=spoken, shown=shown, capitalised=capitalised, coded=coded, said=said)
    jinja.globals.update(links=links, assets=assets(), places=list(PLACES.items()), zones=zones())
    return jinja


def coded(text: str) -> Markup:
    """A text whose parts between back quotes are commands; everything in it is escaped and harmless.

    >>> coded("see `tashih run` <b>")
    Markup('see <code translate="no">tashih run</code> &lt;b&gt;')
    """
    parts = [str(escape(neutral(part))) for part in text.split("`")]
    if len(parts) % 2 == 0:
        return Markup("`".join(parts))  # noqa: S704  # every part was escaped
    shown = (f'<code translate="no">{part}</code>' if at % 2 else part for at, part in enumerate(parts))
    return Markup("".join(shown))  # noqa: S704  # every part was escaped


def capitalised(text: str) -> str:
    """A text with a capital at its beginning, as Turkish and English write it: none of our names begins with an i."""
    return text[:1].upper() + text[1:]


def harmless(value: Any) -> Any:
    """What a template prints: a string with its control characters and direction overrides spelled out; None as nothing."""
    if value is None:
        return ""
    return neutral(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def assets() -> str:
    """A word that changes with the style sheet and the script, so that a browser never mixes two versions."""
    files = sorted((FOLDER / "static").iterdir())
    return hashlib.sha256(b"".join(each.read_bytes() for each in files)).hexdigest()[:12]


def page(
    request: Request,
    template: str,
    *,
    here: str = "",
    status: int = 200,
    headers: dict[str, str] | None = None,
    **values: Any,
) -> Response:
    """A template as an answer, in the reader's language and with what every page shows."""
    reader = reader_of(request)
    text = (
        environment()
        .get_template(template)
        .render(
            **values,
            reader=reader,
            speech=reader.speech,
            t=reader.speech.say,
            now=services_of(request).clock(),
            here=here,
        )
    )
    return HTMLResponse(text, status_code=status, headers={**TO_BE_ASKED_AGAIN, **(headers or {})})
