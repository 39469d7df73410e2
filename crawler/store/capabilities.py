"""Where servers that speak MongoDB's protocol differ from MongoDB."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """Where a server differs from MongoDB in ways that its users must go round.

    ``reads_all_matches``: a query holds all its matches in memory before the first is sent. ``rename_is_atomic``: a collection is
    renamed at once and keeps its options; if not, its documents are moved one by one, and a kill meanwhile loses some.
    """

    reads_all_matches: bool
    rename_is_atomic: bool


STOCK = Capabilities(reads_all_matches=False, rename_is_atomic=True)
SECANTUS = Capabilities(reads_all_matches=True, rename_is_atomic=False)


def capabilities_of(build_info: Mapping[str, Any]) -> Capabilities:
    """What the server that gave this answer to ``buildInfo`` can be trusted with, wherever it runs."""
    return SECANTUS if "secantusVersion" in build_info else STOCK
