"""How long the text takes to read."""

from __future__ import annotations

from crawler.reading.noise.phrases import lines, one_of
from crawler.reading.noise.rule import NoiseRule

_LABEL = one_of("""
    okuma süresi, tahmini okuma süresi, ortalama okuma süresi, okunma süresi, reading time, read time,
    estimated reading time, estimated read time, time to read, lesedauer, lesezeit, lesedauer etwa, lesedauer ca,
    geschätzte lesezeit, temps de lecture, durée de lecture, lecture, tiempo de lectura, tiempo estimado de lectura,
    tempo di lettura, tempo de leitura, leestijd, время чтения, время на чтение, час читання, време за четене,
    czas czytania, χρόνος ανάγνωσης, oxuma müddəti, waktu baca, مدة القراءة, وقت القراءة, زمان مطالعه, زمان خواندن
""")
_MINUTES = one_of("""
    dakika, dk, dakikada, dakikalık, minute, minutes, min, mins, minuten, minuto, minutos, minuti, минут, минуты,
    минута, минуту, мин, хвилин, хвилини, хв, minut, minuty, λεπτά, dəqiqə, menit, دقيقة, دقائق, دقیقه, seconds,
    saniye, sn
""")
_READ = one_of("""
    okuma, okuma süresi, okunma süresi, okumalık, okunur, okuyabilirsiniz, read, reading, reading time, lesen,
    lesezeit, lesedauer, de lecture, di lettura, de lectura, de leitura, leestijd, lezen, чтения, читання,
    за четене, czytania, ανάγνωσης, membaca, baca, قراءة, مطالعه, to read, read time
""")
_N = r"(?:(?:etwa|ca\.?|about|yaklasik|environ) )?[<~]? ?\d{1,3}(?:[\-:.,]\d{1,3})?"

RULE = NoiseRule(
    name="read time",
    why="It is computed from the text's length, not written.",
    anywhere=lines(
        rf"{_LABEL} ?:? ?{_N} ?{_MINUTES}\.?(?: ?<read, okuma>)?",
        rf"{_N}[ \-]?{_MINUTES}\.? ?{_READ}\.?",
    ),
    window=lines(rf"[^!?]{{1,60}}{_LABEL} ?:?(?: ?{_N} ?{_MINUTES}\.?)?"),
    beside=lines(rf"{_LABEL} ?:?", rf"{_N} ?{_MINUTES}\.?"),
    labels=("lesedauer", "okuma süresi", "reading time", "min read"),
    noise=(
        "Okuma süresi: 3 dakika",
        "4 minute read",
        "Lesedauer: 4 Minuten",
        "Lesedauer etwa 2 Min",
        "3 dk okuma",
        "2 mins read",
        "Temps de lecture : 4 min",
        "Tiempo de lectura: 3 minutos",
        "Время чтения: 4 мин.",
        "1 minuti di lettura",
    ),
    news=(
        "Yaklaşık 40 dakika süren oyunu izledi",
        "Tek bir koltuk altı için gerçekleştirilen işlem 3 ile 5 dakika arasındadır.",
        "Oyun süresi: 90 dakika",
        "The hearing took 40 minutes",
    ),
)
