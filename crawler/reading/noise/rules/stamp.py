"""The publisher's own published and updated lines; their time is read before they are set aside."""

from __future__ import annotations

from crawler.reading.noise.phrases import lines, one_of
from crawler.reading.noise.rule import NoiseRule

_LABEL = one_of("""
    last modified, last updated, updated, last update, son güncelleme, güncelleme, güncellenme, güncellendi,
    published, giriş, giriş tarihi, güncelleme tarihi, yayınlanma, yayın tarihi, eklenme, haber giriş
""")
_DATE = r"[a-z,.]{0,12} ?(?:\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4}|\d{1,2}\.? [a-z]{3,9},? \d{4})"
_CLOCK = r"(?:[ ,\-|]{0,4}\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?"

RULE = NoiseRule(
    name="stamp",
    why="It says when the text changed, not what it says; a stamp that moves alone is a touch.",
    anywhere=lines(rf"{_LABEL} ?:? ?{_DATE}{_CLOCK}"),
    labels=("last modified", "last updated", "son güncelleme", "güncelleme", "güncellenme"),
    noise=("Last Modified: 2014-11-07 09:18:57", "Güncelleme: 07.11.2014 09:18", "Son Guncelleme : 7 Kasım 2014 09:18"),
    news=("Last modified in 1998, the treaty remains in force.", "Last updated in 2009, the map shows 45 villages."),
)
