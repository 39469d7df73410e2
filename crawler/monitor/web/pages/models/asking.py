"""The filters of a list: as somebody typed them, as a query, and as chips that can be taken away one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from crawler.errors import UsageError
from crawler.model import RevisionQuery
from crawler.monitor.web.asked import Filters
from crawler.monitor.web.pages.links import query

NAMES = ("publisher", "kind", "fact", "term", "grep", "article", "since", "until", "silent")
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list's address asks for; ``action`` is the list's path."""

    action: str
    given: Mapping[str, str]

    @property
    def count(self) -> int:
        """How many filters there are."""
        return len(self.given)

    def value(self, name: str) -> str:
        """A filter as it was typed, nothing if it was not."""
        return self.given.get(name, "")

    @property
    def chips(self) -> Iterator[tuple[str, str, str]]:
        """Each filter's name, value, and the address without it."""
        for name, value in self.given.items():
            rest = {other: text for other, text in self.given.items() if other != name}
            yield name, value, query(self.action, **rest)

    def address(self, path: str, **more: object) -> str:
        """Another list's address with the same filters."""
        return query(path, **{**self.given, **more})

    def query(self, now: datetime, *, article: str | None, silent: bool = False) -> RevisionQuery:
        """The query that the filters come to; UsageError names the one that cannot be understood."""
        try:
            filters = Filters.model_validate({**self.given, **({"silent": True} if silent else {})})
        except ValidationError as error:
            fault = error.errors()[0]
            raise UsageError(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}") from None
        return filters.query(now, article)


def asked(action: str, params: Mapping[str, str]) -> Asked:
    """The filters in an address; those left empty in the form count as not given."""
    given = {name: text[:LONGEST] for name in NAMES if (text := params.get(name, "").strip())}
    return Asked(action, given)
