"""Prayer times and the countdown to the next one."""

from __future__ import annotations

from crawler.reading.noise.phrases import lines, one_of
from crawler.reading.noise.rule import NoiseRule

_NAME = one_of("""
    imsak, sabah, güneş, öğle, ikindi, akşam, yatsı, iftar, sahur, fajr, sunrise, dhuhr, zuhr, asr, maghrib, isha,
    الفجر, الشروق, الظهر, العصر, المغرب, العشاء, subuh, zuhur, ashar, magrib, isya
""")
_TIME = r"[0-2]?\d[:.][0-5]\d(?:[:.][0-5]\d)?"
_LEFT = (
    r"(?:<imsaka, sabaha, güneşe, öğleye, öğlene, ikindiye, akşama, yatsıya, iftara, sahura>"
    r" kalan (?:<süre, zaman, vakit>)|<namaza kalan süre, ezana kalan süre, vaktin çıkmasına, "
    r"sonraki vakit, time to iftar, next prayer>)"
)

RULE = NoiseRule(
    name="prayer times",
    why="A countdown runs with the clock.",
    edge=lines(
        rf"{_LEFT} ?:? ?{_TIME}",
        rf"(?:{_NAME}(?: <vakti, ezanı>)? ?:? ?{_TIME}[ |,/•·]{{0,3}}){{3,8}}",
    ),
    window=lines(
        _LEFT,
        rf"{_NAME}(?: <vakti, ezanı>)? ?:? ?{_TIME}",
        r"(?:[^\W\d_]{2,20} )?<namaz vakitleri, namaz vakti, ezan vakitleri, iftar vakti, imsakiye, "
        r"prayer times, مواقيت الصلاة, اوقات شرعی>(?: .{1,30})?",
    ),
    beside=lines(_NAME, _TIME),
    noise=(
        "SABAHA KALAN SÜRE",
        "İftara kalan süre 02:14:09",
        "İmsak 05:27 Güneş 06:55 Öğle 12:47 İkindi 15:12",
        "Namaz Vakitleri",
        "05:27",
    ),
    news=(
        "İftara kalan sürede trafik kilitlendi.",
        "Ezan vakti: İstanbul 16:45, Ankara 16:31",
        "Akşam 18:30'da tören var",
    ),
)
