"""What a page states about itself outside the text: meta, links, titles, JSON-LD, microdata. One query over the tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.reading.jsonld import Node, article_node
from crawler.reading.normalise import normalise
from crawler.reading.telling import marks_of

_QUERY = (
    'meta, title, h1, [itemprop], [rel="author"], link[rel="canonical"], link[rel="amphtml"], base, '
    'script[type="application/ld+json"]'
)
_IN_HEADLINES = frozenset(("byline", "caption", "aside"))
_MAX_H1 = 20
# Kicker and headline in two spans, set apart by style alone; a drop cap makes no such seam.
_SEAM = re.compile(r"(?<=[^\W\d_A-Z])\x1f+(?=[A-ZÀ-ÞİŞĞ„“«»'\"])")


@dataclass(slots=True)
class Facts:
    """The page's own statements, as raw strings in document order."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    microdata: dict[str, list[str]] = field(default_factory=dict)
    author_links: list[str] = field(default_factory=list)
    canonical: str = ""
    language: str = ""
    article: Node = field(default_factory=dict)

    def meta(self, *names: str) -> str:
        """The first value that any of the names has, in the order of the names."""
        return next((values[0] for name in names if (values := self.metas.get(name))), "")


def facts_of(tree: LexborHTMLParser, *, url: str) -> Facts:
    """Gather everything in one pass."""
    facts, scripts = Facts(), []
    root = tree.root
    if root is None:
        return facts
    for node in root.css(_QUERY):
        if node.tag == "script":
            scripts.append(node.text())
        else:
            _note(facts, node)
    first = root.css_first("html")
    facts.language = (first.attributes.get("lang") or "") if first else ""
    facts.article = article_node(scripts, url=url)
    return facts


def _note(facts: Facts, node: LexborNode) -> None:
    """One node's statement."""
    attributes = node.attributes
    if node.tag == "meta":
        _note_meta(facts, attributes)
    elif node.tag == "title":
        if not facts.titles or (node.parent and node.parent.tag == "head"):
            facts.titles.append(normalise(node.text()))
    elif node.tag == "link":
        if attributes.get("rel") == "canonical":
            facts.canonical = facts.canonical or (attributes.get("href") or "")
    elif node.tag == "h1" and len(facts.headings) < _MAX_H1 and (text := heading_text(node)):
        facts.headings.append(text)
    if attributes.get("rel") == "author" and node.tag == "a":
        facts.author_links.append(normalise(node.text()))
    if (name := attributes.get("itemprop")) and name != "articleBody":
        value = attributes.get("content") or attributes.get("datetime") or normalise(node.text()[:1000])
        facts.microdata.setdefault(name, []).append(value)


def _note_meta(facts: Facts, attributes: dict[str, str | None]) -> None:
    content = attributes.get("content")
    if not content:
        return
    for key in ("property", "name", "itemprop", "http-equiv"):
        if name := attributes.get(key):
            facts.metas.setdefault(name.strip().lower(), []).append(content)


def heading_text(node: LexborNode) -> str:
    """The words of a heading without the counters and buttons that templates hang into it."""
    parts, stack = [], [node.first_child]
    while stack:
        child = stack.pop()
        if child is None:
            continue
        stack.append(child.next)
        if child.is_text_node:
            parts.append(child.text_content or "")
        elif child.is_element_node and not _hung_in(child):
            parts.append(" " if child.tag in {"br", "div", "p"} else "\x1f" if child.tag == "span" else "")
            stack.append(child.first_child)
    return normalise(_SEAM.sub(" ", "".join(parts)))


def _hung_in(node: LexborNode) -> bool:
    if node.tag in {"script", "style", "svg", "button", "noscript", "template"}:
        return True
    name = node.attributes.get("class")
    return bool(name and set(marks_of(name)) - _IN_HEADLINES)
