"""The questions of docs/cookbook.md, as programs that can be run."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pymongo.cursor import Cursor

PAGE = Path(__file__).parent.parent / "docs" / "cookbook.md"
PROGRAM = r"^```python\n(?P<code>[^`]*)^```"
SECTION = r"^### (?P<title>.+)\n\nIndex: `(?P<collection>\w+)` \((?P<keys>.+)\)\n\n" + PROGRAM
Names = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: its code, whose last line is the answer, and the index that is said to serve it."""

    title: str
    collection: str
    keys: tuple[str, ...]
    code: str

    @property
    def index(self) -> str:
        """The name of that index."""
        return "_".join(f"{key}_1" for key in self.keys)


def questions() -> list[Question]:
    """All questions, in the order of the page."""
    return [question_of(found) for found in re.finditer(SECTION, PAGE.read_text("utf-8"), re.MULTILINE)]


def question_of(found: re.Match[str]) -> Question:
    """A section of the page as a question."""
    keys = tuple(re.findall(r"`([^`]+)`", found["keys"]))
    return Question(title=found["title"], collection=found["collection"], keys=keys, code=found["code"])


def beginning(names: Names) -> Names:
    """The names that the page's first block adds to those it is given: ``uri``, ``name``, ``now``, ``url``, ``publisher``."""
    first, *_ = re.findall(PROGRAM, PAGE.read_text("utf-8"), re.MULTILINE)
    names = dict(names)
    exec(compile(first, PAGE.name, "exec"), names)
    return names


def answer(code: str, names: Names) -> Any:
    """The value of a program's last line, as at a prompt; a cursor is read to its end."""
    names = dict(names)
    *before, last = ast.parse(code).body
    assert isinstance(last, ast.Expr), "the last line says the answer"
    exec(compile(ast.Module(before, []), PAGE.name, "exec"), names)
    found = eval(compile(ast.Expression(last.value), PAGE.name, "eval"), names)
    return list(found) if isinstance(found, Cursor) else found
