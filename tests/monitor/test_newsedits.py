"""Our actions in NewsEdits' tables: every sentence once, every counterpart named, every count as its notebooks count."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.judgement import judge
from crawler.judgement.sentences import sentences_of
from crawler.model import Revision, RevisionQuery
from crawler.monitor.exporting import Source, run
from crawler.monitor.exporting.newsedits import Version, sentences, step_to, version_of
from crawler.monitor.exports import exports
from crawler.store.codec import revision_document
from crawler.store.memory import MemoryStore
from tests.store.newsdesk import FERRY, MORNING, first_revision, minute, next_revision, visit

# What the notebooks of NewsEdits read from <source>-matched-sentences.db, by table.
PUBLISHED = {
    "split_sentences": ["entry_id", "version", "sent_idx", "sentence"],
    "matched_sentences": [
        "entry_id", "version_x", "version_y", "sent_idx_x", "sent_idx_y", "avg_sentence_distance_x", "avg_sentence_distance_y"
    ],
    "doc_level_stats": [
        "entry_id", "version_x", "version_y", "mean x dist", "mean y dist", "num_unchanged", "num_edited_x", "num_edited_y",
        "num_deleted", "num_added", "num_merged", "num_split", "num_sentences_x", "num_sentences_y", "num_refactors",
        "mean_dist_overall",
    ],
}  # fmt: skip
BEFORE = (
    "The ferry sank on Monday. Four people died near the harbour. Rescue went on.",
    "The minister spoke in the evening. He promised an inquiry into the company that ran the boat.",
    "Divers found the wreck at forty metres below the surface of the strait.",
)
AFTER = (
    "Divers found the wreck at forty metres below the surface of the strait.",
    "The ferry sank on Monday. Five people died near the harbour.",
    "The minister spoke in the evening. He promised an inquiry into the company that ran the boat.",
    "The port stays closed until Friday.",
)
FRAGMENTS = st.lists(
    st.sampled_from([text for paragraph in (*BEFORE, *AFTER) for text in sentences_of((paragraph,), "en").texts]),
    min_size=1,
    max_size=12,
)


def revised(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Revision, Revision]:
    first = first_revision("Ferry", paragraphs=before)
    second = next_revision(first, "Ferry", minute(5), paragraphs=after)
    return first, replace(second, change=judge(first, second))


def version(revision: Revision) -> Version:
    return version_of(revision_document(revision, visit="any"))


def told(path: Path, *revisions: Revision, **wanted: Any) -> None:
    async def export() -> None:
        store = MemoryStore()
        for each in revisions:
            await store.record(each, visit(each.first_seen, "changed", article=each.article))
        source = Source(store, RevisionQuery(**wanted), now=minute(999), progress=lambda name, done: None)
        await run(exports()["newsedits"], source, path)

    asyncio.run(export())


def rows(path: Path, question: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(question)]


def test_tables_and_columns_are_those_that_were_published(tmp_path: Path) -> None:
    told(tmp_path / "day.db", first_revision())
    for table, columns in PUBLISHED.items():
        assert [row["name"] for row in rows(tmp_path / "day.db", f"PRAGMA table_info({table})")] == columns


def test_a_story_is_told_in_its_tables(tmp_path: Path) -> None:
    told(tmp_path / "day.db", *revised(BEFORE, AFTER))
    [stats] = rows(tmp_path / "day.db", "SELECT * FROM doc_level_stats")
    counted = {name: stats[f"num_{name}"] for name in ("unchanged", "edited_x", "deleted", "added", "refactors")}
    assert counted == {"unchanged": 4, "edited_x": 1, "deleted": 1, "added": 1, "refactors": 1}
    assert (stats["entry_id"], stats["version_x"], stats["version_y"]) == (1, 0, 1)
    assert (stats["num_sentences_x"], stats["num_sentences_y"]) == (6, 6)
    joined = """
        SELECT x.sentence AS old, y.sentence AS new, m.avg_sentence_distance_x AS far FROM matched_sentences m
        LEFT JOIN split_sentences x ON (x.entry_id, x.version, x.sent_idx) = (m.entry_id, m.version_x, m.sent_idx_x)
        LEFT JOIN split_sentences y ON (y.entry_id, y.version, y.sent_idx) = (m.entry_id, m.version_y, m.sent_idx_y)
    """
    found = {(row["old"], row["new"]): row["far"] for row in rows(tmp_path / "day.db", joined)}
    assert found["Four people died near the harbour.", "Five people died near the harbour."] == pytest.approx(0.5 / 6)
    assert found["The ferry sank on Monday.", "The ferry sank on Monday."] == 0
    assert found["Rescue went on.", None] is None
    assert found[None, "The port stays closed until Friday."] is None
    assert found[BEFORE[2], BEFORE[2]] == 0


def test_an_article_and_its_versions_are_named_as_diffengine_names_them(tmp_path: Path) -> None:
    told(tmp_path / "day.db", *revised(BEFORE, ("1 < 2 & more.",)))
    assert rows(tmp_path / "day.db", "SELECT * FROM entry") == [
        {"id": 1, "url": FERRY, "created": "2026-03-02 09:00:00.000000", "source": "example"}
    ]
    versions = rows(tmp_path / "day.db", "SELECT version, title, summary, created FROM entryversion ORDER BY version")
    assert [version["version"] for version in versions] == [0, 1]
    assert versions[1]["summary"] == "<p>1 &lt; 2 &amp; more.</p>"
    assert versions[1]["created"] == "2026-03-02 09:05:00.000000"


def test_a_version_that_a_filter_left_out_still_has_its_sentences(tmp_path: Path) -> None:
    first, second = revised(BEFORE, AFTER)
    told(tmp_path / "day.db", first, second, since=minute(1))
    told(tmp_path / "whole.db", first, second)
    question = "SELECT * FROM split_sentences ORDER BY version, sent_idx"
    assert rows(tmp_path / "day.db", question) == rows(tmp_path / "whole.db", question)
    assert len(rows(tmp_path / "day.db", "SELECT * FROM entryversion")) == 1


@settings(deadline=None)
@given(FRAGMENTS, FRAGMENTS)
def test_every_sentence_of_both_sides_stands_in_a_row_and_no_other(before: list[str], after: list[str]) -> None:
    old, new = (tuple(" ".join(part) for part in (text[:4], text[4:]) if part) for text in (before, after))
    first, second = revised(old, new)
    step = step_to(version(second))
    assert step is not None
    assert step.before == sentences(version(first))
    assert step.after == tuple(sentences_of(new, "en").texts)
    assert {pair[0] for pair in step.pairs} - {None} == set(range(len(step.before)))
    assert {pair[1] for pair in step.pairs} - {None} == set(range(len(step.after)))
    unchanged, edited_x, edited_y, deleted, added, merged, split, x, y, moved = (
        int(each or 0) for each in step.stats[2:12]
    )
    assert (unchanged + edited_x + deleted, unchanged + edited_y + added) == (x, y)
    assert all((i is None or j is None) == (far is None) for i, j, far, _ in step.pairs)
    for i, j, far_x, far_y in step.pairs:
        if i is not None and j is not None and far_x == far_y == 0:
            assert step.before[i].split() == step.after[j].split()
    assert merged + split + moved <= len(step.pairs)


def test_a_change_too_long_to_be_spelled_out_has_sentences_and_no_step(tmp_path: Path) -> None:
    first, second = revised(BEFORE, AFTER)
    assert second.change is not None
    told(tmp_path / "day.db", first, replace(second, change=replace(second.change, actions=(), facts=())))
    assert len(rows(tmp_path / "day.db", "SELECT * FROM split_sentences")) == 12
    assert rows(tmp_path / "day.db", "SELECT * FROM matched_sentences") == []


def test_a_first_version_has_no_step() -> None:
    assert step_to(version(first_revision(at=MORNING))) is None
