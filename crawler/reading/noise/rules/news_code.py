"""Numbers and sections by which a newsroom's system files a text."""

from __future__ import annotations

from crawler.reading.noise.phrases import lines
from crawler.reading.noise.rule import NoiseRule

RULE = NoiseRule(
    name="news code",
    why="The system's own filing number says nothing about the event.",
    edge=lines(
        r"<haber kodu, haber no, haber id, haber numarası, news id, news code, story id, article id, post id, "
        r"artikel-id, код новости, news number, کد خبر, شناسه خبر, شماره خبر, رقم الخبر, xəbər kodu, "
        r"document id> ?[:\-]? ?[a-z]{0,4}[\-/]?\d[\d\-/]{2,20}",
        r"<گروه, سرویس, کد مطلب> ?: ?[^.]{2,40}",
    ),
    window=lines(
        r"<haberi giren, haberi ekleyen, editör, kaynak, muhabir, ekleyen, gönderen, editor, source, quelle, "
        r"fuente, fonte, источник, منبع, المصدر> ?: ?[^.:]{2,40}"
    ),
    noise=("کد خبر: ۷۳۴۹۹۲۶", "Haber Kodu: 123456", "News ID: 85123456", "Article ID: 1234-567"),
    news=("Haber kodu ele geçirildi", "Article 7 of the treaty: 12 votes", "Kod adı: 007"),
)
