"""The day's data agrees with itself: every truth is what the events make of the texts."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from crawler.newsroom.script import Event, Story, load_script, offset
from crawler.newsroom.states import state_at

SCRIPT = load_script()
STORIES = [story for house in SCRIPT.houses for story in house.stories]
SENTENCE_END = re.compile(r"[.!?][”\"]?(?=\s|$)")
FIELDS = {"headline": "headline", "standfirst": "standfirst", "byline": "author", "body": "paragraphs"}
FOUNDING = "harbour_courier/letter"


def name(value: Event | Story) -> str:
    return value.id if isinstance(value, Story) else f"{value.story}@{value.edition}"


def before_and_after(event: Event):
    return state_at(SCRIPT, event.story, event.edition - 1), state_at(SCRIPT, event.story, event.edition)


def test_there_are_enough_publishers_articles_languages_zones_and_editions():
    assert len(SCRIPT.houses) >= 3
    assert len(STORIES) > 20
    assert len(SCRIPT.editions) == 6
    assert {language for house in SCRIPT.houses for language in house.languages} == {"tr", "en"}
    assert len({ZoneInfo(house.zone) for house in SCRIPT.houses}) > 1


def test_everything_that_can_happen_to_an_article_happens():
    kinds = {kind for event in SCRIPT.events for kind in event.kinds}
    assert kinds == {"headline", "standfirst", "byline", "body", "correction", "cosmetic", "revert"}
    assert {event.outcome for event in SCRIPT.events} >= {"changed", "touched", "gone", "moved", "failed"}
    assert {event.silent for event in SCRIPT.events if event.outcome == "changed"} >= {True, False}
    assert any(event.move for event in SCRIPT.events)
    assert any(event.insert for event in SCRIPT.events)
    assert any(event.remove for event in SCRIPT.events)


@pytest.mark.parametrize("story", STORIES, ids=name)
def test_a_story_reads_like_one(story):
    assert len(story.paragraphs) >= 5
    assert story.section in SCRIPT.house_of(story.id).sections
    if story.id != FOUNDING:
        assert all(2 <= len(SENTENCE_END.findall(text)) <= 5 for text in story.paragraphs)


def test_the_founding_example_stands_word_for_word_and_nothing_happens_to_it():
    story = SCRIPT.story(FOUNDING)
    text = "\n".join((story.headline, story.standfirst, *story.paragraphs))
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "585e4b30c5398913"
    assert str(story.modified) == "2014-11-07 09:18:57"
    assert SCRIPT.events_of(FOUNDING, 6) == ()


@pytest.mark.parametrize("event", SCRIPT.events, ids=name)
def test_an_event_meets_a_story_that_is_out_already(event):
    assert SCRIPT.story(event.story).edition < event.edition <= len(SCRIPT.editions)
    assert len([e for e in SCRIPT.events_of(event.story, 6) if e.edition == event.edition]) == 1


@pytest.mark.parametrize("event", SCRIPT.events, ids=name)
def test_the_text_differs_exactly_when_the_truth_says_changed(event):
    before, after = before_and_after(event)
    assert (before.text != after.text) == (event.outcome == "changed")


@pytest.mark.parametrize("event", SCRIPT.events, ids=name)
def test_the_stamp_moves_exactly_when_the_truth_says_so(event):
    before, after = before_and_after(event)
    assert (before.modified != after.modified) == (event.stamp is not None)
    assert event.stamp is None or event.outcome in {"changed", "touched"}
    assert (event.outcome == "touched") == (event.stamp is not None and before.text == after.text)


@pytest.mark.parametrize("event", [e for e in SCRIPT.events if e.outcome == "changed"], ids=name)
def test_the_kinds_name_the_fields_that_differ(event):
    before, after = before_and_after(event)
    differing = {kind for kind, field in FIELDS.items() if getattr(before, field) != getattr(after, field)}
    if set(event.kinds) & {"cosmetic", "revert"}:
        assert differing
    else:
        assert differing == set(event.kinds) - {"correction"}


@pytest.mark.parametrize("event", [e for e in SCRIPT.events if e.silent is not None], ids=name)
def test_an_edit_is_silent_when_neither_stamp_nor_notice_says_so(event):
    assert event.silent == (event.stamp is None and "correction" not in event.kinds)


def test_a_revert_brings_back_every_word():
    (event,) = [event for event in SCRIPT.events if event.revert_to]
    before, after = before_and_after(event)
    assert after.text == state_at(SCRIPT, event.story, event.revert_to).text != before.text


def test_a_moved_paragraph_is_the_same_paragraph_elsewhere():
    (event,) = [event for event in SCRIPT.events if event.move]
    before, after = before_and_after(event)
    assert before.paragraphs != after.paragraphs
    assert sorted(before.paragraphs) == sorted(after.paragraphs)


def test_a_server_error_lasts_one_edition():
    (event,) = [event for event in SCRIPT.events if event.outcome == "failed"]
    statuses = [state_at(SCRIPT, event.story, edition).status for edition in range(1, 7)]
    assert [status == 500 for status in statuses] == [edition == event.edition for edition in range(1, 7)]


@pytest.mark.parametrize("story", STORIES, ids=name)
def test_a_story_comes_out_between_the_edition_before_and_its_own(story):
    if isinstance(story.published, timedelta):
        assert story.published <= SCRIPT.editions[story.edition - 1].at
        assert story.edition == 1 or story.published > SCRIPT.editions[story.edition - 2].at


@pytest.mark.parametrize("event", [e for e in SCRIPT.events if e.stamp is not None], ids=name)
def test_a_new_stamp_lies_between_the_edition_before_and_its_own(event):
    assert SCRIPT.editions[event.edition - 2].at < event.stamp <= SCRIPT.editions[event.edition - 1].at


def test_every_page_of_a_house_can_be_written_in_its_encoding():
    for house in SCRIPT.houses:
        for story in house.stories:
            "".join(state_at(SCRIPT, story.id, 6).text).encode(house.encoding)


@pytest.mark.parametrize("text", ["3:4", "noon", "", "1:00:00:00", "+1:00"])
def test_an_offset_that_is_none_is_refused(text):
    with pytest.raises(ValueError, match="offset"):
        offset(text)
