"""E-mail, over SMTP with the standard library: plain text and HTML, one Message-ID for every repeat."""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import SplitResult, unquote, urlsplit

from crawler.judgement.plain import neutral
from crawler.monitor.alerts.channels.answer import Answer
from crawler.monitor.alerts.message import Message, spelled
from crawler.monitor.alerts.rules import EmailTarget
from crawler.monitor.aside import ASIDE, TooManyAsideError

PATIENCE, LONGEST = 30.0, 90.0  # seconds for each step of the talk, and for all of it
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
PORTS = {"smtp": 25, "smtps": 465}


async def send(target: EmailTarget, message: Message) -> Answer:
    """Hand the mail to the server, in a thread of its own."""
    mail = mail_of(target, message)
    try:
        async with asyncio.timeout(LONGEST):
            return await ASIDE.do(f"mail to {target.name}", lambda: hand_over(target, mail))
    except TimeoutError:
        return Answer(accepted=False, said=f"no answer within {LONGEST:g} s")
    except TooManyAsideError as error:
        return Answer(accepted=False, said=f"not sent: {error}")


def mail_of(target: EmailTarget, message: Message) -> EmailMessage:
    """The mail; a subject or an address cannot begin another header, since the library refuses line ends."""
    mail = EmailMessage()
    mail["Subject"] = message.subject
    mail["From"] = target.sender
    mail["To"] = ", ".join(target.to)
    mail["Date"] = format_datetime(datetime.now(UTC))
    mail["Message-ID"] = f"<{message.key}@{target.sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(printable(spelled(message, "text")) + "\n")
    page = f'<!doctype html><html><head><meta charset="utf-8"></head><body>{spelled(message, "html")}</body></html>'
    mail.add_alternative(printable(page), subtype="html")
    return mail


def printable(text: str) -> str:
    """Text that any mail can carry: lone surrogates replaced."""
    return text.encode("utf-8", "replace").decode()


def hand_over(target: EmailTarget, mail: EmailMessage) -> Answer:
    """Talk to the server and say how it went."""
    parts = urlsplit(target.server)
    try:
        with connected(parts) as server:
            log_in(server, parts)
            refused = server.send_message(mail)
    except smtplib.SMTPResponseException as error:
        said = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        return Answer(accepted=False, said=neutral(f"{error.smtp_code} {said}")[:300])
    except (smtplib.SMTPException, OSError) as error:
        return Answer(accepted=False, said=neutral(f"{type(error).__name__}: {error}")[:300])
    left_out = f", but not for {', '.join(refused)}" if refused else ""
    return Answer(accepted=True, said=neutral(f"accepted by {parts.hostname}{left_out}"))


def connected(parts: SplitResult) -> smtplib.SMTP:
    """A connection, encrypted with STARTTLS wherever the server offers that; certificates are verified."""
    host, port, secure = parts.hostname or "", parts.port or PORTS[parts.scheme], ssl.create_default_context()
    if parts.scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=PATIENCE, context=secure)
    server = smtplib.SMTP(host, port, timeout=PATIENCE)
    server.ehlo()
    if server.has_extn("starttls"):
        server.starttls(context=secure)
    return server


def log_in(server: smtplib.SMTP, parts: SplitResult) -> None:
    """Say who we are, if there is a name to say; a password leaves this machine only encrypted."""
    if parts.username is None:
        return
    if not isinstance(server.sock, ssl.SSLSocket) and parts.hostname not in LOOPBACK:
        raise smtplib.SMTPException("the server offers no encryption, and no password is sent without")
    server.login(unquote(parts.username), unquote(parts.password or ""))
