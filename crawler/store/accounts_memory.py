"""Accounts in memory: the same contract, nothing on disk."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.store.accounts import Account, Session, Token
from crawler.store.codec import settled, text


class MemoryAccounts:
    """Keeps accounts while it lives; see :class:`crawler.store.accounts.Accounts`."""

    def __init__(self) -> None:
        self._accounts: dict[str, Account] = {}
        self._sessions: dict[str, Session] = {}
        self._tokens: dict[str, Token] = {}

    async def any(self) -> bool:
        """Whether there is an account."""
        return bool(self._accounts)

    async def add(self, account: Account) -> bool:
        """Keep a new account."""
        account = settled(account)
        return self._accounts.setdefault(account.name, account) is account

    async def get(self, name: str) -> Account | None:
        """The account with that name."""
        return self._accounts.get(text(name))

    async def all(self) -> Sequence[Account]:
        """Every account, by name."""
        return [self._accounts[name] for name in sorted(self._accounts)]

    async def replace(self, account: Account) -> bool:
        """Give an account another password or role."""
        before = self._accounts.get(text(account.name))
        if before is None or before.epoch + 1 != account.epoch:
            return False
        self._accounts[before.name] = settled(account)
        return True

    async def remove(self, name: str) -> bool:
        """Remove an account with its sessions and tokens."""
        name = text(name)
        self._sessions = {key: session for key, session in self._sessions.items() if session.account != name}
        self._tokens = {key: token for key, token in self._tokens.items() if token.account != name}
        return self._accounts.pop(name, None) is not None

    async def keep_session(self, session: Session) -> None:
        """Keep a login."""
        self._sessions[session.id] = settled(session)

    async def session(self, key: str) -> Session | None:
        """The login with that id."""
        return self._sessions.get(text(key))

    async def end_session(self, key: str) -> None:
        """Forget a login."""
        self._sessions.pop(text(key), None)

    async def keep_token(self, token: Token) -> None:
        """Keep a token."""
        self._tokens[token.id] = settled(token)

    async def token(self, key: str) -> Token | None:
        """The token with that id."""
        return self._tokens.get(text(key))

    async def tokens(self, account: str) -> Sequence[Token]:
        """An account's tokens, oldest first."""
        found = (token for token in self._tokens.values() if token.account == text(account))
        return sorted(found, key=lambda token: (token.created_at, token.id))

    async def remove_token(self, key: str) -> bool:
        """Forget a token."""
        return self._tokens.pop(text(key), None) is not None
