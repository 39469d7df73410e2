"""Writes a publisher as the Python module that describes it; a text from a page becomes a literal and nothing else."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date

from crawler.model import Layout, Publisher

DEPTH = "    "


def publisher_file(publisher: Publisher, *, about: str = "") -> str:
    """A one-file publisher; fields that have their default are left out, *about* becomes its docstring.

    >>> print(publisher_file(Publisher(name="courier", title="Courier", domains=("127.0.0.1:8000",))))
    from crawler.model import Publisher
    <BLANKLINE>
    PUBLISHER = Publisher(
        name="courier",
        title="Courier",
        domains=("127.0.0.1:8000",),
    )
    <BLANKLINE>
    """
    days = "from datetime import date\n\n" if any(layout.until for layout in publisher.layouts) else ""
    names = "Layout, Publisher" if publisher.layouts else "Publisher"
    opening = f'"""{harmless(about)}"""\n\n' if about else ""
    return f"{opening}{days}from crawler.model import {names}\n\nPUBLISHER = {source(publisher)}\n"


def harmless(text: str) -> str:
    """A text for a docstring, without what could end or hide it: quotes, backslashes, control and direction characters."""
    return "".join(sign for sign in text if sign.isprintable() and sign not in "\\\"'")[:200].strip()


def literal(text: str) -> str:
    r"""A string literal; what an editor would not show as it is stands escaped.

    >>> literal("Çay"), literal(f"a{chr(0x202E)}b")
    ('"Çay"', "'a\\u202eb'")
    """
    return json.dumps(text, ensure_ascii=False) if text.isprintable() else repr(text)


def source(value: object, margin: str = "") -> str:
    """Python source of a publisher's value; TypeError for a type that no publisher has."""
    if value is None or isinstance(value, bool | int):
        return repr(value)
    if isinstance(value, str):
        return pattern_literal(value)
    if isinstance(value, date):
        return f"date({value.year}, {value.month}, {value.day})"
    if isinstance(value, tuple):
        return tuple_source(value, margin)
    if isinstance(value, Publisher | Layout):
        return call_source(value, margin)
    raise TypeError(f"no publisher has a {type(value).__name__}")


def pattern_literal(text: str) -> str:
    """A string literal, raw where that saves the reader of a regular expression its doubled backslashes."""
    is_raw = "\\" in text and '"' not in text and text.isprintable() and not text.endswith("\\")
    return f'r"{text}"' if is_raw else literal(text)


def tuple_source(values: tuple[object, ...], margin: str) -> str:
    """A tuple on one line if it has one plain value, else a line for each."""
    if len(values) == 1 and isinstance(values[0], str):
        return f"({source(values[0])},)"
    inner = margin + DEPTH
    return "(\n" + "".join(f"{inner}{source(value, inner)},\n" for value in values) + f"{margin})"


def call_source(value: Publisher | Layout, margin: str) -> str:
    """A call with a line for each field that differs from its default."""
    inner = margin + DEPTH
    given = [(f.name, getattr(value, f.name)) for f in fields(value) if getattr(value, f.name) != f.default]
    lines = "".join(f"{inner}{name}={source(content, inner)},\n" for name, content in given)
    return f"{type(value).__name__}(\n{lines}{margin})"
