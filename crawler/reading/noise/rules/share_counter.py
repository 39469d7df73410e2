"""Share bars with their counts, glued or not, and the bare numbers they leave behind."""

from __future__ import annotations

from crawler.reading.noise.phrases import END, lines, one_of
from crawler.reading.noise.rule import NoiseRule

NETWORKS = one_of("""
    facebook, twitter, x, whatsapp, linkedin, pinterest, telegram, reddit, google+, google plus, tumblr, messenger,
    flipboard, pocket, bluesky, threads, mastodon, instagram, vk, viber, bip, email, e-mail, mail, e-posta, eposta,
    mix, line, sms, print, copy link, vkontakte, odnoklassniki, ok, stumbleupon
""")
_VERBS = one_of("""
    share, shares, tweet, tweets, retweet, send, pin, pins, pin it, like, likes, post, paylaş, beğen, beğeni,
    beğendim, paylaşım, paylaşılma, gönder, teilen, partager, partages, partage, compartir, compartido,
    compartilhar, condividi, condivisioni, delen, udostępnij, поделиться, поделились, поширити, поширень, сподели,
    paylaşıldı, paylaşın, tweetle, twitter'da paylaş, facebook'ta paylaş, whatsapp'ta paylaş, j'aime, me gusta,
    gefällt mir, gillar, gefällt mir nicht, bagikan, κοινοποίηση, شارك, اشتراک گذاری, paylaş facebook, claps, save,
    kaydet, tavsiye et, recommend, empfehlen, beğenme, beğenmedim, üzgün, kızgın, komik, muhteşem, şaşkın, mutlu,
    alkışlıyorum, sinirlendim, üzüldüm, bayıldım, dislike, love, haha, wow, sad, angry
""")
_SHARES = one_of("""
    shares, share, tweets, likes, paylaşım, paylaşılma, kez paylaşıldı, kere paylaşıldı, defa paylaşıldı,
    kişi paylaştı, kişi beğendi, beğeni, beğenme, partages, partage, compartidos, compartido, veces compartido,
    condivisioni, condivisione, compartilhamentos, mal geteilt, geteilt, keer gedeeld, делятся, поделились,
    репостов, поширень, поширення, споделяния, udostępnień, udostępnienia, klikes, j'aime, paylaşım sayısı,
    dəfə paylaşılıb, κοινοποιήσεις, مشاركة, مشاركات, اشتراک, kali dibagikan, pins, claps, fois partagé,
    people like this, people shared this, times shared
""")
_INVITATION = one_of("""
    paylaş, haberi paylaş, bu haberi paylaş, share, share this, share this article, share this story, teilen,
    partager, compartir, поделиться, condividi, delen, compartilhar
""")
_BUTTON = rf"(?:{NETWORKS}|{_VERBS})(?: ?\(? ?# ?\)?)?"
_COUNTED = rf"(?:{NETWORKS}|{_VERBS}) ?:? ?\(? ?# ?\)?"

RULE = NoiseRule(
    name="share counter",
    why="Counters of share buttons move with readers, not with the text.",
    anywhere=lines(
        rf"(?:{_COUNTED}[ ,|/]{{0,3}}){{2,12}}{END}",
        rf"{_INVITATION} ?[:\-]? ?(?:{_COUNTED}[ ,|/]{{0,3}}){{1,12}}{END}",
        rf"<paylaşım sayısı, total shares, share count, facebook shares, facebook likes> ?:? ?#{END}",
        rf"<bu haber, haber, bu yazı, this article, this story> # {_SHARES}{END}",
    ),
    edge=lines(
        rf"# ?{_SHARES}{END}",
        rf"(?:{_BUTTON}[ ,|/+]{{0,3}}){{2,14}}{END}",
        r"(?:[\u2600-\u27bf\U0001f300-\U0001faff] ?# ?){2,8}",
    ),
    window=lines(rf"{_COUNTED}", rf"{_SHARES} ?:? ?#"),
    beside=lines(r"#(?: #){0,4}", r"[+-]"),
    labels=("share", "tweet", "paylaş", "beğen", "facebook", "shares"),
    noise=(
        "0 0",
        "Share197Tweet123Share5Send",
        "534shares",
        "0 partage",
        "201.0Klikes",
        "Share 599 Tweet 375",
        "0 Shares",
        "14K Shares",
        "Beğen 12 Paylaş 3",
        "Paylaş: Facebook 120 Twitter 45 WhatsApp 30",
        "1,204 shares",
        "😀 12 😡 3 😢 0",
        "Share 0",
        "0 Tweets",
        "12 kez paylaşıldı",
        "Facebook 120 | Twitter 45",
    ),
    news=(
        "Meksika 0 - 0 Bolivya",
        "South Fort Myers 34, Fort Myers 0",
        "Setler: 25-16, 25-16, 25-13",
        "Anne ekiple paylaştı",
        "The company sold 1,204 shares",
        "Shares fell 3 percent.",
        "Shares: 1,200 sold, 300 bought",
        "İlk yarı: 0-0",
        "Maç 0 - 0 bitti.",
        "Üçüncü çeyrekte son 1 dakika 49-65",
        "Kişi başına düşen 12 beğeni yeterli bulunmadı",
        "Sayfasını beğenene uçak bileti veriyor",
    ),
)
