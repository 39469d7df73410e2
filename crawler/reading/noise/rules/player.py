"""What players, galleries and leaked scripts leave in the text."""

from __future__ import annotations

from crawler.reading.noise.phrases import END, lines, one_of
from crawler.reading.noise.rule import NoiseRule

_HINT = one_of("""
    video oynatıcı, videoyu oynat, video yükleniyor, sayfa yükleniyor, yükleniyor, lütfen bekleyin,
    lütfen bekleyiniz, javascript'i etkinleştirin, tarayıcınız video oynatmayı desteklemiyor,
    tarayıcınız html5 video desteklemiyor, oynat, duraklat, sesi aç, sesi kapat, tam ekran,
    your browser does not support the video tag, your browser does not support the audio element,
    your browser does not support html5 video, your browser does not support iframes, please enable javascript,
    enable javascript to view this, javascript is disabled, javascript is required, javascript must be enabled,
    play video, play audio, pause video, video player is loading, video player, video unavailable,
    this video is unavailable, this video can not be played, current time, duration, remaining time, loaded,
    stream type, mute, unmute, picture-in-picture, playback rate, chapters, captions off,
    beginning of dialog window, end of dialog window, this is a modal window,
    media playback is unsupported on your device, media caption, to display this content from, to view this content,
    to play this video you need to enable javascript, loading video, please wait, page loading, autoplay, live, 1x,
    seek to live, currently behind live, jetzt abspielen, video abspielen, audio abspielen, video starten,
    externen inhalt anzeigen, wird geladen, das video konnte nicht geladen werden, bitte aktivieren sie javascript,
    lecture vidéo, lire la vidéo, veuillez activer javascript, chargement, cargando, reproducir vídeo,
    reproducir video, su navegador no soporta, por favor active javascript, caricamento, riproduci video,
    carregando, reproduzir vídeo, laden, speel video af, загрузка, воспроизвести видео, смотреть видео,
    включите javascript, ваш браузер не поддерживает, завантаження, зареждане, wczytywanie, ładowanie, odtwórz,
    φόρτωση, yüklənir, memuat, جار التحميل, تشغيل الفيديو, در حال بارگذاری
""")

RULE = NoiseRule(
    name="player",
    why="Programs and their messages are no text.",
    anywhere=lines(
        r"(?:var |let |const |function )?[a-z_$][\w$.]{2,60}(?: ?= ?function)? ?\([^()]{0,170}(?:\([^()]{0,60}\))?[^()]{0,60}\)"
        r" ?[;{}]+ ?",
        r"(?:window|document|googletag|jquery|\$)[.(].{3,180}[;)}]+",
        r"(?:[^{}]{0,40}\{[*\#|{%][^{}]{0,80}[*\#|}%]\}[^{}]{0,20}){1,6}",
        r"\(adsbygoogle ?= ?window.{0,80}",
    ),
    edge=lines(
        rf"{_HINT}(?: ?[/\-:]? ?\d{{1,2}}:\d\d)?{END}", r"(?:\d{1,2}:)?\d{1,2}:\d\d ?/ ?(?:\d{1,2}:)?\d{1,2}:\d\d"
    ),
    noise=(
        'startFlvPlayer_PostaV2("divFlvPlayer32237","32237","201506","32237-322026.jpg","1", "0","Numan Kurtulmuş açıklaması");',
        "googletag.cmd.push(function() { googletag.display('div-gpt-ad-1'); });",
        "Your browser does not support the video tag.",
        "0:00 / 1:32",
        "Sayfa Yükleniyor...",
    ),
    news=(
        "Bakan (62), istifa etti;",
        "Mahkeme (Yargıtay 3. Dairesi) kararı bozdu",
        "Play resumed after the rain.",
        "Live music returns",
    ),
)
