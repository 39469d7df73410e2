"""Accounts in MongoDB: a document for each account, login and token; a login that expired goes by itself."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.store.accounts import Account, Session, Token
from crawler.store.codec import Document, decoder, encoded, settled, text
from crawler.store.mongo_documents import Documents
from crawler.store.mongo_walk import BEGIN, END

EVER: Document = {"created_at": {"$gte": BEGIN, "$lt": END}}


class MongoAccounts:
    """Keeps accounts in MongoDB; see :class:`crawler.store.accounts.Accounts`."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    async def any(self) -> bool:
        """Whether there is an account."""
        return bool(await self._documents.find("accounts", EVER, only="role", at_most=1))

    async def add(self, account: Account) -> bool:
        """Keep a new account; one that was written although its answer was lost is seen to be there."""
        if await self._documents.insert("accounts", document_of(account, account.name)):
            return True
        return await self.get(account.name) == settled(account)

    async def get(self, name: str) -> Account | None:
        """The account with that name."""
        found = await self._documents.get("accounts", name)
        return account_of(found) if found else None

    async def all(self) -> Sequence[Account]:
        """Every account, by name."""
        found = await self._documents.find("accounts", EVER)
        return sorted((account_of(each) for each in found), key=lambda account: account.name)

    async def replace(self, account: Account) -> bool:
        """Give an account another password or role."""
        expected = {"_id": text(account.name), "epoch": account.epoch - 1}
        after = document_of(account, account.name)
        if await self._documents.change("accounts", expected, {"$set": after}):
            return True
        return await self.get(account.name) == settled(account)

    async def remove(self, name: str) -> bool:
        """Remove an account first, so that nothing it opened stays open, then its sessions and tokens."""
        gone = await self._documents.remove("accounts", name)
        for collection in ("sessions", "tokens"):
            for found in await self._documents.find(collection, {"account": text(name)}, only="account"):
                await self._documents.remove(collection, found["_id"])
        return gone

    async def keep_session(self, session: Session) -> None:
        """Keep a login."""
        await self._documents.put("sessions", document_of(session, session.id))

    async def session(self, key: str) -> Session | None:
        """The login with that id."""
        found = await self._documents.get("sessions", key)
        return session_of(found) if found else None

    async def end_session(self, key: str) -> None:
        """Forget a login."""
        await self._documents.remove("sessions", key)

    async def keep_token(self, token: Token) -> None:
        """Keep a token."""
        await self._documents.put("tokens", document_of(token, token.id))

    async def token(self, key: str) -> Token | None:
        """The token with that id."""
        found = await self._documents.get("tokens", key)
        return token_of(found) if found else None

    async def tokens(self, account: str) -> Sequence[Token]:
        """An account's tokens, oldest first."""
        found = await self._documents.find("tokens", {"account": text(account)})
        tokens = (token_of(each) for each in found)
        return sorted(tokens, key=lambda token: (token.created_at, token.id))

    async def remove_token(self, key: str) -> bool:
        """Forget a token."""
        return await self._documents.remove("tokens", key)


def document_of(noun: Account | Session | Token, key: str) -> Document:
    """A noun as its document: its first field is the document's key."""
    document: Document = encoded(noun)
    return {"_id": text(key), **{name: value for name, value in document.items() if name not in {"id", "name"}}}


def account_of(document: Document) -> Account:
    """The account of a document."""
    account: Account = decoder(Account)({**document, "name": document["_id"]})
    return account


def session_of(document: Document) -> Session:
    """The login of a document."""
    session: Session = decoder(Session)({**document, "id": document["_id"]})
    return session


def token_of(document: Document) -> Token:
    """The token of a document."""
    token: Token = decoder(Token)({**document, "id": document["_id"]})
    return token
