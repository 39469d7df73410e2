"""A change so long that no document could hold it is kept without its sentences."""

from __future__ import annotations

from dataclasses import replace

from crawler.judgement import judge
from crawler.judgement.brief import MOST, brief
from crawler.model import Action
from tests.store.newsdesk import change, first_revision, history


def test_an_edit_of_usual_length_is_kept_as_it_is() -> None:
    before, after = history("Four died", "Five died")
    judged = judge(before, after)
    assert brief(judged) is judged


def test_of_a_very_long_edit_all_that_was_counted_stays() -> None:
    sentence = "x" * (MOST // 2)
    long = change("body", actions=(Action(action="edit", field="paragraphs", before=sentence, after=sentence + "y"),))
    kept = brief(long)
    assert kept == replace(long, actions=(), facts=())
    assert (kept.kinds, kept.words_added, kept.terms_added) == (("body",), 1, ("five",))


def test_what_was_left_out_can_be_had_from_the_texts() -> None:
    before, after = first_revision("Four died"), first_revision("Five died")
    judged = judge(before, after)
    assert judged.actions and judge(before, after) == judged
