"""Serbian, Croatian and Bosnian, in both alphabets."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="sr",
    also=("hr", "bs", "sl", "mk"),
    months=(
        "januar, januara, siječnja, siječanj, jan, јануар, јануара, јан",
        "februar, februara, veljače, veljača, feb, фебруар, фебруара, феб",
        "mart, marta, ožujka, ožujak, mar, март, марта, мар",
        "april, aprila, travnja, travanj, apr, април, априла, апр",
        "maj, maja, svibnja, svibanj, мај, маја",
        "jun, juna, lipnja, lipanj, jun, јун, јуна",
        "jul, jula, srpnja, srpanj, јул, јула",
        "avgust, avgusta, august, augusta, kolovoza, kolovoz, avg, август, августа, авг",
        "septembar, septembra, rujna, rujan, sep, септембар, септембра, сеп",
        "oktobar, oktobra, listopada, listopad, okt, октобар, октобра, окт",
        "novembar, novembra, studenog, studenoga, studeni, nov, новембар, новембра, нов",
        "decembar, decembra, prosinca, prosinac, dec, децембар, децембра, дец",
    ),
    weekdays=(
        "ponedeljak, ponedjeljak, pon, понедељак, пон",
        "utorak, uto, уторак",
        "sreda, srijeda, sre, sri, среда",
        "četvrtak, čet, четвртак",
        "petak, pet, петак",
        "subota, sub, субота",
        "nedelja, nedjelja, ned, недеља",
    ),
    days={0: "danas, данас", -1: "juče, jučer, јуче", -2: "prekjuče, prekjučer, прекјуче", 1: "sutra, сутра"},
    units={
        "second": "sekundi, sekunde, секунди",
        "minute": "minuta, min, minut, минута",
        "hour": "sati, sata, sat, h, сати, сата, сат",
        "day": "dana, dan, дана, дан",
        "week": "nedelja, nedelje, tjedana, tjedna",
        "month": "meseci, meseca, mjeseci, mjeseca",
    },
    ago="pre, prije, пре",
    later="za, posle, poslije, за",
    modified="""
        ažurirano, zadnja izmjena, poslednja izmena, izmenjeno, izmijenjeno, zadnje ažuriranje, poslednje
        ažuriranje, posljednje ažuriranje, ажурирано, последња измена, ažuriranje, osveženo
    """,
    published="objavljeno, objava, datum objave, postavljeno, kreirano, објављено, vreme objave",
    counters="""
        pregleda, pregled, komentara, komentari, komentar, čitanja, pročitano, deljenja, vreme čitanja, vrijeme
        čitanja, min čitanja, прегледа, коментара
    """,
    joins="u, h, god, godine, год, čas, časova, у, od, i, datum",
    by="autor, izvor, piše, аутор",
    clock="h, časova, sati, ч, часова",
)
