"""French."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="fr",
    months=(
        "janvier, janv, jan, jnv",
        "février, févr, fév, fev",
        "mars, mar",
        "avril, avr",
        "mai",
        "juin, jun",
        "juillet, juil, jul",
        "août, aoû, aout",
        "septembre, sept, sep",
        "octobre, oct",
        "novembre, nov",
        "décembre, déc, dec",
    ),
    weekdays=(
        "lundi, lun",
        "mardi, mar",
        "mercredi, mer",
        "jeudi, jeu",
        "vendredi, ven",
        "samedi, sam",
        "dimanche, dim",
    ),
    days={0: "aujourd hui, ce matin, ce soir", -1: "hier, hier soir", -2: "avant hier", 1: "demain"},
    units={
        "second": "seconde, secondes, sec, s",
        "minute": "minute, minutes, min, mn",
        "hour": "heure, heures, h",
        "day": "jour, jours, j",
        "week": "semaine, semaines, sem",
        "month": "mois",
        "year": "an, ans, année, années",
    },
    numbers={"1": "un, une", "2": "deux", "3": "trois", "4": "quatre", "5": "cinq", "10": "dix", "½": "une demi"},
    ago="il y a, y a, depuis",
    later="dans, plus tard",
    modified="""
        mis à jour, mis à jour le, mise à jour, mise à jour le, dernière mise à jour, dernière mise à jour le,
        maj, màj, m à j, actualisé, actualisé le, modifié, modifié le, modification, dernière modification,
        dernière modification le, révisé, actualisation, date de mise à jour, article mis à jour, article
        modifié, dernière actualisation, edité, mis à jour hier, cet article a été mis à jour, dernière
        révision, mises à jour, corrigé, corrigé le, a été mis à jour
    """,
    published="""
        publié, publié le, publiée le, paru le, paru, posté, posté le, créé, créé le, création, publication,
        date de publication, première publication, mis en ligne, mis en ligne le, mise en ligne, rédigé le,
        écrit le, ajouté le, diffusé le, émis le, article publié
    """,
    counters="""
        temps de lecture, lecture, min de lecture, minutes de lecture, mn de lecture, vues, vue, lectures,
        commentaires, commentaire, partages, visites, visiteurs, votes, lu, fois, réactions, durée, durée de
        lecture, j aime, abonnés, photos
    """,
    joins="le, la, à, a, au, du, de, et, les, date, heure, heure locale, en, ce, cet, article, page, est",
    by="par, source, auteur, avec",
    clock="heures, heure, h",
    ordinals="er, ere, eme, e",
    zones={"Europe/Paris": "heure de paris, heure française"},
)
