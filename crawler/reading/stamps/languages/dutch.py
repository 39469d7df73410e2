"""Dutch."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="nl",
    months=(
        "januari, jan",
        "februari, feb, febr",
        "maart, mrt, maa",
        "april, apr",
        "mei",
        "juni, jun",
        "juli, jul",
        "augustus, aug",
        "september, sep, sept",
        "oktober, okt",
        "november, nov",
        "december, dec",
    ),
    weekdays=(
        "maandag, ma, maa",
        "dinsdag, di, din",
        "woensdag, wo, woe",
        "donderdag, do, don",
        "vrijdag, vr, vri",
        "zaterdag, za, zat",
        "zondag, zo, zon",
    ),
    days={0: "vandaag", -1: "gisteren", -2: "eergisteren", 1: "morgen"},
    units={
        "second": "seconde, seconden, sec",
        "minute": "minuut, minuten, min",
        "hour": "uur, uren, u",
        "day": "dag, dagen",
        "week": "week, weken",
        "month": "maand, maanden",
        "year": "jaar",
    },
    numbers={"1": "een, één", "2": "twee", "3": "drie", "4": "vier", "5": "vijf", "½": "een half"},
    ago="geleden",
    later="over, later",
    modified="""
        bijgewerkt, laatst bijgewerkt, laatst bijgewerkt op, laatste update, update, laatste wijziging, laatst
        gewijzigd, gewijzigd, aangepast, laatst aangepast, bewerkt, laatst bewerkt, geüpdatet, geüpdate, voor
        het laatst bijgewerkt, gewijzigd op
    """,
    published="""
        gepubliceerd, geplaatst, geplaatst op, gepost, aangemaakt, publicatiedatum, verschenen, gepubliceerd op,
        eerst gepubliceerd
    """,
    counters="""
        leestijd, reacties, reactie, keer gelezen, keer bekeken, weergaven, stemmen, bezoekers, min leestijd,
        minuten leestijd, minuten lezen, gelezen
    """,
    joins="op, om, de, het, van, datum, tijd, en, was",
    by="door, bron, auteur, van",
    clock="uur, u, h",
)
