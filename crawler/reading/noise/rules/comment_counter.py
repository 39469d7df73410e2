"""How many readers commented, and the heading above their comments."""

from __future__ import annotations

from crawler.reading.noise.lexicon import either, made_of
from crawler.reading.noise.phrases import END, lines, one_of
from crawler.reading.noise.rule import NoiseRule

_COMMENTS = one_of("""
    yorum, yorumlar, yorum yapıldı, yorum var, okur yorumu, okuyucu yorumu, okur yorumları, okuyucu yorumları,
    üye yorumu, üye yorumları, ziyaretçi yorumları, cevap, yanıt, comments, comment, replies, reply, responses,
    response, reader comments, user comments, kommentare, kommentar, leserkommentare, leserkommentar, antworten,
    meinungen, commentaires, commentaire, réactions, réaction, comentarios, comentario, respuestas, opiniones,
    commenti, commento, comentários, comentário, reacties, reactie, комментариев, комментария, комментарий,
    комментарии, ответов, отзывов, коментарів, коментарі, коментар, коментара, коментари, мнения, komentarzy,
    komentarze, komentarz, σχόλια, σχόλιο, şərh, şərhlər, rəy, rəylər, komentar, تعليق, تعليقات, التعليقات, تعليقا,
    ردود, نظر, نظرات, دیدگاه, دیدگاه ها, komentářů, komentáře, kommentarer, hozzászólás, comentarii, komentara
""")
_SEE = one_of("""
    tüm yorumlar, tüm yorumları gör, tüm yorumları göster, tüm yorumları oku, yorumları göster, yorumları gör,
    yorumları oku, yorumlara git, diğer yorumlar, yorumları aç, yorumları gizle, daha fazla yorum, view comments,
    view all comments, view all, show comments, show all comments, hide comments, see all comments, see comments,
    read comments, read all comments, read the comments, join the conversation, join the discussion, load comments,
    load more comments, load all comments, more comments, show more comments, jump to comments, go to comments,
    skip to comments, open comments, comments are closed, comments closed, comments are disabled, comments off,
    comments are turned off, no comments yet, no comments, no replies, no responses, be the first to comment,
    be the first to comment!, be first to comment, there are no comments, there are no comments yet,
    comment on this story, comment on this article, add a comment, add comment, add your comment,
    add your comment here, post a comment, post comment, post your comment, leave a comment, leave a reply,
    leave your comment, write a comment, write comment, comment now, submit comment, submit a comment,
    make a comment, comment here, your comment, your comments, start the conversation, have your say,
    what do you think?, share your thoughts, log in to comment, login to comment, sign in to comment,
    you must be logged in to post a comment, you must log in to post a comment, facebook comments, latest comments,
    recent comments, top comments, newest comments, most liked comments, sort by, sort comments, yorum yaz,
    yorum yap, yorum ekle, yorum gönder, yorum bırak, yorum yazın, yorum yapın, yorumunu yaz, yorumunuzu yazın,
    yorumunuz, yorumunu ekle, yorumları, bir yorum yaz, bir yorum yazın, bir yorum bırak, bir yorum ekle,
    bir yorum yapın, bir yanıt yazın, bir cevap yazın, bir yanıt bırakın, cevap yaz, yanıtla, cevapla,
    habere yorum yap, haberi yorumla, bu haberi yorumla, habere yorum yaz, habere yorum ekle, bu habere yorum yap,
    bu habere yorum yaz, sen de yorum yap, siz de yorum yapın, siz de yorum yazın, yorum yazmak için giriş yapın,
    yorum yapmak için giriş yapın, yorum yapmak için üye girişi yapın, yorum yazmak için üye girişi yapmalısınız,
    yorum yapabilmek için oturum açmalısınız, ilk yorum yazan siz olun, ilk yorumu siz yazın, ilk yorumu siz yapın,
    ilk yorumu sen yap, ilk yorumu sen yaz, ilk yorum yapan sen ol, ilk yorum yapan siz olun,
    ilk yorumu yapan siz olun, ilk yorumu yapan sen ol, bu habere ilk yorumu siz yapın,
    bu habere ilk yorumu siz yazın, bu habere ilk yorumu sen yaz, bu habere ilk yorum yapan siz olun,
    bu yazıya ilk yorumu siz yapın, bu içeriğe ilk yorumu siz yapın, henüz yorum yok, henüz yorum yapılmadı,
    henüz yorum yapılmamış, henüz yorum yazılmamış, henüz hiç yorum yok, henüz hiç yorum yapılmamış,
    hiç yorum yapılmamış, bu habere henüz yorum yapılmamış, bu habere henüz yorum yapılmadı,
    bu habere henüz yorum eklenmemiştir, bu habere henüz yorum yazılmamış, henüz bu habere yorum yapılmamış,
    henüz yorum eklenmemiş, yorumlar kapalı, yoruma kapalı, yorum yapılmamış, yorumlarınızı bekliyoruz,
    haber hakkındaki yorumlarınız, haber hakkındaki görüşlerinizi belirtmek ister misiniz?,
    bu habere yapılan yorumlar, habere yapılan yorumlar, facebook yorumları, facebook yorum, son yorumlar,
    en beğenilen yorumlar, en yeni yorumlar, yorumlar yükleniyor, okur yorumları, okuyucu yorumları,
    yapılan yorumlar, kommentare anzeigen, alle kommentare, alle kommentare anzeigen, alle kommentare lesen,
    kommentare lesen, kommentare öffnen, kommentar schreiben, kommentar verfassen, kommentieren,
    artikel kommentieren, jetzt kommentieren, schreiben sie einen kommentar, schreibe einen kommentar,
    einen kommentar schreiben, einen kommentar hinterlassen, kommentar hinterlassen, hinterlasse einen kommentar,
    ihr kommentar, ihr kommentar zum thema, kommentare ausblenden, kommentare laden, weitere kommentare,
    noch keine kommentare, keine kommentare, kommentar abschicken, kommentar absenden, diskutieren sie mit,
    mitdiskutieren, zu den kommentaren, neueste kommentare, leserkommentare, die kommentarfunktion ist geschlossen,
    kommentarfunktion geschlossen, die kommentare sind geschlossen, kommentare sind geschlossen, diskussion,
    leserbrief schreiben, schreiben sie den ersten kommentar, als erster kommentieren, laisser un commentaire,
    laissez un commentaire, ajouter un commentaire, écrire un commentaire, publier un commentaire,
    voir les commentaires, voir tous les commentaires, lire les commentaires, afficher les commentaires, commenter,
    commenter l'article, réagir, réagir à cet article, réagissez, aucun commentaire, pas de commentaire,
    les commentaires sont fermés, soyez le premier à commenter, vos commentaires, vos réactions,
    poster un commentaire, tous les commentaires, les commentaires, votre commentaire, comentar, comenta,
    deja un comentario, deja tu comentario, dejar un comentario, dejar comentario, añadir comentario,
    agregar comentario, escribe un comentario, escribir comentario, ver comentarios, ver los comentarios,
    ver todos los comentarios, comentarios cerrados, los comentarios están cerrados, sé el primero en comentar,
    sin comentarios, no hay comentarios, publicar comentario, enviar comentario, mostrar comentarios,
    deja una respuesta, tu comentario, únete a la conversación, participa en la conversación, lascia un commento,
    lascia un tuo commento, commenta, commenta l'articolo, commenta la notizia, scrivi un commento,
    aggiungi un commento, vedi tutti i commenti, leggi i commenti, leggi tutti i commenti, nessun commento,
    commenti chiusi, i commenti sono chiusi, invia commento, mostra commenti, deixe um comentário,
    deixe seu comentário, deixe uma resposta, comente, comentar notícia, ver comentários, ver todos os comentários,
    nenhum comentário, sem comentários, comentários encerrados, adicionar comentário, seja o primeiro a comentar,
    enviar comentário, plaats een reactie, geef een reactie, laat een reactie achter, reageer,
    reageer op dit artikel, bekijk alle reacties, alle reacties, geen reacties, reacties zijn gesloten, reageren,
    lees reacties, toon reacties, plaats reactie, оставить комментарий, оставьте комментарий, добавить комментарий,
    написать комментарий, комментировать, прокомментировать, показать комментарии, показать все комментарии,
    все комментарии, читать комментарии, смотреть комментарии, нет комментариев, комментариев нет,
    комментариев пока нет, пока нет комментариев, комментарии закрыты, комментарии отключены, обсудить, обсуждение,
    обсудить новость, ваш комментарий, загрузить комментарии, отправить комментарий, последние комментарии,
    комментарии к новости, комментарии читателей, залишити коментар, додати коментар, написати коментар,
    коментувати, показати коментарі, усі коментарі, всі коментарі, немає коментарів, коментарі закриті, обговорити,
    ваш коментар, коментарів немає, залиште коментар, напиши коментар, добави коментар, коментирай,
    виж всички коментари, всички коментари, виж коментарите, няма коментари, остави коментар, оставете коментар,
    коментарите са затворени, вашият коментар, напишете коментар, най-коментирани, най-нови коментари,
    dodaj komentarz, napisz komentarz, skomentuj, zobacz komentarze, zobacz wszystkie komentarze, pokaż komentarze,
    brak komentarzy, komentarze wyłączone, zostaw komentarz, wszystkie komentarze, skomentuj artykuł, σχολιάστε,
    γράψτε ένα σχόλιο, γράψτε σχόλιο, προσθήκη σχολίου, αφήστε ένα σχόλιο, δείτε όλα τα σχόλια, κανένα σχόλιο,
    δεν υπάρχουν σχόλια, τα σχόλια είναι κλειστά, σχολίασε, κάντε το πρώτο σχόλιο, şərh yaz, şərh əlavə et,
    şərh bildir, rəy yaz, rəy bildir, şərh yoxdur, bütün şərhlər, şərh yazın, oxucu şərhləri, tulis komentar,
    beri komentar, tambah komentar, tambahkan komentar, lihat komentar, lihat semua komentar, tidak ada komentar,
    belum ada komentar, tinggalkan komentar, kirim komentar, jadilah yang pertama berkomentar,
    silakan login untuk berkomentar, أضف تعليق, أضف تعليقا, اضف تعليق, أضف تعليقك, اترك تعليقا, اترك تعليق,
    اترك ردا, اترك رد, كل التعليقات, جميع التعليقات, إظهار التعليقات, عرض التعليقات, عرض المزيد من التعليقات,
    المزيد من التعليقات, إظهار المزيد من التعليقات, إظهار التعليقات الجديدة, لا توجد تعليقات, لا يوجد تعليقات,
    التعليقات مغلقة, كن أول من يعلق, أرسل تعليقك, تعليقات القراء, شاركنا رأيك, آخر التعليقات, اكتب تعليقا,
    شارك برأيك, تعليقات فيسبوك, نظر شما, نظرات کاربران, نظر دهید, ارسال نظر, ثبت نظر, نظر خود را بنویسید,
    دیدگاه شما, ارسال دیدگاه, نظر بدهید, نظرات شما, نظرات بینندگان, دیدگاهتان را بنویسید, ثبت دیدگاه,
    نظرات خوانندگان, پاسخ دهید, بدون دیدگاه, نظری ثبت نشده است, نظرسنجی, مشاهده نظرات, آخرین نظرات
""")
_ICON = r"(?:(?:chat_bubble|comment|chat|forum|mode_comment|speech_bubble)(?:_outline)? )?"
_BRACKETED = r"[(\[{] ?# ?[)\]}]"
_SUBJECTS = """
    comment comments commenting yorum* kommentar* kommentieren commentaire* comentari* comentar commenti commento
    comentári* reactie* комментар* комментир* коментар* komentar* komentarz* σχόλι* şərh* تعليق* تعليقك تعليقات
    التعليقات نظر نظرات دیدگاه* reply replies antworten
"""

RULE = NoiseRule(
    name="comment counter",
    why="Comments are the readers' and their number moves.",
    anywhere=lines(
        rf"{_SEE}(?: ?:? ?{_BRACKETED}| ?: ?#| #)?(?: <cancel, cancel reply, iptal, abbrechen, annuler, "
        rf"cancelar, annulla>)?{END}",
        rf"<yorumlar, yorum, comments, comment, kommentare, kommentar, commentaires, comentarios, commenti, "
        rf"комментарии, комментариев, коментарі, التعليقات, şərhlər, reacties> ?{_BRACKETED}",
        rf"{_BRACKETED} ?<yorum, yorumlar, comments, kommentare, commentaires, comentarios>",
        rf"<bu habere, bu yazıya, habere, this article has, this post has, there are, es gibt, il y a>"
        rf" (?:<toplam, şu ana kadar, currently> )?# {_COMMENTS}{END}",
    ),
    edge=either(
        lines(
            rf"{_ICON}# ?{_COMMENTS}{END}",
            rf"{_ICON}{_COMMENTS} ?:? ?(?:{_BRACKETED}|#){END}",
            rf"{_ICON}{_COMMENTS} ?:?",
            rf"(?:{_SEE}|{_COMMENTS})(?: ?[/|•·] ?(?:{_SEE}|{_COMMENTS}))+",
        ),
        made_of(_SUBJECTS),
    ),
    labels=("yorumlar", "yorum yap", "comments", "kommentare", "commentaires", "комментариев"),
    noise=(
        "Yorumlar (12)",
        "0Comments",
        "Kommentare ( 56 )",
        "27 commentaires",
        "İlk yorum yazan siz olun",
        "إظهار المزيد من التعليقات (20)",
        "Leave a Comment Cancel",
        "Comments are closed",
        "0 Comments",
        "chat_bubble 0 Kommentare",
        "Şərhlər",
        "Bu habere ilk yorumu siz yapın!",
        "12 yorum",
        "1 Reply",
        "Henüz yorum yapılmamış.",
        "Комментариев: 15",
        "Нет комментариев",
    ),
    news=(
        '"Yorum yapmayacağım" dedi',
        "Apple yorum yapmayı reddetti.",
        "Comments: none from the ministry.",
        "Kaynaklar yorum yok demekle yetindi.",
        "The governor's comments drew anger",
        "Kommentar von Anna Schmidt",
        "Bakandan ilk yorum geldi",
    ),
)
