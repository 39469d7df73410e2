"""How soon and how late a visit may be, whatever it is worth; in hours."""

from __future__ import annotations

from dataclasses import dataclass

MINUTE = 1.0 / 60.0
DAY = 24.0
YEAR = 365 * DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Bounds on the wait between two visits to one article.

    Never sooner than ``soonest``, nor than the share ``patience`` of the article's silence, at most ``while_young``; from ``young``
    hours on nor than the share ``courtesy`` of the silence beyond that, at most ``longest``. With these an article that never
    changes costs at most 60 visits in thirty days. While it is younger than ``young`` and the budget allows, never later than
    ``while_young``; and not later than the next of the ``last_looks``, counted from the first sight, then once a year.
    """

    soonest: float = 4 * MINUTE
    patience: float = 1 / 13
    while_young: float = 15 * MINUTE
    young: float = 3.0
    courtesy: float = 1 / 3
    longest: float = 7 * DAY
    last_looks: tuple[float, ...] = (14 * DAY, 30 * DAY, 90 * DAY, YEAR)

    def wait(self, silence: float) -> float:
        """The shortest wait after *silence* hours without a change."""
        early = min(silence * self.patience, self.while_young)
        return max(self.soonest, early, min((silence - self.young) * self.courtesy, self.longest))

    def last_look(self, known: float) -> float:
        """How long after its first sight an article known for *known* hours is next looked at in any case."""
        planned = next((look for look in self.last_looks if look > known), None)
        return planned or (known // YEAR + 1) * YEAR


BOUNDS = Bounds()
