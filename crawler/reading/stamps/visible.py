"""The lines above and below an article that say when it was published or changed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.model import Block, Claim

_LINE = re.compile(
    r"(?:last modified|last updated?|updated|son g[uü]ncelle(?:me|nme)|g[uü]ncelle(?:me|nme))[^\d]{0,12}\d{1,4}[-./]\d{1,2}[-./]\d{1,4}"
    r"[ ,\-|]{1,4}\d{1,2}:\d\d(?::\d\d)?",
    re.IGNORECASE,
)


def visible_claims(blocks: Sequence[Block]) -> tuple[Claim, ...]:
    """The labelled stamps in the blocks above and below the article."""
    found = (_LINE.search(block.text) for block in blocks if block.where != "body" or block is blocks[-1])
    return tuple(Claim(raw=match[0], source="visible", role="modified") for match in found if match)


def is_stamp_line(text: str) -> bool:
    """Is the whole line a stamp?"""
    return _LINE.fullmatch(text.strip()) is not None
