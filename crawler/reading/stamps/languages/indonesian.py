"""Indonesian and Malay."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="id",
    also=("ms",),
    months=(
        "januari, jan",
        "februari, feb, pebruari",
        "maret, mar, mac",
        "april, apr",
        "mei",
        "juni, jun",
        "juli, jul, julai",
        "agustus, agu, agt, ags, ogos",
        "september, sep, sept",
        "oktober, okt",
        "november, nov, nopember",
        "desember, des, disember",
    ),
    weekdays=(
        "senin, sen, isnin",
        "selasa, sel",
        "rabu, rab",
        "kamis, kam, khamis",
        "jumat, jum at, jum, jumaat",
        "sabtu, sab",
        "minggu, min, ahad",
    ),
    days={0: "hari ini", -1: "kemarin, semalam", -2: "kemarin lusa", 1: "besok, esok"},
    units={
        "second": "detik",
        "minute": "menit, mnt, minit",
        "hour": "jam",
        "day": "hari",
        "week": "minggu",
        "month": "bulan",
        "year": "tahun",
    },
    ago="lalu, yang lalu, lepas",
    later="lagi",
    modified="""
        diperbarui, terakhir diperbarui, pembaruan terakhir, update terakhir, diperbaharui, diupdate, kemaskini,
        dikemaskini, dikemas kini, terakhir diubah
    """,
    published="diterbitkan, dipublikasikan, terbit, tayang, ditayangkan, diposting, tanggal terbit",
    counters="dilihat, dibaca, komentar, pembaca, kali dibaca, menit baca, waktu baca, suka, bagikan",
    joins="pada, pukul, tanggal, jam, hari",
    by="oleh, penulis, sumber, editor",
    clock="pukul, jam",
)
