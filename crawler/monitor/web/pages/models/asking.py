"""The filters of a list: as somebody typed them, as a query, and as chips that can be taken away one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from crawler.errors import UsageError
from crawler.model import RevisionQuery
from crawler.monitor.web.asked import AnnotationFilters, Filters
from crawler.monitor.web.pages.links import query
from crawler.store.annotations import AnnotationQuery

NAMES = ("publisher", "kind", "fact", "term", "grep", "article", "since", "until", "silent")
OF_ANNOTATIONS = ("label", "importance", "by")
LONGEST = 4000

Form = TypeVar("Form", bound=BaseModel)


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
        return understood(Filters, {**self.given, **({"silent": True} if silent else {})}).query(now, article)

    @property
    def annotations(self) -> AnnotationQuery:
        """The annotations that the filters come to; UsageError as with :meth:`query`."""
        return understood(AnnotationFilters, self.given).query()


def understood(shape: type[Form], given: Mapping[str, object]) -> Form:
    """Filters as they were meant; UsageError names the one that cannot be understood."""
    try:
        return shape.model_validate(given)
    except ValidationError as error:
        fault = error.errors()[0]
        raise UsageError(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}") from None


def asked(action: str, params: Mapping[str, str], names: tuple[str, ...] = NAMES) -> Asked:
    """The filters in an address, of those that *names* lists; those left empty in the form count as not given."""
    given = {name: text[:LONGEST] for name in names if (text := params.get(name, "").strip())}
    return Asked(action, given)
