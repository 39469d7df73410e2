"""Who may be visited by a crawler that names no contact: nobody's real newsroom.

A newsroom that is bothered by a crawler looks into its log and wants somebody to write to. This machine, the network that it
stands in and the names that are reserved for tests and examples belong to no newsroom.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.settings import BaseSettings

from crawler.errors import UsageError
from crawler.middlewares.addresses import address_in, host_in, is_local_name, is_public

# RFC 2606 and 6761, and the names of private networks (RFC 6762, ICANN's "internal").
RESERVED = ("test", "example", "invalid", "localhost", "local", "internal", "example.com", "example.net", "example.org")
SHOWN = 3
ADVICE = "Put TASHIH_CONTACT=you@your.domain into the environment or a file .env: it becomes part of the user agent."


def real_hosts(hosts: Iterable[str], settings: BaseSettings) -> list[str]:
    """Those of the hosts that may be a newsroom's, by name; none if the settings or a proxy of this machine lead elsewhere."""
    if settings.getbool("ALLOW_PRIVATE_ADDRESSES") or is_proxied_here():
        return []
    return sorted({host for host in hosts if is_real(host)})


def is_real(host: str) -> bool:
    """Whether a host may be a newsroom's.

    >>> [is_real(host) for host in ("www.dailysabah.com", "127.0.0.1", "daily.example", "newsroom")]
    [True, False, False, False]
    """
    address = address_in(host)
    if address is not None:
        return is_public(address)
    reserved = any(host == name or host.endswith("." + name) for name in RESERVED)
    return "." in host and not reserved and not is_local_name(host)


def is_proxied_here() -> bool:
    """Whether requests go to a proxy on this machine, which decides where they lead (the environment's ``http_proxy``)."""
    proxies = [proxy for scheme, proxy in getproxies().items() if scheme in {"http", "https"}]
    here = [host_in(proxy if "//" in proxy else f"//{proxy}") for proxy in proxies]
    return bool(here) and all(is_local_name(host) or str(address_in(host) or "").startswith("127.") for host in here)


def contact_fault(settings: BaseSettings) -> str:
    """What is wrong with the contact that newsrooms can write to; empty if nothing is."""
    contact = settings.get("CONTACT") or ""
    if not contact:
        return "TASHIH_CONTACT is not set"
    is_address = "@" in contact or urlsplit(contact).scheme in {"http", "https", "mailto"}
    return "" if is_address else f"TASHIH_CONTACT is {contact!r}, which is neither an e-mail address nor a URL"


def require_contact(hosts: Iterable[str], settings: BaseSettings) -> None:
    """UsageError, with the setting's name, if a newsroom would be visited that could not write to anybody."""
    fault = contact_fault(settings)
    real = real_hosts(hosts, settings) if fault else []
    if real:
        raise UsageError(f"{fault}, and {named(real)} would be visited. {ADVICE}")


def missing_contact(hosts: Iterable[str], settings: BaseSettings) -> str:
    """A warning for a visit made by hand, empty if there is nothing to warn of."""
    fault = contact_fault(settings)
    real = real_hosts(hosts, settings) if fault else []
    return f"{fault}: {named(real)} cannot tell who visits. {ADVICE}" if real else ""


def named(hosts: list[str]) -> str:
    """A few hosts by name, the others by number."""
    more = f" and {len(hosts) - SHOWN} more" if len(hosts) > SHOWN else ""
    return f"{', '.join(hosts[:SHOWN])}{more}"
