"""Secrets: made at random, kept as digests; passwords kept as argon2id hashes (RFC 9106)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

PREFIX = "tashih_"  # of tokens, so that scanners for leaked keys can tell what they found
SHORTEST, LONGEST = 10, 1000  # characters of a password
HASHER = PasswordHasher()


def new_secret() -> str:
    """A secret of 256 bits that fits into a cookie or a header."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return "sha256:" + hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def hash_of(password: str) -> str:
    """What is kept of a password; it takes about a tenth of a second on purpose."""
    return HASHER.hash(password)


def is_password(password: str, kept: str) -> bool:
    """Whether that is the password; it takes as long where there is none to compare with, so that no name is betrayed."""
    try:
        return HASHER.verify(kept or nobody(), password[:LONGEST]) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


@cache
def nobody() -> str:
    """The hash of a password that nobody has."""
    return hash_of(new_secret())


def signed(key: bytes, text: str) -> str:
    """A word that only the holder of *key* can make of *text*."""
    return hmac.new(key, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def same(given: str, expected: str) -> bool:
    """Whether two words are the same, found out in constant time."""
    return bool(expected) and hmac.compare_digest(
        given.encode("utf-8", "surrogatepass"), expected.encode("utf-8", "surrogatepass")
    )
