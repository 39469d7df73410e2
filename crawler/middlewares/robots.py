"""robots.txt as RFC 9309 wants it obeyed, where Scrapy reads whatever came as rules and takes no answer for a permission.

Section 2.3.1: with an answer 4xx, or one that redirects without end, there are no rules; while a server fails or cannot be
reached, nothing is allowed. Section 2.4: rules are read again after 24 hours; older ones hold while new ones cannot be had.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import Deferred

from crawler.store.evidence import PostponedError
from crawler.store.troubles import RobotsUnreachableError

KEPT = 86_400.0  # seconds
ASKED_AGAIN = 600.0  # seconds after which rules that could not be had are asked for again
BUSY = 429  # of the 4xx the one that is a server's trouble and no answer


class _NoRulesError(IgnoreRequest):
    """A robots.txt was answered by a status that is no permission."""


class FreshRobotsMiddleware(RobotsTxtMiddleware):
    """Forgets a host's robots.txt a day after it was asked for, and asks for nothing where it cannot be had."""

    def __init__(self, crawler: Crawler, *, kept: float = KEPT) -> None:
        super().__init__(crawler)
        self.kept = kept
        self.asked_at: dict[str, float] = {}
        self.unreachable: dict[str, Exception] = {}
        self.before: dict[str, RobotParser] = {}

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules in force for a request's host; what kept them from being had is raised."""
        place, now = urlparse_cached(request).netloc, monotonic()
        on_its_way = isinstance(self._parsers.get(place), Deferred)
        if not on_its_way and now - self.asked_at.get(place, -self.kept) >= self.kept:
            self._forget(place)
            self.asked_at[place] = now
        rules = await super().robot_parser(request)
        if rules is None and (error := self.unreachable.get(place)):
            rules = self.before.get(place)
            if rules is None:
                raise self._refusal(request, place, error)
        return rules

    def _forget(self, place: str) -> None:
        """Let go of the rules, but for the case that no newer ones can be had."""
        self.unreachable.pop(place, None)
        rules = self._parsers.pop(place, None)
        if rules is not None and not isinstance(rules, Deferred):
            self.before[place] = rules

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        """Take rules from an answer that has some."""
        if response.status == BUSY or response.status >= 500:
            raise _NoRulesError(f"status {response.status}")
        await super()._parse_robots(response if response.status < 300 else response.replace(body=b""), netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        """Note why there are no rules; what kept us from asking keeps the request itself as well, and is said of it there."""
        if isinstance(exc, PostponedError):
            self.asked_at.pop(netloc, None)
        elif not isinstance(exc, IgnoreRequest) or isinstance(exc, _NoRulesError):
            self.asked_at[netloc] = monotonic() - self.kept + min(ASKED_AGAIN, self.kept)
            self.unreachable[netloc] = exc
        super()._robots_error(exc, netloc)

    def _refusal(self, request: Request, place: str, error: Exception) -> Exception:
        """What becomes of a request to a host whose rules are unknown: it waits, where somebody comes back."""
        request.meta["dont_retry"] = True
        why = f"robots.txt of {place} cannot be had ({error})"
        self._stats.inc_value("robotstxt/unreachable")
        tell: Callable[[str, float, str], None] | None = getattr(self.crawler.spider, "let_rest", None)
        if tell is not None and isinstance(error, _NoRulesError):
            tell(urlparse_cached(request).hostname or "", ASKED_AGAIN, why)
            return PostponedError(why)
        if isinstance(error, _NoRulesError):
            return RobotsUnreachableError(f"{why}, so nothing is asked there")
        return error.with_traceback(None)
