"""How long ago something was published."""

from __future__ import annotations

from crawler.reading.noise.dates import AGE, AGO
from crawler.reading.noise.phrases import lines
from crawler.reading.noise.rule import NoiseRule

_MORE = r"(?: ?[|•·/\-]? ?(?:<by, von, par, por> |\d{1,3} mins? read)[^.!?]{0,40})?"

RULE = NoiseRule(
    name="relative time",
    why="It is counted from the reader's clock, so it moves with every visit.",
    edge=lines(
        rf"[(\[]?{AGE}[)\]]? ?[|•·\-]?",
        rf"<güncellendi, eklendi, yayınlandı, posted, published, updated, veröffentlicht, publié, publicado> {AGE}",
        having=AGO,
    ),
    window=lines(
        rf"[^.!?:]{{1,40}}?[ |/•·\-]{{0,3}}{AGE}{_MORE}",
        rf"{AGE}{_MORE}",
        having=(r"\d", AGO),
    ),
    noise=(
        "3 saat önce",
        "25 mins ago",
        "Holiday / 25 mins ago",
        "UK 1 day ago By Brooke Davies",
        "Halk TVHalk TV1 SAAT ÖNCE",
        "vor 3 Stunden",
        "il y a 2 heures",
        "hace 5 minutos",
        "3 часа назад",
        "منذ 3 ساعات",
        "3 HRS ago 2 mins read",
    ),
    news=(
        "3 saat önce çıkan yangın söndürüldü.",
        "Olaydan 5 dakika önce görülmüştü.",
        "Gol: Dk. 39 Osimhen",
        "Three years ago the bridge was closed.",
        "Vor 3 Stunden brach der Damm.",
    ),
)
