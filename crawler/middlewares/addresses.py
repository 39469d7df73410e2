"""Where a crawl may be led: the public web, and what the user named himself. Never into the network it runs in.

A redirect, a sitemap or a feed is written by somebody else, and so is the answer of a name server. What they lead to is
checked: the scheme, the port, and the address that Scrapy's resolver gives and keeps for the connection.
"""

from __future__ import annotations

import ipaddress
import logging
import re
import socket
from collections.abc import Awaitable, Callable
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, NotConfigured
from scrapy.statscollectors import StatsCollector
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.error import DNSLookupError

from crawler.store.evidence import NotAskedError

PORTS = {80, 443, 8080, 8443}
WEB = {80, 443}
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")  # IANA: the only IPv6 addresses that the public Internet has
RESERVED = (
    ipaddress.ip_network("3fff::/20"),  # RFC 9637: documentation
    ipaddress.ip_network("192.0.0.0/24"),  # RFC 6890: protocol assignments
    ipaddress.ip_network("168.63.129.16/32"),  # where virtual machines of one cloud ask their host
)
HOST = re.compile(r"[a-z0-9._-]+")

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
        is_own = came_from == host and is_named(request.url, self.named)
        if not (reason or is_own or address_in(host) or is_local_name(host) or is_proxied(request)):
            reason = await self._refusal_of_name(urlsplit(request.url).hostname or host)
        if reason:
            self.stats.inc_value("address/refused")
            logger.warning("%r is not asked: %s", request.url[:200], reason)
            raise NotAskedError(reason)

    async def _refusal_of_name(self, host: str) -> str:
        """Why a name must not be asked: it leads to an address of no public network.

        *host* is spelled as the connection will ask for it, so that the answer it gets is the one that was checked. What the
        resolver raises ends the request: a connection that asked again might get another answer, and nobody would check that one.
        """
        found = address_in(await self.resolve(host))
        return f"{host} leads to the private address {found}" if found and not is_public(found) else ""


def refusal(url: str, *, came_from: str, named: frozenset[str]) -> str:
    """Why an address must not be asked, as far as it tells by itself; empty if it may be.

    What the user named (``host``, or ``host:port`` where the port is not the web's) may be private, by number or by name; no
    other host may lead there, and it may not lead on to its own machine's other services.

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
    address = address_in(host)
    if not address and not HOST.fullmatch(host):
        return "the address cannot be read"
    if came_from == host and is_named(url, named):
        return ""
    if (address and not is_public(address)) or is_local_name(host):
        return f"a link leads to the private address {host}"
    return f"a link leads to port {port}" if port not in {None, *PORTS} else ""


def is_named(url: str, named: frozenset[str]) -> bool:
    """Whether the user named this very place: the host, and a port that is the web's or stood beside it.

    >>> [is_named(f"http://127.0.0.1{port}/a", frozenset({"127.0.0.1:8000"})) for port in (":8000", "", ":22")]
    [True, False, False]
    """
    host, port = host_in(url), urlsplit(url).port
    return f"{host}:{port}" in named or (host in named and (port is None or port in WEB))


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
        if address not in GLOBAL_UNICAST:
            return False
    return address.is_global and not address.is_multicast and not any(address in network for network in RESERVED)


def is_local_name(host: str) -> bool:
    """Whether a name means this machine (RFC 6761 section 6.3)."""
    return host == "localhost" or host.endswith(".localhost")


def is_proxied(request: Request) -> bool:
    """Whether a proxy resolves the name."""
    return bool(request.meta.get("proxy"))


async def resolve_like_scrapy(host: str) -> str:
    """The address of a name from the very resolver, and its cache, that the connection will ask; CannotResolveHostError."""
    from twisted.internet import reactor

    loop: Any = reactor  # Twisted types the module, not the object it stands for
    try:
        return str(await maybe_deferred_to_future(loop.resolve(host)))
    except DNSLookupError as error:
        raise CannotResolveHostError(str(error)) from error
