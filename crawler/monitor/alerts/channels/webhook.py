"""Webhooks: signed JSON to an address. No redirect is followed, certificates are verified, nothing is waited for without end."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx

from crawler.judgement.plain import neutral
from crawler.monitor.alerts.channels.answer import Answer
from crawler.monitor.alerts.payload import headers_for
from crawler.monitor.alerts.rules import WebhookTarget

GONE, TOO_MANY, UNAVAILABLE = 410, 429, 503
MOST = 100  # connections that are kept open


def client() -> httpx.AsyncClient:
    """What all webhooks are sent with; proxies and certificates as the environment says."""
    return httpx.AsyncClient(follow_redirects=False, limits=httpx.Limits(max_connections=MOST))


async def send(http: httpx.AsyncClient, target: WebhookTarget, body: bytes, *, key: str) -> Answer:
    """Send once; the answer's body is not read."""
    seconds = target.timeout.total_seconds()
    headers = headers_for(body, key=key, secrets=target.secrets, at=datetime.now(UTC))
    try:
        async with asyncio.timeout(seconds):
            async with http.stream("POST", target.url, content=body, headers=headers, timeout=seconds) as response:
                return answer_of(response, now=datetime.now(UTC))
    except TimeoutError:
        return Answer(accepted=False, said=f"no answer within {seconds:g} s")
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        return Answer(accepted=False, said=neutral(f"{type(error).__name__}: {error}")[:300])


def answer_of(response: httpx.Response, *, now: datetime) -> Answer:
    """What the status means: 2xx is yes, 410 is never again, anything else is not now."""
    said = neutral(f"{response.status_code} {response.reason_phrase}".strip())
    if response.is_success:
        return Answer(accepted=True, said=said)
    if response.is_redirect or response.has_redirect_location:
        return Answer(accepted=False, said=f"{said}: redirects are not followed; write the last address into the file")
    if response.status_code == GONE:
        return Answer(accepted=False, said=f"{said}: the receiver wants no more", final=True)
    asks = response.status_code in {TOO_MANY, UNAVAILABLE}
    return Answer(
        accepted=False, said=said, wait=retry_after(response.headers.get("retry-after"), now) if asks else None
    )


def retry_after(value: str | None, now: datetime) -> timedelta | None:
    """How long the receiver wants to be left alone (RFC 9110, section 10.2.3): seconds or a date.

    >>> str(retry_after("120", datetime.now(UTC)))
    '0:02:00'
    """
    if value is None:
        return None
    if value.strip().isdecimal():
        return timedelta(seconds=min(int(value.strip()[:9]), 86_400))
    try:
        return max(parsedate_to_datetime(value) - now, timedelta(0))
    except (ValueError, TypeError):
        return None
