"""What a visitor of the newsroom must record, edition by edition."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.model import Outcome
from crawler.newsroom.script import House, Script, Story
from crawler.newsroom.states import State, state_at

ALIKE = ({"not_modified", "unchanged"},)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What one look at one article must find.

    ``kinds`` are kinds that the change must have among its own; ``silent`` is None where the day does not say.
    ``article`` is the address that the visitor asks for, ``moved_to`` the one it is sent on to.
    """

    article: str
    publisher: str
    story: str
    outcome: Outcome
    what: str
    kinds: tuple[str, ...] = ()
    silent: bool | None = None
    moved_to: str = ""

    @property
    def makes_revision(self) -> bool:
        """Whether a revision must be recorded."""
        return self.outcome in {"new", "changed"}

    def accepts(self, outcome: str) -> bool:
        """Whether an outcome is right: a visitor who sends no validators meets ``unchanged`` for ``not_modified``."""
        return outcome == self.outcome or any({outcome, self.outcome} <= pair for pair in ALIKE)


def truth_of(script: Script, house: House, story: Story, edition: int, base: str) -> Expected:
    """The truth about a story that is published by *edition*, on a site whose addresses begin with *base*."""
    state = state_at(script, story.id, edition)
    event = next((e for e in script.events_of(story.id, edition) if e.edition == edition), None)
    return Expected(
        article=base + state.path,
        publisher=house.name,
        story=story.id,
        outcome=event.outcome if event else quiet_outcome(house, story, state, edition),
        what=event.what if event else quiet_words(story, edition),
        kinds=event.kinds if event else (),
        silent=event.silent if event else None,
        moved_to=base + state.moved_to if state.moved_to else "",
    )


def quiet_outcome(house: House, story: Story, state: State, edition: int) -> Outcome:
    """The outcome where nothing happened in the edition but the noise."""
    if story.edition == edition:
        return "new"
    if state.moved_to:
        return "moved"
    if state.status != 200:
        return "gone"
    return "not_modified" if house.validators == "weak-etag" else "unchanged"


def quiet_words(story: Story, edition: int) -> str:
    """What to call it."""
    return "It is published." if story.edition == edition else "Nothing but noise."
