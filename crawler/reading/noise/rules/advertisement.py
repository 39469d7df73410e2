"""Labels and pleas around advertisements."""

from __future__ import annotations

from crawler.reading.noise.phrases import END, lines, one_of
from crawler.reading.noise.rule import NoiseRule

_LABEL = one_of("""
    reklam, reklam alanı, reklamlar, ilan, resmi ilan, resmi ilanlar, sponsorlu, sponsorlu içerik,
    sponsorlu bağlantılar, advertorial, tanıtım, advertisement, advertisements, advertising, advert, ad, ads,
    adverts, sponsored, sponsored content, sponsored by, sponsored ad, paid content, paid post, partner content,
    promoted, promoted content, ad feedback, advertiser content, paid advertisement, google ads, ads by google,
    anzeige, anzeigen, werbung, gesponsert, publicité, pub, annonce, annonces, publi-rédactionnel, publicidad,
    anuncio, anuncios, publicidade, anúncio, patrocinado, conteúdo patrocinado, pubblicità, pubblicita, annuncio,
    annunci, advertentie, advertenties, реклама, рекламa, на правах рекламы, спонсор, реклама на сайте, реклама 18+,
    18+ реклама, партнерский материал, рекламні матеріали, reklama, reklamy, artykuł sponsorowany, διαφήμιση,
    διαφημιση, reklam yeri, iklan, إعلان, إعلانات, اعلان, اعلانات, تبلیغات, تبلیغ, آگهی, reclamă, hirdetés, annons,
    annonse, mainos, inzerce
""")
_PLEA = one_of("""
    haber reklamdan sonra devam ediyor, haberin devamı reklamdan sonra, reklamdan sonra devam ediyor, reklamı geç,
    reklamı kapat, reklamları kaldır, reklam ver, story continues below advertisement,
    article continues below advertisement, story continues below, story continues after advertisement,
    article continues after ad, article continues after advertisement, continues below advertisement,
    content continues below, article continues below, article continues below this ad, story continues after ad,
    advertisement - scroll to continue, advertisement - story continues below,
    advertisement. scroll to continue reading, scroll to continue, scroll to continue reading,
    scroll to continue with content, advertisement scroll to continue, skip advertisement, skip ad, skip ads,
    close ad, remove ads, hide ad, hide ads, report ad, report this ad, report this advert,
    why am i seeing this ad?, why this ad?, about this ad, don't want to see this? remove ads,
    don't want to see ads? remove them, this advertisement has not loaded yet, advertise with us, advertise here,
    your ad here, go ad-free, ad blocker detected, please disable your ad blocker, continue reading below,
    post continues below, text continues after ad, ad loading, weiter nach der anzeige,
    artikel geht weiter nach der anzeige, nach der werbung weiterlesen, weiterlesen nach der anzeige,
    ende der anzeige, die anzeige überspringen, werbung überspringen, inhalt nach der anzeige,
    lesen sie nach der anzeige weiter, la suite après cette publicité, la suite après la publicité,
    suite après la publicité, après la publicité, continua después de la publicidad,
    sigue leyendo después de la publicidad, continúa leyendo, la noticia continúa después de la publicidad,
    continua dopo la pubblicità, continua a leggere dopo la pubblicità, l'articolo continua dopo la pubblicità,
    continua após a publicidade, continua depois da publicidade, continua após publicidade,
    lees verder onder de advertentie, artikel gaat verder onder advertentie, tekst gaat verder onder de advertentie,
    lees verder na de advertentie, продолжение после рекламы, продолжение статьи после рекламы,
    материал продолжается после рекламы, продовження після реклами, продовжується після реклами,
    реклама - продовження нижче, статията продължава след рекламата, dalsza część artykułu pod materiałem wideo,
    dalszy ciąg materiału pod wideo, reszta artykułu pod reklamą, η συνέχεια μετά τη διαφήμιση,
    artikel dilanjutkan setelah iklan, advertisement gulir untuk lanjut baca, xəbərin davamı reklamdan sonra,
    يتبع بعد الإعلان, الخبر مستمر بعد الإعلان
""")

RULE = NoiseRule(
    name="advertisement",
    why="Advertisement labels come and go with the slots.",
    lone_word=True,
    anywhere=lines(
        rf"[\-–—*•]{{0,3}} ?(?:{_LABEL}|{_PLEA})(?:, "
        rf"but your article continues below)?(?: ?\d{{1,2}})?(?: ?[|/•·\-] ?{_LABEL})?[ \-–—*•]{{0,3}}{END}"
    ),
    edge=lines(r"[^.!?]{2,30}(?: ?[(/|\-–] ?| )<anzeige, werbung, advertorial, sponsored>[)\-–]?"),
    noise=(
        "REKLAM",
        "Advertisement",
        "Advertisement 1",
        "Don't want to see this? Remove ads",
        "Story continues below advertisement",
        "This advertisement has not loaded yet, but your article continues below.",
        "Publicidad",
        "Anzeige",
        "Реклама:",
        "Реклама",
        "- Anzeige -",
    ),
    news=(
        "İngilterede yaygın olan grip aşısının reklamının yasaklanması istendi.",
        "The advertisement was banned in 2014.",
        "Reklam gelirleri arttı",
        "Anzeige gegen den Minister",
    ),
)
