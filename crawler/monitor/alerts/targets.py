"""Targets as an ALERTS file names them: webhook, e-mail, or any service that apprise knows."""

from __future__ import annotations

import base64
import binascii
import re
from datetime import timedelta
from urllib.parse import SplitResult, urlsplit

from crawler.monitor.alerts.rules import AppriseTarget, EmailTarget, Target, WebhookTarget
from crawler.monitor.alerts.table import Table

MAILBOX = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+")
SHORTEST_SECRET = 16  # characters
KINDS = ("webhook", "email", "apprise")


def target_in(table: Table) -> Target | None:
    """The target of a table; None, with the mistake noted, if it names no way or several."""
    ways = [kind for kind in KINDS if kind in table]
    if len(ways) != 1:
        table.notes.note(table.path, f"a target has exactly one of {', '.join(KINDS)}; this one has {len(ways)}")
        return None
    read = {"webhook": webhook_in, "email": email_in, "apprise": apprise_in}[ways[0]]
    found = read(table)
    table.nothing_else()
    return found


def common(table: Table) -> dict[str, object]:
    """What every target has."""
    attempts = table.number("attempts", 15, most=100)
    if attempts == 0:
        table.wrong("attempts", "a message that is never sent needs no target")
    return {
        "name": table.path[-1],
        "attempts": attempts,
        "retry_after": table.length("retry_after", timedelta(seconds=5)),
    }


def webhook_in(table: Table) -> Target | None:
    """An address and the secrets that sign."""
    url, secrets = table.text("webhook"), table.texts("secret")
    parts = split(url)
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        table.wrong("webhook", "this is no http(s) address")
    if not secrets:
        table.wrong("secret", "a webhook needs a secret to sign with; make one with `openssl rand -hex 32`")
    for secret in secrets:
        if len(secret) < SHORTEST_SECRET:
            table.wrong("secret", f"a secret has at least {SHORTEST_SECRET} characters")
        elif not is_usable(secret):
            table.wrong("secret", "what follows whsec_ must be base64")
    timeout = table.length("timeout", timedelta(seconds=10))
    return WebhookTarget(url=url, secrets=secrets, timeout=timeout, **common(table))  # type: ignore[arg-type]


def email_in(table: Table) -> Target | None:
    """Mailboxes, the sender, the server."""
    to, sender = table.texts("email"), table.text("from")
    server = table.text("server", "smtp://127.0.0.1:25")
    for each in to:
        if not MAILBOX.fullmatch(each):
            table.wrong("email", f"{each!r} is no address of a mailbox")
    if not MAILBOX.fullmatch(sender):
        table.wrong("from", "this must be the address that the mail comes from, such as tashih@example.org")
    parts = split(server)
    if parts is None or parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        table.wrong("server", "this must be smtp://[user:password@]host[:port], or smtps://")
    return EmailTarget(to=to, sender=sender, server=server, **common(table))  # type: ignore[arg-type]


def apprise_in(table: Table) -> Target | None:
    """Addresses of services, each of which apprise understands."""
    from apprise import Apprise  # half a second, which only its users pay

    urls = table.texts("apprise")
    for url in urls:
        if not Apprise().add(url):
            scheme = url.partition("://")[0]
            table.wrong("apprise", f"apprise does not understand this {scheme}:// address; see its list of services")
    return AppriseTarget(urls=urls, **common(table))  # type: ignore[arg-type]


def split(url: str) -> SplitResult | None:
    """The parts of an address, None if it has none."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def is_usable(secret: str) -> bool:
    """Whether a secret can sign: any text, or ``whsec_`` with base64 behind it."""
    try:
        secret_bytes(secret)
    except (ValueError, binascii.Error):
        return False
    return True


def secret_bytes(secret: str) -> bytes:
    """The key that a secret stands for (Standard Webhooks 1.0: ``whsec_`` and base64); other text is its UTF-8."""
    if secret.startswith("whsec_"):
        return base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    return secret.encode()
