"""What a site says to its users about their accounts, passwords and consents."""

from __future__ import annotations

from crawler.reading.noise.phrases import lines, one_of
from crawler.reading.noise.rule import NoiseRule

_TO_THE_USER = one_of("""
    thank you for subscribing, thanks for subscribing, thank you for signing up, thanks for signing up,
    thank you for registering, you have successfully subscribed, you have been successfully subscribed,
    you've successfully subscribed, you are now subscribed, you are signed in, you are logged in,
    you must be logged in, you must log in, you need to be logged in, you need to be a subscriber,
    you must be a subscriber, in order to comment, please log in, please login, please sign in, please register,
    please enter your, please confirm your, please fill the form, enter your email, keep me signed in,
    forgot your password, your password has been, password has been, we'll send you, we will send you,
    check your inbox, an account already exists, already have an account, already a subscriber,
    don't have an account, do you have an account, create a free account, sign in or create, log in or create,
    log in or register, sign in or register, login or register, notify me, email me when, would you like to comment,
    want to comment, this site is protected by recaptcha, you are commenting using your, you can unsubscribe,
    unsubscribe at any time, no spam, we encountered an issue signing you up, bitte melden sie sich an,
    bitte loggen sie sich ein, sie müssen angemeldet sein, du musst angemeldet sein, um einen kommentar,
    sie haben noch kein, sie haben kein gültiges, sie sind nicht angemeldet, danke dass sie sich,
    vielen dank für ihre anmeldung, passwort vergessen, noch kein konto, noch kein abo, bereits abonnent,
    bereits registriert, nur für registrierte, nur für abonnenten, ich habe die datenschutzerklärung,
    mit der anmeldung, vous devez être connecté, veuillez vous connecter, connectez-vous pour, déjà inscrit,
    déjà abonné, mot de passe oublié, pas encore abonné, merci de votre inscription, debes iniciar sesión,
    inicia sesión para, regístrate gratis para, regístrate para, ya tienes cuenta, ya eres suscriptor,
    olvidé mi contraseña, gracias por suscribirte, tu suscripción, devi effettuare il login, accedi per,
    hai già un account, password dimenticata, faça login para, entre para comentar, já é assinante,
    esqueci minha senha, je moet ingelogd zijn, log in om, wachtwoord vergeten, şifrenizi mi unuttunuz,
    şifremi unuttum, hesabınız yok mu, hesabınız var mı, zaten üye misiniz, üyeliğiniz varsa,
    e-posta adresinizi girin, aboneliğiniz için teşekkürler, войдите чтобы, войдите или зарегистрируйтесь,
    чтобы оставить комментарий, авторизуйтесь, забыли пароль, сохранить моё имя, сохранить мое имя, запомнить меня,
    увійдіть щоб, забули пароль, щоб залишити коментар, влезте за да, за да коментирате, забравена парола,
    zaloguj się aby, aby skomentować, συνδεθείτε για, daxil olun, silakan masuk, silakan login, يجب تسجيل الدخول,
    سجل الدخول, نسيت كلمة المرور, برای ارسال نظر, رمز عبور, sie sind bereits abonnent, sie sind bereits registriert
""")
_MUST_LOG_IN = (
    r"<giriş yapmalısınız, üye girişi yapmalısınız, üye olmalısınız, oturum açmalısınız, "
    r"giriş yapmanız gerekmektedir, üye olmanız gerekmektedir>"
)
_AGREEING = (
    r"<by signing up, by signing in, by clicking, by subscribing, by registering, by checking this box, "
    r"by choosing, by submitting, by providing, by entering, by creating, by joining, registration on>"
)
_TERMS = r"<agree, accept, consent, terms, privacy policy, acknowledge>"

RULE = NoiseRule(
    name="account",
    why="It speaks to the user of the site, not to the reader of the news.",
    edge=lines(
        rf"{_TO_THE_USER}[^a-z].{{0,140}}",
        rf"{_TO_THE_USER}[.!?…]*",
        rf"{_AGREEING}[ ,].{{0,90}}{_TERMS}.{{0,110}}",
        rf".{{0,80}}{_MUST_LOG_IN}[.!]?",
        r"<войдите, авторизуйтесь, увійдіть, зарегистрируйтесь>,? <чтобы, щоб> .{3,60}",
    ),
    window=lines(
        r"welcome! ?<log into your account, register for an account>",
        r"[^.!?]{2,60}\? <log in, login, sign in, subscribe, anmelden, hier anmelden, einloggen, jetzt registrieren>.{0,20}",
    ),
    noise=(
        "You must be logged in to post a comment.",
        "Thank you for signing up!",
        "By signing up, you agree to our Privacy Policy and Terms.",
        "Please log in using one of these methods to post your comment:",
        "Bitte melden Sie sich an, um einen Kommentar zu erfassen.",
        "Yorum yapabilmek için üye girişi yapmalısınız.",
        "Passwort vergessen?",
        "Войдите, чтобы оставить комментарий",
    ),
    news=(
        "Thanks for nothing, the widow told the court.",
        "By signing the treaty the state agreed to inspections.",
        "Please remember them, the mayor said.",
        "New York votes on Tuesday",
        "Yorum yapmadı",
    ),
)
