"""Who may use the web service: accounts with a role, the sessions of those who logged in, and tokens for programs.

Nothing that opens a door is stored: a password as its argon2 hash, a session's and a token's secret as its SHA-256.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, get_args

Part = Literal["reader", "annotator", "admin"]
PARTS: tuple[Part, ...] = get_args(Part)  # what each may do includes what those before it may


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person or a program. ``password`` is an argon2 hash, empty for one that has tokens only.

    ``epoch`` rises whenever password or role change: sessions of an earlier epoch are over.
    """

    name: str
    role: Part
    password: str
    epoch: int
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One login in one browser; ``id`` is the SHA-256 of the cookie's secret, ``csrf`` the word that its forms carry."""

    id: str
    account: str
    epoch: int
    csrf: str
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A program's key; ``id`` is the SHA-256 of it, ``label`` what its owner calls it. None never expires."""

    id: str
    account: str
    label: str
    created_at: datetime
    expires_at: datetime | None


class Accounts(Protocol):
    """Keeps accounts, sessions and tokens."""

    async def any(self) -> bool:
        """Whether there is an account at all."""

    async def add(self, account: Account) -> bool:
        """Keep a new account; False if the name is taken."""

    async def get(self, name: str) -> Account | None:
        """The account with that name."""

    async def all(self) -> Sequence[Account]:
        """Every account, by name."""

    async def replace(self, account: Account) -> bool:
        """Give an account another password or role: *account* has the next epoch. False if it is gone or changed meanwhile."""

    async def remove(self, name: str) -> bool:
        """Remove an account with its sessions and tokens; False if there is none."""

    async def keep_session(self, session: Session) -> None:
        """Keep a login."""

    async def session(self, key: str) -> Session | None:
        """The login with that id, expired or not."""

    async def end_session(self, key: str) -> None:
        """Forget a login."""

    async def keep_token(self, token: Token) -> None:
        """Keep a token."""

    async def token(self, key: str) -> Token | None:
        """The token with that id, expired or not."""

    async def tokens(self, account: str) -> Sequence[Token]:
        """An account's tokens, oldest first."""

    async def remove_token(self, key: str) -> bool:
        """Forget a token; False if there is none."""
