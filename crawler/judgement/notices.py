"""Does a newsroom say that it changed the article? Correction, update and retraction notices in five languages."""

from __future__ import annotations

import re
from typing import NamedTuple


class NoticeRule(NamedTuple):
    """One way to announce a change: what it announces, its wording, and proof of what it must hit and must spare."""

    kind: str
    language: str
    pattern: re.Pattern[str]
    notices: tuple[str, ...]
    news: tuple[str, ...] = ()


def rule(kind: str, language: str, pattern: str, notices: tuple[str, ...], news: tuple[str, ...] = ()) -> NoticeRule:
    """A rule whose wording is read without regard to case."""
    return NoticeRule(kind, language, re.compile(pattern, re.IGNORECASE), notices, news)


AFTER = r"\s*(?:[:—–(]|-\s)"
"""What follows the heading of a notice: a colon, a dash, or a bracket with its time."""

RULES = (
    rule(
        "correction",
        "tr",
        rf"^\W*(?:d[üu]zeltme|tekz[iİ]p|[öo]z[üu]r ve d[üu]zeltme|d[üu]zeltme ve [öo]z[üu]r|d[üu]zeltme notu){AFTER}",
        (
            "Düzeltme: Ölü sayısı 14 değil 12'dir.",
            "DÜZELTME - Bakanın adı yanlış yazıldı.",
            "Düzeltme ve özür: Fotoğraf arşivdendir.",
        ),
        ("Düzeltme hareketi borsada sürüyor.", "Tekzip metni mahkemeye sunuldu."),
    ),
    rule(
        "correction",
        "tr",
        r"\b(?:bu )?haber(?:imiz)?in (?:önceki|ilk|eski|bir önceki) (?:halinde|hâlinde|sürümünde|versiyonunda)"
        r"|\b(?:bu )?haber(?:imiz)? düzeltil(?:di|miştir)\b|\bdüzelt(?:ir|iriz|iyoruz),? (?:ve )?(?:okur|özür)",
        (
            "Haberimizin ilk halinde görevden alınan kişinin adı yanlış verilmişti.",
            "Bu haber düzeltilmiştir.",
            "Düzeltir, özür dileriz.",
        ),
        ("Bakan, haberlerin gerçeği yansıtmadığını söyledi.",),
    ),
    rule(
        "correction",
        "en",
        rf"^\W*(?:corrections?(?: and clarifications?)?|clarification|corrected){AFTER}",
        (
            "Correction: The minister resigned on Friday, not Thursday.",
            "CORRECTION (Nov. 7, 2026): The name was misspelled.",
        ),
        ("The correction: stocks fell by a tenth.", "Correction facilities are full."),
    ),
    rule(
        "correction",
        "en",
        r"\b(?:an? )?(?:earlier|previous|original|prior) versions? of (?:this|the) (?:article|story|report|headline|post|piece)\b"
        r"|\bthis (?:article|story|report|headline|post|piece) (?:has been|was|is) (?:corrected|amended)\b"
        r"|\bthis (?:article|story|report|headline|post|piece) (?:originally|initially|previously|incorrectly|mistakenly)"
        r" (?:said|stated|reported|gave|named)\b",
        (
            "An earlier version of this article misstated the number of victims.",
            "This story has been corrected to show that the vote was on Monday.",
            "This article was amended on 7 November 2026.",
        ),
        ("An earlier version of the bill was rejected.", "The article of the constitution was amended in 1982."),
    ),
    rule(
        "correction",
        "de",
        rf"^\W*(?:korrektur|berichtigung|richtigstellung|korrekturhinweis){AFTER}"
        r"|\bin einer (?:früheren|vorherigen|ersten) (?:version|fassung) (?:dieses|des) (?:artikels|textes|berichts|beitrags)\b"
        r"|\bdieser (?:artikel|text|beitrag) wurde (?:nachträglich )?(?:korrigiert|berichtigt)\b",
        (
            "Korrektur: Der Minister trat am Freitag zurück.",
            "In einer früheren Version dieses Artikels stand eine falsche Zahl.",
        ),
        ("Die Korrektur der Kurse dauert an.",),
    ),
    rule(
        "correction",
        "fr",
        rf"^\W*(?:correction|rectificatif|rectification|erratum){AFTER}"
        r"|\bune (?:première |précédente )?version(?: précédente| antérieure| initiale)? de (?:cet article|ce texte)\b"
        r"|\bcet article a été (?:corrigé|rectifié)\b",
        (
            "Rectificatif : le ministre a démissionné vendredi.",
            "Une version précédente de cet article indiquait un autre chiffre.",
        ),
        ("La correction des copies commence lundi.",),
    ),
    rule(
        "correction",
        "es",
        rf"^\W*(?:corrección|rectificación|fe de errores|fe de erratas){AFTER}"
        r"|\buna versión (?:anterior|previa|inicial) de (?:este artículo|esta noticia|esta información)\b"
        r"|\b(?:este artículo|esta noticia|esta información) (?:ha sido|fue) (?:corregid|rectificad)[oa]\b",
        ("Corrección: el ministro dimitió el viernes.", "Una versión anterior de esta noticia daba otra cifra."),
        ("La corrección del mercado continúa.",),
    ),
    rule(
        "update",
        "tr",
        rf"^\W*(?:son )?g[üu]ncelleme(?: \d+| notu)?{AFTER}"
        r"|\b(?:bu )?haber(?:imiz)? (?:en son )?güncellen(?:di|miştir|mektedir|iyor)\b",
        (
            "GÜNCELLEME: Arama çalışmaları sona erdi.",
            "Bu haber güncellenmiştir.",
            "Güncelleme (14.30): Yol trafiğe açıldı.",
        ),
        ("Güncelleme paketi yarın yayımlanacak.", "Telefonun yazılım güncellemesi gecikti."),
    ),
    rule(
        "update",
        "en",
        rf"^\W*updated?(?: \d+)?(?:{AFTER}|,? [^:\d]{{0,20}}\d[^:]{{0,20}}:)"
        r"|\bthis (?:article|story|report|post|piece) (?:has been|was|will be) updated\b",
        (
            "UPDATE: The road has reopened.",
            "Update, 2.30 p.m.: The suspect is in custody.",
            "This story has been updated with a statement.",
        ),
        ("Update your phone now - or later.", "The phone was updated in May.", "Update-ready phones sell."),
    ),
    rule(
        "update",
        "de",
        rf"^\W*(?:update|aktualisierung|nachtrag|aktualisiert){AFTER}"
        r"|\bdieser (?:artikel|text|beitrag) (?:wurde|wird) (?:laufend )?(?:aktualisiert|ergänzt)\b",
        ("Update: Die Straße ist wieder frei.", "Dieser Artikel wurde aktualisiert."),
        ("Die Aktualisierung der Karten kostet Geld.",),
    ),
    rule(
        "update",
        "fr",
        rf"^\W*(?:mise à jour|actualisation){AFTER}|\bcet article a été (?:mis à jour|actualisé|complété)\b",
        ("Mise à jour : la route est rouverte.", "Cet article a été mis à jour à 14 h."),
        ("La mise à jour du logiciel est gratuite.",),
    ),
    rule(
        "update",
        "es",
        rf"^\W*(?:actualización|actualizado|actualizada){AFTER}"
        r"|\b(?:este artículo|esta noticia|esta información) (?:ha sido|fue) actualizad[oa]\b",
        ("Actualización: la carretera ya está abierta.", "Esta noticia ha sido actualizada."),
        ("La actualización del censo empieza hoy.",),
    ),
    rule(
        "retraction",
        "tr",
        rf"^\W*(?:geri çekme|haber iptal[iİ]?){AFTER}"
        r"|\b(?:bu )?haber(?:imiz)? (?:yayından kaldırıl|geri çekil|iptal edil)(?:di|miştir)\b"
        r"|\bbu haberi (?:geri çekiyoruz|yayından kaldırıyoruz|yayından kaldırdık)\b",
        (
            "Bu haber yayından kaldırılmıştır.",
            "Kaynağı doğrulanamadığı için bu haberi geri çekiyoruz.",
            "HABER İPTALİ: Haberimizi kullanmayınız.",
        ),
        ("Teklif geri çekildi.", "Dizi yayından kaldırıldı."),
    ),
    rule(
        "retraction",
        "en",
        rf"^\W*(?:retraction|retracted|withdrawn){AFTER}"
        r"|\bthis (?:article|story|report|post|piece) (?:has been|was|is) (?:retracted|withdrawn|removed|unpublished)\b"
        r"|\bwe (?:have |are )?retract(?:ed|ing)? (?:this|the) (?:article|story|report)\b",
        (
            "This article has been retracted.",
            "RETRACTION: The source could not be confirmed.",
            "We are retracting this story.",
        ),
        ("The witness retracted his statement.", "The study was withdrawn by its authors."),
    ),
    rule(
        "retraction",
        "de",
        rf"^\W*(?:rücknahme|widerruf){AFTER}|\bdieser (?:artikel|text|beitrag) wurde (?:zurückgezogen|gelöscht|entfernt)\b",
        ("Dieser Artikel wurde zurückgezogen.", "Widerruf: Die Meldung trifft nicht zu."),
        ("Der Widerruf der Zulassung ist gültig.",),
    ),
    rule(
        "retraction",
        "fr",
        rf"^\W*(?:rétractation|article retiré){AFTER}|\bcet article a été (?:retiré|dépublié|supprimé)\b",
        ("Cet article a été retiré.",),
        ("Le projet a été retiré.",),
    ),
    rule(
        "retraction",
        "es",
        rf"^\W*(?:retractación|artículo retirado){AFTER}"
        r"|\b(?:este artículo|esta noticia|esta información) (?:ha sido|fue) (?:retirad|retractad|eliminad)[oa]\b",
        ("Este artículo ha sido retirado.",),
        ("El proyecto ha sido retirado.",),
    ),
)


STEMS = re.compile(
    r"düzelt|duzelt|tekz|özür|ozur|haber|corre|clarif|version|versión|article|artículo|story|report|headline|piece|\bpost\b|korrektur"
    r"|berichtig|richtigstell|fassung|artikel|text|beitrag|rectific|erratum|errata|errores|noticia|información|update|güncell|guncell"
    r"|aktualisi|nachtrag|mise à jour|actuali|retract|withdrawn|geri çekme|rücknahme|widerruf|rétractation"
)
"""Word parts of which every notice holds one: most sentences are done with a single look."""


def notice_kinds(text: str) -> frozenset[str]:
    """What a paragraph or sentence announces: any of ``correction``, ``update``, ``retraction``; none for news."""
    if not STEMS.search(text.replace("İ", "i").lower()):
        return frozenset()
    return frozenset(rule.kind for rule in RULES if rule.pattern.search(text))
