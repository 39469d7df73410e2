"""Finnish."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="fi",
    months=(
        "tammikuuta, tammikuu, tammi",
        "helmikuuta, helmikuu, helmi",
        "maaliskuuta, maaliskuu, maalis",
        "huhtikuuta, huhtikuu, huhti",
        "toukokuuta, toukokuu, touko",
        "kesäkuuta, kesäkuu, kesä",
        "heinäkuuta, heinäkuu, heinä",
        "elokuuta, elokuu, elo",
        "syyskuuta, syyskuu, syys",
        "lokakuuta, lokakuu, loka",
        "marraskuuta, marraskuu, marras",
        "joulukuuta, joulukuu, joulu",
    ),
    weekdays=(
        "maanantai, ma",
        "tiistai, ti",
        "keskiviikko, ke",
        "torstai, to",
        "perjantai, pe",
        "lauantai, la",
        "sunnuntai, su",
    ),
    days={0: "tänään", -1: "eilen", -2: "toissapäivänä", 1: "huomenna"},
    units={
        "second": "sekuntia",
        "minute": "minuuttia, min",
        "hour": "tuntia, tunti, t",
        "day": "päivää, pv",
        "week": "viikkoa, vk",
        "month": "kuukautta, kk",
    },
    ago="sitten",
    modified="päivitetty, viimeksi päivitetty, muokattu, viimeksi muokattu, päivitys, muutettu, viimeksi muutettu",
    published="julkaistu, luotu, julkaisuaika, julkaistu alun perin",
    counters="lukuaika, kommenttia, kommentit, katselukertaa, näyttökertaa, lukukertaa, jakoa, ääntä",
    joins="klo, kello",
    by="kirjoittaja, lähde",
    clock="klo, kello",
)
