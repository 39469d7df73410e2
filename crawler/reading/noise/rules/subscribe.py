"""Calls to subscribe, follow, sign up or donate."""

from __future__ import annotations

from crawler.reading.noise.phrases import END, chain, lines, one_of
from crawler.reading.noise.rule import NoiseRule

_CALL = one_of("""
    abone ol, abone olun, abone olmak için tıklayın, google news'te abone ol, google news abone ol,
    google haberlere abone ol, google haberler'e abone ol, google haberler abone ol, google news'ten takip et,
    google news'te takip et, google news'te takip edin, bizi google news'te takip edin, bizi takip edin,
    bizi takip et, bizi takip edin!, takip et, takip edin, takibe al, takip ediliyor,
    sosyal medyada bizi takip edin, bizi sosyal medyada takip edin, facebook'ta takip edin, twitter'da takip edin,
    instagram'da takip edin, whatsapp kanalımıza katılın, whatsapp kanalımızı takip edin,
    whatsapp kanalına abone ol, whatsapp kanalımıza abone olun, telegram kanalımıza katılın,
    telegram kanalımıza abone olun, youtube kanalımıza abone olun, youtube kanalına abone ol,
    bültenimize abone olun, bültene abone ol, bültenimize kaydolun, e-bülten, e-bülten aboneliği,
    e-bültene abone ol, e-bültene kayıt ol, haber bülteni, haber bültenimize abone olun, günlük bülten,
    ücretsiz abone ol, ücretsiz kaydol, bildirimleri aç, bildirimlere izin ver, üye ol, üye girişi, giriş yap,
    kayıt ol, kaydol, oturum aç, hemen abone ol, hemen üye ol, dijital abonelik, e-gazete, abonelik, destek ol,
    bize destek olun, son dakika haberlerini ilk siz öğrenin, gelişmelerden haberdar olun,
    günlük gelişmeleri takip edebilmek için habertürk uygulamasını indirin, subscribe, subscribe now,
    subscribe today, subscribe here, subscribe to our newsletter, subscribe to our newsletters,
    subscribe to newsletter, subscribe to the newsletter, subscribe to our channel,
    subscribe to our youtube channel, subscribe to our whatsapp channel, subscribe to our mailing list,
    subscribe to continue, subscribe to continue reading, subscribe to read more, subscribe for free,
    subscribe via email, subscribe to notifications, already a subscriber?, already a member?,
    already have an account?, not a subscriber?, sign up, sign up now, sign up here, sign up today,
    sign up for free, sign up for our newsletter, sign up for our newsletters, sign up for newsletters,
    sign up for the newsletter, sign up to our newsletter, sign up to receive, sign up for email alerts,
    sign up for daily emails, sign up for breaking news alerts, newsletter, newsletters, our newsletter,
    get our newsletter, newsletter sign up, newsletter signup, join our newsletter, get the newsletter,
    daily newsletter, email newsletter, free newsletter, join our whatsapp channel, join our whatsapp group,
    join our telegram channel, join whatsapp channel, join us on telegram, join us on whatsapp, join now, join us,
    follow us, follow us on, follow, follow @, following, follow this topic, follow author, follow topic,
    follow us on google news, follow us on facebook, follow us on twitter, follow us on x, follow us on instagram,
    follow us on social media, follow us on whatsapp, follow us on linkedin, follow us on tiktok,
    follow us on youtube, follow our whatsapp channel, follow on google news, add as preferred source,
    add us as a preferred source on google, add as a preferred source on google, make us preferred on google,
    get notifications, get alerts, get breaking news alerts, turn on notifications, enable notifications,
    allow notifications, get news alerts, news alerts, breaking news alerts, get the latest news,
    get the latest news delivered, get unlimited access, get full access, unlock this article, become a member,
    become a subscriber, become a supporter, become a patron, support us, support our work, support our journalism,
    support independent journalism, support local journalism, support quality journalism, donate, donate now,
    donate today, make a donation, buy us a coffee, buy me a coffee, log in, login, sign in, sign out, log out,
    register, register now, register for free, create account, create an account, create a free account, my account,
    manage subscription, my profile, start your free trial, start free trial, free trial, try it free, try for free,
    cancel anytime, view subscription options, see subscription options, thank you for subscribing,
    thanks for subscribing, enter your email, enter your email address, email address, your email address,
    your inbox, we value your privacy, abonnieren, jetzt abonnieren, newsletter abonnieren,
    jetzt newsletter abonnieren, zum newsletter anmelden, newsletter bestellen, newsletter-anmeldung,
    zur newsletter-anmeldung, für den newsletter anmelden, zum newsletter, hier abonnieren, kostenlos abonnieren,
    abo, abo abschließen, jetzt abo abschließen, e-paper, zum e-paper, folgen sie uns, folgen sie uns auf,
    folge uns, folge uns auf, folgen, thema folgen, autor folgen, auf whatsapp folgen, jetzt folgen, anmelden,
    jetzt anmelden, einloggen, registrieren, jetzt registrieren, kostenlos registrieren,
    anmelden oder kostenlos registrieren, konto erstellen, jetzt kostenlos registrieren, jetzt testen,
    jetzt gratis testen, kostenlos testen, jetzt spenden, spenden, unterstützen sie uns, unterstütze uns,
    mitglied werden, mein konto, abmelden, push-nachrichten aktivieren, benachrichtigungen aktivieren, nicht jetzt,
    bleiben sie informiert, immer informiert, whatsapp-kanal abonnieren, folgen sie uns bei google news,
    bereits abonnent?, sie haben bereits ein abo?, s'abonner, abonnez-vous, je m'abonne,
    abonnez-vous à la newsletter, abonnez-vous à notre newsletter, abonnez-vous à nos newsletters,
    inscrivez-vous à la newsletter, inscrivez-vous à notre newsletter, inscrivez-vous, s'inscrire, inscription,
    recevez notre newsletter, recevoir la newsletter, s'inscrire à la newsletter, suivez-nous, suivez-nous sur,
    suivre, suivez-nous sur google news, suivre sur google actualités, suivez-nous sur facebook, rejoignez-nous,
    rejoignez notre chaîne whatsapp, se connecter, connexion, déjà abonné ?, déjà abonné, créer un compte,
    mon compte, faire un don, soutenez-nous, je fais un don, activer les notifications, votre adresse email,
    votre email, abonnement, lire le journal, nos newsletters, suscríbete, suscríbase, suscribirse, suscribirme,
    suscríbete a nuestro newsletter, suscríbete a nuestra newsletter, suscríbete al newsletter,
    suscríbete al boletín, suscríbete ahora, suscríbete gratis, suscripción, suscripciones, boletín, boletines,
    recibe nuestro boletín, recibe nuestra newsletter, apúntate a la newsletter, regístrate, regístrate gratis,
    registrarse, registro, iniciar sesión, inicia sesión, entrar, síguenos, síguenos en, síganos, síganos en,
    síguenos en google news, síguenos en facebook, síguenos en twitter, síguenos en redes, síguenos en whatsapp,
    únete a nuestro canal de whatsapp, únete a nuestro canal, seguir, hazte socio, hazte socia, hazte suscriptor,
    activar notificaciones, crear cuenta, mi cuenta, dona, apóyanos, tu correo electrónico, iscriviti,
    iscriviti alla newsletter, iscriviti alla nostra newsletter, iscriviti al canale, iscriviti al canale whatsapp,
    abbonati, abbonati ora, abbonati subito, abbonamenti, accedi, registrati, seguici, seguici su,
    seguici su facebook, seguici su google news, seguici sui social, seguici anche su, sostienici, dona ora,
    newsletter gratuita, attiva le notifiche, il mio account, sei già abbonato?, assine, assine já, assine agora,
    assine a newsletter, assine nossa newsletter, assinar, inscreva-se, inscreva-se na newsletter, cadastre-se,
    siga-nos, siga-nos no, siga a gente, nos siga, siga, siga no google news, receba notícias no whatsapp,
    receba as notícias, entre no grupo, entre no nosso grupo, entre no canal, participe do canal, fazer login,
    minha conta, apoie, receba nossa newsletter, ative as notificações, subscreva, subscreva a newsletter,
    subscrever, abonneren, abonneer, abonneer nu, word abonnee, neem een abonnement, schrijf je in,
    schrijf je in voor de nieuwsbrief, schrijf je in voor onze nieuwsbrief, meld je aan,
    meld je aan voor de nieuwsbrief, meld je aan voor onze nieuwsbrief, nieuwsbrief, nieuwsbrieven, aanmelden,
    inloggen, registreren, volg ons, volg ons op, volg ons op facebook, volgen, word lid, doneer, steun ons,
    al abonnee?, mijn account, ontvang meldingen, подписаться, подпишитесь, подпишись, подписывайтесь,
    подписывайтесь на нас, подписывайтесь на наш канал, подписывайтесь на наш telegram,
    подписывайтесь на наш telegram-канал, подпишитесь на наш телеграм-канал, подпишитесь на наш канал,
    подпишитесь на нас, подпишитесь на рассылку, подписка, подписка на новости, оформить подписку,
    подписаться на рассылку, подписаться на новости, рассылка, следите за нами, читайте нас в,
    читайте нас в telegram, мы в соцсетях, мы в telegram, наш телеграм, наш телеграм-канал, присоединяйтесь,
    вступайте, войти, вход, регистрация, зарегистрироваться, авторизация, личный кабинет, поддержать,
    поддержите нас, поддержать проект, включить уведомления, ваш email, введите email, будьте в курсе, підписатися,
    підпишіться, підписуйтесь, підписуйтеся, підписуйтесь на нас, підписуйтеся на нас, підписуйтесь на наш канал,
    підпишіться на наш telegram, підписуйтесь на наш telegram, підписка, розсилка, слідкуйте за нами,
    стежте за нами, приєднуйтесь, приєднуйтеся, увійти, вхід, реєстрація, підтримати, підтримайте нас,
    читайте нас у telegram, абонирай се, абонирайте се, абонирай се за бюлетина, абонирай се за нашия бюлетин,
    бюлетин, последвай ни, последвайте ни, последвайте ни в google news, следвайте ни, следвайте ни във facebook,
    регистрирай се, абонамент, подкрепи ни, влез, харесайте страницата ни във facebook, subskrybuj, zapisz się,
    zapisz się na newsletter, zapisz się do newslettera, zaloguj, zaloguj się, zarejestruj się, obserwuj,
    obserwuj nas, obserwuj nas w google news, obserwuj nas w wiadomościach google, dołącz do nas, wykup subskrypcję,
    kup subskrypcję, polub nas na facebooku, śledź nas, wesprzyj nas, załóż konto, prenumerata, εγγραφή, εγγραφείτε,
    εγγραφείτε στο newsletter, εγγραφή στο newsletter, ακολουθήστε μας, ακολουθήστε μας στο google news,
    ακολουθήστε το στο google news, ακολουθήστε, σύνδεση, συνδρομή, κάντε εγγραφή, abunə ol, abunə olun,
    bizi izləyin, izlə, bizi facebook-da izləyin, kanalımıza abunə olun, telegram kanalımıza abunə olun, qeydiyyat,
    daxil ol, qoşul, berlangganan, langganan, langganan sekarang, ikuti kami, ikuti kami di,
    ikuti kami di google news, ikuti, daftar, masuk, gabung, gabung sekarang, gabung ke channel whatsapp,
    ikuti saluran whatsapp, berlangganan newsletter, cek berita dan artikel lain di google news, اشترك, اشترك الآن,
    اشترك في النشرة, اشترك في النشرة البريدية, اشترك في نشرتنا, اشترك معنا, الاشتراك, النشرة البريدية,
    القائمة البريدية, النشرة الإخبارية, تابعنا, تابعونا, تابعنا على, تابعونا على, تابعنا على فيسبوك,
    تابعنا على جوجل نيوز, تابعنا على تويتر, تابعوا, انضم إلينا, انضم إلى قناتنا, تسجيل الدخول, تسجيل, دخول,
    سجل الآن, حسابي, فعل الإشعارات, تبرع, ادعمنا, عضویت, عضویت در خبرنامه, خبرنامه, اشتراک در خبرنامه, مشترک شوید,
    ما را دنبال کنید, دنبال کنید, ثبت نام, ورود, عضو شوید, کانال تلگرام ما, به کانال ما بپیوندید, ورود به سایت,
    حساب کاربری
""")
_START = one_of("""
    subscribe to our, sign up for our, sign up for the, sign up to, sign up to our, join our, follow us on,
    follow our, get the latest, get our, get breaking news, don't miss our, stay up to date with,
    stay informed with, download our, abonnieren sie unseren, melden sie sich für unseren, folgen sie uns auf,
    inscrivez-vous à, abonnez-vous à, suivez-nous sur, suscríbete a, suscríbase a, síguenos en, únete a,
    recibe cada, iscriviti a, iscriviti alla, seguici su, inscreva-se no, inscreva-se em, siga o nosso, siga-nos,
    receba as, schrijf je in voor, volg ons op, подписывайтесь на, подпишитесь на, читайте нас в, следите за нами в,
    підписуйтесь на, підписуйтеся на, підпишіться на, последвайте ни, следвайте ни, абонирайте се за, zapisz się na,
    obserwuj nas w, dołącz do, ακολουθήστε το, ακολουθήστε μας, تابعنا على, تابعونا على, اشترك في, انضم إلى,
    به کانال, bizi google news, bizi google haberler, google news'te, google haberler'de, google haberlere,
    whatsapp kanalımıza, telegram kanalımıza, youtube kanalımıza, bültenimize, habertürk uygulamasını,
    son dakika gelişmelerinden, ikuti kami di, dapatkan update, abunə olun
""")
_PITCH = one_of("""
    join our, join us on, join the, subscribe to our, sign up for our, sign up to our, sign up for the, follow our,
    follow us on, download our, get our, don't miss our, get the latest, stay up to date with our,
    abonnieren sie unseren, abonnieren sie den, folgen sie uns, folgen sie unserem, melden sie sich für unseren,
    inscrivez-vous à notre, abonnez-vous à notre, suivez-nous sur, rejoignez notre, suscríbete a nuestro,
    suscríbete a nuestra, síguenos en, únete a nuestro, sigue nuestro, iscriviti alla nostra, iscriviti al nostro,
    seguici su, inscreva-se no nosso, siga o nosso, entre no nosso, assine a nossa, schrijf je in voor onze,
    volg ons op, подписывайтесь на, подпишитесь на, читайте нас в, следите за нами в, присоединяйтесь к,
    підписуйтесь на, підписуйтеся на, підпишіться на, приєднуйтесь до, стежте за нами, последвайте ни,
    абонирайте се за, zapisz się na nasz, obserwuj nas, dołącz do naszego, ακολουθήστε το, ακολουθήστε μας,
    تابعنا على, تابعونا على, اشترك في, انضم إلى, ikuti kami di, gabung ke, به کانال, subscribe to,
    subscribe to help, donate to, become a member of, support the work of, следите за нашими новостями,
    следите за новостями, читайте нас, подписывайтесь на наш, follow us for, like us on
""")
_MEDIUM = one_of("""
    newsletter, newsletters, whatsapp, telegram, telegram-канал, телеграм, телеграм-канал, youtube, facebook,
    instagram, twitter, tiktok, google news, google новости, wiadomościach google, channel, podcast, inbox, kanal,
    канал, канале, mailing list, bulletin, boletín, bulletins, nieuwsbrief, рассылку, розсилку, бюлетина, واتساب,
    تلغرام, تليغرام, فيسبوك, تلگرام, google actualités, our app, newsroom, journalism, our journalists,
    breaking news service, email list
""")
_MEDIUM_FIRST = one_of(
    "whatsapp kanal, telegram kanal, youtube kanal, google news, google haberler, haber bülteni, e-bülten, bülten"
)
_TURKISH_CALL = one_of(
    "abone olun, abone ol, abone olabilirsiniz, katılın, katıl, takip edin, takip et, "
    "takip edebilirsiniz, tıklayın, kaydolun"
)
_SUBJECTS = """
    subscribe subscriber subscribers subscription newsletter newsletters abone abonelik bülten* takip takipde
    takipte bülten iletişimde abonnieren abo newsletter folgen folge abonnez-vous abonnement suivez-nous suscríbete
    suscripción síguenos boletín iscriviti seguici abbonati assine inscreva-se siga-nos abonneer nieuwsbrief volg
    подпишитесь подписывайтесь подписаться подписка рассылка підпишіться підписуйтесь підписатися підписка абонирай
    абонирайте бюлетин subskrybuj obserwuj εγγραφή εγγραφείτε ακολουθήστε izləyin berlangganan ikuti اشترك تابعنا
    تابعونا النشرة خبرنامه عضویت follow register login registrieren anmelden üye kaydol uygulamayı
"""

RULE = NoiseRule(
    name="subscribe",
    why="Calls to subscribe or follow belong to the publisher's marketing, not to the text.",
    anywhere=lines(
        r"(?:[^.]{2,40}'?(?:i|yi|yu|u)? )?google (?:news|haberler)(?:'?(?:te|de|e|den|ten|a|da))? ?(?:<abone ol, "
        r"abone olun, takip et, takip edin, ekle, ile takip et>).{0,20}",
        rf"{_PITCH} [^.?]{{0,80}}{_MEDIUM}[^.?]{{0,60}}[.!]?",
        r"<follow, find, add, read> [^.?!]{1,40} <on google news, as a preferred source, on whatsapp>.{0,120}",
        rf"{_MEDIUM_FIRST}[^.?]{{0,60}}{_TURKISH_CALL}[.!]?",
    ),
    edge=lines(
        r"<follow, folge, folgen sie> [^.,!?:]{2,30}(?: <online, on, on socials, auf>)? ?:?",
        r"<get, receive, enter, stay, for> [^.?!]{3,110}<inbox, your email>[^?!]{0,40}[.!]?",
        r"(?:<sign up, subscribe, melde dich, registrieren sie sich, suscríbete, apúntate>"
        r" )?[^.,!?:]{0,50} ?<newsletter, newsletters>(?: an)?[!.]?",
        rf"{chain(_CALL, ' ?[|/•·,.] ?| ', 1, 5)} ?:?{END}",
        rf"{_CALL} ?: ?(?:<facebook, twitter, x, instagram, youtube, telegram, whatsapp>[ ,|/]{{0,3}}){{1,6}}",
    ),
    menu=_SUBJECTS,
    window=lines(
        r"\d[\d.,]*k? ?<followers, subscribers, fans, takipçi, abone, members, likes> ?<follow, like, "
        r"subscribe, takip et, join, abone ol>?",
        rf"{_START} .{{3,150}}",
    ),
    opens=lines(r"<click this link or scan the qr code, join our whatsapp, join our telegram>.*"),
    noise=(
        "ABONE OL",
        "Google Haberlere Abone ol",
        "Subscribe to our newsletter",
        "Sign in",
        "Follow us on Google News",
        "Newsletter abonnieren",
        "Abonnez-vous",
        "Suscríbete",
        "Подписывайтесь на наш Telegram-канал",
        "Anmelden oder kostenlos registrieren",
    ),
    news=(
        "Follow us, the rescuers shouted.",
        "WHATSAPP’IN ABONELİK ÜCRETİ NEDİR?",
        "Bir kanal sahibi olman ve abone sayını arttırman da lazım.",
        "Thousands sign up for the marathon",
        "Operatör 2 milyon abone kazandı",
    ),
)
