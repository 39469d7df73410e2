"""Text size, print, listen, save, send: the tools around a text."""

from __future__ import annotations

from crawler.reading.noise.phrases import END, chain, lines, one_of
from crawler.reading.noise.rule import NoiseRule

_TOOLS = one_of("""
    yazı boyutu, yazı büyüklüğü, yazı tipi boyutu, yazı fontu, karakter boyutu, metin boyutu, font boyutu, punto,
    yazıyı büyüt, yazıyı küçült, metni büyüt, metni küçült, yazı tipini büyüt, yazı tipini küçült, haberi dinle,
    bu haberi dinle, yazıyı dinle, makaleyi dinle, sesli dinle, haberi yazdır, sayfayı yazdır, yazdırılabilir sürüm,
    yazdırılabilir sayfa, çıktı al, arkadaşına gönder, arkadaşınıza gönderin, arkadaşına yolla,
    arkadaşına tavsiye et, arkadaşına öner, haberi gönder, haberi arkadaşına gönder, e-posta gönder,
    favorilere ekle, favorilerime ekle, listeme ekle, sık kullanılanlara ekle, okuma listesine ekle, haberi kaydet,
    kaydedilenler, hata bildir, haberde hata bildir, haberi şikayet et, yanlış bildir, yazarın tüm yazıları,
    yazarın diğer yazıları, tüm yazıları, yazara mail at, sayfa başına dön, başa dön, sayfa başı, yukarı çık,
    yukarı git, sitede ara, haber ara, ara..., arama yap, tam ekran, galeriyi aç, fotoğrafı büyüt, büyüt, küçült,
    kapat, birkaç kelime yazarak size yardımcı olabiliriz!, anasayfaya dön, ana sayfaya dön, anasayfa, ana sayfa,
    menü, geri dön, arşiv, künye, iletişim, reklam ver, text size, font size, larger text, smaller text,
    increase font size, decrease font size, increase text size, decrease text size, resize text, print this,
    print this article, print this page, print this story, print article, print page, print story, printer friendly,
    printer-friendly version, print version, printable version, email to a friend, send to a friend, send to friend,
    tell a friend, listen to this article, listen to article, listen to this story, listen to the article,
    listen now, read aloud, save article, save this article, save for later, save this story, save story,
    bookmark this, bookmark this page, bookmark article, add to favorites, add to favourites, add to reading list,
    read later, report an error, report error, report a typo, report an editorial error, report a technical issue,
    report this, report a correction, suggest a correction, request a correction, back to top, go to top,
    scroll to top, return to top, skip to content, skip to main content, jump to content, view full screen,
    full screen, enlarge image, enlarge, click to enlarge, close, open image modal, view gallery, expand,
    open gallery, toggle navigation, open menu, close menu, site search, search this site, cite this article,
    cite this page, download pdf, view pdf, export citation, download as pdf, gift this article, gift article,
    republish this article, reprints, rights & permissions, reprints & permissions, get permissions, schriftgröße,
    schriftgröße ändern, schrift vergrößern, schrift verkleinern, schriftgröße normal, schriftgröße groß,
    schriftgröße sehr groß, text vergrößern, text verkleinern, drucken, artikel drucken, seite drucken,
    druckversion, druckansicht, artikel hören, artikel anhören, beitrag anhören, vorlesen, artikel vorlesen,
    vorlesen lassen, merken, artikel merken, artikel speichern, auf die merkliste, zur merkliste, merkliste,
    versenden, artikel versenden, seite empfehlen, fehler melden, fehler gefunden?, nach oben, zum seitenanfang,
    zum anfang, zurück zur übersicht, zurück zur startseite, zum inhalt springen, zum inhalt, vollbild,
    bild vergrößern, schließen, leserbrief, korrektur melden, artikel per e-mail versenden, als pdf herunterladen,
    bookmark, vorlesefunktion, taille du texte, agrandir le texte, réduire le texte, imprimer, imprimer cet article,
    imprimer l'article, version imprimable, écouter l'article, écouter cet article, envoyer à un ami,
    envoyer cet article, enregistrer l'article, ajouter à mes favoris, ajouter aux favoris, lire plus tard,
    retour en haut, haut de page, signaler une erreur, retour à l'accueil, aller au contenu, offrir cet article,
    classer l'article, plein écran, fermer, agrandir l'image, réagir, tamaño letra, tamaño de letra,
    tamaño de la letra, tamaño del texto, tamaño de texto, aumentar tamaño, reducir tamaño, imprimir,
    imprimir artículo, imprimir noticia, versión para imprimir, escuchar artículo, escuchar, escucha este artículo,
    escuchar noticia, enviar a un amigo, guardar artículo, guardar, guardar noticia, leer más tarde, volver arriba,
    ir arriba, reportar error, reportar un error, notificar error, ir al contenido, corregir, pantalla completa,
    cerrar, ampliar foto, ampliar imagen, dimensione testo, dimensione carattere, stampa, stampa articolo,
    stampa questo articolo, ascolta l'articolo, ascolta questo articolo, ascolta articolo, ascolta,
    invia ad un amico, salva articolo, salva, leggi dopo, torna su, torna all'inizio, segnala errore,
    segnala un errore, vai al contenuto, chiudi, ingrandisci, regala questo articolo, tamanho da letra,
    tamanho do texto, imprimir notícia, ouvir artigo, ouvir notícia, ouça este conteúdo, ouvir, guardar artigo,
    salvar, voltar ao topo, ir para o topo, reportar erro, comunicar erro, ir para o conteúdo, fechar,
    lettergrootte, tekstgrootte, afdrukken, artikel afdrukken, artikel printen, luister naar dit artikel,
    beluister dit artikel, bewaar artikel, bewaar, opslaan, naar boven, terug naar boven, fout melden,
    meld een fout, sluiten, lees later, размер шрифта, размер текста, увеличить шрифт, уменьшить шрифт,
    версия для печати, распечатать, печать, на печать, прослушать новость, слушать статью, слушать, отправить другу,
    в избранное, добавить в избранное, сохранить, наверх, вверх, вернуться наверх, к началу, сообщить об ошибке,
    нашли ошибку?, нашли ошибку в тексте?, заметили ошибку?, нашли опечатку?, на главную, закрыть, читать позже,
    во весь экран, версия для слабовидящих, розмір шрифту, версія для друку, роздрукувати, друкувати, друк,
    слухати статтю, слухати, надіслати другу, в обране, зберегти, нагору, вгору, повідомити про помилку,
    знайшли помилку?, на головну, закрити, принтирай, версия за печат, разпечатай, изпрати на приятел,
    размер на шрифта, запази, нагоре, към началото, сигнализирай за грешка, чуй статията, затвори, rozmiar tekstu,
    rozmiar czcionki, drukuj, wersja do druku, wydrukuj, posłuchaj artykułu, odsłuchaj artykuł, wyślij do znajomego,
    zapisz, do góry, na górę, zgłoś błąd, zamknij, powrót, μέγεθος γραμματοσειράς, εκτύπωση, ακούστε το άρθρο,
    αποστολή σε φίλο, αποθήκευση, επιστροφή στην κορυφή, κλείσιμο, şriftin ölçüsü, çap et, çap versiyası, yuxarı,
    dinlə, xəbəri dinlə, bağla, yadda saxla, ukuran font, ukuran huruf, cetak, cetak artikel, simpan,
    kembali ke atas, dengarkan artikel, tutup, baca nanti, حجم الخط, تكبير الخط, تصغير الخط, طباعة, اطبع,
    نسخة للطباعة, استمع, استمع للمقال, استمع إلى المقال, استمع للخبر, أرسل لصديق, ارسل لصديق, إرسال إلى صديق, حفظ,
    حفظ المقال, احفظ, أعلى الصفحة, العودة للأعلى, الإبلاغ عن خطأ, بلغ عن خطأ, إغلاق, اقرأ لاحقا, اندازه متن,
    اندازه قلم, تغییر اندازه فونت, نسخه چاپی, چاپ, پرینت, چاپ خبر, گزارش خطا, ذخیره, ذخیره خبر, بازگشت به بالا,
    پخش صوتی, گوش کنید, بستن, نسخه قابل چاپ, ارسال به ایمیل, yazı tipi, report a problem, correct an error,
    report problem, hata bildirin, нашли ошибку? выделите текст и нажмите ctrl+enter,
    нашли ошибку в тексте? выделите её и нажмите ctrl+enter, get short url, short url, kısa link, kısa url,
    print options, order reprints, share permalink, artikel zum hören, story saved, save saved, show permalink
""")
_LETTER = r"a ?(?:[+\-]{1,2}|\d)?"
_SUBJECTS = """
    print printer yazdır yazdırılabilir drucken druckversion imprimer imprimir stampa afdrukken печать печати
    распечатать друк принтирай drukuj εκτύπωση çap cetak طباعة اطبع چاپ چاپی font schriftgröße punto punktgröße
    boyutu merken speichern kaydet vorlesen anhören escuchar écouter ascolta beluister слушать слухати posłuchaj
    استمع guardar enregistrer salva bewaar сохранить зберегти zapisz حفظ
"""

RULE = NoiseRule(
    name="page tools",
    why="Tools belong to the template, not to the text.",
    anywhere=lines(chain(_TOOLS, " ?[|/•·,] ?", 2, 9) + END),
    edge=lines(
        rf"{chain(_TOOLS, ' ?[|/•·,:]? ?', 1, 9)} ?:?{END}",
        r"<yazı boyutu, karakter boyutu, font boyutu, text size, font size, schriftgröße, tamaño letra>"
        r" ?:?(?: ?(?:\d{1,2}|punto|px|pt|normal|a[+\-]?|[+\-|/])){1,14}",
        rf"[\[(]?{_LETTER}(?: ?[|/]? ?{_LETTER}){{0,4}}[\])]?",
        r"<artikel drucken, drucken> .{0,30}<kommentare lesen, zurück zur übersicht>.{0,40}",
    ),
    menu=_SUBJECTS,
    labels=("get short url", "yazdır", "drucken"),
    noise=(
        "A+",
        "A-",
        "A- A+",
        "Yazı Boyutu",
        "Karakter boyutu : 12 Punto 14 Punto 16 Punto",
        "نسخه چاپی",
        "Tamaño letra",
        "Artikel drucken 3 Kommentare lesen Zurück zur Übersicht",
        "Artikel hören",
        "Schriftgröße groß",
        "Arkadaşına gönder",
        "Print this article",
        "Версия для печати",
        "Back to top",
    ),
    news=(
        "Genç futbolcu tarihe adını yazdırdı.",
        "Print runs fell to 10,045 copies.",
        "Bakan herkesi uyardı",
        "Kan grubu: A",
    ),
)
