"""The publisher's own published and updated lines; their time is read before they are set aside."""

from __future__ import annotations

from crawler.reading.noise.dates import AT_CLOCK, CLOCK, DAY_OF_YEAR, JOIN, MOMENT
from crawler.reading.noise.parts import any_of, maybe, row
from crawler.reading.noise.phrases import lines, one_of
from crawler.reading.noise.rule import NoiseRule

_UPDATED = one_of("""
    son güncelleme, son güncellenme, güncelleme, güncellenme, güncellendi, güncelleme tarihi, güncellenme tarihi,
    son güncelleme tarihi, güncelleme zamanı, son değişiklik, değiştirilme, düzenleme, düzenlenme, last modified,
    last updated, last update, last modified on, last updated on, last update on, last updated at, last edited,
    last edited on, last revised, last changed, updated, updated on, updated at, update, modified, modified on,
    modified date, date modified, date updated, revised, this page was last modified on,
    this page was last edited on, this article was updated, this article was updated on,
    this article was last updated on, this page was last updated on, page last updated, page last updated on,
    this story was updated, this post was last modified, this post was last modified on, story updated,
    article updated, aktualisiert, aktualisiert am, zuletzt aktualisiert, zuletzt aktualisiert am, zuletzt geändert,
    zuletzt geändert am, letzte aktualisierung, letzte änderung, letztes update, geändert, geändert am,
    bearbeitet am, veröffentlicht/aktualisiert, mis à jour, mis à jour le, mise à jour, mise à jour le,
    dernière mise à jour, dernière mise à jour le, dernière modification, dernière modification le, modifié le,
    actualisé le, actualizado, actualizado el, actualizada, actualización, última actualización, actualizado a las,
    modificado, modificado el, última modificación, aggiornato, aggiornato il, aggiornato alle, aggiornato al,
    ultimo aggiornamento, ultima modifica, modificato il, atualizado, atualizado em, atualizado às,
    última atualização, última modificação, modificado em, bijgewerkt, bijgewerkt op, laatst bijgewerkt,
    laatst bijgewerkt op, laatste update, laatst gewijzigd, gewijzigd, gewijzigd op, обновлено, обновлена, обновлен,
    последнее обновление, дата обновления, изменено, последнее изменение, отредактировано, оновлено,
    останнє оновлення, дата оновлення, змінено, последна промяна, последна актуализация, обновена, обновено,
    актуализирано, zaktualizowano, aktualizacja, ostatnia aktualizacja, data aktualizacji, ενημέρωση,
    τελευταία ενημέρωση, ενημερώθηκε, yenilənib, yeniləndi, son yenilənmə, yenilənmə tarixi, diperbarui,
    pembaruan terakhir, terakhir diperbarui, rojanekirin, nûkirin, آخر تحديث, اخر تحديث, تحديث, تم التحديث,
    تم التحديث في, تاريخ التحديث, آخر تعديل, عدل في, آخرین به روز رسانی, آخرین بروزرسانی, به روز شده, به روز شده در,
    به روز رسانی, تاریخ به روز رسانی, بروزرسانی, actualizado a, modifica il, modificato, aktualisiert um,
    aktualisiert:, 수정, 更新, 更新时间
""")
_PUBLISHED = one_of("""
    giriş tarihi, haber giriş, haber giriş tarihi, yayın tarihi, yayım tarihi, yayınlanma, yayımlanma,
    yayınlanma tarihi, yayımlanma tarihi, yayınlandı, yayımlandı, eklenme, eklenme tarihi, eklendi, eklenme zamanı,
    oluşturulma, oluşturulma tarihi, oluşturma tarihi, haber tarihi, kayıt tarihi, ilk yayın, ilk giriş,
    ilk giriş tarihi, sisteme giriş, published, published on, published at, published date, date published,
    publish date, publication date, first published, first published on, originally published,
    originally published on, posted, posted on, posted at, posted date, post date, date created, uploaded,
    veröffentlicht, veröffentlicht am, erstellt, erstellt am, erschienen am, publiziert, publiziert am, publié,
    publié le, posté le, créé le, écrit le, paru le, publicado, publicado el, fecha de publicación, pubblicato,
    pubblicato il, data pubblicazione, publicado em, publicado às, postado em, criado em, gepubliceerd,
    gepubliceerd op, geplaatst, geplaatst op, опубликовано, опубликована, дата публикации, размещено, добавлено,
    создано, опубліковано, дата публікації, додано, публикувано, публикувана, публикувано на, zmodyfikowano,
    opublikowano, data publikacji, δημοσίευση, δημοσιεύθηκε, δημοσιεύτηκε, ημερομηνία δημοσίευσης, dərc olunub,
    dərc edilib, yerləşdirilib, yayımlanıb, diterbitkan, dipublikasikan, diposting, نشر في, نشر بتاريخ, تم النشر,
    تم النشر في, تاريخ النشر, تاریخ انتشار, منتشر شده, منتشر شده در, زمان انتشار, 기사입력, 公開, 发布时间, cập nhật
""")
# Event lists and broadcast times use these too.
_VAGUE = one_of("""
    giriş, yayın, tarih, created, created on, added, added on, issued, stand, artikel vom, vom, datum, le, fecha,
    creado, data dodania, dodano, utworzono, tarix, نشر, انتشار, تاریخ, 입력, güncel
""")
_SURE_LABEL = f"(?:{_UPDATED}|{_PUBLISHED})"
_LABEL = f"(?:{_SURE_LABEL}|{_VAGUE})"
_TIME_ONLY = row(rf"(?:(?:at|um|à|a las|alle|alle ore|saat|в|о|às|om) )?{CLOCK}", maybe(JOIN, DAY_OF_YEAR))
_DATED = any_of(MOMENT, row(DAY_OF_YEAR, AT_CLOCK))
_WHEN = any_of(_DATED, _TIME_ONLY)
_OPEN = r"[(\[\-–•·|]? ?"
_SEP = r" ?[:\-–]{0,2} ?(?:on |am |le |el |il |em |op )?"
_LABELLED = any_of(row(_OPEN + _UPDATED + _SEP, _WHEN), row(_OPEN + _PUBLISHED + _SEP, _DATED))
_NEXT = maybe(r" ?[,;|/•·()\[\]\-–—] ?| ")
_STAMPS = row(_LABELLED, maybe(_NEXT, _LABELLED), maybe(_NEXT, _WHEN))
_VAGUELY = row(_VAGUE + _SEP, _DATED)
_BY = r"(?:,? (?:by|von|par|por|da|door|de) [^.]{1,40})?"
_WAS_CHANGED = r"<was last modified, was last updated, zuletzt geändert, wurde zuletzt aktualisiert>"
_LABEL_LAST = r"<güncellendi, güncellenmiştir, tarihinde güncellendi, tarihinde yayınlandı, eklendi, updated>"
_READING = r"<lesedauer, lesezeit, okuma süresi, reading time, read time> ?:? ?\d{1,3} ?[a-z.]{1,8}"
_READ_TIME = rf"(?: ?[|•·,\-]? ?{_READING})?"

RULE = NoiseRule(
    name="stamp",
    why="It says when the text changed, not what it says; a stamp that moves alone is a touch.",
    anywhere=lines(
        lines(row(maybe(any_of(_WHEN, _VAGUELY), _NEXT), _STAMPS, rf"{_BY}{_READ_TIME} ?[)\].]?"), having=_SURE_LABEL),
        lines(row(_WHEN, _NEXT, any_of(_LABEL_LAST, _READING)), having=f"{_LABEL_LAST}|{_READING}"),
        having=r"\d",
    ),
    edge=lines(
        lines(row(rf".{{1,160}}{_WAS_CHANGED}:?(?: on| am)? ?", _WHEN, rf"{_BY}[.]?"), having=_WAS_CHANGED),
        lines(row(r"[^:]{2,40} ?[|•·/] ?", maybe(_WHEN, _NEXT), _LABELLED), having=_SURE_LABEL),
        having=r"\d",
    ),
    window=lines(
        rf"{_LABEL} ?:",
        lines(_VAGUELY, having=r"\d"),
        lines(row(r"[^:]{2,60}", _NEXT, _LABELLED), row(_LABELLED, _NEXT, r"[^:.]{2,60}"), having=(r"\d", _SURE_LABEL)),
    ),
    labels=(
        "last modified",
        "last updated",
        "last update",
        "son güncelleme",
        "son güncellenme",
        "güncelleme",
        "güncellenme",
        "giriş tarihi",
        "yayınlanma tarihi",
        "aktualisiert",
        "updated",
        "обновлено",
        "mis à jour",
        "actualizado",
        "published",
        "posted",
    ),
    noise=(
        "Last Modified: 2014-11-07 09:18:57",
        "Güncelleme: 07.11.2014 09:18",
        "Son Guncelleme : 7 Kasım 2014 09:18",
        "(Last Updated On: 04/04/2013)",
        "Updated: Miércoles 27 abril 2022 | 03:04:41 am.",
        "Güncelleme: 04:31 - 8/08/2018 Çarşamba",
        "This page was last modified on 4 November 2020, at 19:23.",
        "Posted: Nov 20, 2020 / 05:25 PM CST / Updated: Nov 20, 2020 / 07:16 PM CST",
        "January 13, 2020 / 1:39 PM / Updated 2 minutes ago",
        "Aktualisiert am 07.01.2026 - 18:50 UhrLesedauer: 4 Min.",
        "Yayınlanma: 07 Kasım 2014 - 07:02 Güncelleme: 07 Kasım 2014 - 09:18",
        "3 dakika önce güncellendi",
        "Updated 3 minutes ago",
        "Mis à jour le 7 novembre 2014 à 09h18",
        "Обновлено: 7 ноября 2014 г. 09:18",
        "آخر تحديث: 7 نوفمبر 2014 09:18",
        "Giriş Tarihi:",
    ),
    news=(
        "Last modified in 1998, the treaty remains in force.",
        "Last updated in 2009, the map shows 45 villages.",
        "Tarih: 7-8-9 Aralık 2012",
        "Ministers last updated the list on 7 November 2014, officials said.",
        "22.06.2015 Brezilya - Venezuela (TSİ 00.30)",
        "15.10.2008 Tallinn Dün.Kup.Ele. Estonya 0 - 0",
        "Giriş ücreti: 20 TL",
        "Tarih: 11 Aralık 2012, Salı",
        "Giriş: 20.00",
        "Yayın: 21.45",
    ),
)
