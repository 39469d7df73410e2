"""Turkish."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="tr",
    months=(
        "ocak, oca, ock",
        "şubat, şub, şbt",
        "mart, mar, mrt",
        "nisan, nis, nsn",
        "mayıs, may, mys",
        "haziran, haz, hzr",
        "temmuz, tem, tmz",
        "ağustos, ağu, ağs",
        "eylül, eyl",
        "ekim, eki, ekm",
        "kasım, kas, ksm",
        "aralık, ara, arl",
    ),
    weekdays=(
        "pazartesi, pzt, pts",
        "salı, sal",
        "çarşamba, çar, çrş",
        "perşembe, per, prş",
        "cuma, cum",
        "cumartesi, cmt, cts",
        "pazar, paz",
    ),
    days={0: "bugün, bu sabah, bu akşam, bu gece", -1: "dün", -2: "önceki gün, evvelsi gün, evvelki gün", 1: "yarın"},
    units={
        "second": "saniye, sn, saniyede",
        "minute": "dakika, dk, dak",
        "hour": "saat, sa",
        "day": "gün",
        "week": "hafta, hf",
        "month": "ay",
    },
    numbers={
        "1": "bir",
        "2": "iki",
        "3": "üç",
        "4": "dört",
        "5": "beş",
        "6": "altı",
        "7": "yedi",
        "8": "sekiz",
        "9": "dokuz",
        "10": "on",
        "½": "yarım",
    },
    ago="önce, evvel",
    later="sonra, içinde",
    am="öö, ö ö",
    pm="ös, ö s",
    modified="""
        son güncelleme, son güncelleme tarihi, son güncelleme zamanı, son güncelleme saati, güncelleme,
        güncelleme tarihi, güncelleme zamanı, güncelleme saati, güncellenme, güncellenme tarihi, güncellenme
        zamanı, güncellenme saati, son güncellenme, son güncellenme tarihi, son güncellenme zamanı, güncellendi,
        son güncellendi, en son güncellenme, en son güncelleme, en son güncelleme tarihi, en son güncellendi,
        haber güncelleme, haber güncelleme tarihi, haberin güncellenme tarihi, haber güncellenme, haber
        güncellenme tarihi, güncel, değiştirilme, değiştirilme tarihi, değiştirme, değiştirme tarihi, son
        değiştirilme, son değiştirilme tarihi, son değiştirme, son değiştirme tarihi, değişiklik, değişiklik
        tarihi, son değişiklik, son değişiklik tarihi, değiştirildi, son değiştirildi, düzenleme, düzenleme
        tarihi, düzenlenme, düzenlenme tarihi, son düzenleme, son düzenleme tarihi, son düzenlenme, son
        düzenlenme tarihi, düzenlendi, son düzenlendi, düzeltme, düzeltme tarihi, güncelleştirme, son
        güncelleştirme, güncelleştirme tarihi, revize, revizyon tarihi, yenilenme, yenilenme tarihi
    """,
    published="""
        giriş, giriş tarihi, giriş zamanı, giriş saati, haber giriş, haber giriş tarihi, haber girişi, haberin
        giriş tarihi, yayın, yayın tarihi, yayın zamanı, yayın saati, yayınlanma, yayınlanma tarihi, yayınlanma
        zamanı, yayınlandı, yayımlanma, yayımlanma tarihi, yayımlanma zamanı, yayımlandı, yayınlama, yayınlama
        tarihi, yayımlama tarihi, ilk yayın, ilk yayın tarihi, ilk yayınlanma, ilk yayınlanma tarihi, ilk giriş,
        yayına giriş, yayına giriş tarihi, eklenme, eklenme tarihi, eklenme zamanı, ekleme, ekleme tarihi,
        eklendi, ekleniş, ekleniş tarihi, haber ekleme tarihi, haber tarihi, haberin tarihi, oluşturulma,
        oluşturulma tarihi, oluşturma, oluşturma tarihi, oluşturuldu, kayıt tarihi, gönderilme, gönderilme
        tarihi, gönderildi, gönderme tarihi, paylaşım tarihi, paylaşıldı
    """,
    counters="""
        okunma, okunma sayısı, okundu, kez okundu, defa okundu, kişi okudu, okuyucu, görüntülenme, görüntülenme
        sayısı, görüntüleme, kez görüntülendi, izlenme, hit, ziyaretçi, ziyaret, yorum, yorumlar, yorum sayısı,
        toplam yorum, beğeni, beğen, paylaşım, paylaşım sayısı, toplam oy, oy, şu anki oy, şuanki oy, yıldız,
        puan, okuma süresi, okuma, dakika okuma süresi, dakika okuma, dakikalık okuma, dakikada okunur, dk okuma
        süresi, dk okuma, dk okunur, dakikada okunabilir
    """,
    joins="""
        tarih, tarihi, tarihinde, saat, saati, saatinde, günü, haber, bu haber, bu sayfa, bu yazı, yılı,
        itibarıyla, en son, sabah, akşam, gece, öğle, öğleden sonra, de, da, te, ta
    """,
    by="yazan, tarafından, editör, muhabir",
    clock="saat, sularında",
    zones={"Europe/Istanbul": "tsi, tsİ, türkiye saati, türkiye saatiyle, istanbul saati, tr saati"},
)
