"""Polish."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="pl",
    months=(
        "stycznia, styczeń, sty",
        "lutego, luty, lut",
        "marca, marzec, mar",
        "kwietnia, kwiecień, kwi",
        "maja, maj",
        "czerwca, czerwiec, cze",
        "lipca, lipiec, lip",
        "sierpnia, sierpień, sie",
        "września, wrzesień, wrz",
        "października, październik, paź",
        "listopada, listopad, lis",
        "grudnia, grudzień, gru",
    ),
    weekdays=(
        "poniedziałek, pon, pn",
        "wtorek, wt, wto",
        "środa, śr, śro",
        "czwartek, czw, cz",
        "piątek, pt, pią",
        "sobota, sob, sb",
        "niedziela, ndz, nd, nie",
    ),
    days={0: "dzisiaj, dziś", -1: "wczoraj", -2: "przedwczoraj", 1: "jutro"},
    units={
        "second": "sekund, sekundy, sek",
        "minute": "minut, minuty, min",
        "hour": "godziny, godzin, godz, h",
        "day": "dni, dnia",
        "week": "tygodnie, tygodni",
        "month": "miesiące, miesięcy",
    },
    single={"minute": "minutę", "hour": "godzinę", "day": "dzień", "week": "tydzień", "month": "miesiąc"},
    numbers={"1": "jedną, jeden", "2": "dwa, dwie", "3": "trzy", "4": "cztery", "5": "pięć", "½": "pół"},
    ago="temu",
    later="za, później",
    modified="""
        aktualizacja, ostatnia aktualizacja, data aktualizacji, zaktualizowano, zaktualizowany, akt,
        aktualizowano, aktualizowany, zmodyfikowano, ostatnia modyfikacja, data modyfikacji, modyfikacja,
        ostatnia zmiana, edytowano, zmieniono, ostatnio zaktualizowano, uaktualniono, poprawiono
    """,
    published="""
        opublikowano, publikacja, data publikacji, dodano, utworzono, data utworzenia, data dodania,
        opublikowany, zamieszczono, utworzony, umieszczono
    """,
    counters="""
        wyświetleń, wyświetlenia, odsłon, odsłony, przeczytano, komentarzy, komentarze, komentarz, udostępnień,
        głosów, czas czytania, min czytania, minut czytania, ocena, lektura, odwiedzin
    """,
    joins="o, w, dnia, dn, r, roku, rok, z, godz, godzina, godzinie, data, i",
    by="autor, źródło, przez, oprac",
    clock="godz, godzina, godzinie, h",
    zones={"Europe/Warsaw": "czasu polskiego"},
)
