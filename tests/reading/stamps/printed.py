"""Strings as publishers print them, with the wall clock each one means, stated by hand.

A row is the string, the page's language, the publisher's zone, the wall clock meant (None: no stamp stands there), and, where
it matters, the UTC moment of the visit and the zone the wall clock is meant in if it is not the publisher's.
"""

from __future__ import annotations

from typing import NamedTuple

NOON = "2026-03-12 12:00"  # a Thursday


class Row(NamedTuple):
    raw: str
    language: str
    zone: str | None
    meant: str | None
    seen_at: str = NOON
    meant_in: str = ""


ISTANBUL, BERLIN, PARIS, MADRID, ROME = (
    "Europe/Istanbul",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/Madrid",
    "Europe/Rome",
)
LONDON, NEW_YORK, MOSCOW, ATHENS, SOFIA = (
    "Europe/London",
    "America/New_York",
    "Europe/Moscow",
    "Europe/Athens",
    "Europe/Sofia",
)
KYIV, BAKU, TEHRAN, RIYADH, CAIRO = "Europe/Kyiv", "Asia/Baku", "Asia/Tehran", "Asia/Riyadh", "Africa/Cairo"
LISBON, SAO_PAULO, AMSTERDAM, WARSAW = "Europe/Lisbon", "America/Sao_Paulo", "Europe/Amsterdam", "Europe/Warsaw"

TURKISH = (
    Row("Son güncellenme: 11 Mart 2026 Çarşamba, 18:40", "tr", ISTANBUL, "2026-03-11 18:40"),
    Row("Güncelleme Tarihi: 11 Mart 2026, 18.40", "tr", ISTANBUL, "2026-03-11 18:40"),
    Row("GÜNCELLENDİ: 11 MART 2026 18:40:12", "tr", ISTANBUL, "2026-03-11 18:40:12"),
    Row("Son Güncelleme: 11.03.2026 • 18:40", "tr", ISTANBUL, "2026-03-11 18:40"),
    Row("Oluşturulma: 11.03.2026 16:02 / Son güncelleme: 11.03.2026 18:40", "tr", ISTANBUL, "2026-03-11 18:40"),
    Row(
        "Eklenme Tarihi: 11 Mart 2026 16:02 - Güncellenme Tarihi: 11 Mart 2026 18:40",
        "tr",
        ISTANBUL,
        "2026-03-11 18:40",
    ),
    Row("Yayın Tarihi: 11.03.2026 16:02 | Güncellenme Tarihi: 11.03.2026 18:40", "tr", ISTANBUL, "2026-03-11 18:40"),
    Row("İlk yayın: 16.02, Son güncelleme: 11 Mart 2026 18.40", "tr", ISTANBUL, "2026-03-11 18:40"),
    Row("11 Mart 2026 Çarşamba 16:02 (Son güncelleme: 18:40)", "tr", ISTANBUL, "2026-03-11 18:40"),
    Row("11 Mart 2026 - 18:40 Son Güncelleme", "tr", ISTANBUL, "2026-03-11 18:40"),
    Row("Son değiştirilme tarihi: 2026-03-11 18:40", "tr", ISTANBUL, "2026-03-11 18:40"),
    Row("Düzenlenme: 11/03/2026 - 18:40", "tr", ISTANBUL, "2026-03-11 18:40"),
    Row("Çarşamba 11 Mart 2026 18:40", "tr", ISTANBUL, "2026-03-11 18:40"),
    Row("11 Eylül 2025 saat 09:05", "tr", ISTANBUL, "2025-09-11 09:05"),
    Row("01 ARALIK 2025 PAZARTESİ 23:59", "tr", ISTANBUL, "2025-12-01 23:59"),
    Row("1 Aralik 2025 Pazartesi 23:59", "tr", ISTANBUL, "2025-12-01 23:59"),
    Row("21 Ağustos 2014, Perşembe 08:00 TSİ", "tr", ISTANBUL, "2014-08-21 08:00"),
    Row("Son güncelleme: 15 AÐUSTOS 2025 10:00", "tr", ISTANBUL, "2025-08-15 10:00"),
    Row("Son GÃ¼ncelleme: 12 Å\x9eubat 2026 10:00", "tr", ISTANBUL, "2026-02-12 10:00"),
    Row("G\ufffdncellenme: 2 \ufffdubat 2026 10:00", "tr", ISTANBUL, "2026-02-02 10:00"),
    Row("Güncelleme: dün 18:40", "tr", ISTANBUL, "2026-03-11 18:40"),
    Row("45 dakika önce güncellendi", "tr", ISTANBUL, "2026-03-12 14:15"),
    Row("2 hafta önce", "tr", ISTANBUL, "2026-02-26 15:00"),
    Row("yarım saat önce", "tr", ISTANBUL, "2026-03-12 14:30"),
    Row("bir saat önce", "tr", ISTANBUL, "2026-03-12 14:00"),
    Row("evvelsi gün 10:15", "tr", ISTANBUL, "2026-03-10 10:15"),
    Row("yarın 10:15", "tr", ISTANBUL, None),
    Row("birkaç dakika önce", "tr", ISTANBUL, None),
    Row("Yayınlanma: 11.03.2026 16:02", "tr", ISTANBUL, None),
    Row("Haber Girişi: 11 Mart 2026 16:02", "tr", ISTANBUL, None),
    Row("30 Şubat 2026 10:00", "tr", ISTANBUL, None),
    Row("Son Güncelleme: 00.00.0000 00:00", "tr", ISTANBUL, None),
    Row("Okunma Sayısı: 11032026", "tr", ISTANBUL, None),
    Row("Tel: 0212 345 67 89", "tr", ISTANBUL, None),
    Row("Fiyat: 12.03 TL", "tr", ISTANBUL, None),
    Row("Galatasaray - Fenerbahçe 2-1", "tr", ISTANBUL, None),
    Row("Toplam Yorum: 15 • Beğeni: 2026", "tr", ISTANBUL, None),
    Row("Okuma süresi: 4 dk", "tr", ISTANBUL, None),
    Row(
        "Yönetmelik en son 11 Mart 2026 tarihinde bakanlık tarafından güncellendi ve yürürlüğe girdi.",
        "tr",
        ISTANBUL,
        None,
    ),
)

ENGLISH = (
    Row("Updated Wed, March 11, 2026 at 6:40 PM EDT", "en-US", NEW_YORK, "2026-03-11 18:40"),
    Row("Last updated: Wednesday, 11 March 2026, 18:40 GMT", "en-GB", LONDON, "2026-03-11 18:40"),
    Row(
        "First published on Wed 11 Mar 2026 16.02 GMT. Last modified on Wed 11 Mar 2026 18.40 GMT",
        "en-GB",
        LONDON,
        "2026-03-11 18:40",
    ),
    Row("Wed 11 Mar 2026 18.40 GMT", "en-GB", LONDON, "2026-03-11 18:40"),
    Row("Updated 1840 GMT (0240 HKT) March 11, 2026", "en-US", NEW_YORK, "2026-03-11 18:40", meant_in="UTC"),
    Row(
        "Published 4:02 PM EDT, Wed March 11, 2026 | Updated 6:40 PM EDT, Wed March 11, 2026",
        "en-US",
        NEW_YORK,
        "2026-03-11 18:40",
    ),
    Row("March 11, 2026 4:02 p.m. ET; updated March 11, 2026 6:40 p.m. ET", "en-US", NEW_YORK, "2026-03-11 18:40"),
    Row("Updated on Mar. 11, 2026 at 6:40 p.m. PT", "en-US", "America/Los_Angeles", "2026-03-11 18:40"),
    Row("UPDATED 6:40 PM CT Mar 11, 2026", "en-US", "America/Chicago", "2026-03-11 18:40"),
    Row("Last Modified: 03/11/2026 06:40 PM", "en-US", NEW_YORK, "2026-03-11 18:40"),
    Row("Updated 3/11/26 6:40 PM", "en-US", NEW_YORK, "2026-03-11 18:40"),
    Row("Update: 11-03-2026 18:40", "en-GB", LONDON, "2026-03-11 18:40"),
    Row("Modified on 11/03/2026 at 18:40", "en-GB", LONDON, "2026-03-11 18:40"),
    Row("Last edited 11 March 2026 6.40pm", "en-GB", LONDON, "2026-03-11 18:40"),
    Row("11th March 2026, 6:40pm", "en-GB", LONDON, "2026-03-11 18:40"),
    Row("Sept. 3, 2025, 7:05 a.m.", "en-US", NEW_YORK, "2025-09-03 07:05"),
    Row("Updated: 10:15 AM IST Mar 11, 2026", "en", "Asia/Kolkata", "2026-03-11 10:15"),
    Row("Updated 11 March 2026 at 18:40 UTC+3", "en", ISTANBUL, "2026-03-11 18:40"),
    Row("Latest update : Mar 11, 2026 18:40 (GMT+03:00)", "en", BERLIN, "2026-03-11 18:40", meant_in=ISTANBUL),
    Row("Updated 5 mins ago", "en", LONDON, "2026-03-12 11:55"),
    Row("an hour ago", "en", LONDON, "2026-03-12 11:00"),
    Row("Updated 1 day ago", "en", LONDON, "2026-03-11 12:00"),
    Row("Updated today at 9:15 am", "en-US", NEW_YORK, None),
    Row("Updated today at 7:15 am", "en-US", NEW_YORK, "2026-03-12 07:15"),
    Row("Yesterday, 18:40", "en-GB", LONDON, "2026-03-11 18:40"),
    Row("Updated March 11", "en-US", NEW_YORK, "2026-03-11"),
    Row("Dec 30, 11:05 PM", "en-US", NEW_YORK, "2025-12-30 23:05"),
    Row("By Jane Roe and John Doe | Updated: March 11, 2026", "en-US", NEW_YORK, "2026-03-11"),
    Row("Article last updated 11 March 2026 by Jane Roe", "en-GB", LONDON, "2026-03-11"),
    Row("Updated: Nov 1, 2025 1:30 AM EST", "en-US", NEW_YORK, "2025-11-01 01:30", meant_in="Etc/GMT+5"),
    Row("Updated: Nov 2, 2025 1:30 AM", "en-US", NEW_YORK, "2025-11-02 01:30"),
    Row("Modified: Mon, 29 Feb 2016 10:00", "en-GB", LONDON, "2016-02-29 10:00"),
    Row("Modified: 29 Feb 2015 10:00", "en-GB", LONDON, None),
    Row("Updated 11 March 2062 18:40", "en-GB", LONDON, None),
    Row("Published: 11 March 2026 18:40", "en-GB", LONDON, None),
    Row("5 min read", "en", LONDON, None),
    Row("Updated moments ago", "en", LONDON, None),
    Row("Live: Arsenal v Chelsea 2-1 (HT 1-0)", "en-GB", LONDON, None),
    Row("$11.03", "en-US", NEW_YORK, None),
    Row("Call 03-11-2026-55", "en-US", NEW_YORK, None),
    Row("Version 11.3.2026.4", "en-US", NEW_YORK, None),
    Row("The agency updated its forecast on March 11, 2026 after weak data.", "en-US", NEW_YORK, None),
    Row("Updated in 2026", "en-US", NEW_YORK, None),
    Row("11 comments", "en", LONDON, None),
    Row("Shares: 20260311", "en", LONDON, None),
    Row("4.5 out of 5 (2026 votes)", "en", LONDON, None),
    Row("Kick-off 18:40 - 20:25", "en-GB", LONDON, None),
)

GERMANIC = (
    Row("Aktualisiert: 11. März 2026, 18:40 Uhr", "de", BERLIN, "2026-03-11 18:40"),
    Row("Stand: 11.03.2026 18:40 Uhr", "de", BERLIN, "2026-03-11 18:40"),
    Row("Letzte Aktualisierung am 11.03.2026 um 18:40 Uhr", "de", BERLIN, "2026-03-11 18:40"),
    Row("Veröffentlicht am 11.03.2026 um 16:02 Uhr, aktualisiert um 18:40 Uhr", "de", BERLIN, "2026-03-11 18:40"),
    Row("Erstellt: 11.03.2026, 16:02 Uhr Aktualisiert: 11.03.2026, 18:40 Uhr", "de", BERLIN, "2026-03-11 18:40"),
    Row("Mittwoch, 11.03.2026, 18:40", "de", BERLIN, "2026-03-11 18:40"),
    Row("Mi., 11. Mrz. 2026 18.40 Uhr", "de", BERLIN, "2026-03-11 18:40"),
    Row("11.03.26, 18:40 Uhr", "de", BERLIN, "2026-03-11 18:40"),
    Row("Update vom 11. Februar 2026, 7.05 Uhr", "de", BERLIN, "2026-02-11 07:05"),
    Row("Zuletzt bearbeitet: 11. Dez 2025 - 18:40 Uhr (MEZ)", "de", BERLIN, "2025-12-11 18:40"),
    Row("vor einer Stunde aktualisiert", "de", BERLIN, "2026-03-12 12:00"),
    Row("Heute, 09:10 Uhr", "de", BERLIN, "2026-03-12 09:10"),
    Row("Vorgestern 21:00 Uhr", "de", BERLIN, "2026-03-10 21:00"),
    Row("Veröffentlicht am 11. März 2026", "de", BERLIN, None),
    Row("Lesezeit: 3 Min.", "de", BERLIN, None),
    Row("Das Gesetz wurde zuletzt am 11. März 2026 vom Bundestag geändert.", "de", BERLIN, None),
    Row("Laatst bijgewerkt: 11 maart 2026 18:40", "nl", AMSTERDAM, "2026-03-11 18:40"),
    Row("Gepubliceerd: 11 mrt. 2026 om 16:02 Update: 11 mrt. 2026 om 18:40", "nl", AMSTERDAM, "2026-03-11 18:40"),
    Row("gisteren om 18.40 uur", "nl", AMSTERDAM, "2026-03-11 18:40"),
    Row("3 uur geleden", "nl", AMSTERDAM, "2026-03-12 10:00"),
)

ROMANCE = (
    Row("Mis à jour le 11/03/2026 à 18:40", "fr", PARIS, "2026-03-11 18:40"),
    Row("Publié le 11 mars 2026 à 16h02 - Mis à jour le 11 mars 2026 à 18h40", "fr", PARIS, "2026-03-11 18:40"),
    Row("Modifié le mercredi 11 mars 2026 à 18 h 40", "fr", PARIS, "2026-03-11 18:40"),
    Row("Dernière mise à jour : 11 févr. 2026, 18:40", "fr", PARIS, "2026-02-11 18:40"),
    Row("Publié hier à 16h02, mis à jour hier à 18h40", "fr", PARIS, "2026-03-11 18:40"),
    Row("il y a 20 minutes", "fr", PARIS, "2026-03-12 12:40"),
    Row("Mis à jour il y a une heure", "fr", PARIS, "2026-03-12 12:00"),
    Row("11 août 2025 à 7h", "fr", PARIS, "2025-08-11 07:00"),
    Row("Publié le 11 mars 2026 à 16h02", "fr", PARIS, None),
    Row("Temps de lecture : 3 min", "fr", PARIS, None),
    Row("Actualizado a las 18:40 h. 11 de marzo de 2026", "es", MADRID, "2026-03-11 18:40"),
    Row("Última actualización: 11 de marzo de 2026 18:40", "es", MADRID, "2026-03-11 18:40"),
    Row("Actualizado 11/03/2026 18:40 CET", "es", MADRID, "2026-03-11 18:40"),
    Row("Creada: 11.03.2026 16:02 Última actualización: 11.03.2026 18:40", "es", MADRID, "2026-03-11 18:40"),
    Row("miércoles, 11 de marzo de 2026, 6:40 p. m.", "es", "America/Bogota", "2026-03-11 18:40"),
    Row("hace 2 horas", "es", MADRID, "2026-03-12 11:00"),
    Row("Ayer a las 18:40", "es", MADRID, "2026-03-11 18:40"),
    Row("Atualizado em 11/03/2026 18h40", "pt", SAO_PAULO, "2026-03-11 18:40"),
    Row("11/03/2026 16h02 Atualizado há 2 horas", "pt", SAO_PAULO, "2026-03-12 07:00"),
    Row("Última atualização em 11 de março de 2026 às 18:40", "pt", SAO_PAULO, "2026-03-11 18:40"),
    Row("ontem às 18:40", "pt", LISBON, "2026-03-11 18:40"),
    Row("Aggiornato il 11 marzo 2026 alle 18:40", "it", ROME, "2026-03-11 18:40"),
    Row("Ultimo aggiornamento: 11 marzo 2026, ore 18:40", "it", ROME, "2026-03-11 18:40"),
    Row("Pubblicato il 11/03/2026 alle 16:02 | Modificato il 11/03/2026 alle 18:40", "it", ROME, "2026-03-11 18:40"),
    Row("ieri, 18:40", "it", ROME, "2026-03-11 18:40"),
    Row("3 ore fa", "it", ROME, "2026-03-12 10:00"),
    Row("mer 11 mar 2026 | 18:40", "it", ROME, "2026-03-11 18:40"),
    Row("Ultima actualizare: 11 martie 2026, 18:40", "ro", "Europe/Bucharest", "2026-03-11 18:40"),
)

SLAVIC_AND_GREEK = (
    Row("Обновлено: 11 марта 2026, 18:40", "ru", MOSCOW, "2026-03-11 18:40"),
    Row("11.03.2026 16:02 (обновлено: 18:40 11.03.2026)", "ru", MOSCOW, "2026-03-11 18:40"),
    Row("Опубликовано 11.03.2026 в 16:02", "ru", MOSCOW, None),
    Row("18:40, 11 марта 2026 МСК", "ru", MOSCOW, "2026-03-11 18:40"),
    Row("два часа назад", "ru", MOSCOW, "2026-03-12 13:00"),
    Row("Сегодня, 11:20", "ru", MOSCOW, "2026-03-12 11:20"),
    Row("Оновлено: 11 березня 2026 р., 18:40", "uk", KYIV, "2026-03-11 18:40"),
    Row("середа, 11 березня 2026, 18:40", "uk", KYIV, "2026-03-11 18:40"),
    Row("15 хвилин тому", "uk", KYIV, "2026-03-12 13:45"),
    Row("Последна промяна: 11 март 2026, 18:40", "bg", SOFIA, "2026-03-11 18:40"),
    Row("Обновена: 11.03.2026 г., 18:40 ч.", "bg", SOFIA, "2026-03-11 18:40"),
    Row("преди 2 часа", "bg", SOFIA, "2026-03-12 12:00"),
    Row("Aktualizacja: 11 marca 2026, 18:40", "pl", WARSAW, "2026-03-11 18:40"),
    Row("Data aktualizacji: 11 paź 2025, godz. 18:40", "pl", WARSAW, "2025-10-11 18:40"),
    Row("wczoraj, 18:40", "pl", WARSAW, "2026-03-11 18:40"),
    Row("Ενημερώθηκε: 11/03/2026 18:40", "el", ATHENS, "2026-03-11 18:40"),
    Row("Τετάρτη, 11 Μαρτίου 2026 06:40 μ.μ.", "el", ATHENS, "2026-03-11 18:40"),
    Row("πριν από 2 ώρες", "el", ATHENS, "2026-03-12 12:00"),
)

EASTERN = (
    Row("تم التحديث في 11 مارس 2026 الساعة 18:40", "ar", RIYADH, "2026-03-11 18:40"),
    Row("تاريخ النشر: 11 مارس 2026 16:02 - آخر تحديث: 11 مارس 2026 18:40", "ar", CAIRO, "2026-03-11 18:40"),
    Row("الأربعاء ١١ مارس ٢٠٢٦ - ٠٦:٤٠ م", "ar", RIYADH, "2026-03-11 18:40"),
    Row("١١ آذار ٢٠٢٦", "ar", "Asia/Amman", "2026-03-11"),
    Row("منذ ساعتين", "ar", RIYADH, "2026-03-12 13:00"),
    Row("أمس 18:40", "ar", RIYADH, "2026-03-11 18:40"),
    Row("نشر في: 11 مارس 2026", "ar", CAIRO, None),
    Row("تاریخ بروزرسانی: ۲۰ اسفند ۱۴۰۴ - ۱۸:۴۰", "fa", TEHRAN, "2026-03-11 18:40"),
    Row("۱۴۰۴/۱۲/۲۰ ۱۸:۴۰", "fa", TEHRAN, "2026-03-11 18:40"),
    Row("چهارشنبه ۲۰ اسفند ۱۴۰۴ ساعت ۱۸:۴۰", "fa", TEHRAN, "2026-03-11 18:40"),
    Row("۲ ساعت پیش", "fa", TEHRAN, "2026-03-12 13:30"),
    Row("Yenilənmə tarixi: 11 mart 2026, 18:40", "az", BAKU, "2026-03-11 18:40"),
    Row("11 Sentyabr 2025 18:40", "az", BAKU, "2025-09-11 18:40"),
    Row("2 saat əvvəl", "az", BAKU, "2026-03-12 14:00"),
)

MACHINE = (
    Row("2026-03-11T18:40:05.123Z", "en", None, "2026-03-11 18:40:05.123", meant_in="UTC"),
    Row("2026-03-11T18:40:05+0300", "tr", None, "2026-03-11 18:40:05", meant_in=ISTANBUL),
    Row("2026-03-11 18:40:05 +0300", "tr", BERLIN, "2026-03-11 18:40:05", meant_in=ISTANBUL),
    Row("2026-03-11T18:40+03", "tr", BERLIN, "2026-03-11 18:40", meant_in=ISTANBUL),
    Row("20260311T184005Z", "en", None, "2026-03-11 18:40:05", meant_in="UTC"),
    Row("1773254405", "en", None, "2026-03-11 18:40:05", meant_in="UTC"),
    Row("Wed, 11 Mar 2026 18:40:05 GMT", "en", None, "2026-03-11 18:40:05", meant_in="UTC"),
    Row("Wed Mar 11 2026 18:40:05 GMT+0300 (GMT+03:00)", "en", BERLIN, "2026-03-11 18:40:05", meant_in=ISTANBUL),
    Row("2026-03-11T18:40:05", "en", None, None),
    Row("0000-00-00 00:00:00", "en", ISTANBUL, None),
    Row("0001-01-01T00:00:00Z", "en", ISTANBUL, None),
    Row("1970-01-01T00:00:00+00:00", "en", ISTANBUL, None),
    Row("2026-02-29T10:00:00Z", "en", ISTANBUL, None),
    Row("2026-03-11T18:60:00Z", "en", ISTANBUL, None),
    Row("2026-03-12T13:00:00Z", "en", ISTANBUL, None),
)

ROWS = (*TURKISH, *ENGLISH, *GERMANIC, *ROMANCE, *SLAVIC_AND_GREEK, *EASTERN, *MACHINE)
