"""What stands on a page, as found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crawler.model.stamp import Claim

BlockKind = Literal["paragraph", "heading", "item", "quote", "cell", "caption"]
Where = Literal["head", "body", "tail"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One run of text between block boundaries of a page, with what its place says about it.

    ``where`` is ``body`` between the article's first and last block, ``head`` above and ``tail`` below; ``inside`` tells whether
    it stands in the element that holds the article. ``links`` is the share of its characters inside links (0–1). ``path`` is
    the chain of tags with their first class (``main>div.story>p``), ``marks`` the words of noise found in class and id names
    on that chain (``share``, ``rating``, …).
    """

    text: str
    kind: BlockKind = "paragraph"
    where: Where = "body"
    inside: bool = True
    links: float = 0.0
    path: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What stands on a page, as found: nothing set aside yet, no time read yet.

    ``barrier`` says why this is no article (``paywall``, ``consent``, ``bot check``, ``soft 404``, ``error page``, ``half loaded``,
    ``no article``), empty for an article.
    """

    url: str
    canonical: str
    headline: str
    description: str
    authors: tuple[str, ...]
    section: str
    in_language: str
    blocks: tuple[Block, ...]
    claims: tuple[Claim, ...]
    barrier: str = ""
