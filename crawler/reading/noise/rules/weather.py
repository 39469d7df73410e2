"""The weather at the page's edge."""

from __future__ import annotations

from crawler.reading.noise.lexicon import either
from crawler.reading.noise.phrases import lines, one_of
from crawler.reading.noise.rule import NoiseRule

_SKY = one_of("""
    açık, az bulutlu, parçalı bulutlu, çok bulutlu, bulutlu, kapalı, yağmurlu, hafif yağmurlu, sağanak yağışlı,
    gök gürültülü sağanak yağışlı, gökgürültülü sağanak yağışlı, yağışlı, kar yağışlı, karlı,
    karla karışık yağmurlu, sisli, puslu, güneşli, rüzgarlı, fırtına, orta şiddetli yağmur,
    kısa süreli hafif yoğunluklu yağmur, hafif yağmur, kapalı hava, clear, clear sky, mostly clear, sunny,
    mostly sunny, partly sunny, partly cloudy, mostly cloudy, cloudy, overcast, overcast clouds, broken clouds,
    few clouds, scattered clouds, light rain, rain, showers, thunderstorm, thunderstorms, drizzle, snow, light snow,
    fog, haze, mist, windy, fair, wolkig, heiter, bewölkt, leicht bewölkt, stark bewölkt, bedeckt, klar, sonnig,
    regen, leichter regen, regenschauer, schnee, nebel, gewitter, ensoleillé, nuageux, couvert, pluie, éclaircies,
    dégagé, soleado, nublado, parcialmente nublado, despejado, lluvia, cielo claro, sereno, nuvoloso, poco nuvoloso,
    pioggia, céu limpo, chuva, ясно, облачно, малооблачно, пасмурно, дождь, снег, переменная облачность, хмарно,
    мінлива хмарність, дощ, слънчево, предимно слънчево, buludlu, günəşli, cerah, berawan, hujan, غائم, مشمس, صافي,
    صاف, ابری, آفتابی
""")
_DEGREES = r"[+\-−]?\d{1,2}(?:[.,]\d)? ?(?:°|º|˚|o)? ?[cf]?"
_SURE_DEGREES = r"[+\-−]?\d{1,2}(?:[.,]\d)? ?[°º˚] ?[cf]?"
_PLACE = r"[^\W\d_][^\d.,:;!?]{1,28}"

RULE = NoiseRule(
    name="weather",
    why="It changes by the hour and belongs to the page's frame.",
    window=either(
        lines(
            _SURE_DEGREES,
            rf"{_PLACE}[ |/:,\-]{{1,3}}{_SURE_DEGREES}(?: ?[|/,\-]? ?{_SKY})?",
            rf"{_SURE_DEGREES}[ |/,\-]{{1,3}}(?:{_SKY}|{_PLACE})",
            rf"(?:{_PLACE}[ |/:,\-]{{1,3}})?{_SKY}[ |/:,\-]{{1,3}}{_SURE_DEGREES}(?: ?[|/] ?{_SURE_DEGREES})?",
            rf"{_DEGREES} ?[|/] ?{_SURE_DEGREES}",
            rf"{_SURE_DEGREES}(?: ?[|/\-] ?| ){_SURE_DEGREES}",
            having="[°º˚]",
        ),
        lines(
            r".{0,30}<hava durumu tahmini, günlük hava durumu, day forecast, tage-wetter>.{0,40}",
            r"<hava durumu, 5 günlük hava durumu, weather, weather forecast, local weather, wetter, météo, "
            r"el tiempo, meteo, погода, weer, pogoda, hissedilen, nem, "
            r"rüzgar>(?: ?:? ?[%]? ?\d{1,3} ?(?:%|km/h|km/s|°)?)?",
        ),
    ),
    beside=lines(_SKY, _DEGREES),
    noise=("30°", "AÇIK", "İSTANBUL 12°C Parçalı bulutlu", "Ankara 8°", "Hava durumu", "12°C", "Berlin 7°C wolkig"),
    news=("İSTANBUL 12°C, ANKARA 8°C olacak.", "Temp rating: 25°F / -4°C", "Sıcaklık 30 dereceye çıkacak", "Yol açık"),
)
