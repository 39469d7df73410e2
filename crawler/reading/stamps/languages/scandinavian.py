"""Swedish, Danish and Norwegian: near enough to share their words."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="sv",
    also=("da", "nb", "nn", "no"),
    months=(
        "januari, januar, jan",
        "februari, februar, feb",
        "mars, marts, mar",
        "april, apr",
        "maj, mai",
        "juni, jun",
        "juli, jul",
        "augusti, august, aug",
        "september, sep, sept",
        "oktober, okt",
        "november, nov",
        "december, desember, dec, des",
    ),
    weekdays=(
        "måndag, mandag, mån, man",
        "tisdag, tirsdag, tis, tir",
        "onsdag, ons",
        "torsdag, tors, tor",
        "fredag, fre",
        "lördag, lørdag, lör, lør",
        "söndag, søndag, sön, søn",
    ),
    days={0: "i dag, idag", -1: "i går, igår", -2: "i förrgår, i forgårs, i forgårs", 1: "i morgon, i morgen"},
    units={
        "second": "sekunder, sekund, sek",
        "minute": "minuter, minut, minutter, minutt, min",
        "hour": "timmar, timme, timer, time, tim, t",
        "day": "dagar, dag, dage, dager, dygn, døgn",
        "week": "veckor, vecka, uger, uge, uker, uke",
        "month": "månader, månad, måneder, måned",
    },
    numbers={"1": "en, ett, et", "2": "två, to", "3": "tre"},
    ago="sedan, siden",
    later="om",
    modified="""
        uppdaterad, uppdaterades, uppdaterat, senast uppdaterad, senast uppdaterat, ändrad, senast ändrad,
        redigerad, opdateret, sidst opdateret, senest opdateret, oppdatert, sist oppdatert, endret, sist endret,
        opdatering, ajour, sist oppdatert kl, senast redigerad, redigeret
    """,
    published="""
        publicerad, publicerades, publicerat, först publicerad, offentliggjort, publiceret, publisert, udgivet,
        skapad, oprettet, opprettet, först publicerat
    """,
    counters="""
        lästid, läsningar, kommentarer, visningar, læsetid, lesetid, visninger, delningar, min läsning, minuters
        läsning, min lesetid, besök
    """,
    joins="den, kl, klockan, kl., klokken, klokka, d, d., av, og, och, dato, datum, tid",
    by="av, af, källa, kilde, text",
    clock="kl, klockan, klokken",
)
