"""Hungarian."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="hu",
    order="YMD",
    months=(
        "január, jan",
        "február, feb, febr",
        "március, márc, már",
        "április, ápr",
        "május, máj",
        "június, jún",
        "július, júl",
        "augusztus, aug",
        "szeptember, szept, szep",
        "október, okt",
        "november, nov",
        "december, dec",
    ),
    weekdays=("hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap"),
    days={0: "ma", -1: "tegnap", -2: "tegnapelőtt", 1: "holnap"},
    units={
        "second": "másodperce, másodperccel",
        "minute": "perce, perccel, perc",
        "hour": "órája, órával, óra",
        "day": "napja, nappal, napja",
        "week": "hete, héttel",
        "month": "hónapja, hónappal",
    },
    ago="ezelőtt, ezelott",
    modified="""
        frissítve, utolsó frissítés, frissítés, utoljára frissítve, módosítva, utolsó módosítás, utoljára
        módosítva, frissült
    """,
    published="közzétéve, megjelent, publikálva, létrehozva, közzététel, megjelenés",
    counters="megtekintés, hozzászólás, komment, olvasási idő, perc olvasás, megosztás, szavazat",
    joins="a, az, órakor, óra, perckor",
    by="szerző, forrás, írta",
    clock="óra, órakor, h",
)
