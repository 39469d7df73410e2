"""How many people came to the site or page."""

from __future__ import annotations

from crawler.reading.noise.phrases import END, SEP, lines, one_of
from crawler.reading.noise.rule import NoiseRule

_VISITORS = one_of("""
    ziyaretçi, ziyaretçiler, ziyaretçi sayısı, ziyaretçi sayacı, online ziyaretçi, aktif ziyaretçi,
    toplam ziyaretçi, toplam ziyaret, bugünkü ziyaretçi, bugün ziyaretçi, tekil ziyaretçi, çevrimiçi, online,
    ziyaret sayısı, ziyaretçi adedi, ziyaret, toplam ziyaretçi sayısı, visitors, visitor, visitor count,
    visitors online, visitors today, total visitors, unique visitors, users online, visits, total visits,
    visitor counter, page visits, hit counter, visitor no, besucher, besucher online, besucher heute,
    besucher gesamt, besucherzähler, visiteurs, visites, nombre de visites, nombre de visiteurs, visitantes,
    visitas, número de visitas, total de visitas, visitatori, visite, visitantes online, bezoekers, посетителей,
    посетители, посещений, відвідувачів, посетители онлайн, посещения, odwiedzin, odwiedziny, pengunjung, ziyarətçi,
    ziyarətçilər, επισκέπτες, επισκέψεις, الزوار, عدد الزوار, زوار, بازدیدکنندگان
""")

RULE = NoiseRule(
    name="visitor counter",
    why="It counts the readers, and moves with every visit.",
    edge=lines(
        rf"\d{{1,3}}(?:[.,]?\d{{1,3}})? {_VISITORS}",
        rf"{_VISITORS} ?[:=] ?#{END}",
        rf"(?:you are|siz) (?:our |the |bu sitenin )?<visitor, ziyaretçi> ?(?:number|no)? ?:? ?#{END}",
        rf"# <visitors online, users online, kişi online, ziyaretçi online, online ziyaretçi, "
        rf"çevrimiçi kullanıcı>{END}",
    ),
    beside=lines(rf"{_VISITORS}{SEP}#", rf"# {_VISITORS}", rf"{_VISITORS} ?:"),
    labels=("visitors", "ziyaretçi", "online ziyaretçi", "besucher", "visiteurs", "visitas", "посетителей"),
    noise=(
        "Visitors: 10045",
        "Visitors: 10,045",
        "Ziyaretçi: 10.045",
        "ZİYARETÇİ SAYISI : 10045",
        "Ziyaretci Sayisi : 10045",
        "Online ziyaretçi: 17",
        "Besucher: 12.345",
        "Visiteurs : 1 204",
        "Посетителей: 345",
        "عدد الزوار: ١٢٣٤",
    ),
    news=(
        "Ziyaretçi: 3 Ev sahibi: 1",
        "Visitors: 10 Home: 45",
        "Galata Kulesi: 651 bin 197 ziyaretçi",
        "Efes Ören Yeri: 1 milyon 741 bin 547 ziyaretçi",
        "Attendance in 2016: 6.7 million",
        "Das Museum zählte 10.045 Besucher.",
        "The museum drew 10,045 visitors in October.",
    ),
)
