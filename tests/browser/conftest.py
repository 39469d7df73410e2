"""One service over memory and one Chromium for all tests of a file; both end with it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from crawler.monitor.web.services import Services, in_memory
from tests.monitor.web.listening import listening
from tests.monitor.web.newsday import a_day, a_silent_source, some_notes

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@dataclass
class Newsroom:
    """A running service and the loop it runs in."""

    services: Services
    url: str
    loop: asyncio.AbstractEventLoop

    def do(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Let the service's own loop do something."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(20)


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    services = in_memory()
    ready, over = threading.Event(), threading.Event()
    found: list[Newsroom] = []

    async def living() -> None:
        async with listening(services) as served:
            found.append(Newsroom(services, f"http://127.0.0.1:{served.port}", asyncio.get_running_loop()))
            ready.set()
            await asyncio.to_thread(over.wait)

    thread = threading.Thread(target=lambda: asyncio.run(living()), daemon=True)
    thread.start()
    assert ready.wait(30)
    found[0].do(a_day(services))
    found[0].do(a_silent_source(services))
    found[0].do(some_notes(services, 5))
    yield found[0]
    over.set()
    thread.join(20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"NOT TESTED IN A BROWSER: {CHROMIUM} is missing (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, newsroom: Newsroom) -> Iterator[Page]:
    """A new page of an English reader; anything that its policy blocks or its script trips over fails the test."""
    context = browser.new_context(base_url=newsroom.url, locale="en-GB", viewport={"width": 1200, "height": 800})
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda told: faults.append(told.text) if "Content Security Policy" in told.text else None)
    yield opened
    context.close()
    assert not faults
