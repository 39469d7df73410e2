"""Sentences in which a page counts what readers did with it, whatever the order of their words."""

from __future__ import annotations

from crawler.reading.noise.lexicon import counting
from crawler.reading.noise.rule import NoiseRule

_ITSELF = """
    story article post page item content news video haber haberi habere haberin haberimiz yazı yazıyı yazıya yazısı
    içerik içeriği içeriğe makale makaleyi makaleye sayfa sayfayı artikel beitrag seite bericht nachricht meldung
    actualité noticia artículo nota articolo notizia artigo notícia matéria новость новости статья статью статьи
    материал материала публикация публикацию новина новину новини стаття статтю матеріал статия статията новината
    артикул artykuł artykułu tekst wiadomość άρθρο είδηση xəbər xəbəri berita nieuwsbericht خبر الخبر مقال المقال
    المقالة مطلب
"""
_READ = """
    view viewed views read reads seen visited opened clicked watched shared shares share liked likes like commented
    comments comment replies saved recommended emailed printed downloaded updated modified okundu okunmuş okunmuştur
    okunma okudu görüntülendi görüntülenme görüntülenmiş görüntülenmiştir izlendi izlenme izlenmiş paylaşıldı
    paylaşım paylaşılmış paylaştı beğenildi beğeni beğendi tıklandı yorum yorumu yorumlar yorumlandı ziyaret edildi
    güncellendi güncellenmiş gelesen angesehen aufgerufen aufrufe geteilt kommentare kommentiert aktualisiert
    geklickt lu lue lus vu vue vues partagé partagée partages commentaires commenté consulté mis jour actualisé
    leído leída visto vista visitas vistas compartido compartida comentarios comentado actualizado letto letta
    visualizzato condiviso condivisioni commenti aggiornato lido lida visualizações compartilhado compartilhada
    comentários atualizado gelezen bekeken gedeeld reacties bijgewerkt прочитали прочитано просмотрели просмотров
    просмотрено поделились комментариев обновлена обновлено прочитали переглянули переглядів прочитано поширили
    коментарів оновлено прочетена видяна споделена коментара обновена przeczytano wyświetlono udostępniono
    komentarzy zaktualizowano διαβάστηκε προβλήθηκε κοινοποιήθηκε σχόλια ενημερώθηκε oxunub baxılıb paylaşılıb şərh
    yenilənib dibaca dilihat dibagikan komentar diperbarui قراءة مشاهدة مشاركة تعليق تعليقات قرئ شوهد بازدید خوانده
    دیده نظر
"""
_VOTED = """
    rate rated rating voted vote votes cast stars star score average oy oyla oylandı oylama puan puanı puanlandı
    yıldız değerlendirme değerlendirildi ortalama kullanıldı verildi verin ver bewertet bewertung bewertungen
    stimmen sterne durchschnitt abgegeben noté note notes moyenne étoiles votos valorado valoración valoraciones
    media estrellas voti voto valutato valutazione stelle avaliado avaliação avaliações média beoordeeld stemmen
    gemiddelde sterren оценили оценка оценок голосов рейтинг проголосовали оцінили оцінка голосів проголосували
    гласа оценка ocena ocen głosów średnia ψήφοι βαθμολογία səs qiymət suara peringkat تقييم صوت امتیاز رای
"""
_UNITS = """
    times time people persons person readers reader users user visitors minutes minute mins min hours hour days ago
    total so far been once twice per day week kez kere defa kişi kişinin okur okuyucu okurumuz kullanıcı tarafından
    dakika dk saat gün önce toplam bugün dün şimdiye şu ana kadar bugüne üzerinden yapıldı yapılmış alındı aldı mal
    personen leser minuten minute stunden tagen insgesamt bisher wurde wurden hat haben bereits fois personnes
    lecteurs minutes heures jours total été reçu veces vez personas lectores minutos horas días total ha han sido
    fue recibido volte persone lettori minuti ore giorni stato stata ricevuto vezes pessoas leitores dias foi foram
    keer mensen lezers minuten uur dagen werd is раз раза человек читателей пользователей минут минуты часа часов
    назад было разів людей читачів хвилин годин тому пъти души читатели минути часа razy osób czytelników minut
    godzin temu φορές άτομα λεπτά ώρες πριν dəfə nəfər dəqiqə saat əvvəl kali orang pembaca menit jam lalu sebanyak
    telah مرة مرات شخص قارئ دقيقة دقائق ساعة منذ بار نفر دقیقه
"""

RULE = NoiseRule(
    name="story counter",
    why="It counts what readers did with the page and moves with every visit.",
    anywhere=counting(_ITSELF, acts=_READ + _VOTED, units=_UNITS),
    edge=counting(_READ, acts=_READ, units=_UNITS, most_numbers=1),
    noise=(
        "This story has been shared 261 times.",
        "There are 864 comments on this story.",
        "Haber 41 dakika önce güncellendi.",
        "Bu habere puan verin: 5 üzerinden 2.1 (721 oy kullanıldı)",
        "Bu haberi 12.345 kişi okudu.",
        "Bu habere şu ana kadar 12 yorum yapıldı.",
        "Dieser Artikel wurde bisher 1.204 mal gelesen.",
        "Cet article a été partagé 120 fois.",
        "Эту статью прочитали 1204 раза",
        "Este artículo ha sido leído 1.204 veces",
    ),
    news=(
        "Haber 2 saat önce duyuruldu.",
        "The story was shared 12 times by the minister.",
        "Bu yazı 3 ay önce yasaklandı.",
        "Total votes: 52,340",
        "Toplam oy: 52.340",
        "The article was read aloud in court 3 times.",
        "5 stars",
        "The video was watched by 3 judges.",
    ),
)
