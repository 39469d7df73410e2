"""German."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="de",
    months=(
        "januar, jan, jänner, jän, jaenner",
        "februar, feb, febr, feber, feb",
        "märz, mär, mrz, maerz, marz",
        "april, apr",
        "mai",
        "juni, jun, juno",
        "juli, jul, julei",
        "august, aug",
        "september, sep, sept",
        "oktober, okt",
        "november, nov",
        "dezember, dez",
    ),
    weekdays=(
        "montag, mo, mon",
        "dienstag, di, die",
        "mittwoch, mi, mit",
        "donnerstag, do, don",
        "freitag, fr, fre",
        "samstag, sa, sam, sonnabend",
        "sonntag, so, son",
    ),
    days={0: "heute, heute früh, heute morgen", -1: "gestern, gestern abend", -2: "vorgestern", 1: "morgen"},
    units={
        "second": "sekunde, sekunden, sek",
        "minute": "minute, minuten, min",
        "hour": "stunde, stunden, std, h",
        "day": "tag, tage, tagen",
        "week": "woche, wochen",
        "month": "monat, monate, monaten",
        "year": "jahr, jahre, jahren",
    },
    numbers={
        "1": "ein, eine, einer, einem",
        "2": "zwei",
        "3": "drei",
        "4": "vier",
        "5": "fünf",
        "10": "zehn",
        "½": "einer halben",
    },
    ago="vor, her",
    later="in, nach",
    am="vorm, vormittags, morgens, früh",
    pm="nachm, nachmittags, abends",
    modified="""
        aktualisiert, zuletzt aktualisiert, letzte aktualisierung, aktualisierung, aktualisiert am, akt, aktual,
        stand, zuletzt geändert, geändert, letzte änderung, änderung, zuletzt bearbeitet, bearbeitet, letzte
        bearbeitung, update, update vom, letztes update, updated, zuletzt überarbeitet, überarbeitet, zuletzt
        aktualisert, datum der aktualisierung, diese seite wurde zuletzt geändert, wurde zuletzt aktualisiert,
        wurde zuletzt geändert, diese seite wurde zuletzt bearbeitet, artikel aktualisiert, artikel zuletzt
        aktualisiert, aktualisierungsdatum, geändert am, modifiziert, zuletzt modifiziert
    """,
    published="""
        veröffentlicht, erstveröffentlicht, erstellt, publiziert, erschienen, veröffentlichung,
        veröffentlichungsdatum, erscheinungsdatum, erstellungsdatum, online seit, eingestellt, online gestellt,
        publikationsdatum, erstveröffentlichung, ersterstellt, veröffentlicht am, erstpublikation, zuerst
        veröffentlicht, gepostet, artikel vom,
        meldung vom, beitrag vom, nachricht vom, artikel von
    """,
    counters="""
        lesedauer, lesezeit, leser, aufrufe, kommentare, kommentar, mal gelesen, mal geteilt, bewertungen,
        bewertung, stimmen, besucher, minuten lesezeit, min lesezeit, min lesedauer, minuten lesedauer, shares,
        klicks, lesermeinungen, bilder, views, lesezeit ca, geschätzte lesezeit
    """,
    joins="""
        am, um, den, dem, der, die, das, vom, ab, von, seit, datum, uhrzeit, zeit, und, ortszeit, seite,
        artikel, ca
    """,
    by="von, durch, quelle, autor, redaktion",
    clock="uhr",
    zones={"Europe/Berlin": "mez, mesz, deutscher zeit"},
)
