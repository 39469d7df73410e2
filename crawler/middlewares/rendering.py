"""The download handler of publishers that need a browser: a page is what Chromium makes of it, once its network is quiet.

Every page has a context of its own (no cookie or storage outlives a visit) and a gate as its only way out. Nothing is waited for
longer than a download may take. What was rendered says so in its headers (``X-Tashih-Rendered``), and so does its capture.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any, Self
from uuid import uuid4
from weakref import WeakKeyDictionary

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page
from playwright.async_api import Request as PageRequest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, DownloadFailedError, DownloadTimeoutError
from scrapy.http import Response
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler
from scrapy_playwright.page import PageMethod

from crawler.middlewares.addresses import host_in
from crawler.middlewares.download import BoundedHandler
from crawler.middlewares.gate import Gate
from crawler.store.evidence import NotAskedError

MARK = "X-Tashih-Rendered"
UNNEEDED = {"image", "media", "font"}  # text is all that is read
REFUSALS = ("ERR_HTTP_RESPONSE_CODE_FAILURE", "ERR_TUNNEL_CONNECTION_FAILED")  # how Chromium calls the gate's empty 403
GOODBYE = 5  # seconds that a page has to close

_handlers: WeakKeyDictionary[Crawler, Any] = WeakKeyDictionary()


def unneeded(request: PageRequest) -> bool:
    """Whether a page's own request brings nothing to read, or leads to no web server."""
    return request.resource_type in UNNEEDED or not request.url.startswith(("http://", "https://", "data:", "blob:"))


async def settle(page: Page, *, seconds: float) -> None:
    """Wait until the page has asked for nothing for half a second; a page that never rests is taken as it is then."""
    with contextlib.suppress(PlaywrightError):
        await page.wait_for_load_state("networkidle", timeout=seconds * 1000)


class RenderingHandler(ScrapyPlaywrightDownloadHandler, BoundedHandler):  # type: ignore[misc]
    """Downloads with the browser what ``meta["playwright"]`` asks for, everything else as usual."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self.named: frozenset[str] = getattr(crawler.spider, "named_hosts", frozenset())
        self.user_agent: str = settings["USER_AGENT"]
        self.patience = settings.getfloat("DOWNLOAD_TIMEOUT")
        self.longest = settings.getint("DOWNLOAD_MAXSIZE")
        self.settling = settings.getfloat("RENDER_SETTLE_SECONDS")
        self.allow_private = settings.getbool("ALLOW_PRIVATE_ADDRESSES")
        self.closed = False
        self.seats = asyncio.Semaphore(settings.getint("RENDER_PAGES"))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """One handler, and so one browser, for both schemes."""
        if crawler not in _handlers:
            _handlers[crawler] = cls(crawler)
        handler: Self = _handlers[crawler]
        return handler

    async def close(self) -> None:
        """Close the browser; once."""
        if not self.closed:
            self.closed = True
            await super().close()

    async def download_request(self, request: Request) -> Response:
        """The response; rendered pages within DOWNLOAD_TIMEOUT and DOWNLOAD_MAXSIZE."""
        if not request.meta.get("playwright"):
            return await self._downloaded(request)
        async with self.seats:
            response = await self._rendered(request)
        if len(response.body) > self.longest:
            raise DownloadCancelledError(f"the rendered page of {request.url} is longer than {self.longest} bytes")
        response.headers[MARK] = f"Chromium {self.browser.version}"
        return response

    async def _downloaded(self, request: Request) -> Response:
        response: Response = await super().download_request(request)
        return response

    async def _rendered(self, request: Request) -> Response:
        """The page as the browser has it, from a context that is closed whatever happens."""
        name = uuid4().hex
        gate = Gate(host_in(request.url), self.named)
        request.meta.update(await self._page_meta(name, gate))
        try:
            async with asyncio.timeout(request.meta.get("download_timeout") or self.patience):
                return await self._downloaded(request)
        except TimeoutError as error:
            raise DownloadTimeoutError(
                f"Rendering {request.url} took longer than {self.patience:.0f} seconds."
            ) from error
        except PlaywrightError as error:
            if gate.refused and any(sign in error.message for sign in REFUSALS):
                raise NotAskedError(gate.refused[-1]) from error
            raise DownloadFailedError(f"the browser: {error.message.splitlines()[0][:200]}") from error
        finally:
            await self._leave(name, gate)

    async def _page_meta(self, name: str, gate: Gate) -> dict[str, Any]:
        """What scrapy-playwright is to do with one page."""
        proxy = {} if self.allow_private else {"proxy": {"server": await gate.open()}}
        context = {"user_agent": self.user_agent, "accept_downloads": False, "service_workers": "block", **proxy}
        return {
            "playwright_context": name,
            "playwright_context_kwargs": context,
            "playwright_page_goto_kwargs": {"wait_until": "domcontentloaded", "timeout": self.patience * 1000},
            "playwright_page_methods": [PageMethod(settle, seconds=self.settling)],
        }

    async def _leave(self, name: str, gate: Gate) -> None:
        """Close a page's context, hung or not, and its gate."""
        wrapper = self.context_wrappers.get(name)
        if wrapper is not None:
            with contextlib.suppress(PlaywrightError, TimeoutError):
                async with asyncio.timeout(GOODBYE):
                    await wrapper.context.close()
            self.context_wrappers.pop(name, None)
        await gate.close()
