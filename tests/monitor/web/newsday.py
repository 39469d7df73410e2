"""A small day in the store, for pages, feeds and mementos to show."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache

from crawler.model import Revision
from crawler.monitor.web.access.secrets import digest_of, hash_of
from crawler.monitor.web.services import Services
from crawler.store.accounts import Account, Part, Token
from crawler.store.annotations import Annotation, Entry
from tests.store.newsdesk import FERRY, MORNING, capture, history, minute, visit

PAGE = b"<html><script>alert(1)</script><p>Four died</p></html>"
PASSWORD = "a long enough word"
HOSTILE = '<script>alert(1)</script> \x00\x1b[31m\u202e ]]> & "quoted" \ufffe'
QUERY = "https://news.example/story?id=7&lang=tr"


async def a_day(services: Services, *texts: str, article: str = FERRY) -> list[Revision]:
    """An article with these headlines, a minute apart, each resting on a capture; "Four died", "Five died" without any."""
    page = capture(PAGE, url=article)
    revisions = history(*(texts or ("Four died", "Five died")), article=article, capture=page.payload_digest)
    for revision in revisions:
        seen = visit(revision.first_seen, "new" if revision.number == 1 else "changed", article=article)
        await services.store.keep_evidence(replace(seen, outcome="failed"), page)
        await services.store.record(revision, replace(seen, payload_digest=page.payload_digest))
    return revisions


async def a_silent_source(services: Services, publisher: str = "suskun") -> None:
    """A publisher that had a new article every hour, and none since yesterday."""
    for hours in range(40, 20, -1):
        seen = visit(services.clock() - timedelta(hours=hours), "new", article=f"https://{publisher}.example/{hours}")
        await services.store.keep_evidence(replace(seen, publisher=publisher), None)


async def some_notes(services: Services, count: int) -> None:
    """So many annotations of the ferry's second revision, a minute apart; every third is important, every other by mehmet."""
    for number in range(count):
        entry = Entry(
            deed="created", by="mehmet" if number % 2 else "ayse", at=minute(number), label=f"label <{number}>",
            note="Why?", importance=1 if number % 3 else 3,
        )  # fmt: skip
        await services.annotations.add(Annotation(id=f"{number:032x}", article=FERRY, number=2, log=(entry,)))


async def an_account(services: Services, name: str = "ayse", role: Part = "reader") -> Account:
    """An account with PASSWORD."""
    account = Account(name=name, role=role, password=kept_password(), epoch=1, created_at=MORNING)
    assert await services.accounts.add(account)
    return account


@cache
def kept_password() -> str:
    """PASSWORD as it is kept; made once, because that takes a while."""
    return hash_of(PASSWORD)


async def a_token(
    services: Services, name: str = "ayse", secret: str = "tashih_key", days: int | None = None
) -> dict[str, str]:
    """A token of an account, as the header that carries it."""
    expires = None if days is None else minute(days * 24 * 60)
    token = Token(id=digest_of(secret), account=name, label="test", created_at=MORNING, expires_at=expires)
    await services.accounts.keep_token(token)
    return {"Authorization": f"Bearer {secret}"}
