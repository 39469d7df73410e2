"""One look at a house: which edition, which request of the day, and which stories there are to see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.newsroom.clock import Clock
from crawler.newsroom.noise import noise
from crawler.newsroom.script import House, Moment, Script, Story
from crawler.newsroom.states import State, state_at

CLIENT_ERROR = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One request to one house: which edition, which request of the day (the tick), which base address."""

    script: Script
    house: House
    clock: Clock
    edition: int
    tick: int
    base: str

    def published(self) -> list[tuple[Story, State]]:
        """Every story that was published by now, newest first, deleted and closed ones too."""
        out = [story for story in self.house.stories if story.edition <= self.edition]
        out.sort(key=lambda story: self.instant(story.published), reverse=True)
        return [(story, state_at(self.script, story.id, self.edition)) for story in out]

    def open_ones(self) -> list[tuple[Story, State]]:
        """The stories that can be read by everyone; one that moved is read at its new address."""
        return [
            (story, s) for story, s in self.published() if s.status < CLIENT_ERROR and not is_closed(self.house, story)
        ]

    def instant(self, moment: Moment) -> datetime:
        """A moment of the day on this house's clock, in UTC."""
        return self.clock.instant(moment, self.house.zone)

    def noise(self, visitors: int = 1000) -> dict[str, str]:
        """What moves at this very request."""
        return noise(self.tick, visitors)


def is_closed(house: House, story: Story) -> bool:
    """Whether robots.txt asks visitors to keep out of a story."""
    return bool(house.forbidden) and story.path.startswith(house.forbidden)


def address(look: Look, state: State) -> str:
    """Where a story is read now."""
    return look.base + (state.moved_to or state.path)


def section_path(house: House, section: str) -> str:
    """Where a section's page is."""
    return house.section_path.format(section=section)
