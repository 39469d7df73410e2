"""HTML from templates, in which text can't become markup."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from string import Template


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def fill(template: str, values: Mapping[str, str]) -> Html:
    """A template with its ``$names`` filled in; all but :class:`Html` is escaped. KeyError for a name without a value.

    >>> fill("<b>$who</b>", {"who": "Marsh & Sons"})
    '<b>Marsh &amp; Sons</b>'
    """
    return Html(Template(template).substitute({name: escaped(value) for name, value in values.items()}))


def escaped(text: str) -> Html:
    """Text as markup that shows it, in element content and in quoted attributes."""
    return text if isinstance(text, Html) else Html(html.escape(text, quote=True))


def script_data(value: object) -> Html:
    """A value as JSON that may stand in a ``<script>`` element (HTML Standard section 4.12.1.3)."""
    return Html(json.dumps(value, ensure_ascii=False, indent=1).replace("<", "\\u003c"))
