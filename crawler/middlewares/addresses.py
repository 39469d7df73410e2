"""Where a crawl may be led: the public web, and what the user named himself. Never into the network it runs in.

A redirect, a sitemap or a feed is written by somebody else, and so is the answer of a name server. What they lead to is
checked: the scheme, the port, and the address that Scrapy's resolver gives and keeps for the connection.
"""

from __future__ import annotations

import ipaddress
import logging
import socket
from collections.abc import Awaitable, Callable
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.statscollectors import StatsCollector
from scrapy.utils.defer import maybe_deferred_to_future

from crawler.store.evidence import NotAskedError

PORTS = {80, 443, 8080, 8443}
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str], Awaitable[str]]

logger = logging.getLogger(__name__)


class AddressMiddleware:
    """Refuse requests that lead where nobody named by the user may lead."""

    def __init__(self, named: frozenset[str], stats: StatsCollector, resolve: Resolve) -> None:
        self.named = named
        self.stats = stats
        self.resolve = resolve

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the hosts that the user named; with ALLOW_PRIVATE_ADDRESSES there is nothing to guard."""
        if crawler.settings.getbool("ALLOW_PRIVATE_ADDRESSES"):
            raise NotConfigured("ALLOW_PRIVATE_ADDRESSES is set")
        assert crawler.stats is not None
        return cls(getattr(crawler.spider, "named_hosts", frozenset()), crawler.stats, resolve_like_scrapy)

    async def process_request(self, request: Request) -> None:
        """NotAskedError, with the reason, for an address that must not be asked."""
        came_from = host_in((request.meta.get("redirect_urls") or [request.url])[-1])
        reason = refusal(request.url, came_from=came_from, named=self.named)
        host = host_in(request.url)
        is_own = host in self.named and came_from == host
        if not (reason or is_own or address_in(host) or is_local_name(host) or is_proxied(request)):
            reason = await self._refusal_of_name(host)
        if reason:
            self.stats.inc_value("address/refused")
            logger.warning("%r is not asked: %s", request.url[:200], reason)
            raise NotAskedError(reason)

    async def _refusal_of_name(self, host: str) -> str:
        """Why a name must not be asked: it leads to an address of no public network. A name without any fails later, by itself."""
        try:
            found = address_in(await self.resolve(host))
        except Exception:  # whatever the resolver raises, the download will raise it again and tell it better
            return ""
        return f"{host} leads to the private address {found}" if found and not is_public(found) else ""


def refusal(url: str, *, came_from: str, named: frozenset[str]) -> str:
    """Why an address must not be asked, as far as it tells by itself; empty if it may be.

    What the user named may be private, by number or by name, and may lead on within its own host; no other host may lead there.

    >>> refusal("http://169.254.169.254/latest", came_from="news.example", named=frozenset({"news.example"}))
    'a link leads to the private address 169.254.169.254'
    """
    try:
        parts = urlsplit(url)
        host, port = host_in(url), parts.port
    except ValueError:
        return "the address cannot be read"
    if parts.scheme not in {"http", "https"} or not host:
        return f"a link leads to the scheme {parts.scheme!r}"
    if host in named and came_from == host:
        return ""
    address = address_in(host)
    if (address and not is_public(address)) or is_local_name(host):
        return f"a link leads to the private address {host}"
    return f"a link leads to port {port}" if port not in {None, *PORTS} else ""


def host_in(url: str) -> str:
    """The host of a URL in lower case, without brackets and the dot of the root; empty if there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def address_in(host: str) -> IP | None:
    """The address that a host is by itself, in every form a resolver would take for one (``127.1``, ``0x7f000001``); else None."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host)) if host.isascii() and " " not in host else None
    except (OSError, ValueError):
        return None


def is_public(address: IP) -> bool:
    """Whether an address belongs to the public Internet, and so does the one it wraps (RFC 4291, 3056, 6052)."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour
        if address in NAT64:
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(wrapped)
    return address.is_global and not address.is_multicast


def is_local_name(host: str) -> bool:
    """Whether a name means this machine (RFC 6761 section 6.3)."""
    return host == "localhost" or host.endswith(".localhost")


def is_proxied(request: Request) -> bool:
    """Whether a proxy resolves the name."""
    return bool(request.meta.get("proxy"))


async def resolve_like_scrapy(host: str) -> str:
    """The address of a name from the very resolver, and its cache, that the connection will ask."""
    from twisted.internet import reactor

    loop: Any = reactor  # Twisted types the module, not the object it stands for
    return str(await maybe_deferred_to_future(loop.resolve(host)))
