"""Some units ago, counted back from the visit: ``3 saat önce``, ``vor einer Stunde``, ``1h 20m ago``; no number, no time.

Evidence of low confidence: its last digits come from the visit's clock, not from the publisher.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from crawler.model import Precision
from crawler.reading.stamps.formats.format import Example, Impossible

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "k": 7 * 86400}
_PRECISION: dict[str, Precision] = {"s": "second", "m": "minute", "h": "hour"}
_AMOUNT = (
    r"(?:(?P<n{0}>\d{{1,3}}|i|½)[ \-]{{0,2}}(?:½ )?(?P<u{0}>[smhdkn])'?|(?P<one{0}>[smhdkn])')\.?"
    r"(?:[ ,_|]{{1,3}}(?P<m{0}>\d{{1,2}}) ?(?P<v{0}>[smh])'?\.?)?"
)
PATTERN = re.compile(
    rf"(?<![\d.,:/])(?:g[ _:]{{1,4}}{_AMOUNT.format('a')}|{_AMOUNT.format('b')}(?: [_i])? ?[gu](?![a-zA-Z]))"
)


def ago(found: re.Match[str], seen_at: datetime) -> tuple[datetime, Precision]:
    """The instant that a match of :data:`PATTERN` means, and the length of its smallest unit."""
    side = "a" if found["na"] or found["onea"] else "b"
    amount = 0.5 if found[f"n{side}"] == "½" else int((found[f"n{side}"] or "1").replace("i", "1"))
    unit = found[f"u{side}"] or found[f"one{side}"]
    smallest = found[f"v{side}"] or ("m" if amount == 0.5 and unit == "h" else unit)
    if unit == "n":
        return _months_before(seen_at, int(amount)), "day"
    seconds = amount * _SECONDS[unit] + int(found[f"m{side}"] or 0) * _SECONDS.get(found[f"v{side}"] or "s", 1)
    return seen_at - timedelta(seconds=seconds), _PRECISION.get(smallest, "day")


def _months_before(moment: datetime, months: int) -> datetime:
    """The same day of an earlier month, or that month's last."""
    years, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    for day in range(moment.day, moment.day - 4, -1):
        try:
            return moment.replace(year=years, month=month + 1, day=day)
        except ValueError:
            continue
    raise Impossible


EXAMPLES = (
    Example("3 saat önce", "2014-11-07 12:00", "tr"),
    Example("1 saat 20 dakika önce", "2014-11-07 13:40", "tr"),
    Example("12 saat önce", "2014-10-25 23:00", "tr", seen_at="2014-10-26 08:00"),
    Example("vor einer Stunde", "2014-11-07 13:00", "de", "Europe/Berlin"),
    Example("il y a 20 minutes", "2014-11-07 13:40", "fr", "Europe/Paris"),
    Example("منذ ساعتين", "2014-11-07 14:00", "ar", "Asia/Riyadh"),
    Example("час назад", "2014-11-07 15:00", "ru", "Europe/Moscow"),
    Example("half an hour ago", "2014-11-07 14:30"),
    Example("az önce", None, "tr"),
    Example("3 saat sonra", None, "tr"),
    Example("son 24 saat", None, "tr"),
    Example("Updated 3 min read", None),
    Example("hours ago", None),
)
