"""What a publisher's pages say about its zone: a constant difference between its visible clocks and its programs' convicts one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta

from crawler.reading.stamps.agreement import agree, hours_apart
from crawler.reading.stamps.candidates import is_hint
from crawler.reading.stamps.choice import Chosen

ENOUGH_PAGES = 3
_STEP = timedelta(minutes=30)


def zone_error(pages: Iterable[Chosen], *, zone: str) -> timedelta | None:
    """How much later than the truth clocks are read when read in *zone*, as far as *pages* can tell; None if they do not.

    Compared are, on each page, the visible clocks read in *zone* with the programs' times that carry an offset. At least
    :data:`ENOUGH_PAGES` pages must show the same whole or half hours, and more pages than agree. The programs may be the ones that
    are wrong (a local time marked ``Z``): the difference is to be shown to a person, not applied.
    """
    verdicts = [next(_differences(page, zone), None) for page in pages]
    counted = Counter(verdict for verdict in verdicts if verdict is not None)
    agreeing = counted.pop(timedelta(0), 0)
    error, count = counted.most_common(1)[0] if counted else (None, 0)
    return error if count >= ENOUGH_PAGES and count > agreeing else None


def _differences(page: Chosen, zone: str) -> Iterator[timedelta]:
    """The differences that one page shows, no difference first."""
    machine = [stamp for stamp in page.claims if stamp.source != "visible" and not is_hint(stamp.source)]
    aware = [stamp for stamp in machine if stamp.zone != zone]
    visible = [
        stamp for stamp in page.claims if stamp.source == "visible" and stamp.zone == zone and stamp.precision != "day"
    ]
    pairs = [(stamp, other) for stamp in visible for other in aware]
    if any(agree(stamp, other) for stamp, other in pairs):
        yield timedelta(0)
    for stamp, other in pairs:
        if hours_apart(stamp, other):
            yield round((stamp.at - other.at) / _STEP) * _STEP
