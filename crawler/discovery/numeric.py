"""In which order a site writes day and month, told by dates that only one order can mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
DAY_FIRST = re.compile(r"(?<![\d./-])\d{1,2}\.? [^\W\d_]{3,12}\.?,? \d{4}(?!\d)")
MONTH_FIRST = re.compile(r"(?<!\w)[^\W\d_]{3,12}\.? \d{1,2}, \d{4}(?!\d)")


def order_of(lines: Iterable[str]) -> str:
    """``DMY`` or ``MDY`` if the dates on the lines show it and do not quarrel; else empty. A date in words shows the habit.

    >>> order_of(["Güncelleme: 25.11.2014", "03.04.2015"]), order_of(["03/04/2015"]), order_of(["November 7, 2014"])
    ('DMY', '', 'MDY')
    """
    found: Counter[str] = Counter()
    for line in lines:
        found["DMY"] += len(DAY_FIRST.findall(line))
        found["MDY"] += len(MONTH_FIRST.findall(line))
        for first, _, second, _ in NUMBERS.findall(line):
            found["DMY"] += int(first) > 12 >= int(second) > 0
            found["MDY"] += int(second) > 12 >= int(first) > 0
    shown = [order for order, count in found.items() if count]
    return shown[0] if len(shown) == 1 else ""
