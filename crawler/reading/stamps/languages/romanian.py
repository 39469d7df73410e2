"""Romanian."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="ro",
    months=(
        "ianuarie, ian",
        "februarie, feb",
        "martie, mar",
        "aprilie, apr",
        "mai",
        "iunie, iun",
        "iulie, iul",
        "august, aug",
        "septembrie, sep, sept",
        "octombrie, oct",
        "noiembrie, noi, nov",
        "decembrie, dec",
    ),
    weekdays=("luni, lun", "marți, mar", "miercuri, mie", "joi", "vineri, vin", "sâmbătă, sâm", "duminică, dum"),
    days={0: "azi, astăzi", -1: "ieri", -2: "alaltăieri", 1: "mâine"},
    units={
        "second": "secunde, secundă",
        "minute": "minute, minut, min",
        "hour": "ore, oră, ora",
        "day": "zile, zi",
        "week": "săptămâni, săptămână",
        "month": "luni, lună",
        "year": "ani, an",
    },
    numbers={"1": "un, o, una", "2": "doi, două", "3": "trei"},
    ago="acum, în urmă cu, în urmă",
    later="peste",
    modified="""
        actualizat, actualizată, actualizat la, actualizare, ultima actualizare, ultima modificare, modificat,
        modificat la, data actualizării, ultimul update
    """,
    published="""
        publicat, publicat la, publicată, publicat pe, data publicării, postat, postat la, creat, adăugat,
        apărut
    """,
    counters="""
        vizualizări, afișări, citiri, comentarii, comentariu, distribuiri, voturi, timp de citire, minute de
        citire, min de citire, vizite, citit de
    """,
    joins="la, ora, de, pe, în, data, din, și",
    by="de, sursa, autor",
    clock="ora, orele",
)
