"""What a story looks like in an edition: its text and stamp after everything that happened up to then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from crawler.newsroom.script import Event, Moment, Replacement, Script, Story

SERVER_ERROR = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A story in an edition; ``changed_in`` is the edition that last touched its text or stamp (1 is the first)."""

    headline: str
    standfirst: str
    author: str
    paragraphs: tuple[str, ...]
    modified: Moment
    path: str
    status: int = 200
    moved_to: str = ""
    changed_in: int = 1

    @property
    def text(self) -> tuple[str, ...]:
        """What an editor wrote, in order: headline, standfirst, author, paragraphs."""
        return (self.headline, self.standfirst, self.author, *self.paragraphs)


def state_at(script: Script, story_id: str, edition: int) -> State:
    """A story as it stands in an edition; ValueError if an event does not fit the text it meets."""
    state = first_state(script.story(story_id))
    for event in script.events_of(story_id, edition):
        earlier = state_at(script, story_id, event.revert_to) if event.revert_to else None
        state = after(event, state, earlier)
    return state if state.status < SERVER_ERROR or hiccups(script, story_id, edition) else replace(state, status=200)


def first_state(story: Story) -> State:
    """A story as it was first published."""
    return State(
        headline=story.headline,
        standfirst=story.standfirst,
        author=story.author,
        paragraphs=story.paragraphs,
        modified=story.modified,
        path=story.path,
        changed_in=story.edition,
    )


def hiccups(script: Script, story_id: str, edition: int) -> bool:
    """Whether the server fails on a story in just this edition."""
    return any(e.edition == edition and (e.status or 0) >= SERVER_ERROR for e in script.events_of(story_id, edition))


def after(event: Event, state: State, earlier: State | None) -> State:
    """The state that an event leaves behind; *earlier* is the one it reverts to."""
    edited = _edited(event, earlier or state)
    modified = event.stamp if event.stamp is not None else state.modified
    touched = edited.text != state.text or modified != state.modified
    return replace(
        edited,
        modified=modified,
        status=event.status or state.status,
        path=state.path,
        moved_to=event.moved_to or state.moved_to,
        changed_in=event.edition if touched else state.changed_in,
    )


def _edited(event: Event, state: State) -> State:
    for words in event.replace:
        state = _replaced(words, state)
    return replace(state, paragraphs=_rearranged(event, state.paragraphs))


def _replaced(words: Replacement, state: State) -> State:
    if isinstance(words.field, int):
        return replace(state, paragraphs=_with(state.paragraphs, words.field, words))
    changed: dict[str, Any] = {words.field: _swap(getattr(state, words.field), words)}
    return replace(state, **changed)


def _with(paragraphs: tuple[str, ...], number: int, words: Replacement) -> tuple[str, ...]:
    return (*paragraphs[: number - 1], _swap(paragraphs[number - 1], words), *paragraphs[number:])


def _swap(text: str, words: Replacement) -> str:
    if text.count(words.old) != 1:
        raise ValueError(f"{words.old!r} must stand once in {text!r}")
    return text.replace(words.old, words.new)


def _rearranged(event: Event, paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    left = list(paragraphs)
    if event.remove:
        del left[event.remove - 1]
    if event.move:
        left.insert(event.move[1] - 1, left.pop(event.move[0] - 1))
    if event.insert:
        left.insert(event.insert[0] - 1, event.insert[1])
    return tuple(left)
