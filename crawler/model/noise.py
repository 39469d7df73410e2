"""Text that no editor wrote, and what a publisher's own visits taught about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from crawler.model.page import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """Text that no editor wrote, and the name of the rule that set it aside."""

    text: str
    rule: str


class Memory(Protocol):
    """What a publisher's own visits taught about its noise; ``version`` names it in a reader's version."""

    @property
    def version(self) -> str: ...

    def rule_for(self, block: Block) -> str | None:
        """The name of the lesson under which *block* may be set aside; None if nothing was learned about it."""
        ...

    def is_certain(self, block: Block) -> bool:
        """Whether the lesson about *block* holds even for a sentence between two paragraphs."""
        ...
