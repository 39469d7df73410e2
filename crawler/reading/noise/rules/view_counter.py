"""How often the page was read, viewed or played."""

from __future__ import annotations

from crawler.reading.noise.phrases import END, NUMBER, SEP, lines, one_of
from crawler.reading.noise.rule import NoiseRule

_SUBJECT = r"(?:<bu, this, dieser, diese, dieses, cet, cette, este, esta, questo, questa> )?" + one_of("""
    haber, yazı, makale, içerik, sayfa, video, galeri, haberimiz, konu, köşe yazısı, ilan, foto galeri, fotoğraf,
    röportaj, metin, article, post, page, story, news, item, topic, content, entry, artikel, beitrag, seite,
    nachricht, artículo, noticia, nota, página, artigo, notícia, articolo, notizia, pagina
""")
_SO_FAR = one_of("""
    bugün, toplam, şu ana kadar, bugüne kadar, şimdiye kadar, bu hafta, son 24 saatte, bu ay, today, so far,
    in total, already, bisher, insgesamt, heute, bereits, şimdiyədək
""")
_READ_TR = one_of("""
    okundu, okunmuştur, okunmuş, görüntülendi, görüntülenmiştir, görüntülenmiş, izlendi, izlenmiştir, izlenmiş,
    tıklandı, tıklanmıştır, ziyaret edildi, ziyaret edilmiştir, incelendi, dinlendi, oxunub, baxılıb, oxundu
""")
_TIMES_TR = one_of("kez, kere, defa, kişi tarafından, kişi, defe, dəfə")
_NOUN_AFTER = one_of("""
    okunma, okuma, okundu, okunma sayısı, görüntülenme, görüntüleme, görüntülenme sayısı, izlenme, izlenme sayısı,
    gösterim, tıklanma, tık, kez okundu, kez görüntülendi, kez izlendi, hit, okur, baxış, oxunma, baxış sayı,
    dəfə oxunub, dəfə baxılıb, views, view, reads, read, hits, page views, pageviews, times read, times viewed,
    people read this, people are reading this, people reading, people viewed this, plays, total views, views so far,
    aufrufe, aufruf, mal gelesen, mal angesehen, mal aufgerufen, klicks, zugriffe, leser, lesungen, ansichten, vues,
    vue, lectures, lecture, fois lu, consultations, lecturas, lectura, vistas, visualizaciones, reproducciones,
    veces leído, veces visto, letture, visualizzazioni, leituras, visualizações, acessos, visualizações de página,
    keer gelezen, keer bekeken, weergaven, views totaal, просмотров, просмотра, просмотр, прочтений, прочтения,
    просмотры, переглядів, перегляди, перегляд, прегледа, преглеждания, прочитания, прочитань, показвания,
    wyświetleń, wyświetlenia, odsłon, odsłony, odczytów, kali dibaca, kali dilihat, tayangan, dibaca, προβολές,
    αναγνώσεις, αναγνώστηκε, مشاهدة, مشاهدات, قراءة, مشاهده, بازدید, نمایش, бازدید, vizualizări, afișări, zobrazení,
    přečtení, megtekintés, visningar, läsningar, visninger, katselukertaa, 조회, 次阅读, 阅读, 回閲覧, ハート, lượt xem, ครั้ง,
    views today, kişi okudu, kişi izledi, kişi görüntüledi, okuyucu
""")
_LABEL = one_of("""
    okunma, okunma sayısı, okunma adedi, okuma, okundu, toplam okunma, bugün okunma, okuyan, okuyucu sayısı,
    görüntülenme, görüntüleme, görüntülenme sayısı, görüntüleme sayısı, izlenme, izlenme sayısı, gösterim,
    gösterim sayısı, tıklanma, tıklanma sayısı, hit, toplam görüntülenme, oxunub, oxunma sayı, baxış, baxış sayı,
    baxılıb, oxunma, baxışların sayı, views, view count, post views, page views, pageviews, total views,
    article views, reads, read count, hits, times read, times viewed, viewed, plays, story views, number of views,
    visits, aufrufe, gelesen, zugriffe, klicks, seitenaufrufe, artikelaufrufe, besuche, angesehen, vues, lectures,
    nombre de vues, nombre de lectures, lu, lecturas, vistas, visualizaciones, leído, visto, número de lecturas,
    número de vistas, letture, visualizzazioni, letto, numero letture, visualizações, leituras, acessos, gelezen,
    bekeken, weergaven, aantal keer gelezen, просмотров, просмотры, количество просмотров, число просмотров,
    прочитали, прочитано, прочтений, всего просмотров, переглядів, перегляди, кількість переглядів, переглянуто,
    прочитано разів, прегледи, прегледа, прочетена, видяна, посетена, преглеждания, брой прегледи, wyświetleń,
    wyświetlenia, odsłon, odsłony, liczba wyświetleń, liczba odsłon, czytano, dibaca, dilihat, jumlah pembaca,
    προβολές, αναγνώσεις, εμφανίσεις, المشاهدات, عدد المشاهدات, مشاهدات, عدد القراءات, القراءات, عدد الزيارات,
    قراءات, بازدید, تعداد بازدید, تعداد بازدیدها, بازدیدها, تعداد نمایش, دفعات نمایش, vizualizări, citit, zobrazeno,
    přečteno, megtekintések, visningar, lästa, 조회수, 조회, 阅读, 阅读量, 浏览, 閲覧数, lượt xem, dibaca sebanyak
""")
_SURE_LABEL = one_of("""
    okunma, okunma sayısı, görüntülenme, görüntülenme sayısı, görüntüleme, post views, page views, pageviews,
    view count, article views, количество просмотров, просмотров, عدد المشاهدات, تعداد بازدید, seitenaufrufe,
    nombre de vues, baxış sayı, oxunma sayı, кількість переглядів, переглядів
""")
_VERB_AFTER = one_of("""
    viewed, read, seen, visited, opened, watched, leído, leída, visto, vista, lu, lue, vu, vue, letto, letta, lido,
    lida, gelezen, bekeken, gelesen, aufgerufen, angesehen, angeklickt, прочитано, просмотрено, прочетена, видяна,
    посетена, переглянуто, dibaca, dilihat, wyświetlono, czytano, citit, citită de, zobrazeno, διαβάστηκε,
    прочитали, przeczytano, odsłonięto, qaraldı, baxılıb, oxunub, شوهد, تمت القراءة, قرئ, تمت مشاهدته, přečteno
""")
_TIMES = one_of("""
    times, time, mal, fois, veces, vez, volte, vezes, keer, раз, раза, разів, пъти, kali, razy, ori, de ori, φορές,
    مرة, مرات, بار, people, dəfə, readers
""")
_BEEN = one_of("""
    has been, was, wurde, wurde bisher, wurde bereits, a été, ha sido, fue, è stato, è stata, foi, foi lido, is,
    est, έχει
""")
_COUNTED = rf"(?:# {_NOUN_AFTER}|{_LABEL} ?[:=] ?#(?: {_TIMES}| {_TIMES_TR})?)"
_WHEN = r"(?:[^.!?]{1,60}, ?)"

RULE = NoiseRule(
    name="view counter",
    why="It counts the readings of the page, and moves with every visit.",
    anywhere=lines(
        rf"{_SUBJECT} (?:{_SO_FAR} )?# (?:{_TIMES_TR} )?(?:{_SO_FAR} )?{_READ_TR}{END}",
        rf"{_SUBJECT} {_BEEN} (?:{_SO_FAR} )?(?:{_VERB_AFTER} )?(?:by )?# {_TIMES}(?: (?:{_VERB_AFTER}|{_SO_FAR}))*{END}",
        rf"{_SUBJECT} <views, hits, okunma, okunma sayısı, görüntülenme, görüntülenme sayısı, izlenme> ?:? ?#{END}",
        rf"{_SURE_LABEL} ?:? ?#{END}",
    ),
    edge=lines(
        rf"(?:{_SO_FAR} )?# {_TIMES_TR} (?:{_SO_FAR} )?{_READ_TR}{END}",
        rf"(?:{_SO_FAR} ?:? )?{_COUNTED}{END}",
        rf"{_LABEL} #(?: (?:{_TIMES}|{_TIMES_TR}))?{END}",
        rf"{_VERB_AFTER} (?:# {_TIMES}|{_TIMES} ?: ?#){END}",
        rf"# {_TIMES} {_VERB_AFTER}{END}",
        r"# <views>(?: # <mins, min, minutes, hours, days>)?(?: # <comments, comment>)?",
    ),
    window=lines(rf"{_WHEN}{_COUNTED}", rf"[^:]{{2,120}}[ \-|·!] ?{NUMBER} {_NOUN_AFTER}", having=r"\d"),
    beside=lines(rf"{_LABEL} ?:?", rf"{_LABEL}{SEP}#"),
    labels=(
        "okunma",
        "görüntülenme",
        "post views",
        "views",
        "aufrufe",
        "просмотров",
        "просмотры",
        "gelesen",
        "kez okundu",
        "defa okundu",
        "kez görüntülendi",
    ),
    noise=(
        "373 okunma",
        "252 okuma",
        "Bu yazı toplam 412 defa okundu.",
        "1.245 kez görüntülendi",
        "Post Views: 1.432",
        "6976 lecturas",
        "37 views",
        "сегодня в 17:04, просмотров: 173",
        "3304 views 13 mins 0 comments",
        "Bu haber 12.345 kez okundu.",
        "BU HABER 10045 KEZ OKUNDU",
        "Bu haber 12,3 B kez okundu",
        "Okunma: 1.234",
        "Okunma : 10 045",
        "12.345 kez okundu",
        "12,345 views",
        "This article has been viewed 12,345 times.",
        "Görüntülenme: 5,2K",
        "GORUNTULENME : 1 bin 234",
        "GÃ¶rÃ¼ntÃ¼lenme: 12",
        "Просмотров: 1 204",
        "تعداد بازدید: ۱۲۳۴",
        "عدد المشاهدات: ١٢٣",
        "9.160 Aufrufe",
    ),
    news=(
        "10. Taylor Swift - Shake It Off / 2,75 milyar görüntülenme",
        "Mektup mahkemede iki kez okundu.",
        "Aufrufe zum Streik: 12",
        "Просмотров дела: судья изучил 173 документа.",
        "ICARDİ SON 6 MAÇTA 7 KEZ GOLLE BULUŞTU",
        "Video bir saatte 2.2 milyon kez izlendi ve rekor kırdı",
        "· Otopark: 3.394",
        "He read the letter 3 times aloud.",
    ),
)
