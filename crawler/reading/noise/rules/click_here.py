"""Orders to click, which mean nothing away from the page."""

from __future__ import annotations

from crawler.reading.noise.lexicon import either
from crawler.reading.noise.phrases import lines, one_of
from crawler.reading.noise.rule import NoiseRule

_TURKISH = one_of("""
    için tıklayın, için tıklayınız, için tıkla, için tıklayabilirsiniz, için buraya tıklayın,
    için buraya tıklayınız, için bu linke tıklayın, için bu linke tıklayınız, için linke tıklayın,
    için linke tıklayınız, için lütfen tıklayın, için lütfen tıklayınız, için burayı tıklayın,
    için burayı tıklayınız, için tıklayin, üzerine tıklayın, üzerine tıklayınız, ulaşmak için tıklayın,
    okumak için tıklayın, izlemek için tıklayın, için hemen tıklayın, için fotoğrafa tıklayın, için görsele tıklayın
""")
_START = one_of("""
    click here to, click here for, click here, click to, tap here to, tap here for, tap here, click the link below,
    click on the link, for more click, hier klicken, klicken sie hier, klick hier, hier geht es zu, hier geht's zu,
    hier geht es zum, hier geht es zur, hier geht's zum, hier geht's zur, zum vergrößern klicken, cliquez ici,
    cliquez ici pour, cliquez sur, pour lire la suite cliquez, haz clic aquí, haz click aquí, haga clic aquí,
    haga click aquí, da clic aquí, da click aquí, pincha aquí, pulsa aquí, clicca qui, clicca qui per, clique aqui,
    clique aqui para, klik hier, klik hier voor, klik hier om, нажмите здесь, нажмите, чтобы,
    читать далее по ссылке, подробности по ссылке, натисніть тут, натисніть, щоб, кликни тук, кликнете тук,
    kliknij tutaj, kliknij, aby, κάντε κλικ εδώ, πατήστε εδώ, buraya klikləyin, klik di sini, klik disini, اضغط هنا,
    انقر هنا, اینجا کلیک کنید, برای مشاهده کلیک کنید
""")
_ORDER = r"<click here, tap here, klick hier, hier klicken, cliquez ici, clic aquí, clicca qui, clique aqui, klik hier>"

RULE = NoiseRule(
    name="click here",
    why="It sends the reader elsewhere; where to is not in the words.",
    anywhere=either(
        lines(rf"[^.!?]{{0,110}}[ ']{_TURKISH} ?[:!.…>»]*", having="tikla"),
        lines(
            rf"{_START}(?: [^.!?]{{1,90}})? ?[:!.…>»]*",
            rf"[^.!?]{{3,90}}(?:[,:\-–] ?| ){_ORDER} ?[:!.…>»]*",
            having="cli|kli|tap|pincha|pulsa|hier|жмит|тисн|ссылк|κλικ|πατ|اضغط|انقر|کلیک",
        ),
    ),
    noise=(
        "TRENDYOL SÜPER LİG'DEKİ GÜNCEL PUAN DURUMUNU İNCELEMEK İÇİN TIKLAYIN!",
        "Twitter sayfamızı takip için bu linke tıklayınız:",
        "Click here to read the full report",
        "Para más información, haz clic aquí",
        "Hier klicken",
        "Fragmanı izlemek için tıklayın...",
    ),
    news=(
        "Hacker, bilgileri çalmak için tıklayanları hedef aldı.",
        "The court heard how one click here and one there emptied the account.",
        "Kullanıcılar bağlantıya tıkladı",
    ),
)
