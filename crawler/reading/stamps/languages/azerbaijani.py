"""Azerbaijani."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="az",
    months=(
        "yanvar, yan",
        "fevral, fev",
        "mart, mar",
        "aprel, apr",
        "may",
        "iyun, iyn",
        "iyul, iyl",
        "avqust, avq, avg",
        "sentyabr, sen, sent",
        "oktyabr, okt",
        "noyabr, noy",
        "dekabr, dek",
    ),
    weekdays=(
        "bazar ertəsi, b e",
        "çərşənbə axşamı, ç a",
        "çərşənbə",
        "cümə axşamı, c a",
        "cümə",
        "şənbə",
        "bazar",
    ),
    days={0: "bu gün, bugün", -1: "dünən", -2: "srağagün", 1: "sabah"},
    units={
        "second": "saniyə, san",
        "minute": "dəqiqə, dəq, dəqiqədə",
        "hour": "saat",
        "day": "gün",
        "week": "həftə",
        "month": "ay",
    },
    numbers={"1": "bir", "2": "iki", "3": "üç", "4": "dörd", "5": "beş", "10": "on", "½": "yarım"},
    ago="əvvəl, öncə, qabaq",
    later="sonra",
    modified="""
        yenilənib, yeniləndi, yenilənmə, yenilənmə tarixi, son yenilənmə, son yenilənmə tarixi, son yeniləmə,
        yeniləmə, son dəyişiklik, dəyişdirilib, dəyişdirilmə tarixi, redaktə olunub, redaktə edilib, düzəliş
        edilib, son yenilik
    """,
    published="""
        dərc olunub, dərc edilib, dərc tarixi, yayımlanıb, yayınlanıb, yayımlanma tarixi, yayınlanma tarixi,
        yerləşdirilib, əlavə edilib, əlavə olunub, paylaşılıb
    """,
    counters="""
        baxış, baxış sayı, baxılıb, oxunub, oxunma, dəfə oxunub, dəfə baxılıb, şərh, rəy, bəyənmə, ziyarətçi,
        oxuma müddəti
    """,
    joins="saat, tarix, tarixində, il, ci il, cu il, cü il, cı il, ilin, xəbər",
    by="müəllif",
    clock="saat, radələrində",
    ordinals="ci, cu, cü, cı",
    zones={"Asia/Baku": "bakı vaxtı, bakı vaxtı ilə"},
)
