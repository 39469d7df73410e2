"""Old text plus actions is the new text, to the character."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings

from crawler.judgement import apply, judge
from crawler.judgement.actions import actions_between
from tests.judgement.texts import TEXTS, Said, edited


def names(before: Said, after: Said) -> list[str]:
    return [action.action for action in actions_between(before, after)]


@settings(max_examples=400)
@given(edited())
def test_the_old_text_and_the_actions_give_the_new_text(pair):
    before, after = pair
    said = (after.headline, after.description, after.authors, after.paragraphs)
    assert tuple(apply(before, actions_between(before, after))) == said


@given(edited())
def test_the_words_of_an_action_spell_both_of_its_sides(pair):
    for action in actions_between(*pair):
        assert "".join(text for op, text in action.words if op != "+") == (action.before or "")
        assert "".join(text for op, text in action.words if op != "-") == (action.after or "")
        assert all(text for _, text in action.words)


@given(edited())
def test_no_two_operations_in_a_row_are_of_one_sort(pair):
    for action in actions_between(*pair):
        ops = [op for op, _ in action.words]
        assert all(one != other for one, other in pairwise(ops))


@given(TEXTS)
def test_a_text_has_no_actions_against_itself(text):
    assert actions_between(text, text) == ()


def test_a_moved_paragraph_is_no_deletion_and_addition():
    first, second, third = "Valilik okulları tatil etti.", "Yollar saatlerce kapalı kaldı.", "Elektrik verildi."
    assert names(Said((first, second, third)), Said((third, first, second))) == ["move"]


def test_of_two_paragraphs_that_change_places_the_shorter_moves():
    long = "The council approved the budget on Monday night. The mayor thanked its members for their patience."
    (action,) = actions_between(Said((long, "The vote was 8-5.")), Said(("The vote was 8-5.", long)))
    assert (action.action, action.before, action.before_at, action.after_at) == (
        "move",
        "The vote was 8-5.",
        (1, 2),
        (0, 0),
    )


def test_a_paragraph_edited_on_its_way_is_a_move_with_an_edit_inside():
    before = Said(
        ("Bölgeye 40 ekip gönderildi.", "Okullar tatil edildi.", "Gece sıcaklığının -8 dereceye düşmesi bekleniyor.")
    )
    after = Said(("Gece sıcaklığının -9 dereceye düşmesi bekleniyor.", *before.paragraphs[:2]))
    (action,) = actions_between(before, after)
    assert action.action == "move"
    assert ("-", "-8") in action.words
    assert ("+", "-9") in action.words


def test_a_split_sentence_is_one_edit():
    before = Said(("The minister resigned on Friday after the report, and the party named a successor at once.",))
    after = Said(("The minister resigned on Friday after the report. The party named a successor at once.",))
    (action,) = actions_between(before, after)
    assert (action.action, action.spans) == ("edit", (1, 2))
    assert action.words[1:3] == (("-", ", and the"), ("+", ". The"))


def test_a_list_that_becomes_three_sentences_is_one_edit_of_form():
    before = Said(
        ("Okullar tatil edildi; yollar gece boyunca kapandı; elektrikler birçok köyde kesildi.",), in_language="tr"
    )
    after = Said(
        ("Okullar tatil edildi. Yollar gece boyunca kapandı. Elektrikler birçok köyde kesildi.",), in_language="tr"
    )
    (action,) = actions_between(before, after)
    assert (action.action, action.spans) == ("edit", (1, 3))
    assert judge(before, after).kinds == ("cosmetic",)


def test_merged_sentences_are_one_edit():
    before = Said(("Savcı üç kişiyi dinledi. Ardından duruşmayı yakından izleyen herkes salondan çıkarıldı.",))
    after = Said(("Savcı üç kişiyi dinledi, ardından duruşmayı yakından izleyen herkes salondan çıkarıldı.",))
    (action,) = actions_between(before, after)
    assert (action.action, action.spans) == ("edit", (2, 1))


def test_a_new_paragraph_break_is_an_edit_that_keeps_every_word():
    before = Said(("Polis üç kişiyi aradı. Aramalar sabah sona erdi.",))
    (action,) = actions_between(before, Said(("Polis üç kişiyi aradı.", "Aramalar sabah sona erdi.")))
    assert (action.action, action.before == action.after, action.gaps[0]) == ("edit", True, "\n\n")


def test_the_headline_is_always_one_edit():
    before = Said(headline="Council approves budget", description="Close vote.", authors=("Tom Hale",))
    after = Said(
        headline="Storm hits the coast", description="Thousands without power.", authors=("Tom Hale", "Priya Nair")
    )
    assert [(a.field, a.action) for a in actions_between(before, after)] == [
        ("headline", "edit"),
        ("description", "edit"),
        ("authors", "addition"),
    ]


def test_actions_of_another_text_do_no_harm():
    actions = actions_between(Said(("Bir kişi öldü.",) * 3), Said(("İki kişi öldü.", "Üç kişi öldü.")))
    assert apply(Said(), actions).paragraphs is not None
