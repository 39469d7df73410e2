"""What every keeper of accounts keeps to: one account a name, and a removed one opens nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from crawler.store.accounts import Account, Accounts, Session, Token
from crawler.store.accounts_memory import MemoryAccounts
from crawler.store.accounts_mongo import MongoAccounts
from crawler.store.memory import MemoryStore
from crawler.store.protocol import Store
from tests.store.newsdesk import MORNING, digest, minute

AYSE = Account(name="ayse", role="reader", password="$argon2id$…", epoch=1, created_at=MORNING)


@pytest.fixture
def accounts(store: Store) -> Accounts:
    return MemoryAccounts() if isinstance(store, MemoryStore) else MongoAccounts(store.documents)


def session(secret: str = "cookie", **more: Any) -> Session:
    values: dict[str, Any] = {"account": "ayse", "epoch": 1, "csrf": "word", "created_at": MORNING}
    return Session(id=digest(secret), expires_at=minute(60_000_000), **{**values, **more})


def token(secret: str = "key", at: float = 0, **more: Any) -> Token:
    values: dict[str, Any] = {"account": "ayse", "label": "feed reader", "expires_at": None}
    return Token(id=digest(secret), created_at=minute(at), **{**values, **more})


async def test_a_name_is_one_account(store: Store, accounts: Accounts) -> None:
    assert not await accounts.any()
    assert await accounts.add(AYSE)
    assert not await accounts.add(replace(AYSE, role="admin"))
    assert await accounts.any()
    assert await accounts.get("ayse") == AYSE
    assert await accounts.get("AYSE") is None
    await accounts.add(replace(AYSE, name="ali"))
    assert [account.name for account in await accounts.all()] == ["ali", "ayse"]


async def test_an_account_is_changed_by_who_knows_its_last_state(store: Store, accounts: Accounts) -> None:
    await accounts.add(AYSE)
    assert await accounts.replace(replace(AYSE, role="admin", epoch=2))
    assert not await accounts.replace(replace(AYSE, role="annotator", epoch=2))
    assert not await accounts.replace(replace(AYSE, name="nobody", epoch=2))
    assert (await accounts.get("ayse")).role == "admin"


async def test_a_login_is_kept_until_it_is_ended(store: Store, accounts: Accounts) -> None:
    await accounts.keep_session(session())
    assert await accounts.session(session().id) == session()
    await accounts.end_session(session().id)
    assert await accounts.session(session().id) is None
    await accounts.end_session(session().id)


async def test_a_token_is_kept_until_it_is_removed(store: Store, accounts: Accounts) -> None:
    await accounts.keep_token(token("second", at=1, expires_at=minute(9)))
    await accounts.keep_token(token("first"))
    assert [one.id for one in await accounts.tokens("ayse")] == [digest("first"), digest("second")]
    assert await accounts.token(digest("first")) == token("first")
    assert await accounts.remove_token(digest("first"))
    assert not await accounts.remove_token(digest("first"))
    assert await accounts.token(digest("first")) is None


async def test_a_removed_account_leaves_no_login_and_no_token(store: Store, accounts: Accounts) -> None:
    await accounts.add(AYSE)
    await accounts.keep_session(session())
    await accounts.keep_session(session("other", account="ali"))
    await accounts.keep_token(token())
    assert await accounts.remove("ayse")
    assert not await accounts.remove("ayse")
    assert await accounts.session(session().id) is None
    assert await accounts.token(token().id) is None
    assert await accounts.session(session("other").id) is not None
