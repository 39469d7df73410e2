"""Parts of a paragraph set in lines of a terminal: wrapped by columns, marked with signs and, if wanted, with colour."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from crawler.judgement.compose import Op, Part
from crawler.judgement.plain import POP, RIGHT_TO_LEFT_ISOLATE, cells, columns, isolated, neutral, runs_right_to_left

RESET = "\x1b[0m"
COLOURS: dict[str, str] = {
    "=": "",
    "-": "\x1b[31m",
    "+": "\x1b[32m",
    ">": "\x1b[36m",
    "<": "\x1b[2;36m",
    "bold": "\x1b[1m",
    "dim": "\x1b[2m",
}
SIGNS: dict[Op, tuple[str, str]] = {
    "=": ("", ""),
    "-": ("[-", "-]"),
    "+": ("{+", "+}"),
    ">": ("{>", ">}"),
    "<": ("[<", "<]"),
}
MATH = "+-−–"
BEGINNING = 60
PIECE = re.compile(r"\s+|\S+")


class Piece(NamedTuple):
    """Text that stays on one line, and how it is set."""

    text: str
    style: str


def paint(text: str, style: str, *, colour: bool) -> str:
    """Text in a colour, if colours are wanted."""
    return f"{COLOURS[style]}{text}{RESET}" if colour and COLOURS[style] and text else text


def lines(parts: Sequence[Part], width: int, *, style: str = "=", colour: bool = False) -> Iterator[str]:
    """The parts in lines of at most *width* columns; kept text is set in *style*, and a right-to-left paragraph runs that way."""
    pieces = [piece for part in parts for piece in pieces_of(part, style)]
    turned = runs_right_to_left("".join(part.text for part in parts))
    for line in broken(pieces, max(width, 8)):
        runs = [("".join(piece.text for piece in run), key) for key, run in groupby(line, key=attrgetter("style"))]
        text = "".join(paint(isolated(text), key, colour=colour) for text, key in runs)
        yield f"{RIGHT_TO_LEFT_ISOLATE}{text}{POP}" if turned else text


def pieces_of(part: Part, style: str) -> Iterator[Piece]:
    """A part in words and spaces, its signs on the outside of its text."""
    if not part.text:
        return
    op = part.op
    if op == "=":
        yield from (Piece(word, style) for word in PIECE.findall(neutral(part.text)))
        return
    text = shown(part.text)
    core = text.strip()
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    yield from (Piece(word, style) for word in (lead,) if word)
    yield from (Piece(word, op) for word in PIECE.findall(signed(part, core)))
    yield from (Piece(word, style) for word in (trail,) if word)


def signed(part: Part, core: str) -> str:
    """A changed text between its signs; a moved one says where from, one moved away only how it began and where to."""
    first, last = SIGNS[part.op]
    if part.op in "+-" and (core[0] in MATH or core[-1] in MATH):
        return f"{first} {core} {last}"
    if part.op == "<":
        core = core if len(core) <= BEGINNING else core[:BEGINNING].rsplit(" ", 1)[0] + " …"
        return f"{first}to {place(part)}: {core}{last}"
    return f"{first}from {place(part)}: {core}{last}" if part.other is not None else f"{first}{core}{last}"


def place(part: Part) -> str:
    """The paragraph at the other end of a move, counted from 1."""
    return f"¶{(part.other or 0) + 1}"


def shown(text: str) -> str:
    """The text made harmless; if it is nothing but white space, signs that can be seen."""
    if text.strip():
        return neutral(text)
    return "¶" if text == "\n\n" else "".join("⏎" if each in "\r\n" else "␣" for each in text)


def broken(pieces: Iterable[Piece], width: int) -> Iterator[list[Piece]]:
    """Pieces in lines: broken at spaces, inside a word only if it is longer than a line."""
    line: list[Piece] = []
    used = 0
    for word in short_words(pieces, width):
        need = width_of(word)
        if used and used + need > width:
            yield trimmed(line)
            line, used = [], 0
        if line or not word[0].text.isspace():
            line += word
            used += need
    if trimmed(line):
        yield trimmed(line)


def width_of(word: Sequence[Piece]) -> int:
    """The columns that some pieces fill."""
    return sum(columns(piece.text) for piece in word)


def short_words(pieces: Iterable[Piece], width: int) -> Iterator[list[Piece]]:
    """Words and white space, those longer than a line cut to its width."""
    for word in words_of(pieces):
        if width_of(word) <= width:
            yield word
        else:
            yield from chunks(word, width)


def words_of(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces that touch belong together; white space stands alone."""
    for blank, run in groupby(pieces, key=lambda piece: piece.text.isspace()):
        if blank:
            yield from ([piece] for piece in run)
        else:
            yield list(run)


def chunks(word: Iterable[Piece], width: int) -> Iterator[list[Piece]]:
    """A long word in chunks of at most *width* columns, marks together with their letters."""
    chunk: list[Piece] = []
    room = width
    for piece in word:
        start = 0
        for at, need in enumerate(map(cells, piece.text)):
            if need > room:
                yield [*chunk, piece._replace(text=piece.text[start:at])]
                chunk, room, start = [], width, at
            room -= need
        chunk.append(piece._replace(text=piece.text[start:]))
    yield chunk


def trimmed(line: Sequence[Piece]) -> list[Piece]:
    """A line without white space at its end."""
    end = len(line)
    while end and line[end - 1].text.isspace():
        end -= 1
    return list(line[:end])
