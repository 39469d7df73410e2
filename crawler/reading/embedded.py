"""Articles that stand only in a script: the state that a page's own program would draw.

Read are JSON scripts (``__NEXT_DATA__``), assignments (``window.__STATE__ = {…}``, ``Fusion.globalContent={…}``) and pushed
chunks (``self.__next_f.push([1,"…"])``). The strings of one place in the state (its path, list positions aside) belong
together; the article is the place that holds the most running text, if the page's headline stands in the state too.
"""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from crawler.reading.normalise import normalise
from crawler.reading.weighing import is_sentence, width

_OPENS = re.compile(r"[\[{]")
_CHUNK_ROW = re.compile(r"^[0-9a-f]{1,6}:(?:[A-Z]?(?=[\[{\"]))", re.MULTILINE)
_CHUNK_TEXT = re.compile(r"^[0-9a-f]{1,6}:T[0-9a-f]{1,6},", re.MULTILINE)
_TAG = re.compile(r"<(?:p|div|br|h[1-6]|li|blockquote)\b[^>]{0,500}>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^>]{0,500}>")
_BODY_KEY = re.compile(
    r"content|body|text|paragraph|article|story|html|metin|icerik|detail|value|children", re.IGNORECASE
)
_OTHER_KEY = re.compile(
    r"comment|related|descr|summary|teaser|caption|seo|meta|title|headline|menu|footer|consent|cookie|policy|legal|bio"
    r"|author|alt|recommend|label|message|error|config|translation|i18n|url|href|image|video",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"\$\$[A-Z_]{2,40}\$\$")
_MAX_STRINGS = 50_000
_MAX_SCRIPT = 5_000_000
_MAX_STARTS = 12
LEAST = 200


@dataclass(slots=True)
class _Place:
    """The strings of one place in the state, in order."""

    texts: list[str] = field(default_factory=list)
    worth: float = 0.0


def article_markup(scripts: Iterable[str], *, headline: str) -> str:
    """The article that stands in the scripts as HTML paragraphs; empty if none holds :data:`LEAST` characters of it."""
    places: dict[str, _Place] = defaultdict(_Place)
    for script in scripts:
        for value in _values(script[:_MAX_SCRIPT]):
            _gather(value, places)
    best = max(places.values(), key=lambda place: place.worth, default=_Place())
    if best.worth < LEAST or not any(_says(text, headline) for place in places.values() for text in place.texts):
        return ""
    return _PLACEHOLDER.sub("", "".join(_paragraph(text) for text in best.texts))


def _says(text: str, headline: str) -> bool:
    """Whether a string of the state is the headline."""
    return len(text) < 4 * len(headline) + 40 and bool(headline) and headline in normalise(text)


def _paragraph(text: str) -> str:
    """One string of the state as markup."""
    if _TAG.search(text):
        return f"<div>{text}</div>"
    return f"<p>{text if _ANY_TAG.search(text) else html.escape(text, quote=False)}</p>"


def _gather(value: Any, places: dict[str, _Place]) -> None:
    """Sort the strings of a value by their place, in document order, without recursion."""
    stack: list[tuple[str, Any]] = [("", value)]
    seen = 0
    while stack and seen < _MAX_STRINGS:
        path, item = stack.pop()
        if isinstance(item, dict):
            stack.extend((f"{path}.{key}"[-400:], part) for key, part in reversed(list(item.items())))
        elif isinstance(item, list):
            stack.extend((path + "*", part) for part in reversed(item))
        elif isinstance(item, str):
            seen += 1
            _note(places[path], path, item)


def _note(place: _Place, path: str, text: str) -> None:
    plain = _ANY_TAG.sub(" ", text) if "<" in text else text
    if not plain.strip():
        return
    place.texts.append(text)
    if is_sentence(plain.strip()):
        last = path.rstrip("*").rsplit(".", 1)[-1]
        trust = 0.2 if _OTHER_KEY.search(path) else 1.5 if _BODY_KEY.search(last) else 1.0
        place.worth += trust * width(plain)


def _values(script: str) -> Iterator[Any]:
    """The JSON values in a script: the whole of it, what is assigned or pushed, and what chunks of a stream hold."""
    decoder = json.JSONDecoder(strict=False)
    chunks: list[str] = []
    at, tried = 0, 0
    while (start := _OPENS.search(script, at)) and tried < _MAX_STARTS * (1 + len(chunks)):
        try:
            value, at = decoder.raw_decode(script, start.start())
        except (ValueError, RecursionError):
            at, tried = start.end(), tried + 1
            continue
        if isinstance(value, list) and len(value) == 2 and value[0] == 1 and isinstance(value[1], str):
            chunks.append(value[1])
        elif value:
            yield value
    yield from _streamed("".join(chunks))


def _streamed(stream: str) -> Iterator[Any]:
    """The values in the rows of a streamed page (React server components): JSON rows, and texts of a stated length."""
    decoder = json.JSONDecoder(strict=False)
    for row in _CHUNK_ROW.finditer(stream):
        try:
            yield decoder.raw_decode(stream, row.end())[0]
        except (ValueError, RecursionError):
            continue
    for row in _CHUNK_TEXT.finditer(stream):
        end = _CHUNK_ROW.search(stream, row.end()) or _CHUNK_TEXT.search(stream, row.end())
        yield {"text": stream[row.end() : end.start() if end else len(stream)]}
