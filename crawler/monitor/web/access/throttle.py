"""How often somebody may fail to log in: counted for each address and each name, forgotten after a while."""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=15)
PER_ADDRESS, PER_NAME = 10, 30  # failures within the window
KEPT = 10_000  # keys that are remembered


class Throttle:
    """Counts failures by key. A name may fail more often than an address, so that nobody locks a colleague out with ease."""

    def __init__(self) -> None:
        self._failures: OrderedDict[str, list[datetime]] = OrderedDict()

    def wait(self, address: str, name: str, now: datetime) -> timedelta:
        """How long this address has to wait before it may try this name; nothing if it may."""
        keys = ((f"address {network_of(address)}", PER_ADDRESS), (f"name {name}", PER_NAME))
        return max(self._wait(key, most, now) for key, most in keys)

    def failed(self, address: str, name: str, now: datetime) -> None:
        """Count a failure."""
        for key in (f"address {network_of(address)}", f"name {name}"):
            self._failures[key] = [*self._recent(key, now), now]
            self._failures.move_to_end(key)
        while len(self._failures) > KEPT:
            self._failures.popitem(last=False)

    def _wait(self, key: str, most: int, now: datetime) -> timedelta:
        recent = self._recent(key, now)
        return recent[-most] + WINDOW - now if len(recent) >= most else timedelta(0)

    def _recent(self, key: str, now: datetime) -> list[datetime]:
        return [at for at in self._failures.get(key, []) if now - at < WINDOW]


def network_of(address: str) -> str:
    """What one person has of addresses: an IPv4 address, a /64 of IPv6.

    >>> network_of("192.0.2.7"), network_of("2001:db8::7"), network_of("unix")
    ('192.0.2.7', '2001:db8::/64', 'unix')
    """
    try:
        read = ipaddress.ip_address(address)
    except ValueError:
        return address
    return address if read.version == 4 else str(ipaddress.ip_network(f"{address}/64", strict=False))
