"""Revisions in the words of NewsEdits: sentences, which sentence became which, and how often what was done.

Source: Spangher, Ren, May and Peng, "NewsEdits: A News Article Revision Dataset and a Novel Document-Level Reasoning Challenge"
(NAACL 2022), and the databases published with it (github.com/isi-nlp/NewsEdits: ``<source>-matched-sentences.db``), with their
tables ``split_sentences``, ``matched_sentences`` and ``doc_level_stats``; ``entry`` and ``entryversion`` are diffengine's, which
NewsEdits reads. How our actions become theirs is told in docs/newsedits.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean

from crawler.judgement.language import language_of
from crawler.judgement.sentences import SHORT, split
from crawler.model import Action, Stamp
from crawler.store.codec import Document, decoder

LAYOUT = """
CREATE TABLE entry (id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, created TEXT NOT NULL, source TEXT NOT NULL);
CREATE TABLE entryversion (
    id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL, version INTEGER NOT NULL, title TEXT NOT NULL, url TEXT NOT NULL,
    summary TEXT NOT NULL, created TEXT NOT NULL, archive_url TEXT, UNIQUE (entry_id, version)
);
CREATE TABLE split_sentences (
    entry_id INTEGER, version INTEGER, sent_idx INTEGER, sentence TEXT, PRIMARY KEY (entry_id, version, sent_idx)
) WITHOUT ROWID;
CREATE TABLE matched_sentences (
    entry_id INTEGER, version_x INTEGER, version_y INTEGER, sent_idx_x INTEGER, sent_idx_y INTEGER,
    avg_sentence_distance_x REAL, avg_sentence_distance_y REAL
);
CREATE TABLE doc_level_stats (
    entry_id INTEGER, version_x INTEGER, version_y INTEGER, "mean x dist" REAL, "mean y dist" REAL, num_unchanged INTEGER,
    num_edited_x INTEGER, num_edited_y INTEGER, num_deleted INTEGER, num_added INTEGER, num_merged INTEGER,
    num_split INTEGER, num_sentences_x INTEGER, num_sentences_y INTEGER, num_refactors INTEGER, mean_dist_overall REAL
);
CREATE TABLE tashih_export (question TEXT, asked TEXT, token TEXT, kept INTEGER);
"""

WORD = re.compile(r"\w+")
UNMATCHED = 0.5  # the distance that NewsEdits gives to a word without a counterpart (APPROX_JOIN_CUTOFF)

Pair = tuple[int | None, int | None, float | None, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What these tables need of a revision.

    ``actions`` are those in its body; None for a first version, and where a change was too long to be spelled out.
    """

    headline: str
    description: str
    paragraphs: tuple[str, ...]
    in_language: str
    actions: tuple[Action, ...] | None
    authors: tuple[str, ...] = ()
    date_modified: Stamp | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The step to a version: the sentences before and after, who became whom, and the row of ``doc_level_stats``."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    pairs: tuple[Pair, ...]
    stats: tuple[float | int | None, ...]


def version_of(revision: Document) -> Version:
    """The version that a revision's document tells of."""
    change = revision["change"] if is_spelled_out(revision["change"]) else None
    action_of = decoder(Action)
    return Version(
        headline=revision["headline"],
        description=revision["description"],
        paragraphs=tuple(revision["paragraphs"]),
        in_language=revision["in_language"],
        actions=tuple(action_of(each) for each in change["actions"] if each["field"] == "paragraphs")
        if change
        else None,
    )


def is_spelled_out(change: Document | None) -> bool:
    """Whether a change has its actions; a very long one keeps its counts only."""
    return change is not None and bool(change["actions"] or not (change["words_added"] or change["words_removed"]))


def sentences(version: Version) -> tuple[str, ...]:
    """The sentences of a version, split as its change speaks of them."""
    own = language_of(version)
    for language in (own, *(each for each in SHORT if each != own)):
        found = split_all(version.paragraphs, language)
        if all(stands(action, found) for action in version.actions or ()):
            return found
    return split_all(version.paragraphs, own)


def split_all(paragraphs: Sequence[str], language: str) -> tuple[str, ...]:
    """The sentences of paragraphs."""
    return tuple(text for paragraph in paragraphs for text in split_one(paragraph, language))


@lru_cache(maxsize=8_192)
def split_one(paragraph: str, language: str) -> tuple[str, ...]:
    """The sentences of a paragraph; the next version mostly has the same one."""
    return tuple(text for text, _ in split(paragraph, language))


def stands(action: Action, after: Sequence[str]) -> bool:
    """Whether an action's new text stands among these sentences where the action says."""
    if action.after_at is None or action.after is None:
        return True
    start, stop = action.after_at[1], action.after_at[1] + action.spans[1]
    told = after[start:stop]
    return stop <= len(after) and action.after.startswith(told[0]) and action.after.endswith(told[-1])


def step_to(version: Version) -> Step | None:
    """The step from the version before to this one; None where no actions tell it."""
    if version.actions is None:
        return None
    actions, after = version.actions, sentences(version)
    added = {at for action in actions if action.after_at for at in places(action.after_at, action.spans[1])}
    gone = {at for action in actions if action.before_at for at in places(action.before_at, action.spans[0])}
    kept_after = [at for at in range(len(after)) if at not in added]
    count = len(kept_after) + len(gone)
    kept_before = [at for at in range(count) if at not in gone]
    pairs: list[Pair] = [(i, j, 0.0, 0.0) for i, j in zip(kept_before, kept_after, strict=False)]
    before = dict(zip(kept_before, (after[at] for at in kept_after), strict=False))
    for action in actions:
        pairs += pairs_of(action)
        if action.before_at and action.before is not None:
            before |= sides(action, version)
    pairs.sort(key=lambda pair: (pair[0] is None, pair[0] or 0, pair[1] or 0))
    texts = tuple(before.get(at, "") for at in range(count))
    return Step(before=texts, after=after, pairs=tuple(pairs), stats=stats(pairs, actions, count, len(after)))


def places(at: tuple[int, int], count: int) -> range:
    """The places of neighbouring sentences."""
    return range(at[1], at[1] + count)


def sides(action: Action, version: Version) -> dict[int, str]:
    """The sentences that an action found, by their places."""
    assert action.before_at is not None and action.before is not None
    wanted = action.spans[0]
    found = (action.before,) if wanted == 1 else split_one(action.before, language_of(version))
    if len(found) != wanted:
        found = (action.before, *[""] * (wanted - 1))
    return dict(zip(places(action.before_at, wanted), found, strict=True))


def pairs_of(action: Action) -> Iterator[Pair]:
    """An action as rows of ``matched_sentences``: a sentence with its counterpart, or with none; a split or merge has several."""
    before = places(action.before_at, action.spans[0]) if action.before_at else range(0)
    after = places(action.after_at, action.spans[1]) if action.after_at else range(0)
    if not before or not after:
        yield from ((i, None, None, None) for i in before)
        yield from ((None, j, None, None) for j in after)
        return
    distances = distance(action, "-"), distance(action, "+")
    for n in range(max(len(before), len(after))):
        yield (before[min(n, len(before) - 1)], after[min(n, len(after) - 1)], *distances)


def distance(action: Action, op: str) -> float:
    """How far one side is from the other: the mean over its words, of which one without a counterpart is half away."""
    own = sum(len(WORD.findall(text)) for mark, text in action.words if mark == op)
    shared = sum(len(WORD.findall(text)) for mark, text in action.words if mark == "=")
    return UNMATCHED * own / (own + shared) if own else 0.0


def stats(pairs: Sequence[Pair], actions: Sequence[Action], before: int, after: int) -> tuple[float | int | None, ...]:
    """The row of ``doc_level_stats`` behind the versions, in its columns' order."""
    deleted = sum(pair[1] is None for pair in pairs)
    added = sum(pair[0] is None for pair in pairs)
    matched = [pair for pair in pairs if pair[0] is not None and pair[1] is not None]
    unchanged = sum(not pair[2] and not pair[3] for pair in matched)
    mean_x, mean_y = mean([pair[2] for pair in matched]), mean([pair[3] for pair in matched])
    return (
        mean_x,
        mean_y,
        unchanged,
        before - unchanged - deleted,
        after - unchanged - added,
        deleted,
        added,
        sum(action.spans[0] > 1 for action in actions if action.after_at),
        sum(action.spans[1] > 1 for action in actions if action.before_at),
        before,
        after,
        sum(action.action == "move" for action in actions),
        None if mean_x is None or mean_y is None else (mean_x + mean_y) / 2,
    )


def mean(distances: Sequence[float | None]) -> float | None:
    """Their mean; None if there are none."""
    known = [each for each in distances if each is not None]
    return fmean(known) if known else None
