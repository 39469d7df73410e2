"""Italian."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="it",
    months=(
        "gennaio, gen, genn",
        "febbraio, feb, febbr",
        "marzo, mar",
        "aprile, apr",
        "maggio, mag, magg",
        "giugno, giu, giugn",
        "luglio, lug",
        "agosto, ago",
        "settembre, set, sett",
        "ottobre, ott",
        "novembre, nov",
        "dicembre, dic",
    ),
    weekdays=(
        "lunedì, lun",
        "martedì, mar",
        "mercoledì, mer",
        "giovedì, gio",
        "venerdì, ven",
        "sabato, sab",
        "domenica, dom",
    ),
    days={
        0: "oggi, stamattina, stamani, stasera",
        -1: "ieri",
        -2: "l altro ieri, ieri l altro, altro ieri",
        1: "domani",
    },
    units={
        "second": "secondo, secondi, sec",
        "minute": "minuto, minuti, min",
        "hour": "ora, ore, h",
        "day": "giorno, giorni",
        "week": "settimana, settimane",
        "month": "mese, mesi",
        "year": "anno, anni",
    },
    numbers={"1": "un, una, uno", "2": "due", "3": "tre", "4": "quattro", "5": "cinque", "10": "dieci", "½": "mezz"},
    ago="fa",
    later="tra, fra, dopo",
    modified="""
        aggiornato, aggiornata, aggiornato il, aggiornato alle, aggiornato al, ultimo aggiornamento, ultimo
        aggiornamento il, aggiornamento, agg, ultima modifica, modificato, modificato il, modificata, modifica,
        data aggiornamento, data di aggiornamento, ultima revisione, rivisto, ultimo agg, articolo aggiornato,
        corretto il, ultima modifica il, modifica il
    """,
    published="""
        pubblicato, pubblicata, pubblicato il, pubblicazione, data di pubblicazione, data pubblicazione, creato,
        creato il, inserito, inserito il, postato, postato il, prima pubblicazione, scritto il, uscito il
    """,
    counters="""
        minuti di lettura, minuto di lettura, min di lettura, tempo di lettura, lettura, letture,
        visualizzazioni, visite, commenti, commento, condivisioni, voti, mi piace, volte, visitatori, letto,
        durata, foto
    """,
    joins="il, alle, al, del, di, a, ore, ora, la, le, e, dalle, data, alle ore, lo, i",
    by="di, da, fonte, autore, a cura di, redazione",
    clock="ore, ora, h",
    zones={"Europe/Rome": "ora italiana, ora di roma"},
)
