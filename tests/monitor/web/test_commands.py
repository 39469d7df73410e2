"""`tashih serve` and `tashih users`: who is let in, and what is refused before anything listens."""

from __future__ import annotations

import argparse
import io
from typing import Any

import pytest

from crawler.commands import users
from crawler.commands.serve import address_of, checked_url, is_loopback, listening, refuse_strangers
from crawler.errors import UsageError
from crawler.monitor.web.access.secrets import digest_of, is_password
from crawler.monitor.web.services import Services
from crawler.store.accounts_memory import MemoryAccounts
from tests.monitor.web.newsday import PASSWORD, an_account

PUBLIC = ["0.0.0.0", "::", "192.0.2.1", "watch.example"]


def options(**given: Any) -> argparse.Namespace:
    return argparse.Namespace(**{"role": None, "no_password": False, "label": "", "days": 0, **given})


@pytest.fixture
def accounts() -> MemoryAccounts:
    return MemoryAccounts()


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


@pytest.mark.parametrize("host", PUBLIC)
async def test_without_accounts_nobody_else_is_served(services: Services, host: str) -> None:
    with pytest.raises(UsageError, match="tashih users add"):
        await refuse_strangers(services.accounts, host=host, url="")
    with pytest.raises(UsageError, match="tashih users add"):
        await refuse_strangers(services.accounts, host="127.0.0.1", url="https://watch.example")
    assert not await refuse_strangers(services.accounts, host="127.0.0.1", url="")
    await an_account(services)
    assert await refuse_strangers(services.accounts, host=host, url="")


def test_an_address_that_is_none_is_refused() -> None:
    for url in (
        "watch.example",
        "ftp://watch.example",
        "https://",
        "https://watch.example/path",
        "https://[",
        "javascript:x",
    ):
        with pytest.raises(UsageError):
            checked_url(url)
    assert checked_url("https://watch.example/") == "https://watch.example"
    assert not is_loopback("127.0.0.1.evil.example")


def test_a_port_that_is_taken_is_named() -> None:
    with listening("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        assert address_of(first) == f"http://127.0.0.1:{port}/"
        with pytest.raises(UsageError, match=str(port)):
            listening("127.0.0.1", port)
    with pytest.raises(UsageError):
        listening("no such host.", 0)


async def test_an_account_is_added_changed_and_removed(
    accounts: MemoryAccounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, f"{PASSWORD}\nanother long word\n")
    await users.add(accounts, "ayse", options(role="annotator"))
    first = await accounts.get("ayse")
    assert first is not None and first.role == "annotator" and is_password(PASSWORD, first.password)
    await users.change_password(accounts, "ayse", options())
    await users.change_role(accounts, "ayse", options(role="admin"))
    later = await accounts.get("ayse")
    assert later is not None and later.role == "admin" and later.epoch == first.epoch + 2
    assert is_password("another long word", later.password) and not is_password(PASSWORD, later.password)
    await users.remove(accounts, "ayse", options())
    assert not await accounts.any()


async def test_a_bad_name_a_short_password_and_a_taken_name_are_refused(
    accounts: MemoryAccounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "short\n")
    with pytest.raises(UsageError, match="characters"):
        await users.add(accounts, "ayse", options())
    for name in ("", "local", "a b", "a\x1b[31m", "x" * 65, "../x"):
        with pytest.raises(UsageError):
            await users.add(accounts, name, options(no_password=True))
    await users.add(accounts, "ayse", options(no_password=True))
    with pytest.raises(UsageError, match="already"):
        await users.add(accounts, "ayse", options(no_password=True))
    for deed in (users.remove, users.change_password, users.make_token, users.list_tokens):
        with pytest.raises(UsageError, match="no account"):
            await deed(accounts, "nobody", options(role="admin"))


async def test_a_token_is_printed_once_listed_without_its_secret_and_revoked(
    accounts: MemoryAccounts, capsys: pytest.CaptureFixture[str]
) -> None:
    await users.add(accounts, "feeds", options(no_password=True))
    await users.make_token(accounts, "feeds", options(label="feed reader\x1b[31m", days=3))
    secret = capsys.readouterr().out.strip()
    assert await accounts.token(digest_of(secret)) is not None
    await users.list_tokens(accounts, "feeds", options())
    listed = capsys.readouterr().out
    assert secret not in listed and "\x1b" not in listed and "feed reader" in listed
    await users.revoke(accounts, listed.split()[0], options())
    assert await accounts.token(digest_of(secret)) is None
    with pytest.raises(UsageError):
        await users.revoke(accounts, "nonsense", options())
