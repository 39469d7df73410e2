"""``tashih users``: who may use the web service."""

from __future__ import annotations

import argparse
import getpass
import re
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.errors import TashihError
from crawler.errors import UsageError as OurUsageError
from crawler.judgement.plain import safe
from crawler.monitor.listing import instant
from crawler.monitor.web.access.secrets import LONGEST, PREFIX, SHORTEST, digest_of, hash_of, new_secret
from crawler.shell import ask, plainly, say
from crawler.store.accounts import PARTS, Account, Accounts, Part, Token
from crawler.store.accounts_mongo import MongoAccounts

ACTIONS = {"list": 0, "add": 1, "remove": 1, "passwd": 1, "role": 1, "token": 1, "tokens": 1, "revoke": 1}
NAME = re.compile(r"[\w.@-]{1,64}")
RESERVED = {"local"}  # who annotates where no accounts are set
SHOWN = 12  # letters of a token's digest that name it


class Command(ScrapyCommand):
    """Add, change and remove accounts; make tokens for programs."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """The form of the command."""
        return "[list] | add NAME | passwd NAME | role NAME --role ROLE | remove NAME | token NAME | tokens NAME | revoke ID"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Who may use the web service: accounts, roles, tokens"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "Once there is an account, `tashih serve` asks for a login and may listen to other machines. add and passwd ask for "
            "the password, or read it from standard input; token prints a key for programs once. A reader sees everything, an "
            "annotator also writes annotations, an admin also changes other people's. "
            "Example: tashih users add ayse --role annotator"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Roles, and what tokens are called."""
        super().add_options(parser)
        parser.add_argument("--role", choices=PARTS, help="what the account may do (add: reader)")
        parser.add_argument("--no-password", action="store_true", help="add an account that has tokens only")
        parser.add_argument("--label", default="", help="what a token is for")
        parser.add_argument("--days", type=int, default=0, help="days after which a token expires (default: never)")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do one of the actions."""
        action, *names = args or ["list"]
        if action not in ACTIONS or len(names) != ACTIONS[action] or not 0 <= opts.days <= 36_500:
            raise UsageError(f"users takes one of: {self.syntax()}")
        assert self.settings is not None
        name = (names or [""])[0]
        ask(self.settings, lambda store: DEEDS[action](MongoAccounts(store.documents), name, opts))


Deed = Callable[[Accounts, str, argparse.Namespace], Awaitable[None]]


async def list_accounts(accounts: Accounts, _: str, __: argparse.Namespace) -> None:
    """Print every account."""
    for account in await accounts.all():
        how = "password" if account.password else "tokens only"
        print(f"{safe(account.name):<24} {account.role:<10} {how:<12} since {instant(account.created_at)}")


async def add(accounts: Accounts, name: str, opts: argparse.Namespace) -> None:
    """Add an account."""
    if not NAME.fullmatch(name) or name in RESERVED:
        raise OurUsageError(
            f"{name!r} is no account's name: up to 64 letters, digits, '.', '_', '-' or '@', and not 'local'."
        )
    if await accounts.get(name):
        raise taken(name)
    password = "" if opts.no_password else hash_of(asked_password(name))
    now = datetime.now(UTC)
    role: Part = opts.role or "reader"
    account = Account(name=name, role=role, password=password, epoch=int(now.timestamp()), created_at=now)
    if not await accounts.add(account):
        raise taken(name)
    say(f"{name} may log in as {role}")


async def remove(accounts: Accounts, name: str, _: argparse.Namespace) -> None:
    """Remove an account with its logins and tokens."""
    if not await accounts.remove(name):
        raise nobody(name)
    say(f"{safe(name)} is removed; its logins and tokens open nothing any more")


async def change_password(accounts: Accounts, name: str, _: argparse.Namespace) -> None:
    """Set a new password; who is logged in with the old one is logged out."""
    account = await known(accounts, name)
    await save(accounts, replace(account, password=hash_of(asked_password(name))))
    say(f"{name} has a new password; every login with the old one is over")


async def change_role(accounts: Accounts, name: str, opts: argparse.Namespace) -> None:
    """Give an account another role."""
    if opts.role is None:
        raise OurUsageError(f"role needs --role, one of {', '.join(PARTS)}: tashih users role {name} --role admin")
    await save(accounts, replace(await known(accounts, name), role=opts.role))
    say(f"{name} is {opts.role} now, and has to log in again")


async def make_token(accounts: Accounts, name: str, opts: argparse.Namespace) -> None:
    """Make a token and print it, this once."""
    account = await known(accounts, name)
    secret, now = PREFIX + new_secret(), datetime.now(UTC)
    expires = now + timedelta(days=opts.days) if opts.days else None
    token = Token(id=digest_of(secret), account=account.name, label=opts.label, created_at=now, expires_at=expires)
    await accounts.keep_token(token)
    say(f"a token of {name}; it is shown this once:")
    print(secret)


async def list_tokens(accounts: Accounts, name: str, _: argparse.Namespace) -> None:
    """Print an account's tokens, not their secrets."""
    for token in await accounts.tokens((await known(accounts, name)).name):
        until = f"until {instant(token.expires_at)}" if token.expires_at else "for good"
        print(f"{shown(token)}  {instant(token.created_at)}  {until:<24} {safe(token.label)}")


async def revoke(accounts: Accounts, wanted: str, _: argparse.Namespace) -> None:
    """Remove a token by what `users tokens` prints of it, or by the token itself."""
    for account in await accounts.all():
        for token in await accounts.tokens(account.name):
            if wanted == shown(token) or digest_of(wanted) == token.id:
                await accounts.remove_token(token.id)
                say(f"the token {shown(token)} of {account.name} opens nothing any more")
                return
    raise OurUsageError(f"no token is called {wanted!r}: `tashih users tokens NAME` lists them.")


def shown(token: Token) -> str:
    """The name of a token."""
    return token.id.removeprefix("sha256:")[:SHOWN]


async def known(accounts: Accounts, name: str) -> Account:
    """The account of that name; UsageError if there is none."""
    if account := await accounts.get(name):
        return account
    raise nobody(name)


async def save(accounts: Accounts, account: Account) -> None:
    """Write an account's next state."""
    if not await accounts.replace(replace(account, epoch=account.epoch + 1)):
        raise TashihError(f"somebody changed {account.name} at the same moment. Try again.")


def asked_password(name: str) -> str:
    """A password, typed twice on a terminal, else the first line of standard input; UsageError if it is too short."""
    if sys.stdin.isatty():
        password = getpass.getpass(f"Password of {name}: ")
        if password != getpass.getpass("Once more: "):
            raise OurUsageError("the two passwords differ. Try again.")
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    if not SHORTEST <= len(password) <= LONGEST:
        raise OurUsageError(f"a password has {SHORTEST} to {LONGEST} characters.")
    return password


def taken(name: str) -> OurUsageError:
    """The name is somebody's."""
    return OurUsageError(
        f"{name!r} has an account already: `tashih users passwd {name}` or `tashih users role {name}`."
    )


def nobody(name: str) -> OurUsageError:
    """The name is nobody's."""
    return OurUsageError(f"{name!r} has no account: `tashih users list` shows who has.")


DEEDS: dict[str, Deed] = {
    "list": list_accounts,
    "add": add,
    "remove": remove,
    "passwd": change_password,
    "role": change_role,
    "token": make_token,
    "tokens": list_tokens,
    "revoke": revoke,
}
