"""Where names lead: looked up anew every few minutes, since a schedule runs for months and papers move house.

Scrapy's resolver keeps the first answer for as long as the process lives. The connection goes on taking what is kept; it is renewed
by the check of a request alone, and only after the new answer was judged. So what is connected to is always what was checked.
"""

from __future__ import annotations

from time import monotonic
from typing import Any

from scrapy.exceptions import CannotResolveHostError
from scrapy.resolver import CachingThreadedResolver, dnscache
from scrapy.utils.datatypes import LocalCache
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.error import DNSLookupError

FRESH = 300.0  # seconds

_kept_at: LocalCache[str, float] = LocalCache(10_000)


async def look_up(host: str) -> str:
    """The address of a name, no older than :data:`FRESH`; an older one if no name server answers, else CannotResolveHostError."""
    known: str | None = dnscache.get(host)
    if known is not None and monotonic() - _kept_at.get(host, -FRESH) < FRESH:
        return known
    try:
        return await ask(host)
    except DNSLookupError as error:
        if known is None:
            raise CannotResolveHostError(str(error)) from error
        return known


async def ask(host: str) -> str:
    """What the resolver of the connections answers, its cache passed by."""
    from twisted.internet import reactor

    loop: Any = reactor  # Twisted types the module, not the object it stands for
    resolver = loop.resolver
    if not isinstance(resolver, CachingThreadedResolver):
        return str(await maybe_deferred_to_future(loop.resolve(host)))
    look: Any = super(CachingThreadedResolver, resolver).getHostByName
    return str(await maybe_deferred_to_future(look(host, (resolver.timeout,))))


def keep(host: str, address: str) -> None:
    """Let connections to a name go to this address."""
    if dnscache.limit != 0:
        dnscache[host] = address
        _kept_at[host] = monotonic()
