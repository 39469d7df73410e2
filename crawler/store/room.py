"""Room for what is written: a server of ours whose disk fills up loses its last acknowledged writes, so none is sent then."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

from crawler.errors import EmbeddedServerError

SHORTEST, LONGEST = 0.1, 10.0  # seconds between two tries


def pauses() -> Iterator[float]:
    """Seconds to wait before each new try: doubling, then steady."""
    pause = SHORTEST
    while True:
        yield pause
        pause = min(2 * pause, LONGEST)


class Room:
    """Lets writes wait while *insist* raises EmbeddedServerError; it is raised on once *patience* (seconds) has ended.

    *on_trouble* is told in a sentence when room is short and when there is some again.
    """

    def __init__(self, insist: Callable[[], None], *, patience: float, on_trouble: Callable[[str], None]) -> None:
        self._insist = insist
        self._patience = patience
        self._on_trouble = on_trouble
        self._short = False

    async def wait(self) -> None:
        """Return once there is room."""
        waited = 0.0
        for pause in pauses():
            try:
                self._insist()
            except EmbeddedServerError as error:
                if waited + pause > self._patience:
                    raise
                self._tell(short=True, sentence=f"nothing is written for now, trying again: {error}")
                await asyncio.sleep(pause)
                waited += pause
            else:
                self._tell(short=False, sentence="there is room for the database again")
                return

    def _tell(self, *, short: bool, sentence: str) -> None:
        if short != self._short:
            self._short = short
            self._on_trouble(sentence)


def enough_room() -> None:
    """What is insisted on where the database is somebody else's."""
