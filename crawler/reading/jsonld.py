"""Structured data in JSON-LD (https://schema.org/NewsArticle): the node that speaks of this page's article.

Newsrooms write it by hand and by template, so broken JSON is mended where the damage is a known one (comments, trailing
commas, raw control characters, several objects in a row) and skipped otherwise. Values are HTML-unescaped.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

ARTICLE_TYPES = frozenset(
    (
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "AskPublicNewsArticle",
        "AdvertiserContentArticle",
        "SatiricalArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
        "TechArticle",
        "ScholarlyArticle",
        "SocialMediaPosting",
    )
)
_WRAPPER = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_MAX_NODES = 20_000
_MAX_CHARACTERS = 3_000_000

Node = dict[str, Any]


def article_node(scripts: Iterable[str], *, url: str = "") -> Node:
    """The first article among the scripts' nodes, that of *url* before others; empty without one."""
    found = [node for script in scripts for value in parse(script) for node in nodes(value) if is_article(node)]
    path = _key(url)
    named = (node for node in found if path and path in {_key(text) for text in _addresses(node)})
    return next(named, found[0] if found else {})


def parse(script: str) -> list[Any]:
    """The JSON values in a script; empty if it cannot be mended."""
    text = _WRAPPER.sub("", script[:_MAX_CHARACTERS]).strip().rstrip(";")
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        if values := _values(attempt):
            return values
    return []


def _values(text: str) -> list[Any]:
    """All JSON values that stand in a row in *text*, up to the first that is broken."""
    decoder, values, at = json.JSONDecoder(strict=False), [], 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        values.append(value)
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
    return values


def nodes(value: Any) -> Iterator[Node]:
    """Every object inside *value*, outer before inner; no recursion, so depth does not matter."""
    queue, seen = [value], 0
    while queue and seen < _MAX_NODES:
        seen += 1
        item = queue.pop(0)
        if isinstance(item, dict):
            yield item
            queue.extend(part for key, part in item.items() if key not in _OTHERS and isinstance(part, dict | list))
        elif isinstance(item, list):
            queue.extend(part for part in item if isinstance(part, dict | list))


# Keys under which other articles stand.
_OTHERS = frozenset(
    ("itemListElement", "hasPart", "citation", "relatedLink", "isPartOf", "mentions", "isBasedOn", "comment")
)


def is_article(node: Node) -> bool:
    """Whether the node's type is one of schema.org's articles."""
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and k.rsplit("/", 1)[-1].removeprefix("schema:") in ARTICLE_TYPES for k in kinds)


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(value, str):
            yield value


def _key(url: str) -> str:
    """What two spellings of one address share."""
    return re.sub(r"^https?://(?:www\.|m\.|amp\.)?", "", url.split("#")[0].split("?")[0]).rstrip("/")


def texts(value: Any) -> list[str]:
    """The strings of a value that may be a string, an object with a name, or a list of those."""
    items = value if isinstance(value, list) else [value]
    names = (item.get("name") or item.get("@value") if isinstance(item, dict) else item for item in items)
    flat = (part for name in names for part in (name if isinstance(name, list) else [name]))
    return [unescape(name) for name in flat if isinstance(name, str) and name.strip()]


def text(value: Any) -> str:
    """The first string of a value; empty without one."""
    return next(iter(texts(value)), "")


def unescape(raw: str) -> str:
    """HTML character references resolved, twice where a template escaped twice."""
    once = html.unescape(raw)
    return html.unescape(once) if "&" in once else once
