"""Lists of what others read."""

from __future__ import annotations

from crawler.reading.noise.phrases import chain, lines, one_of
from crawler.reading.noise.rule import NoiseRule

_HEADING = one_of("""
    en çok okunan, en çok okunanlar, en çok okunan haberler, çok okunanlar, çok okunan haberler, en çok izlenenler,
    en çok izlenen videolar, en çok yorumlananlar, en çok yorumlanan haberler, en çok paylaşılanlar,
    en çok tıklananlar, en çok görüntülenenler, en çok beğenilenler, en popüler haberler, popüler haberler, popüler,
    popüler içerikler, popüler yazılar, popüler konular, haftanın en çok okunanları, günün en çok okunanları,
    bugün en çok okunanlar, en çok arananlar, en çok konuşulanlar, trend haberler, trendler, gündemdekiler,
    most read, most read stories, most read news, most read articles, most read in, most read today, most viewed,
    most viewed stories, most viewed articles, most popular, most popular stories, most popular articles,
    most popular news, most popular posts, most shared, most commented, most discussed, most recent, most watched,
    most liked, most clicked, most emailed, popular, popular now, popular news, popular stories, popular posts,
    popular articles, popular topics, popular on, popular this week, popular videos, popular tags, top read,
    top reads, what's popular, what's trending, read most, top 5, top 10, top trending, most searched,
    five most read, most read this week, meistgelesen, meistgelesene artikel, meist gelesen, am meisten gelesen,
    die meistgelesenen artikel, meistgelesene beiträge, meistkommentiert, meistgeklickt, meistgesehen, beliebt,
    beliebte artikel, beliebteste artikel, beliebte beiträge, beliebteste beiträge, top artikel, das meistgelesene,
    meistgelesene, am häufigsten gelesen, meistgeteilt, meistdiskutiert, viel gelesen, top gelesen, les plus lus,
    articles les plus lus, les articles les plus lus, les plus vus, les plus consultés, les plus commentés,
    les plus partagés, les plus populaires, articles populaires, populaires, le plus lu, top articles, plus lus,
    les plus lues, lo más leído, lo más visto, lo más popular, lo más comentado, lo más compartido, más leídas,
    más leídos, más leído, más vistas, más vistos, las más leídas, los más leídos, noticias más leídas,
    las más vistas, más populares, más comentadas, más visto, los más vistos, populares, lo + leído, lo + visto,
    i più letti, più letti, articoli più letti, le più lette, più lette, notizie più lette, i più visti, più visti,
    i più popolari, più popolari, più commentati, i più commentati, gli articoli più letti, mais lidas, mais lidos,
    as mais lidas, mais vistas, mais vistos, mais populares, mais comentadas, notícias mais lidas, meest gelezen,
    meest bekeken, best gelezen, meest populair, populair, populaire artikelen, meest gedeeld, meest besproken,
    самое читаемое, самые читаемые, популярное, популярные новости, популярные статьи, популярные материалы,
    популярные записи, самое популярное, самые популярные, самое обсуждаемое, читаемое, топ новостей, топ-5, топ-10,
    топ новости, самое интересное, популярное за неделю, популярное сейчас, популярне, популярні новини,
    популярні статті, найпопулярніше, найпопулярніші, найчитаніше, найбільш читане, топ новин, топ-новини,
    найкоментованіше, най-четени, най-четеното, най-четените, най-популярни, най-гледани, най-коментирани,
    най-споделяни, популярни, нови най-четени най-коментирани, najczęściej czytane, najpopularniejsze,
    najchętniej czytane, popularne, najczęściej komentowane, popularne artykuły, najczęściej oglądane,
    τα πιο διαβασμένα, πιο διαβασμένα, δημοφιλή, τα πιο δημοφιλή, τα δημοφιλέστερα, δημοφιλέστερα, ən çox oxunanlar,
    ən çox oxunan, çox oxunanlar, ən çox baxılanlar, populyar xəbərlər, terpopuler, berita terpopuler,
    paling banyak dibaca, populer, berita populer, paling dicari, trending topik, الأكثر قراءة, الاكثر قراءة,
    الأكثر مشاهدة, الأكثر شعبية, الأكثر تداولا, الأكثر تعليقا, الأكثر بحثا, الأكثر شيوعا, المقالات الأكثر قراءة,
    رائج, رائجة الآن, پربازدید, پربازدیدها, پربازدید ها, پربازدیدترین ها, پربازدیدترین, پربازدیدترین اخبار,
    پربیننده ترین, پربیننده ترین ها, پرمخاطب ترین, پرمخاطب ها, پربحث ترین ها, محبوب ترین ها, داغ ترین اخبار,
    پرطرفدار, bugün çok okunanlar, haftanın çok okunanları, son 24 saatte çok okunanlar
""")

RULE = NoiseRule(
    name="most read",
    why="What others read changes with every visit.",
    anywhere=lines(rf"{_HEADING}(?: <haberler, stories, articles, news> )? ?[:>»…!]?"),
    edge=lines(
        r"<most popular, most read, most viewed, popular, most commented, meistgelesen> <in, on, im, in der>"
        r" [^.!?]{2,30}",
        chain(_HEADING, r" ?[|/•·\-] ?| ", 2, 5),
    ),
    noise=(
        "En Çok Okunan Haberler",
        "En Çok Okunanlar",
        "Most read",
        "Meistgelesen",
        "پربازدید ها",
        "Lo más leído",
        "Самое читаемое",
        "Най-четени",
    ),
    news=(
        "En çok okunan yazar seçildi",
        "The most read book of the year was a cookbook",
        "Türkiye'nin en çok okunan gazetesi kapandı.",
    ),
)
