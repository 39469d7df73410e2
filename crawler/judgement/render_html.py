"""A change as HTML: every letter of it escaped, every paragraph in its own direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from crawler.judgement.compose import Paragraph, Part, changed_with_neighbours, fitting, layout
from crawler.judgement.plain import neutral
from crawler.judgement.render import TITLES, diff_stat
from crawler.judgement.typeset import shown
from crawler.model import Change, Fact, Text

CLASSES = {" ": "kept", "~": "edited", "+": "added", "-": "deleted", ">": "moved", "<": "moved"}
STYLE = """
:root { color-scheme: light dark }
body { font: 1.05rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
.tashih-diff .stat { font-weight: 600 }
.tashih-diff h2 { font-size: .85rem; text-transform: uppercase; letter-spacing: .08em; margin: 2rem 0 .5rem }
.tashih-diff p { margin: .5rem 0; padding-inline-start: 1rem; border-inline-start: .2rem solid transparent }
.tashih-diff .kept { opacity: .6 }
.tashih-diff .edited { border-color: #b8860b }
.tashih-diff .added { border-color: #1a7f37 }
.tashih-diff .deleted { border-color: #b42318 }
.tashih-diff .moved { border-color: #1f6feb }
.tashih-diff ins { background: #1a7f3733; text-decoration: underline }
.tashih-diff del { background: #b4231833; text-decoration: line-through }
.tashih-diff ins.move, .tashih-diff del.move { background: #1f6feb26 }
.tashih-diff .gap { opacity: .5; border: 0 }
"""


def diff_html(change: Change, before: Text, after: Text) -> str:
    """The change as one HTML element, to be set into a page; without scripts, styles or links."""
    actions = fitting(before, after, change.actions)
    parts = [f'<p class="stat">{text(diff_stat(change))}</p>', *fact_list(change.facts)]
    for name, title in TITLES.items():
        found = layout(name, before, actions) if actions else []
        if any(each.mark != " " for each in found) or (name == "headline" and found):
            parts += [f"<section><h2>{title}</h2>", *paragraphs(found), "</section>"]
    return "\n".join(['<article class="tashih-diff">', *parts, "</article>"])


def diff_page(change: Change, before: Text, after: Text, *, title: str) -> str:
    """The change as a whole HTML page that needs nothing else."""
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{text(title)}</title>'
    body = diff_html(change, before, after)
    return f"<!doctype html>\n<html><head>{head}<style>{STYLE}</style></head>\n<body>\n{body}\n</body></html>\n"


def fact_list(facts: Sequence[Fact]) -> Iterator[str]:
    """What each fact was and is."""
    if facts:
        rows = (f"<li>{text(fact.kind)}: {side(fact.before)} → {side(fact.after)}</li>" for fact in facts)
        yield f'<ul class="facts">{"".join(rows)}</ul>'


def side(fact: str | None) -> str:
    """One side of a fact in its own direction."""
    return "<i>none</i>" if fact is None else f"<bdi>{text(fact)}</bdi>"


def paragraphs(found: Sequence[Paragraph]) -> Iterator[str]:
    """Changed paragraphs with their neighbours, dots where paragraphs are left out."""
    for paragraph in changed_with_neighbours(found):
        if paragraph is None:
            yield '<p class="gap">⋮</p>'
        else:
            yield f'<p dir="auto" class="{CLASSES[paragraph.mark]}">{"".join(map(marked_up, paragraph.parts))}</p>'


def marked_up(part: Part) -> str:
    """One part between its tags."""
    if not part.text or part.op == "=":
        return text(part.text)
    tag = "ins" if part.op in "+>" else "del"
    way = "from" if part.op == ">" else "to"
    about = f' class="move" title="moved {way} paragraph {part.other + 1}"' if part.other is not None else ""
    return f'<{tag} dir="auto"{about or (MOVED if part.op == ">" else "")}>{escape(shown(part.text))}</{tag}>'


MOVED = ' class="move"'


def text(raw: str) -> str:
    """Text of a page as text of ours."""
    return escape(neutral(raw))
