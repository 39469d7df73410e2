"""A change, and a revision, on a terminal: the headline first, then what changed and its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from crawler.judgement.compose import Paragraph, Part, changed_with_neighbours, fitting, layout
from crawler.judgement.plain import safe
from crawler.judgement.typeset import lines, paint
from crawler.model import Action, Change, Fact, Revision, Stamp, Text

TITLES = {"headline": "Headline", "description": "Standfirst", "authors": "By", "paragraphs": "Text"}
GUTTER = 7
FACTS_SHOWN = 12


def render_diff(change: Change, before: Text, after: Text, *, colour: bool, width: int) -> str:
    """The whole change for a terminal of *width* columns: what kind, which facts, then field by field, word by word.

    Additions and deletions carry signs, so colour only helps. Changed paragraphs are shown whole, with one neighbour on each
    side; nothing of the change is left out.
    """
    actions = fitting(before, after, change.actions)
    out = [paint(diff_stat(change), "bold", colour=colour), *fact_lines(change.facts)]
    for name, title in TITLES.items():
        found = layout(name, before, actions) if actions else []
        if any(each.mark != " " for each in found) or (name == "headline" and found):
            out += ["", paint(title, "bold", colour=colour), *paragraph_lines(found, colour=colour, width=width)]
    return "\n".join([*out, *legend(actions, colour=colour)])


def legend(actions: Sequence[Action], *, colour: bool) -> Iterator[str]:
    """What the signs mean, those that were used."""
    ops = {op for action in actions for op, _ in action.words}
    used = [text for op, text in (("+", "{+added+}"), ("-", "[-removed-]")) if op in ops]
    used += ["{>moved here>}", "[<moved away<]"] if any(action.action == "move" for action in actions) else []
    if used:
        yield from ("", paint("  ".join(used), "dim", colour=colour))


def diff_stat(change: Change) -> str:
    """The change in one line: its kinds, whether it was silent, its actions and words, how alike the texts are."""
    if not change.actions:
        return "no change"
    counts = Counter(action.action for action in change.actions)
    said = [", ".join(change.kinds)]
    if change.silent:
        said.append("SILENT")
    if change.reverts_to is not None:
        said.append(f"back to revision {change.reverts_to}")
    if change.alternates:
        said.append("two texts take turns")
    steps = [
        f"{n} {name if n == 1 else name + 's'}"
        for name in ("edit", "addition", "deletion", "move")
        if (n := counts[name])
    ]
    said += [
        ", ".join(steps),
        f"+{change.words_added} −{change.words_removed} words",
        f"{int(100 * change.similarity)}% alike",
    ]
    return " · ".join(said)


def fact_lines(facts: Sequence[Fact]) -> Iterator[str]:
    """One line for each fact: what it was, what it is."""
    for fact in facts[:FACTS_SHOWN]:
        yield f"  {fact.kind}: {side(fact.before)} → {side(fact.after)}"
    if len(facts) > FACTS_SHOWN:
        yield f"  … and {len(facts) - FACTS_SHOWN} more facts, all in --json"


def side(text: str | None) -> str:
    """One side of a fact."""
    return "none" if text is None else safe(text)


def paragraph_lines(found: Sequence[Paragraph], *, colour: bool, width: int) -> Iterator[str]:
    """Changed paragraphs with their neighbours; dots where paragraphs are left out."""
    for paragraph in changed_with_neighbours(found):
        if paragraph is None:
            yield paint("     ⋮", "dim", colour=colour)
        else:
            yield from set_paragraph(paragraph, colour=colour, width=width, numbered=len(found) > 1)


def set_paragraph(paragraph: Paragraph, *, colour: bool, width: int, numbered: bool) -> Iterator[str]:
    """One paragraph behind its sign and number."""
    mark = paragraph.mark
    number = str(paragraph.number + 1) if numbered and paragraph.number is not None else ""
    front = f" {paint(mark, mark if mark in '+-<>' else '=', colour=colour)} {number:>3} "
    for line in lines(paragraph.parts, width - GUTTER, style="dim" if mark == " " else "=", colour=colour):
        yield front + line
        front = " " * GUTTER


def render_revision(revision: Revision, *, colour: bool, width: int) -> str:
    """One revision as it was: headline, standfirst, authors, what is known of its times, text, and the noise set aside."""
    out = [paint(safe(revision.headline), "bold", colour=colour)]
    out += [safe(each) for each in (revision.description, ", ".join(revision.authors)) if each]
    out += ["", *(paint(line, "dim", colour=colour) for line in facts_about(revision))]
    for paragraph in revision.paragraphs:
        out += ["", *lines([Part("=", paragraph)], width, colour=colour)]
    if revision.noise:
        out += ["", paint("Set aside as noise", "bold", colour=colour)]
        out += [f"  {safe(noise.rule)}: {safe(noise.text)}" for noise in revision.noise]
    return "\n".join(out)


def facts_about(revision: Revision) -> Iterator[str]:
    """Address, number, observations and claims, a line each."""
    yield f"{safe(revision.article)}  revision {revision.number}"
    yield f"first seen {instant(revision.first_seen)}, last seen {instant(revision.last_seen)}"
    if revision.not_before is not None:
        yield f"the text before was last seen {instant(revision.not_before)}"
    yield from (
        claim(name, stamp)
        for name, stamp in (("published", revision.date_published), ("modified", revision.date_modified))
        if stamp
    )
    if revision.change is not None:
        yield f"change: {diff_stat(revision.change)}"


def claim(name: str, stamp: Stamp) -> str:
    """What the publisher says of a time, read and as printed."""
    return f"{name} {instant(stamp.at)} ({safe(stamp.raw)}, {stamp.source})"


def instant(at: datetime) -> str:
    """An instant in UTC to the second.

    >>> from datetime import UTC
    >>> instant(datetime(2026, 3, 2, 12, tzinfo=UTC))
    '2026-03-02 12:00:00 UTC'
    """
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"
