"""Page numbers and the way to the next page."""

from __future__ import annotations

from crawler.reading.noise.phrases import END, lines, one_of
from crawler.reading.noise.rule import NoiseRule

_STEP = one_of("""
    önceki, sonraki, ilk, son, ileri, geri, önceki sayfa, sonraki sayfa, sayfa, diğer galeriler, sonraki fotoğraf,
    önceki fotoğraf, sonraki galeri, önceki galeri, previous, prev, next, first, last, previous page, next page,
    older, newer, older posts, newer posts, back, page, slide, previous slide, next slide, swipe, zurück, weiter,
    vor, nächste, vorherige, nächste seite, vorherige seite, seite, précédent, suivant, page suivante,
    page précédente, anterior, siguiente, página siguiente, página anterior, próximo, próxima, precedente,
    successivo, successiva, avanti, indietro, pagina successiva, vorige, volgende, volgende pagina, назад, вперед,
    вперёд, далее, следующая, предыдущая, следующая страница, предыдущая страница, попередня, наступна, далі,
    напред, предишна, следваща, poprzednia, następna, poprzedni, następny, wstecz, dalej, επόμενο, προηγούμενο,
    επόμενη, προηγούμενη, əvvəlki, növbəti, selanjutnya, sebelumnya, berikutnya, التالي, السابق, بعدی, قبلی
""")

RULE = NoiseRule(
    name="paging",
    why="It leads through the site, not through the text.",
    anywhere=lines(
        r"<image, photo, picture, slide, foto, fotoğraf, fotograf, bild, görsel, imagen, immagine, фото>"
        r" ?\d{1,3} ?(?:/|<of, von, de, di, из, van>) ?\d{1,3}"
    ),
    edge=lines(
        rf"[«‹<←\"]? ?{_STEP}(?: ?[|/•·«»‹›<>\-]? ?{_STEP}){{1,4}} ?[»›>→\"]?",
        rf"<sayfa, page, seite, página, страница, pagina, صفحه>"
        rf" ?\d{{1,3}} ?(?:/|of|von|de|di|из|van|z) ?\d{{1,3}}{END}",
        r"\d{1,3}(?: ?[|•] ?\d{1,3}){2,12}(?: ?[»›>…]| .{1,10})?",
    ),
    window=lines(rf"[«‹<←]? ?{_STEP} ?[»›>→]?"),
    beside=lines(r"\d{1,3} ?/ ?\d{1,3}", r"[«»‹›<>←→…|•·]{1,3}"),
    noise=("ÖncekiSonraki", "1 / 22", "Previous Next", "Sayfa 1 / 3", "« Önceki Sonraki »", "1 | 2 | 3 | 4 »"),
    news=("Kazanma oranı 1 / 22 idi", "Next year the bridge opens", "2 / 3 çoğunluk gerekiyor"),
)
