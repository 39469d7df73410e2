"""Czech and Slovak."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="cs",
    also=("sk",),
    months=(
        "ledna, leden, led, januára, január",
        "února, únor, úno, februára, február",
        "března, březen, bře, marca, marec",
        "dubna, duben, dub, apríla, apríl",
        "května, květen, kvě, mája, máj",
        "června, červen, čvn, júna, jún",
        "července, červenec, čvc, júla, júl",
        "srpna, srpen, srp, augusta, august",
        "září, zář, septembra",
        "října, říjen, říj, októbra, október",
        "listopadu, listopad, lis, novembra",
        "prosince, prosinec, pro, decembra",
    ),
    weekdays=(
        "pondělí, po, pondelok",
        "úterý, út, utorok",
        "středa, st, streda",
        "čtvrtek, čt, štvrtok",
        "pátek, pá, piatok",
        "sobota, so",
        "neděle, ne, nedeľa",
    ),
    days={0: "dnes", -1: "včera", -2: "předevčírem, predvčerom", 1: "zítra, zajtra"},
    units={
        "second": "sekundami, sekund, sekundou",
        "minute": "minutami, minut, minutou, min, minútami, minút",
        "hour": "hodinami, hodin, hodinou, hod, h, hodín",
        "day": "dny, dnem, dní, dňami",
        "week": "týdny, týdnem, týždňami",
        "month": "měsíci, měsícem, mesiacmi",
    },
    ago="před, pred",
    later="za",
    modified="""
        aktualizováno, aktualizace, poslední aktualizace, naposledy aktualizováno, upraveno, změněno, poslední
        změna, poslední úprava, aktualizované, posledná aktualizácia, aktualizácia, upravené, posledná zmena
    """,
    published="""
        publikováno, zveřejněno, vydáno, vytvořeno, datum vydání, vloženo, publikované, zverejnené, vytvorené,
        pridané
    """,
    counters="""
        zobrazení, přečteno, přečtení, komentářů, komentáře, diskuse, hlasů, doba čtení, minut čtení, min čtení,
        čtenost, návštěv, sdílení, doba čítania
    """,
    joins="v, ve, dne, o, hod, hodin, datum, a",
    by="autor, zdroj",
    clock="hod, hodin, h",
)
