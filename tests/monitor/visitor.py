"""A visitor for probes that asks over plain HTTP, robots.txt included, with no crawl around it."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

from protego import Protego

from crawler.discovery.answer import Answer


class PlainVisitor:
    """Asks a server on loopback; ``hosts`` lets a name of the tests' own stand for one."""

    def __init__(self, hosts: Mapping[str, str] | None = None) -> None:
        self.hosts = dict(hosts or {})
        self.asked: list[str] = []

    async def ask(self, url: str) -> Answer:
        self.asked.append(url)
        if not self.robots(url).can_fetch(url, "Tashih"):
            return Answer(url=url, trouble="robots.txt")
        return self.fetched(url)

    def sitemaps_of(self, url: str) -> tuple[str, ...]:
        return tuple(self.robots(url).sitemaps)

    def robots(self, url: str) -> Protego:
        return Protego.parse(self.fetched(urljoin(url, "/robots.txt")).body.decode())

    def fetched(self, url: str) -> Answer:
        host = urlsplit(url).netloc
        try:
            with urllib.request.urlopen(url.replace(f"//{host}", f"//{self.hosts.get(host, host)}", 1)) as response:
                return Answer(url=url, body=response.read(), content_type=response.headers["Content-Type"])
        except urllib.error.HTTPError as error:
            return Answer(url=url, trouble=f"status {error.code}")
