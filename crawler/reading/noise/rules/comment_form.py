"""The form under a text in which readers write."""

from __future__ import annotations

from crawler.reading.noise.phrases import END, lines, one_of
from crawler.reading.noise.rule import NoiseRule

_HINT = one_of("""
    e-posta adresiniz yayınlanmayacak, e-posta hesabınız yayımlanmayacak, e-posta adresiniz yayımlanmayacak,
    e-posta hesabınız yayınlanmayacak, mail adresiniz yayınlanmayacak, gerekli alanlar * ile işaretlenmişlerdir,
    gerekli alanlar işaretlenmiştir, your email address will not be published, your email is never published,
    required fields are marked, required fields are marked *, email (will not be published), (required),
    all fields are required, deine e-mail-adresse wird nicht veröffentlicht,
    ihre e-mail-adresse wird nicht veröffentlicht, die e-mail-adresse wird nicht veröffentlicht,
    erforderliche felder sind mit * markiert, votre adresse e-mail ne sera pas publiée,
    votre adresse de messagerie ne sera pas publiée, les champs obligatoires sont indiqués avec *,
    veuillez laisser ce champ vide, tu dirección de correo electrónico no será publicada,
    los campos obligatorios están marcados con *, il tuo indirizzo email non sarà pubblicato,
    i campi obbligatori sono contrassegnati *, o seu endereço de e-mail não será publicado,
    campos obrigatórios são marcados com *, o seu endereço de email não será publicado,
    het e-mailadres wordt niet gepubliceerd, je e-mailadres wordt niet gepubliceerd,
    vereiste velden zijn gemarkeerd met *, ваш адрес email не будет опубликован, ваш e-mail не будет опубликован,
    обязательные поля помечены *, ваша e-mail адреса не оприлюднюватиметься, обов'язкові поля позначені *,
    вашият имейл адрес няма да бъде публикуван, twój adres e-mail nie zostanie opublikowany,
    wymagane pola są oznaczone *, η ηλ. διεύθυνση σας δεν δημοσιεύεται, alamat email anda tidak akan dipublikasikan,
    ruas yang wajib ditandai *, لن يتم نشر عنوان بريدك الإلكتروني, الحقول الإلزامية مشار إليها بـ *,
    نشانی ایمیل شما منتشر نخواهد شد, بخش‌های موردنیاز علامت‌گذاری شده‌اند *, şərhiniz təsdiqləndikdən sonra
""")
_RULES_OF_USE = one_of("""
    suç teşkil edecek, yorumlarınız editörlerimiz, yorumunuz onaylandıktan sonra, yorumlar onaylandıktan sonra,
    yorumunuz editör onayından, küfür hakaret, küfür, yasal uyarı: yazılan yorumlar,
    yazılan yorumlar hiçbir şekilde, dikkat! suç teşkil edecek, uyarı: küfür, yorum yazarken, yorum kuralları,
    yorum yapma kuralları, comments are moderated, all comments are moderated, please keep comments,
    please note that comments, comments must be, we reserve the right to remove comments, by posting a comment,
    by submitting a comment, this site uses akismet, bu site spam'i azaltmak için akismet, save my name,
    türkçe karakter kullanılmayan, büyük harflerle yazılmış yorumlar, onaylanmamaktadır, lütfen yorumlarınızı,
    yorumlarınızı gönderirken
""")
_FIELDS = one_of("""
    adınız, adınız soyadınız, adınız ve soyadınız, ad soyad, isim, isminiz, rumuz, rumuzunuz, e-posta,
    e-posta adresiniz, e-postanız, e-mail adresiniz, mail adresiniz, yorumunuz, mesajınız, başlık, gönder,
    yorumu gönder, iptal, güvenlik kodu, doğrulama kodu, kalan karakter, karakter kaldı, temizle, name, your name,
    email, your email, e-mail, email address, website, your message, message, subject, submit, cancel, cancel reply,
    captcha, security code, characters left, characters remaining, send, ihr name, e-mail-adresse, nachricht,
    absenden, abbrechen, nom, adresse e-mail, envoyer, annuler, site web, nombre, correo electrónico, enviar,
    cancelar, sitio web, mensaje, nome, invia, messaggio, имя, ваше имя, почта, сообщение, отправить, отмена,
    ваш email, ім'я, надіслати, naam, versturen, imię, wyślij, الاسم, البريد الإلكتروني, إرسال, نام, ایمیل, ارسال,
    پیام, kod
""")

RULE = NoiseRule(
    name="comment form",
    why="A form's labels and hints are the template's.",
    anywhere=lines(
        rf"{_HINT}.{{0,90}}",
        r"<en az, en fazla, at least, at most, minimum, maximum, mindestens, maximal> # <karakter, "
        r"characters, zeichen, caractères, caracteres, символов>.{0,40}",
        r"(?:<kalan, remaining, noch, осталось> )?(?:<karakter, characters, zeichen>"
        r" ?:? ?)?#(?: ?/ ?#)? <karakter kaldı, karakter, characters left, characters remaining, "
        r"zeichen übrig, zeichen verfügbar, символов осталось>",
    ),
    edge=lines(
        rf"{_RULES_OF_USE}.{{0,160}}",
        r"[^.]{0,90}<içeren, yazılmış> yorumlar <onaylanmamaktadır, onaylanmaz, yayınlanmaz, yayınlanmamaktadır>[.]?",
        r"<kalan karakter, characters left, characters remaining> ?: ?\d{1,5}",
        rf"{_FIELDS} ?\* ?:?",
    ),
    beside=lines(
        rf"{_FIELDS} ?:?{END}", r"<sıkça kullanılan, giriş yap, üye ol, kayıt ol, log in, sign in, sign up, register>"
    ),
    noise=(
        "En az 10 karakter gerekli",
        "E-posta adresiniz yayınlanmayacak. Gerekli alanlar * ile işaretlenmişlerdir",
        "Your email address will not be published. Required fields are marked *",
        "Veuillez laisser ce champ vide :",
        "Ваш адрес email не будет опубликован.",
    ),
    news=(
        "En az 10 kişi yaralandı",
        "The minister's email address was published by hackers.",
        "Karakter oyuncusu en az 10 ödül kazandı",
    ),
)
