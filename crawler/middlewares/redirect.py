"""Redirects as Scrapy follows them, except that a chain without end is an answer too, and evidence of it is kept."""

from __future__ import annotations

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response


class EvidentRedirectMiddleware(RedirectMiddleware):
    """Scrapy drops a request that was redirected too often; here its last answer goes on and becomes a failed visit."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Follow the redirect, or hand on the answer that asked for one redirect too many."""
        try:
            return super().process_response(request, response)
        except IgnoreRequest:
            return response
