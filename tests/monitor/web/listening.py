"""The service behind a real socket, for what no transport in memory shows: streams, half-open connections, many readers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass

import httpx
import uvicorn

from crawler.commands.serve import configured
from crawler.commands.serve import listening as listening_at
from crawler.monitor.web.services import Services


@dataclass(frozen=True)
class Listening:
    """A running service: a client of it, and where it listens."""

    client: httpx.AsyncClient
    port: int


@asynccontextmanager
async def listening(services: Services) -> AsyncIterator[Listening]:
    """Serve meanwhile, exactly as `tashih serve` does."""
    with listening_at("127.0.0.1", 0) as listener:
        port: int = listener.getsockname()[1]
        server = uvicorn.Server(configured(services))
        server.capture_signals = nullcontext  # type: ignore[method-assign,assignment]
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
                while not server.started:
                    await asyncio.sleep(0.01)
                yield Listening(client, port)
        finally:
            server.should_exit = True
            await serving
