"""The ways through the site: its sections, its own pages, its search."""

from __future__ import annotations

from crawler.reading.noise.phrases import END, lines, one_of
from crawler.reading.noise.rule import NoiseRule

_OWN_PAGE = one_of("""
    hakkımızda, bize ulaşın, bizimle iletişime geçin, bizimle iletişimde kalın, iletişim, künye, yasal uyarı,
    yayın ilkeleri, yayın ilkelerimiz, site haritası, sitene ekle, reklam ver, ihbar hattı, whatsapp ihbar hattı,
    haber ihbar hattı, canlı yayın, canlı izle, canlı borsa, video galeri, foto galeri, galeriyi gör, görüntüle,
    tümünü gör, tümü, arama, ara, şifremi unuttum, yazarlar, tüm yazarlar, köşe yazarları, arşiv, yukarı,
    sayfa başına git, haber arşivi, resmi ilanlar, e-gazete, bugünkü gazete, nöbetçi eczaneler, puan durumu,
    puan durumu ve fikstür, trafik durumu, hava durumu, namaz vakitleri, gazete manşetleri, günün karikatürü,
    astroloji, burçlar, about us, contact us, contact, advertise, advertise with us, careers, site map, sitemap,
    help, faq, search, search for:, watch live, listen live, live tv, archives, archive, e-paper, epaper,
    print edition, today's paper, digital edition, terms, corrections, editorial standards, editorial policy,
    submit a tip, send us a tip, got a tip?, letters to the editor, crosswords, weather, horoscopes, obituaries,
    classifieds, forgot password?, forgot your password?, home, homepage, sections, more sections, all sections,
    browse, no thanks, not now, sign me up, save, listen, bookmark, got it, ok, undo, dismiss,
    available on ios and android, you are here, you are here:, über uns, kontakt, impressum, karriere, mediadaten,
    suche, suchen, hilfe, startseite, zur startseite, auf einer seite, alle ressorts, live-ticker, archiv,
    leserservice, kundenservice, à propos, qui sommes-nous, nous contacter, plan du site, rechercher, recherche,
    accueil, mentions légales, sobre nosotros, quiénes somos, contacto, contáctenos, anúnciese, buscar, inicio,
    portada, hemeroteca, chi siamo, contatti, pubblicità, cerca, home page, archivio, quem somos, contato, anuncie,
    início, over ons, adverteren, zoeken, archief, о нас, о проекте, контакты, реклама на сайте, поиск, главная,
    архив, редакция, вакансии, про нас, контакти, пошук, головна, архів, редакція, за нас, търсене, начало, екип,
    o nas, reklama, szukaj, strona główna, ποιοι είμαστε, επικοινωνία, αναζήτηση, αρχική, haqqımızda, əlaqə,
    axtarış, ana səhifə, tentang kami, kontak, beranda, pedoman media siber, redaksi, من نحن, اتصل بنا, بحث,
    الرئيسية, أرشيف, درباره ما, تماس با ما, جستجو, صفحه اصلی, آرشیو, پیوندها
""")
_SECTION = one_of("""
    gündem, güncel, spor, ekonomi, dünya, türkiye, siyaset, magazin, sağlık, teknoloji, yaşam, kültür sanat, eğitim,
    otomobil, finans, yerel, asayiş, politika, news, world, politics, business, sport, sports, opinion, culture,
    lifestyle, tech, technology, science, health, entertainment, travel, local, politik, wirtschaft, kultur, wissen,
    panorama, meinung, gesellschaft, politique, monde, économie, société, deportes, economía, internacional,
    sociedad, opinión, política, cronaca, politica, esteri, economia, спорт, политика, экономика, общество, мир,
    культура, політика, економіка, світ, свят, икономика, رياضة, اقتصاد, سياسة, سیاسی, ورزشی, اقتصادی, فرهنگی
""")

RULE = NoiseRule(
    name="site menu",
    why="It leads through the site, not through the text.",
    edge=lines(rf"{_OWN_PAGE}(?:(?: ?[|/•·>»,] ?| )(?:{_OWN_PAGE}|{_SECTION})){{0,12}}{END}"),
    window=lines(
        rf"{_SECTION}(?: ?[|/•·>»] ?{_SECTION}){{0,12}} ?[>»]?",
        rf"(?:{_SECTION}|{_OWN_PAGE})(?: ?[|/•·>»-] ?[^.!?|/•·>»]{{2,30}}){{1,4}}",
    ),
    noise=(
        "Gündem > Siyaset",
        "About us",
        "Contact us | Advertise",
        "Zur Startseite",
        "Gündem",
        "Hakkımızda",
        "О проекте | Контакты",
        "اتصل بنا",
    ),
    news=(
        "Spor toto sonuçları açıklandı",
        "World leaders meet in Ankara",
        "Ekonomi yüzde 3 büyüdü",
        "Sağlık Bakanlığı uyardı",
    ),
)
