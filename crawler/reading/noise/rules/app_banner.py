"""Invitations to install an app."""

from __future__ import annotations

from crawler.reading.noise.phrases import END, chain, lines, one_of
from crawler.reading.noise.rule import NoiseRule

_CALL = one_of("""
    uygulamayı indir, uygulamayı indirin, uygulamamızı indirin, mobil uygulamamızı indirin, mobil uygulamayı indir,
    mobil uygulamalar, mobil uygulama, uygulamada aç, uygulamada oku, uygulama ile aç, app store'dan indir,
    app store'dan indirin, google play'den indir, google play'den alın, app store, google play, appgallery,
    huawei appgallery, download the app, download our app, download app, get the app, get our app, open in app,
    open app, read in app, view in app, install app, available on the app store, available on google play,
    get it on google play, download on the app store, download from the app store, mobile apps, our apps,
    use the app, try our app, continue in app, app herunterladen, jetzt app herunterladen, app öffnen,
    in der app öffnen, in der app lesen, zur app, laden im app store, jetzt bei google play,
    télécharger l'application, téléchargez l'application, ouvrir dans l'application, télécharger dans l'app store,
    disponible sur google play, descarga la app, descargar app, descarga nuestra app, descarga la aplicación,
    abrir en la app, disponible en google play, consíguelo en el app store, scarica l'app, scarica la nostra app,
    apri nell'app, disponibile su google play, scarica su app store, baixe o app, baixe o aplicativo,
    baixe nosso app, abrir no app, disponível no google play, download de app, open in de app, скачать приложение,
    скачайте приложение, скачайте наше приложение, установить приложение, открыть в приложении,
    мобильное приложение, мобильные приложения, доступно в google play, завантажити додаток, завантажуйте додаток,
    мобільний додаток, свали приложението, изтегли приложението, мобилно приложение, pobierz aplikację,
    pobierz z google play, κατεβάστε την εφαρμογή, tətbiqi yüklə, mobil tətbiq, unduh aplikasi, download aplikasi,
    حمل التطبيق, حمّل التطبيق, تحميل التطبيق, حمل تطبيقنا, دانلود اپلیکیشن, نصب اپلیکیشن
""")

RULE = NoiseRule(
    name="app banner",
    why="It advertises the publisher's app.",
    edge=lines(
        chain(_CALL, " ?[|/•·,&] ?| (?:<and, ve, und, et, y>)? ?", 1, 6) + END,
        r".{0,60}<uygulamasını indirin, uygulamamızı indirin, uygulamasını indir, "
        r"uygulamasını ücretsiz indirin, mobil uygulamasını indir>.{0,30}",
    ),
    window=lines(
        r"<download the, download our, get the, install the, laden sie die, téléchargez, descarga la, "
        r"scarica l, baixe o, скачайте> .{0,40}<app, application, aplicación, aplicativo, приложение>.{0,60}"
    ),
    noise=(
        "Uygulamayı indir",
        "Download the app",
        "App Store Google Play",
        "Habertürk uygulamasını indirin",
        "Open in app",
        "Скачать приложение",
    ),
    news=("Apple removed the app from its store.", "App Store gelirleri arttı", "Uygulama indirme rekoru kırdı"),
)
