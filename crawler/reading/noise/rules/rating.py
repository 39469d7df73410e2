"""Stars and votes that readers give to the page."""

from __future__ import annotations

from crawler.reading.noise.phrases import END, NUMBER, lines, one_of
from crawler.reading.noise.rule import NoiseRule

_SCORE = rf"{NUMBER}(?: ?(?:/|out of|von|of|von of|sur|de|su|z|из|från|uit|av|uzerinden) ?{NUMBER})?"
_SCALE = rf"{NUMBER} ?(?:/|out of|von|of|von of|sur|de|su|z|из|uit|av) ?{NUMBER}"
_STARS = one_of("""
    yıldız, puan, stars, star, sterne, sternen, étoiles, estrellas, stelle, estrelas, звезд, зірок, points, punkte,
    ulduz
""")
_VOTES = one_of("""
    oy, oylar, kişi oyladı, kişi oy verdi, oy kullanıldı, değerlendirme, oylama, votes, vote, votes cast, vote cast,
    ratings, rating, reviews, stimmen, stimme, bewertungen, bewertung, abstimmungen, votes exprimés, avis, votos,
    voto, valoraciones, voti, голосов, голоса, голос, голосів, оценок, оценки, stemmen, głosów, głosy, ocen, səs,
    ψήφοι, أصوات, صوت, رای, suara, гласа, glasova, hlasů, avaliações, valutazioni, recensioni
""")
_RATE_THIS = one_of("""
    bu haberi oyla, haberi oyla, bu haberi oylayın, haberi oylayın, yazıyı oyla, bu yazıyı oyla, oy ver, oy verin,
    puan ver, puanla, oyla, haberi puanla, bu haberi puanla, haberi değerlendir, değerlendir, bu içeriği oyla,
    bu içeriği değerlendir, beğendiniz mi?, bu haberi beğendiniz mi?, rate this, rate this article, rate this post,
    rate this story, rate this page, rate it, rate article, click to rate this post, please rate this,
    rate this news, rate this item, your rating, artikel bewerten, bewerten sie diesen artikel,
    diesen artikel bewerten, notez cet article, noter cet article, valora este artículo, valora esta noticia,
    vota este artículo, vota questo articolo, valuta questo articolo, avalie este artigo, avalie esta notícia,
    оцените статью, оцените новость, оцените материал, оцініть статтю, оцініть новину, beoordeel dit artikel,
    oceń artykuł, xəbəri qiymətləndir, به این خبر امتیاز دهید, قيم هذا الخبر, قيم المقال, beri nilai, βαθμολογήστε,
    оценете статията, bu habere oy ver, habere oy ver, bu habere puan ver, bu yazıya oy ver, bu yazıya puan ver
""")
_LABEL = one_of("""
    oylama, puan, puanı, haber puanı, haberin puanı, okur puanı, okuyucu puanı, ortalama puan, ortalama,
    ortalama oy, yazı puanı, rating, average rating, user rating, reader rating, readers rating, article rating,
    post rating, overall rating, score, bewertung, durchschnitt, durchschnittliche bewertung, note moyenne, note,
    puntuación, puntuación media, valoración, valoración media, valutazione, voto medio, avaliação, avaliação média,
    рейтинг, рейтинг статьи, средняя оценка, оценка, средний рейтинг, рейтинг статті, оцінка, waardering, ocena,
    średnia ocena, reytinq, βαθμολογία, التقييم, تقييم, امتیاز, рейтинг новости, оценка статьи, оценка от
""")
_NOW = one_of("şu anki oy, şuanki oy, şu an ki oy, şu anki puan, current rating, mevcut oy, mevcut puan")
_CURRENT = rf"\(? ?{_NOW} ?:? ?{_SCORE}(?: ?{_STARS})? ?\)?"
# Elections have more votes than a widget: a total of five digits is news.
_TOTAL_LABEL = r"<toplam oy, toplam oy sayısı, total votes, kullanılan toplam oy>"
_TOTAL = r"<toplam oy, toplam oy sayısı, total votes, oy sayısı, kullanılan oy, votes, number of votes, oy> ?:? ?#"
_FROM = r"(?:<based on, from, aus, bei, sur, su, con, z, toplam, uit, на основе> )?"
_MEAN = rf"(?: ?,? ?<average, ortalama, durchschnitt> ?:? ?{_SCORE})?"
_COUNTED = rf"[(\[]? ?{_FROM}# {_VOTES}(?: cast)?{_MEAN} ?[)\]]?"
_SUBJECTS = """
    oyla oylayın oy oyu oyunuz puan puanla puanlayın puanınız değerlendir değerlendirin rate rating bewerten
    bewertung notez valora puntúa vota valuta avalie оцените оцініть оценете beoordeel oceń qiymətləndir
"""

RULE = NoiseRule(
    name="rating widget",
    why="Stars and votes are the readers' and move with every vote.",
    anywhere=lines(
        rf"{_CURRENT}(?: ?[,\-]? ?{_TOTAL})?{END}",
        rf"{_RATE_THIS} ?[:\-]? ?(?:{_LABEL} ?:? ?)?(?:{_SCORE}(?: ?{_STARS})?)? ?(?:{_COUNTED}){END}",
        rf"{_LABEL} ?[:\-]? ?{_SCORE}(?: ?{_STARS})? ?[,\-/]? ?{_COUNTED}{END}",
        rf"{_SCALE}(?: ?{_STARS})? ?[,\-]? ?{_COUNTED}{END}",
        rf"\( ?# {_VOTES} ?[:,] ?{_SCORE} ?\){END}",
        rf"\[ ?<total, toplam> ?:? ?# <average, ortalama> ?:? ?{_SCORE} ?\]{END}",
    ),
    edge=lines(
        rf"{_RATE_THIS}(?: ?[:\-]? ?{_SCORE}(?: ?{_STARS})?)?{END}",
        rf"{_LABEL} ?[:\-] ?{_SCALE}(?: ?{_STARS})?{END}",
        rf"{NUMBER} ?{_STARS} ?,? ?\( ?# ?\)",
        rf"{_SCALE} ?\( ?# ?\)",
        rf"{NUMBER}(?: ?{_STARS})? ?\( ?# ?{_VOTES} ?\)",
        rf"(?:\d {_STARS} ?){{3,5}}",
        r"<oy sayısı, ortalama puan, kullanılan oy> ?: ?\d{1,4}(?:[.,]\d{1,2})?",
        rf"[★☆⭐]{{1,12}} ?{_SCORE}? ?(?:\(? ?#(?: {_VOTES})? ?\)?)?",
        rf"{_TOTAL_LABEL} ?: ?(?:\d{{1,4}}|\d[.,]\d{{3}})",
    ),
    menu=_SUBJECTS,
    beside=lines(
        _TOTAL,
        rf"{_LABEL} ?:?(?: ?{NUMBER})?",
        _SCALE,
        rf"{NUMBER} ?{_STARS}",
        _COUNTED,
        r"[★☆⭐* ]{1,12}",
        rf"{_VOTES} ?:? ?#",
        one_of("loading..., oylanıyor..., votes"),
    ),
    labels=(
        "şuanki oy",
        "şu anki oy",
        "(şuanki oy",
        "(şu anki oy",
        "toplam oy",
        "rating",
        "oylama",
        "puan",
        "bewertung",
        "рейтинг",
        "rate this",
        "haberi oyla",
    ),
    noise=(
        "(Suanki Oy 0.0/5 Yildiz) Toplam Oy: 0",
        "(Şu anki Oy 3,7/5 Yıldız) Toplam Oy: 1.204",
        "(SU ANKI OY 3.7/5 YILDIZ) TOPLAM OY: 41",
        "5 / 5 ( 1 vote )",
        "(95 Stimmen: 4,73 von of 5)",
        "Puan: 4.1 (128 oy)",
        "Puan: 4.5 / 5 (12 oy)",
        "Rating: 0.0/5 (0 votes cast)",
        "Rate this story: 4.1 out of 5 (128 votes cast)",
        "Average rating: 4.1 out of 5 based on 128 votes",
        "Rate this article",
        "Рейтинг: 4.5 (12 голосов)",
        "Bu haberi oyla: 4,5 / 5 (12 oy)",
        "Note : 3,5/5 (14 votes)",
        "[Total: 3 Average: 4.7]",
    ),
    news=(
        "Toplam Oy: 52.340, Katılım: yüzde 71",
        "Suanki oy durumu: AKP 41, CHP 25",
        "Geçerli oy: 47.840.231",
        "Oğan: 2.796.582 Oy %5,28",
        "Erdoğan: 26.086.097 Oy %49,24",
        "The film got 4.5/5 stars",
        "Hotel rating: 5/5",
        "FİLMİN NOTU: 5.7",
        "4. Kolombiya (3 puan)",
        "Temp rating: 25°F / -4°C",
        "5 stars – Exceptional",
        "Votos: 52.340",
        "Sol Parti: 75.193",
        "Melancholia ****",
        "The bill passed with 128 votes.",
    ),
)
