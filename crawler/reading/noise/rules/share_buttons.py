"""Invitations to share, like or follow, and the bare names of the networks."""

from __future__ import annotations

from crawler.reading.noise.phrases import END, lines, one_of
from crawler.reading.noise.rule import NoiseRule
from crawler.reading.noise.rules.share_counter import NETWORKS

_ASK = one_of("""
    bu haberi paylaş, bu haberi paylaşın, haberi paylaş, haberi paylaşın, bu yazıyı paylaş, bu yazıyı paylaşın,
    yazıyı paylaş, bu içeriği paylaş, bu sayfayı paylaş, sayfayı paylaş, arkadaşlarınla paylaş,
    arkadaşlarınızla paylaşın, sosyal medyada paylaş, sosyal medyada paylaşın, sosyal ağlarda paylaş,
    haberi sosyal medyada paylaş, bu haberi sosyal medyada paylaş, facebook'ta paylaş, facebookta paylaş,
    twitter'da paylaş, twitterda paylaş, x'te paylaş, x'de paylaş, whatsapp'ta paylaş, whatsappta paylaş,
    linkedin'de paylaş, pinterest'te paylaş, telegram'da paylaş, google+'da paylaş, facebook'da paylaş,
    facebook ile paylaş, whatsapp ile paylaş, whatsapp'tan gönder, e-posta ile gönder, e-posta ile paylaş,
    mail ile gönder, haberi tweetle, bağlantıyı kopyala, linki kopyala, link kopyala, bağlantı kopyalandı,
    link kopyalandı, haber linkini kopyala, beğendiyseniz paylaşın, sizin tepkiniz ne, tepkiniz nedir,
    tepkini göster, bu habere tepkiniz, haberi beğen, bu haberi beğendim, share this, share this article,
    share this story, share this post, share this page, share this news, share this video, share article,
    share story, share page, share the article, share the story, share via email, share by email,
    share with friends, share with your friends, share on social media, share on social networks, share options,
    share link, copy link, copy url, link copied, copied to clipboard, link copied to clipboard,
    copy link to clipboard, email this, email this article, email this story, email article, tweet this, pin this,
    pin it, like this, like us on facebook, sharing is caring, sharing is caring!, spread the word, blogthis!,
    what's your reaction?, what is your reaction, your reaction, click to share, share to facebook,
    share to twitter, share to x, share to whatsapp, share full article, save and share, share this on,
    share this content, please share, share it, show your love, give this article, artikel teilen, beitrag teilen,
    diesen artikel teilen, diesen beitrag teilen, seite teilen, jetzt teilen, teilen sie diesen artikel,
    artikel versenden, per mail versenden, per e-mail teilen, per whatsapp teilen, link kopieren, url kopieren,
    link kopiert, auf facebook teilen, auf twitter teilen, auf x teilen, bei facebook teilen, bei twitter teilen,
    bei whatsapp teilen, teilen sie dies, inhalt teilen, teilen mit, artikel weiterempfehlen, seite weiterempfehlen,
    artikel empfehlen, partager cet article, partager l'article, partagez cet article, partager sur facebook,
    partager sur twitter, partager sur x, partager sur whatsapp, partager sur linkedin, partager sur messenger,
    partager par mail, partager par email, envoyer par mail, envoyer par e-mail, copier le lien, partager via,
    partager la page, compartir esta noticia, compartir este artículo, compartir el artículo, compartir noticia,
    compartir en facebook, compartir en twitter, compartir en x, compartir en whatsapp, comparte esta noticia,
    comparte este artículo, comparte en, enviar por email, enviar por correo, copiar enlace, enlace copiado,
    copiar link, compartir por, compartir en redes sociales, compártelo, condividi questo articolo,
    condividi l'articolo, condividi articolo, condividi su facebook, condividi su twitter, condividi su whatsapp,
    condividi su x, copia link, invia per email, condividi su, condividi via email, compartilhar notícia,
    compartilhe esta notícia, compartilhe, compartilhar no facebook, compartilhar no whatsapp,
    compartilhar no twitter, compartilhar no x, compartilhe isso, enviar por e-mail, partilhar, partilhar artigo,
    partilhe este artigo, deel dit artikel, artikel delen, deel dit, deel via, delen via whatsapp,
    delen via facebook, delen via e-mail, kopieer link, link kopiëren, deel op facebook, поделиться,
    поделиться новостью, поделиться статьей, поделиться ссылкой, поделитесь, поделиться в соцсетях,
    поделиться в facebook, поделитесь новостью, поделитесь с друзьями, рассказать друзьям, расскажите друзьям,
    скопировать ссылку, ссылка скопирована, отправить по почте, поделиться в, понравилась статья, поделись,
    поделись новостью, поділитися, поділитися новиною, поділіться, поширити, поширити новину, скопіювати посилання,
    поділитись, сподели, споделете, сподели статията, споделете статията, споделяне, сподели във facebook,
    копирай линк, udostępnij, podziel się, udostępnij artykuł, podziel się artykułem, skopiuj link,
    wyślij znajomemu, udostępnij na facebooku, κοινοποίηση, κοινοποιήστε, μοιραστείτε το, μοιράσου το,
    κοινοποίησε το, αντιγραφή συνδέσμου, paylaşın, xəbəri paylaş, dostlarınla paylaş, sosial şəbəkədə paylaş,
    facebook-da paylaş, bagikan, bagikan artikel, bagikan berita, salin tautan, salin link, bagikan ke,
    bagikan artikel ini, شارك, شارك المقال, شارك الخبر, شارك هذا المقال, شارك هذا الخبر, مشاركة, مشاركة الخبر,
    مشاركة المقال, مشاركة على فيسبوك, مشاركة عبر, شارك على, نسخ الرابط, انسخ الرابط, تم نسخ الرابط, انشر, شاركها,
    شارك القصة, اشتراک گذاری, اشتراک‌گذاری, به اشتراک بگذارید, به اشتراک گذاری, اشتراک گذاری خبر, اشتراک این خبر,
    ارسال به دوستان, کپی لینک, لینک کوتاه, کپی لینک کوتاه, ارسال خبر
""")
_ON = (
    rf"<share, post, send, teilen, partager, compartir, condividi, compartilhar, delen, bagikan, "
    rf"udostępnij> <on, to, via, by, auf, per, sur, en, su, no, ke, na, with, whit> {NETWORKS}"
)
_ONE_WORD = one_of("""
    share, shares, tweet, retweet, pin, like, likes, send, paylaş, paylaşım, beğen, beğendim, beğenmedim, tweetle,
    gönder, teilen, partager, partage, compartir, condividi, compartilhar, delen, bagikan, udostępnij, поделиться,
    mag ich, gefällt mir, j'aime, me gusta, mi piace, curtir, kopyala, copy, copied, kopieren, copier, kopiert,
    retweetle, +1, beğeni, reaksiyon, reactions, tepkiler, muhteşem, üzgün, kızgın, komik, şaşkın, alkış, sevdim,
    facebook, twitter, whatsapp, linkedin, pinterest, telegram, flipboard, e-mail, email, e-posta, instagram,
    youtube, tumblr, reddit, google+, messenger, bluesky, threads, x, rss, print, yazdır, twitter-x, x-twitter,
    facebook-f, mastodon, viber, tiktok
""")
_SUBJECTS = """
    share shares sharing paylaş paylaşın paylaşım teilen teile weitersagen partager partagez compartir comparte
    compartilhe compartilhar condividi delen deel поделиться поделитесь поділитися поділіться сподели споделете
    udostępnij κοινοποίηση bagikan شارك شاركها مشاركة اشتراک tweet retweet tweetle beğen like likes linkedin
    whatsapp pinterest tumblr flipboard viber messenger telegram
"""

RULE = NoiseRule(
    name="share buttons",
    why="Buttons belong to the template, not to the text.",
    anywhere=lines(rf"{_ASK} ?(?:<on, via, auf, sur, en, su, no> )?:?{END}", rf"{_ON}(?: ?\(.{{0,40}}\))?{END}"),
    edge=lines(
        r"share all sharing options for ?:.{0,150}",
        r"share this story ?: ?[^.!?]{2,40}",
        rf"{_ONE_WORD}(?:[ ,|/•·]{{1,3}}{_ONE_WORD}){{0,11}}{END}",
        rf"{_ASK}.? ?(?:{NETWORKS}[ ,|/•·]{{0,3}}){{1,8}}",
    ),
    menu=_SUBJECTS,
    noise=(
        "Bu haberi paylaşın",
        "Facebook'ta Paylas",
        "Share",
        "Share this article",
        "Sharing is caring!",
        "Partager sur Messenger",
        "Share on Facebook",
        "Facebook Twitter WhatsApp",
        "Поделиться",
        "Bağlantıyı kopyala",
        "شارك الخبر",
    ),
    news=(
        "Komisyon, Facebook'un beğenme ve paylaşma butonlarını yasakladı.",
        "A woman who lost 130 pounds shares 7 changes she wasn't expecting",
        "Twitter'da paylaşım rekoru kırıldı",
        "Facebook and Twitter shares rose",
        "Bakan görüşlerini Twitter'da paylaştı",
    ),
)
