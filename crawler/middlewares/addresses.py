"""Where a crawl may be led: the public web, and what the user named himself. Never into the network it runs in.

A redirect, a sitemap or a feed is written by somebody else, and so is the answer of a name server. What they lead to is
checked: the scheme, the port, and the address that is kept for the connection.
"""

from __future__ import annotations

import ipaddress
import logging
import re
import socket
from collections.abc import Awaitable, Callable
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from crawler.middlewares import names
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
Keep = Callable[[str, str], None]

logger = logging.getLogger(__name__)


class AddressMiddleware:
    """Refuse requests that lead where nobody named by the user may lead; without *guards* names are only looked up in time."""

    def __init__(
        self, named: frozenset[str], stats: StatsCollector, resolve: Resolve, keep: Keep, *, guards: bool = True
    ) -> None:
        self.named = named
        self.stats = stats
        self.resolve = resolve
        self.keep = keep
        self.guards = guards

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the hosts that the user named; with ALLOW_PRIVATE_ADDRESSES there is nothing to guard."""
        assert crawler.stats is not None
        guards = not crawler.settings.getbool("ALLOW_PRIVATE_ADDRESSES")
        named: frozenset[str] = getattr(crawler.spider, "named_hosts", frozenset())
        return cls(named, crawler.stats, names.look_up, names.keep, guards=guards)

    async def process_request(self, request: Request) -> None:
        """NotAskedError, with the reason, for an address that must not be asked."""
        came_from = host_in((request.meta.get("redirect_urls") or [request.url])[-1])
        host = host_in(request.url)
        reason = refusal(request.url, came_from=came_from, named=self.named) if self.guards else ""
        is_trusted = not self.guards or (came_from == host and is_named(request.url, self.named))
        if not (reason or address_in(host) or is_local_name(host) or is_proxied(request)):
            reason = await self._refusal_of_name(urlsplit(request.url).hostname or host, is_trusted=is_trusted)
        if reason:
            self.stats.inc_value("address/refused")
            logger.warning("%r is not asked: %s", request.url[:200], reason)
            raise NotAskedError(reason)

    async def _refusal_of_name(self, host: str, *, is_trusted: bool) -> str:
        """Why a name must not be asked: it leads to an address of no public network. What may be asked is kept for the connection.

        *host* is spelled as the connection will ask for it, so that the answer it gets is the one that was checked. What the
        resolver raises ends the request: a connection that asked again might get another answer, and nobody would check that one.
        """
        said = await self.resolve(host)
        found = address_in(said)
        if found and not is_trusted and not is_public(found):
            return f"{host} leads to the private address {found}"
        self.keep(host, said)
        return ""


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
