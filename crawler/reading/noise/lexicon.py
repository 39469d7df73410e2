"""Lines made of nothing but the words of buttons and menus.

A template's line (``Please log in here to leave a comment``) uses few words, in any order. A line whose every word is one of
them, and one of which names the widget's subject, was written by a template: an editor's line has a name, a place or an act in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from crawler.reading.noise.folding import fold
from crawler.reading.noise.phrases import Test, holding

MOST_WORDS = 12
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_NETWORKS = (
    "facebook* twitter* whatsapp* telegram* linkedin* pinterest* instagram* youtube* tiktok* google* x viber bluesky threads "
    "whats pin interest فيسبوك تويتر لينكدين واتساب تلغرام انستغرام يوتيوب فیسبوک توییتر تلگرام واتساپ"
)
# A star stands for any ending.
_HELPING_WORDS = f"""
{_NETWORKS} rss app apps email e-mail mail e-posta id url web internet online qr pdf
a an the this that these there our your my us me you we it its in on at to for of by with from via and or be is are was
will not yes
all more most new latest full first second here now today please click tap press see view show hide open close read
reading watch
listen load get go back up down out story stories article articles post posts page pages news video videos photo
photos gallery
galleries item items site website link links button below above next previous top day week daily free join sign log
in login
register follow share leave write add submit send receive enable allow turn download install use have has must can
may like
also about other others what who how do does did don't want if already account member user users be to continue try
start
bu şu o bir ve veya ile için da de ta te mi mı ne en çok daha fazla tüm tümü tümünü hepsi hepsini ilk son yeni diğer
haber* yazı
yazılar yazıyı yazısı yazının içerik* makale* sayfa* site* sitemiz* video* galeri* foto fotoğraf* siz sen biz bizi
sizi size bize sizin bizim
tıkla* gör* göster* oku okuyun okumak okuyabilirsiniz izle izleyin izlemek dinle* yükle* aç kapat git gel dön*
şurada burada buradan
buraya hemen şimdi ücretsiz ol olun olmak olmadan et edin etmek yap yapın yapmak yaz yazın yazmak ekle* gönder*
bırak* katıl*
devam devamı devamını tamamı tamamını detay* ayrıntı* konu* hakkında gün* haftanın ay giriş yapın yapınız lütfen
hesap* kanal*
üzerinden sosyal medya medyada medyadan hesaplarımız hesaplarımızı hesabımızı adres* var kalın kal fragman*
sonra önce
der die das den dem des ein eine einen einem diesen dieser dieses diese mein meine ihr ihre ihren ihrem unser unsere
unseren uns
sie du dich dir und oder mit auf in im am zu zum zur für von vom bei nach über hier jetzt heute mehr alle allen
weitere weiteren neue neuen
neueste neuesten erste ersten artikel artikels beitrag beiträge seite seiten nachricht nachrichten thema themen
video videos lesen
lies anzeigen ansehen sehen öffnen schließen schreiben schreibe klicken klick bitte um sich als kostenlos melden an
keine noch
auch aus dazu senden hören laden
le la les l' un une des du de cet cette ces ce mon ma vos votre nos notre nous vous je et ou avec sur dans en à au
aux pour par
ici plus tous toutes tout autre autres article articles page actualité actualités info infos vidéo vidéos lire voir
afficher ouvrir
fermer écrire cliquez cliquer aussi suite premier premiers dernier derniers dernière dernières gratuitement gratuit
être soyez aucun
el la los las lo un una unos del de al este esta estos estas tu tus su sus nuestro nuestra nuestros nos te se y o
con sobre en por para
aquí más todo todos todas otro otros otras artículo artículos página noticia noticias nota notas vídeo vídeos leer
lee ver mostrar
abrir cerrar escribir clic haz haga también primero primer últimas últimos gratis ser sé hay sigue
il lo gli i una uno questo questa questi nostro nostra nostri tuo tua ci ti si e con su in per di da del della dei
delle qui più
tutti tutte altri altre altro articolo articoli pagina notizia notizie leggi vedi mostra apri chiudi scrivi clicca
anche primo ultime
o os as um uma do da dos das na nos nas este esta esse essa seu sua nosso nossa você e ou com sobre em por para
aqui mais todos
todas outros outras artigo artigos página notícia notícias leia veja ver mostrar abrir fechar escrever clique também
primeiro últimas
de het een dit deze dat onze ons je jouw uw u en of met op in voor van via hier nu meer alle andere artikel
artikelen pagina nieuws
lees bekijk toon open sluit schrijf klik ook eerste laatste gratis word
и или с со в во на по к ко у о об от до из за для не нет это этот эту эта эти наш наша наши наш вы вас вам ваш ваша
мы нас нам свой
здесь тут сейчас ещё еще больше все всё весь другие другой новость новости новостей статья статью статьи материал
материалы
страница страницу страницы видео фото читать читайте смотреть смотрите показать открыть закрыть написать напишите
нажмите
первый первым первые последние канал канале сайт сайте сайта разделе раздела соцсетях пожалуйста чтобы бесплатно
будьте
і й та або з із зі у в на по до від для не немає цей цю ця ці наш наша наші ви вас вам ваш ми нас нам тут зараз ще
більше всі все усі
інші новина новину новини новин стаття статтю статті матеріал матеріали сторінка відео фото читати читайте дивитися
дивіться
показати відкрити закрити написати натисніть перший першим останні канал каналі сайт сайті розділу щоб
и или с в на по за от до не няма този тази тези това нашия нашата нашите ни ви вие тук сега още всички всичко други
новина новината
новини новините статия статията статии видео снимки прочети прочетете виж вижте покажи отвори затвори напиши
напишете първи първият
i lub z ze w we na po do od dla nie ma ten ta to te nasz nasza nasze nas twój twoja tutaj teraz więcej wszystkie
wszystko inne
artykuł artykuły strona wiadomości wideo zdjęcia czytaj zobacz pokaż otwórz zamknij napisz kliknij pierwszy
najnowsze
ο η το οι τα τον την του της των και ή με σε στο στη στην για από εδώ τώρα όλα όλες άλλα άρθρο άρθρα σελίδα νέα
ειδήσεις βίντεο
bu bir və ya ilə üçün daha çox bütün digər xəbər xəbəri xəbərlər yazı səhifə oxu oxuyun bax baxın göstər aç bağla
yaz yazın
ini itu dan atau dengan di ke dari untuk yang kami anda lebih semua lainnya artikel berita halaman video foto baca
lihat klik
في من على إلى عن مع أو و هذا هذه هنا الآن كل جميع المزيد أكثر الخبر الأخبار مقال المقال الموضوع مواضيع موضوعات صفحة
فيديو صور
اقرأ شاهد انظر اضغط انقر إضافة أضف اكتب أول أيضا آخر قناتنا موقعنا حسابنا صفحتنا
در از به با یا و این آن اینجا همه بیشتر خبر اخبار مطلب مطالب صفحه ویدئو عکس بخوانید ببینید کلیک کنید ارسال ثبت اولین
ما شما خود را
"""


class Lexicon:
    """Words between blanks, folded; a star stands for any ending."""

    def __init__(self, words: str) -> None:
        listed = words.split()
        self._whole = frozenset(fold(word) for word in listed if not word.endswith("*"))
        self._stems = tuple({fold(word[:-1]) for word in listed if word.endswith("*")})

    def __contains__(self, word: str) -> bool:
        return word in self._whole or word.startswith(self._stems)


_HELPERS = Lexicon(_HELPING_WORDS)


def made_of(subjects: str) -> Test:
    """A test that a folded line has only the words of buttons and menus, and at least one of *subjects*.

    >>> bool(made_of("comment*")("please log in here to leave a comment."))
    True
    >>> bool(made_of("comment*")("the minister left without a comment."))
    False
    """
    menus = Menus({"": subjects})
    return lambda line: menus.subject_of(line) is not None


class Menus:
    """The subjects of a template's buttons and menus, each with its words."""

    def __init__(self, subjects: Mapping[str, str]) -> None:
        self._subjects = {name: Lexicon(words) for name, words in subjects.items()}
        self._known = Lexicon(f"{_HELPING_WORDS} {' '.join(subjects.values())}")

    def subject_of(self, line: str) -> str | None:
        """What a line of nothing but button words is about; None for any other line."""
        words = _words(line)
        if len(words) > MOST_WORDS or not all(word in self._known or word.isdecimal() for word in words):
            return None
        return next((name for name, lexicon in self._subjects.items() if any(word in lexicon for word in words)), None)


def counting(subjects: str, *, acts: str, units: str, most_numbers: int = 4) -> Test:
    """A test that a folded line counts: some numbers, a subject, an act, and no word that is not of these or of menus.

    >>> shared = counting("story", acts="shared read", units="been times")
    >>> bool(shared("this story has been shared 12 times.")), bool(shared("the story was shared 12 times in court."))
    (True, False)
    """
    named, done = Lexicon(subjects), Lexicon(acts)
    known = (named, done, Lexicon(units), _HELPERS)
    has_number = holding(r"\d")

    def test(line: str) -> bool:
        if not (has_number(line) and len(_NUMBER.findall(line)) <= most_numbers):
            return False
        words = [word for word in _words(line) if not word[0].isdecimal()]
        if not 1 <= len(words) <= MOST_WORDS or not all(any(word in lexicon for lexicon in known) for word in words):
            return False
        return any(word in named for word in words) and any(word in done for word in words)

    return test


@lru_cache(maxsize=64)
def _words(line: str) -> tuple[str, ...]:
    """The words of a line; the same line is asked about again and again."""
    return tuple(_WORD.findall(line))


def either(one: Test, other: Test) -> Test:
    """A test that one of two tests passes."""
    return lambda line: one(line) or other(line)
