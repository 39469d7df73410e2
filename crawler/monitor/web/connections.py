"""Connections that ask for nothing are closed: half-open ones, and those that send a request's head letter by letter."""

from __future__ import annotations

from asyncio import TimerHandle, Transport

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 15.0  # seconds that the head of a request may take to come


class PromptProtocol(H11Protocol):
    """Uvicorn's protocol, with a limit on how long a request's head may take."""

    patience = PATIENCE
    _impatience: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came; while the head is not complete, its time runs on."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait()
        else:
            self._calm()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._calm()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._impatience is None:
            self._impatience = self.loop.call_later(self.patience, self._give_up)

    def _calm(self) -> None:
        if self._impatience is not None:
            self._impatience.cancel()
            self._impatience = None

    def _give_up(self) -> None:
        """Close a connection on which no whole request came."""
        if self.conn.their_state is h11.IDLE and (self.cycle is None or self.cycle.response_complete):
            self.transport.close()
