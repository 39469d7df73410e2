"""Questions about the page itself."""

from __future__ import annotations

from crawler.reading.noise.phrases import END, lines, one_of
from crawler.reading.noise.rule import NoiseRule

_ASK = one_of("""
    ai özetimiz yardımcı oldu mu?, bu özet yardımcı oldu mu?, bu haber faydalı oldu mu?, bu içerik faydalı oldu mu?,
    bu yazı faydalı oldu mu?, bu sayfa faydalı oldu mu?, bu içerik size yardımcı oldu mu?,
    bu makale işinize yaradı mı?, bu haberi beğendiniz mi?, haber hakkında ne düşünüyorsunuz?, ankete katıl,
    anketi yanıtla, oyunuzu kullanın, was this helpful?, was this article helpful?, was this page helpful?,
    was this article useful?, was this story helpful?, was this summary helpful?,
    did you find this article helpful?, did you find this useful?, how useful was this post?,
    how would you rate this article?, do you like this article?, did you like this article?,
    did you enjoy this article?, what do you think of this article?, take our survey, take our poll,
    give us your feedback, send us your feedback, send feedback, give feedback, we'd love to hear from you,
    tell us what you think, help us improve, how can we improve?, no votes so far! be the first to rate this post,
    we are sorry that this post was not useful for you!, let us improve this post!,
    as you found this post useful..., follow us on social media!, click on a star to rate it!, submit rating,
    war dieser artikel hilfreich?, war dieser artikel lesenswert?, wie hilfreich war dieser beitrag?,
    wie gefällt ihnen dieser artikel?, hat ihnen der artikel gefallen?, ihre meinung ist gefragt, ihr feedback,
    feedback geben, cet article vous a-t-il été utile ?, cet article vous a plu ?, votre avis nous intéresse,
    donnez votre avis, ¿te ha resultado útil?, ¿te resultó útil?, ¿le resultó útil este artículo?,
    ¿te gustó este artículo?, ¿te ha gustado este artículo?, ti è stato utile?, questo articolo ti è stato utile?,
    hai trovato utile questo articolo?, este conteúdo foi útil?, este artigo foi útil?, você gostou deste artigo?,
    was dit artikel nuttig?, vond je dit artikel nuttig?, была ли статья полезна?, статья была полезна?,
    вам понравилась статья?, вам понравилась новость?, стаття була корисною?, вам сподобалась стаття?,
    полезна ли беше статията?, czy artykuł był przydatny?, هل كان المقال مفيدا؟, هل أعجبك المقال؟,
    apakah artikel ini bermanfaat?
""")

RULE = NoiseRule(
    name="survey",
    why="It asks about the page, not about the news.",
    anywhere=lines(rf"{_ASK}(?: ?<evet hayır, yes no, ja nein, oui non, sí no, да нет>)?{END}"),
    beside=lines(r"<evet, hayır, yes, no, ja, nein, oui, non, sí, да, нет, evet hayır, yes no>(?: ?\(? ?#? ?\)?)"),
    noise=(
        "AI özetimiz yardımcı oldu mu?",
        "Was this article helpful?",
        "Bu haberi beğendiniz mi?",
        "War dieser Artikel hilfreich?",
    ),
    news=(
        "Was this article of faith helpful to the party?",
        "Yardım kampanyası faydalı oldu",
        "Do you like this town?",
    ),
)
