"""Episodes: what needs somebody, from when it was found until it was over. They are kept so that a restart tells none again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

EpisodeState = Literal["standing", "over"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One warning about one publisher (or, without one, about the machine), from ``began`` to ``ended``.

    ``kind`` is the warning's, ``text`` what was seen when it began, ``todo`` what to do.
    """

    kind: str
    publisher: str
    text: str
    todo: str
    began: datetime
    ended: datetime | None = None
    state: EpisodeState = "standing"
    edition: int = 1

    @property
    def name(self) -> str:
        """The key: of each kind there is one at a time for a publisher.

        >>> from datetime import UTC
        >>> Episode(kind="disk", publisher="", text="", todo="", began=datetime(2026, 3, 2, tzinfo=UTC)).name
        'disk@'
        """
        return f"{self.kind}@{self.publisher}"

    @property
    def id(self) -> str:
        """What no other beginning or end of an episode is called."""
        return f"{self.name} {self.state} {self.began.isoformat()}"


class Episodes(Protocol):
    """Keeps the newest episode of each kind and publisher."""

    async def standing(self) -> list[Episode]:
        """Those that are not over."""

    async def begin(self, episode: Episode) -> Episode:
        """Keep one that begins, in place of the one before, if that is over; the episode that stands now. Durable."""

    async def end(self, episode: Episode, at: datetime) -> None:
        """Note that one is over, unless somebody did. Durable when this returns."""
