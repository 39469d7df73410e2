"""A little disorder that is the same on every machine: visits must not fall together."""

from __future__ import annotations

from hashlib import blake2b

JITTER = 0.1  # a wait grows by up to this share


def jitter(name: str, number: int) -> float:
    """A number from 0 up to 1 for the visit *number* of *name*: evenly spread, and always the same.

    >>> jitter("https://daily.example/a", 1) == jitter("https://daily.example/a", 1) != jitter("https://daily.example/a", 2)
    True
    """
    digest = blake2b(f"{name}\n{number}".encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2.0**64


def stretched(wait: float, name: str, number: int) -> float:
    """The wait, longer by up to a tenth."""
    return wait * (1.0 + JITTER * jitter(name, number))
