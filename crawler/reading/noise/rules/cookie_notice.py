"""Consent banners and privacy notices."""

from __future__ import annotations

from crawler.reading.noise.phrases import END, lines, one_of
from crawler.reading.noise.rule import NoiseRule

_START = one_of("""
    web sitemizdeki çerezleri, web sitemizde çerez, web sitemizde çerezler, sitemizde çerez, sitemizde çerezler,
    internet sitemizde çerez, bu web sitesi çerez, bu web sitesinde çerez, bu sitede çerez, bu site çerez,
    veri politikasındaki amaçlarla, we use cookies, we and our partners use cookies, we and our partners,
    this site uses cookies, this website uses cookies, our site uses cookies, our website uses cookies,
    we use technology such as cookies, we value your privacy, we care about your privacy, by using this site,
    by using this website, by using our site, by continuing to use, by continuing to browse,
    your choices regarding cookies, this content is hosted by, wir verwenden cookies, wir nutzen cookies,
    wir und unsere partner, diese website verwendet cookies, diese webseite verwendet cookies,
    diese seite verwendet cookies, unsere website verwendet cookies, nous utilisons des cookies,
    nous et nos partenaires, ce site utilise des cookies, ce site web utilise des cookies,
    en poursuivant votre navigation, utilizamos cookies, usamos cookies, este sitio utiliza cookies,
    este sitio usa cookies, este sitio web utiliza cookies, este sitio web usa cookies, esta web utiliza cookies,
    nosotros y nuestros socios, utilizziamo i cookie, questo sito utilizza cookie, questo sito utilizza i cookie,
    questo sito web utilizza i cookie, questo sito usa cookie, noi e i nostri partner, este site utiliza cookies,
    este site usa cookies, utilizamos cookies para, nós utilizamos cookies, usamos cookies para,
    wij gebruiken cookies, we gebruiken cookies, deze website gebruikt cookies, deze site gebruikt cookies,
    wij en onze partners, мы используем cookie, мы используем cookies, мы используем файлы cookie,
    этот сайт использует, сайт использует файлы cookie, сайт использует cookie, наш сайт использует,
    на сайте используются cookie, используя этот сайт, ми використовуємо cookie, ми використовуємо файли cookie,
    цей сайт використовує, ние използваме бисквитки, използваме бисквитки, този сайт използва бисквитки,
    сайтът използва бисквитки, używamy plików cookie, ta strona używa, ta strona korzysta,
    strona korzysta z plików cookies, my i nasi partnerzy, nasza strona używa, χρησιμοποιούμε cookies,
    αυτός ο ιστότοπος χρησιμοποιεί, ο ιστότοπος χρησιμοποιεί, εμείς και οι συνεργάτες μας, saytımızda kukilərdən,
    bu sayt kukilərdən, kami menggunakan cookie, situs ini menggunakan cookie, situs web ini menggunakan cookie,
    نستخدم ملفات تعريف الارتباط, يستخدم هذا الموقع ملفات, هذا الموقع يستخدم, نحن وشركاؤنا, این سایت از کوکی,
    ما از کوکی, 6698 sayılı kişisel verilerin korunması kanunu uyarınca hazırlanmış, 6698 sayılı kanun uyarınca,
    sizlere daha iyi hizmet sunabilmek, size daha iyi hizmet sunabilmek, kişisel verileriniz, çerezler,
    çerez politikamız hakkında, cookies help us deliver, by clicking accept, by clicking “accept,
    by clicking "accept, to provide the best experiences, we, this content is hosted by a third party,
    durch die weitere nutzung der website, durch die weitere nutzung dieser, mit der nutzung dieser website,
    продолжая использовать сайт, продолжая использовать наш сайт, si continúa navegando, consideramos,
    al continuar navegando, 6698 sayılı kvkk kapsamında, kvkk kapsamında çerez, çerez kullanıyoruz,
    bu site çerez kullan, ich bin damit einverstanden
""")
_BUTTON = one_of("""
    çerezleri kabul et, tümünü kabul et, tümünü reddet, kabul et, kabul ediyorum, reddet, okudum, anladım, tamam,
    çerez ayarları, çerez politikası, çerez tercihleri, tercihleri yönet, kvkk, kvkk politikası,
    kvkk aydınlatma metni, aydınlatma metni, gizlilik politikası, gizlilik sözleşmesi, kullanım koşulları,
    kullanım şartları, veri politikası, kişisel verilerin korunması, accept, accept all, accept all cookies,
    accept cookies, i accept, i agree, agree, got it, reject, reject all, decline, manage cookies,
    manage preferences, manage options, manage consent, cookie settings, cookie policy, cookie preferences,
    cookie notice, privacy policy, privacy notice, privacy settings, terms of use, terms of service,
    terms and conditions, terms & conditions, your privacy choices, do not sell my personal information,
    do not sell or share my personal information, privacy, terms, akzeptieren, alle akzeptieren, alle ablehnen,
    zustimmen, ablehnen, einstellungen, cookie-einstellungen, datenschutz, datenschutzerklärung, impressum, agb,
    nutzungsbedingungen, accepter, tout accepter, tout refuser, refuser, paramétrer, paramètres des cookies,
    politique de confidentialité, mentions légales, conditions générales, aceptar, aceptar todo, aceptar cookies,
    rechazar, rechazar todo, configurar, política de cookies, política de privacidad, aviso legal,
    términos y condiciones, términos y condiciones de uso, accetta, accetta tutto, rifiuta, informativa privacy,
    note legali, aceitar, aceitar todos, rejeitar, política de privacidade, termos de uso, termos e condições,
    accepteren, alles accepteren, weigeren, privacybeleid, algemene voorwaarden, принять, принять все, согласен,
    понятно, хорошо, политика конфиденциальности, пользовательское соглашение, погоджуюсь, прийняти,
    політика конфіденційності, приемам, съгласен съм, общи условия, политика за поверителност, akceptuję,
    zgadzam się, polityka prywatności, regulamin, αποδοχή, συμφωνώ, όροι χρήσης, πολιτική απορρήτου, qəbul edirəm,
    setuju, kebijakan privasi, موافق, قبول, سياسة الخصوصية, شروط الاستخدام, قبول دارم, حریم خصوصی
""")
_WORD = one_of("""
    çerez, cookie, kvkk, kişisel veri, gizlilik, privacy, partner, consent, gdpr, third party, datenschutz,
    akzeptier, kuki, кук, коки, бисквит, الارتباط, کوکی, cookies
""")

RULE = NoiseRule(
    name="cookie notice",
    why="The law makes the site say it, no editor.",
    edge=lines(rf"(?:{_BUTTON}[ |/•·,.]{{0,3}}){{1,6}}{END}"),
    opens=lines(rf"(?={_START}).{{0,180}}?{_WORD}.*"),
    noise=(
        "Web sitemizdeki çerezleri (cookie) kullanıcı deneyimini artıran teknik özellikleri desteklemek için kullanıyoruz.",
        "We use cookies to improve your experience.",
        "Accept all cookies",
        "Kullanım KoşullarıÇerez PolitikasıKVKK Politikası",
        "OKUDUM",
        "Privacy Policy",
        "Términos y condiciones de uso",
        "Diese Website verwendet Cookies, um Ihnen das beste Erlebnis zu bieten.",
    ),
    news=(
        "KVKK ihlaline 1 milyon lira ceza",
        "Red Velvet Cookies",
        "Cookies with three kinds of chocolate",
        "Bakan teklifi kabul etti",
    ),
)
