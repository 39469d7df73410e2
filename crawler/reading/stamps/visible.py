"""The lines above and below an article that say when it was published or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from crawler.model import Block, Claim, Role
from crawler.reading.stamps.frame import Frame
from crawler.reading.stamps.lexicon import lexicon_for
from crawler.reading.stamps.line import Told, is_whole
from crawler.reading.stamps.read import LONGEST, interpret
from crawler.reading.stamps.signs import signs_of

MOST = 24
DATED = 0.65
_EDGE = 3
_TAIL_OF_TEXT = 300
_CUT = re.compile(r"(?:(?<=[.!?…”\"»)\]])|[•|·\n])\s*(?=[^\W\d_])")
_DIGIT = re.compile(r"\d")
_IN_NUMBERS = re.compile(r"\d[/-]\d")
_LABEL_ONLY = re.compile(r"[UV][ _:|\-]*")
# Whether a line is a stamp does not depend on when or where: any late moment and any zone will do.
_FRAMES = tuple(
    Frame(seen_at=datetime(2900, 1, 1, tzinfo=UTC), zone="UTC", languages=(), date_order=order)
    for order in ("DMY", "MDY")
)


def visible_claims(blocks: Sequence[Block]) -> tuple[Claim, ...]:
    """The stamps printed around the article, in page order, at most :data:`MOST`.

    Read are the blocks above and below the article, its first and last blocks as far as they are nothing but stamps, and the
    end of a block into which a footer was glued. The raw string is the line, or the part of it from the label on.
    """
    found: list[Claim] = []
    edges = _edges(blocks)
    for index, block in enumerate(blocks):
        if block.kind == "caption" and not is_stamp_line(block.text):
            continue
        if block.where != "body" or index in edges:
            found += _of_line(blocks, index)
        elif index + 1 == len(blocks) or blocks[index + 1].where == "tail":
            found += _glued(block.text)
    return tuple(dict.fromkeys(found))[:MOST]


def is_stamp_line(text: str) -> bool:
    """Is the whole line a stamp: label, date, time and widget words, and not one word more?

    >>> is_stamp_line("Last Modified: 2014-11-07 09:18:57 • Visitors: 10045")
    True
    >>> is_stamp_line("Last updated in 2009, the map shows 45 villages.")
    False
    """
    told = _told(text)
    if told is None or (not told.role and told.reading.precision == "day" and told.reading.trust < DATED):
        return False
    return any(is_whole(signs_of(text, frame.lexicon), frame) for frame in _FRAMES)


def _edges(blocks: Sequence[Block]) -> set[int]:
    """The body's first and last blocks that are nothing but stamps."""
    body = [index for index, block in enumerate(blocks) if block.where == "body"]
    edges: set[int] = set()
    for side in (body[:_EDGE], body[: -_EDGE - 1 : -1]):
        for index in side:
            if not is_stamp_line(blocks[index].text):
                break
            edges.add(index)
    return edges


def _of_line(blocks: Sequence[Block], index: int) -> Iterator[Claim]:
    """The claims of one block in the window."""
    block = blocks[index]
    told = _told(block.text)
    if told is None:
        yield from _with_the_next(blocks, index) or _glued(block.text)
    elif told.role:
        yield Claim(raw=block.text, source="visible", role=told.role)
        first = _told(block.text, "published")
        if told.role == "modified" and first and first.role == "published":
            yield Claim(raw=block.text, source="visible", role="published")
    elif _dates_the_article(block, told):
        yield Claim(raw=block.text, source="visible", role="")


def _dates_the_article(block: Block, told: Told) -> bool:
    """A time without a label counts above the text, or below it within the article's own element, if it names a year."""
    dated = told.reading.trust >= DATED
    return dated and not block.links and (block.where != "tail" or (block.inside and told.reading.precision != "day"))


def _with_the_next(blocks: Sequence[Block], index: int) -> list[Claim]:
    """A label in one block and its time in the next."""
    label, *rest = (block.text for block in blocks[index : index + 2])
    if not rest or len(label) > LONGEST // 8 or _DIGIT.search(label) or not _may_tell(rest[0]):
        return []
    line = f"{label} {rest[0]}"
    told = _told(line) if _LABEL_ONLY.fullmatch(_signs(label)) else None
    return [Claim(raw=line, source="visible", role=told.role)] if told and told.role else []


def _glued(text: str) -> list[Claim]:
    """A labelled stamp at the end of a longer text, after the end of a sentence or a bullet."""
    start = max(0, len(text) - _TAIL_OF_TEXT)
    if not _DIGIT.search(text, start):
        return []
    cuts = [start + match.end() for match in _CUT.finditer(text[start:])]
    for cut in reversed(cuts if start else [0, *cuts]):
        tail = text[cut:]
        told = _told(tail) if _may_tell(tail) and _signs(tail)[:1] in "UV" else None
        if told and told.role:
            return [Claim(raw=tail, source="visible", role=told.role)]
    return []


def _may_tell(text: str) -> bool:
    """Whether *text* is short enough for a stamp and has a number in it."""
    return len(text) <= LONGEST and _DIGIT.search(text) is not None


def _signs(text: str) -> str:
    """*text* as signs, whatever its language."""
    return signs_of(text, lexicon_for(())).signs


def _told(text: str, role: Role = "") -> Told | None:
    """What the line says, in any order of date."""
    return _read(text, role) if _may_tell(text) else None


@lru_cache(maxsize=4096)
def _read(text: str, role: Role) -> Told | None:
    """What a line says that may say something; the lines of a site recur on all its pages."""
    frames = _FRAMES if _IN_NUMBERS.search(text) else _FRAMES[:1]
    return next((told for frame in frames if (told := interpret(text, frame, role))), None)
