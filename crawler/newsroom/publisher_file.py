"""Writes a publisher as the Python module that describes it."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date

from crawler.model import Layout, Publisher

DEPTH = "    "


def publisher_file(publisher: Publisher) -> str:
    """A one-file publisher; fields that have their default are left out.

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
    return f"{days}from crawler.model import {names}\n\nPUBLISHER = {source(publisher)}\n"


def source(value: object, margin: str = "") -> str:
    """Python source of a publisher's value; TypeError for a type that no publisher has."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, date):
        return f"date({value.year}, {value.month}, {value.day})"
    if isinstance(value, tuple):
        return tuple_source(value, margin)
    if isinstance(value, Publisher | Layout):
        return call_source(value, margin)
    raise TypeError(f"no publisher has a {type(value).__name__}")


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
