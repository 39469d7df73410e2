"""Tell the article's own blocks from the noise around and between them.

The place decides together with the wording. Between two paragraphs only unmistakable lines go. From the article's last
block upwards plainer lines go too, up to the first line that no rule explains: the last lines of an article are often data.
Above the text, and outside the article's element, labels and bare dates are enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from crawler.model import Block, Memory, Noise
from crawler.reading.noise.rule import Reach
from crawler.reading.noise.seams import Found, recognise, without_footer

PARAGRAPH = 80
"""Characters from which a line that ends like a sentence is surely text."""
LONGEST_COMMENT = 300
"""Characters of the longest block that is taken for a reader's comment."""
MOST_COMMENTS = 12
LONGEST_HEAD = 60
MENU = 0.7
"""Share of characters in links from which a block outside the article is the site's, not worth a rule's look."""
SENTENCE_ENDS = (".", "!", "?", "…", '."', ".”", ".»", '!"', '?"', ".'", ".’", ".)", "؟", "。")


class Place(Enum):
    """Where a block stands towards the article's text."""

    BETWEEN = auto()
    START = auto()
    END = auto()
    AROUND = auto()


NEEDED = {
    Place.BETWEEN: Reach.ANYWHERE,
    Place.START: Reach.EDGE,
    Place.END: Reach.EDGE,
    Place.AROUND: Reach.WINDOW,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """The article's own blocks, and the noise that was set aside with the rule that took it."""

    kept: tuple[Block, ...]
    noise: tuple[Noise, ...]


def set_aside(blocks: Sequence[Block], *, learned: Memory | None = None) -> Cleaned:
    """Part *blocks*, in page order, into the article's own and noise; cleaning twice is cleaning once.

    Blocks outside the article's element that no rule recognises are neither. *learned* adds what rules do not know.
    """
    found = _found(blocks, learned)
    taken = _taken(blocks, found)
    last = _last_unexplained(blocks, found)
    kept: list[Block] = []
    noise: list[Noise] = []
    for index, block in enumerate(blocks):
        explained = found[index]
        if explained and taken[index]:
            noise.extend(explained.parts)
        elif block.inside:
            text, footer = without_footer(block.text) if index == last else (block.text, ())
            kept.append(replace(block, text=text) if footer else block)
            noise.extend(footer)
    return Cleaned(kept=tuple(kept), noise=tuple(noise))


def _found(blocks: Sequence[Block], learned: Memory | None) -> list[Found | None]:
    """What is known of each block; between the article's first and last paragraph only what is unmistakable."""
    own = [index for index, block in enumerate(blocks) if not _is_around(block)]
    found: dict[int, Found | None] = {}
    for order in (own, own[::-1]):
        for index in order:
            found[index] = found.get(index) or _known(blocks, index, learned, Reach.BESIDE)
            if found[index] is None:
                break
    known = [found[index] if index in found else _known(blocks, index, learned) for index in range(len(blocks))]
    return _with_comments(blocks, own, known)


def _with_comments(blocks: Sequence[Block], own: Sequence[int], found: list[Found | None]) -> list[Found | None]:
    """*found* with the readers' comments: short blocks to the article's end under a line that counts or heads them."""
    sizes = [len(blocks[index].text) for index in own]
    long = next((at for at in range(len(own) - 1, -1, -1) if sizes[at] > LONGEST_COMMENT), -1)
    first = max(long + 1, len(own) - MOST_COMMENTS)
    head = next((at for at in range(first, len(own)) if _heads_comments(blocks[own[at]])), len(own))
    if sum(sizes[:head]) <= sum(sizes[head:]):
        return found
    for index in own[head:]:
        comment = Noise(text=blocks[index].text, rule="comment")
        found[index] = found[index] or recognise(blocks[index].text, Reach.EDGE) or Found(Reach.EDGE, (comment,))
    return found


def _heads_comments(block: Block) -> bool:
    """Whether readers' comments follow this line."""
    explained = recognise(block.text, Reach.EDGE) if len(block.text) <= LONGEST_HEAD else None
    return explained is not None and explained.parts[-1].rule == "comment counter"


def _known(blocks: Sequence[Block], index: int, learned: Memory | None, least: Reach | None = None) -> Found | None:
    """What rules or memory know of a block; menus of links around the article need no rule."""
    block = blocks[index]
    if not block.inside and block.links > MENU:
        return None
    least = least or (Reach.BESIDE if _is_around(block) else Reach.ANYWHERE)
    return recognise(block.text, least) or (_remembered(blocks, index, learned, least) if learned else None)


def _remembered(blocks: Sequence[Block], index: int, learned: Memory, least: Reach) -> Found | None:
    """What was learned about a block; learned on one address, a sentence or a line alone between two paragraphs may be news."""
    rule = learned.rule_for(blocks[index])
    before = next((block for block in blocks[index - 1 :: -1] if block.inside), None) if index else None
    after = next((block for block in blocks[index + 1 :] if block.inside), None)
    alone = all(block is not None and len(block.text) >= PARAGRAPH for block in (before, after))
    doubtful = (alone or blocks[index].text.endswith(SENTENCE_ENDS)) and not learned.is_certain(blocks[index])
    reach = Reach.EDGE if doubtful else Reach.ANYWHERE
    return Found(reach, (Noise(text=blocks[index].text, rule=rule),)) if rule and reach >= least else None


def _taken(blocks: Sequence[Block], found: Sequence[Found | None]) -> list[bool]:
    """For each block whether its wording is enough for its place."""
    places = _places(blocks, found)
    taken = [
        one is not None
        and one.reach >= NEEDED[places[index]]
        and not _cut_out_of_a_sentence(index, blocks, places, found)
        for index, one in enumerate(found)
    ]
    _spread(range(len(blocks)), {Place.AROUND, Place.END}, found, places, taken)
    outwards = {Place.AROUND, Place.START} | ({Place.END} if _ends_in_a_sentence(blocks, found) else set())
    _spread(range(len(blocks) - 1, -1, -1), outwards, found, places, taken)
    return taken


def _spread(
    order: range, where: set[Place], found: Sequence[Found | None], places: Sequence[Place], taken: list[bool]
) -> None:
    """Take the explained lines in *where* that follow, in *order*, a line already taken."""
    beside = False
    for index in order:
        if not taken[index]:
            taken[index] = beside and found[index] is not None and places[index] in where
        beside = taken[index]


def _places(blocks: Sequence[Block], found: Sequence[Found | None]) -> list[Place]:
    """For each block where it stands; the article's first and last lines reach to the first unexplained one."""
    places = [Place.AROUND if _is_around(block) else Place.BETWEEN for block in blocks]
    own = [index for index, place in enumerate(places) if place is Place.BETWEEN]
    for place, order in ((Place.START, own), (Place.END, own[::-1])):
        for index in order:
            if found[index] is None:
                break
            places[index] = place
    return places


def _is_around(block: Block) -> bool:
    """Whether *block* stands above the text or outside the article's element."""
    return block.where == "head" or not block.inside


def _cut_out_of_a_sentence(
    index: int, blocks: Sequence[Block], places: Sequence[Place], found: Sequence[Found | None]
) -> bool:
    """Whether a line between paragraphs may be a piece of one, as where a link broke a sentence into blocks."""
    text = blocks[index].text
    if places[index] is not Place.BETWEEN or any(sign.isdigit() for sign in text):
        return False
    rest = (block for block, one in zip(blocks[index:], found[index:], strict=True) if block.inside and not one)
    after = next(rest, None)
    return text.islower() or (after is not None and after.text[:1].islower())


def _ends_in_a_sentence(blocks: Sequence[Block], found: Sequence[Found | None]) -> bool:
    """Whether the article's last unexplained block is a paragraph: a list could go on with a bare number or date."""
    last = _last_unexplained(blocks, found)
    return last is not None and len(blocks[last].text) >= PARAGRAPH and blocks[last].text.endswith(SENTENCE_ENDS)


def _last_unexplained(blocks: Sequence[Block], found: Sequence[Found | None]) -> int | None:
    """The article's last own block that is no footer line by itself."""
    own = (index for index in range(len(blocks) - 1, -1, -1) if blocks[index].inside and found[index] is None)
    return next(own, None)
