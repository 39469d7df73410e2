"""Changes that editors make: one word, one number, one sign, one paragraph, a sub-heading, a list item, the headline."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from lxml.html import HtmlElement, builder

from tests.quality.specimen import Specimen, key

_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,4}(?![\d.,])")
_SIGN = re.compile(r"(?<=\w),(?= )")
_NEW = (
    "Officials said on Tuesday that a further statement would follow once the council had met again.",
    "Yetkililer salı günü yaptıkları açıklamada meclisin yeniden toplanacağını söyledi.",
)
Edit = Callable[[Specimen, Random], bool]


def texts(one: HtmlElement) -> list[tuple[HtmlElement, str]]:
    """Every place in an element where text stands: a node and ``text`` or ``tail``."""
    places = [(one, "text")]
    for inner in one.iterdescendants():
        if isinstance(inner.tag, str) and inner.tag not in {"script", "style", "noscript"}:
            places.append((inner, "text"))
        places.append((inner, "tail"))
    return [(node, name) for node, name in places if getattr(node, name)]


def replaced(one: HtmlElement, pattern: re.Pattern[str], new: Callable[[str], str]) -> bool:
    """Replace the middle match in an element's text; False if there is none."""
    found = [(node, name, match) for node, name in texts(one) for match in pattern.finditer(getattr(node, name))]
    if not found:
        return False
    node, name, match = found[len(found) // 2]
    text = getattr(node, name)
    setattr(node, name, text[: match.start()] + new(match.group()) + text[match.end() :])
    return True


def word_in(page: Specimen, one: HtmlElement, draw: Random) -> bool:
    """Replace a word by another word of the article."""
    words = [word for block in page.paragraphs for word in _WORD.findall(block.text_content())]
    return replaced(one, _WORD, lambda old: draw.choice([word for word in words if word.casefold() != old.casefold()]))


def first_word(page: Specimen, draw: Random) -> bool:
    """A word of the first paragraph."""
    return word_in(page, page.paragraphs[0], draw)


def middle_word(page: Specimen, draw: Random) -> bool:
    """A word of the paragraph in the middle."""
    return word_in(page, page.paragraphs[len(page.paragraphs) // 2], draw)


def last_word(page: Specimen, draw: Random) -> bool:
    """A word of the last paragraph."""
    return word_in(page, page.paragraphs[-1], draw)


def number(page: Specimen, draw: Random) -> bool:
    """A number, three more."""
    return any(replaced(one, _NUMBER, lambda old: str(int(old) + 3)) for one in page.paragraphs)


def sign(page: Specimen, draw: Random) -> bool:
    """A comma goes."""
    return any(replaced(one, _SIGN, lambda _: "") for one in page.paragraphs)


def append(page: Specimen, draw: Random) -> bool:
    """A new last paragraph."""
    _add_after(page.paragraphs[-1], draw)
    return True


def insert(page: Specimen, draw: Random) -> bool:
    """A new paragraph in the middle."""
    _add_after(page.paragraphs[len(page.paragraphs) // 2], draw)
    return True


def delete(page: Specimen, draw: Random) -> bool:
    """The paragraph in the middle goes."""
    gone = page.paragraphs[len(page.paragraphs) // 2]
    gone.drop_tree()
    return True


def subhead(page: Specimen, draw: Random) -> bool:
    """A word of a sub-heading."""
    return any(word_in(page, one, draw) for one in page.blocks if one.tag in {"h2", "h3", "h4"})


def item(page: Specimen, draw: Random) -> bool:
    """A word of a list item that is more than a link to another page."""
    items = [
        one for one in page.blocks if one.tag == "li" and len(one.text_content().split()) >= 4 and not _linked(one)
    ]
    return any(word_in(page, one, draw) for one in items[len(items) // 2 :])


def headline(page: Specimen, draw: Random) -> bool:
    """A word of the headline, everywhere the page says it."""
    titles = [one for one in page.tree.iter("h1") if one.text_content().strip()]
    stated = page.tree.xpath("//meta[@property='og:title']/@content") or page.tree.xpath("//title/text()")
    wanted = [
        one for one in titles if stated and _WORD.search(one.text_content()) and _alike(one.text_content(), stated[0])
    ]
    if not wanted:
        return False
    words = _WORD.findall(wanted[0].text_content())
    old, new = words[len(words) // 2], draw.choice(_WORD.findall(page.paragraphs[0].text_content())).swapcase()
    for node in page.tree.iter("h1", "title"):
        replaced(node, re.compile(re.escape(old)), lambda _: new)
    for meta in page.tree.iter("meta"):
        if (meta.get("property") or meta.get("name")) in {"og:title", "twitter:title"}:
            meta.set("content", (meta.get("content") or "").replace(old, new))
    for script in page.tree.iter("script"):
        if script.get("type") == "application/ld+json" and script.text:
            script.text = re.sub(
                r'("headline"\s*:\s*"[^"]*)' + re.escape(old), lambda found: found.group(1) + new, script.text
            )
    return True


def _linked(one: HtmlElement) -> bool:
    links = sum(len(link.text_content()) for link in one.iter("a"))
    return links * 10 > len(one.text_content().strip()) * 9


def _alike(mine: str, theirs: str) -> bool:
    a, b = set(_WORD.findall(mine.casefold())), set(_WORD.findall(theirs.casefold()))
    return len(a & b) * 2 >= len(a | b) or key(mine) in key(theirs)


def _add_after(one: HtmlElement, draw: Random) -> None:
    new = builder.E(one.tag, draw.choice(_NEW), **({"class": one.get("class")} if one.get("class") else {}))
    new.tail, one.tail = one.tail, None
    one.addnext(new)


EDITS: dict[str, Edit] = {
    "first_word": first_word,
    "middle_word": middle_word,
    "last_word": last_word,
    "number": number,
    "sign": sign,
    "append": append,
    "insert": insert,
    "delete": delete,
    "subhead": subhead,
    "item": item,
    "headline": headline,
}
CORE = ("first_word", "middle_word", "last_word", "number", "append", "insert", "delete")
