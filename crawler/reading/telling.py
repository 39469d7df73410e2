"""What class and id names tell: the words with which page builders mark what is not the article.

A name is cut into words at signs and at camelCase seams; each word stands for one mark. The words are those of templates in
many languages; a word that templates also use for the article itself (``content``, ``text``, ``main``) is not here.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = {
    "share": "share shares sharing sharer social addthis addtoany sharethis sharedaddy paylas paylasim sosyal teilen partager partage "
    "compartir condividi socials shareaholic sharebar sharebox",
    "related": "related ilgili relacionadas relacionados relacionado recommend recommended recommendation recommendations onerilen "
    "similar alsolike readalso lireaussi teaser teasers outbrain taboola mostread popular trending populer "
    "encokokunan cokokunan benzer digerhaberler sonhaberler latest morestories morenews promo crosslink zergnet "
    "moreon readmore read-next upnext nextup recirc recirculation onward jetpack-relatedposts leseempfehlung "
    "weiterlesen meistgelesen tavsiye nextarticle mgid dianomi revcontent linkbox pagination pager",
    "comment": "comment comments disqus yorum yorumlar kommentar kommentare kommentarer comentarios commentaires livefyre respond "
    "fbcomments commentlist coral talk-embed discussion",
    "rating": "rating ratings puan oylama votes vote stars yildiz",
    "counter": "views viewcount pageviews counter sayac okunma hits visitors okunmasayisi postviews",
    "ad": "ad ads adv advert advertisement advertising reklam sponsor sponsored dfp adslot adsense adsbygoogle werbung "
    "anzeige publicite publicidad advertorial gpt adcontainer adwrapper adunit banner affiliate googlead",
    "subscribe": "newsletter newsletters subscribe subscription subscriptions signup abone bulten registration abo donate donation "
    "membership regwall piano optin mailchimp",
    "menu": "nav navigation navbar navi menu submenu breadcrumb breadcrumbs sidebar footer masthead topbar toolbar sitemap skiplink skip "
    "colophon hamburger dropdown offcanvas sitenav globalnav",
    "byline": "byline bylines author authors yazar muhabir dateline timestamp pubdate publishdate postmeta autor auteur contributor "
    "contributors authorbox authorinfo entry-meta readtime readingtime articlemeta updated",
    "tags": "tags tagcloud taglist keywords etiket etiketler tagit schlagworte topics hashtags categories",
    "cookie": "cookie cookies consent gdpr cmp ccpa onetrust didomi",
    "copyright": "copyright disclaimer impressum",
    "widget": "widget widgets ticker weather hava borsa piyasa doviz stocks player jwplayer videoplayer tooltip popup modal overlay "
    "lightbox toast scorebox poll quiz horoscope",
    "login": "login signin paywall loginbox",
    "tools": "tools fontsize print printer toolbox textsize articletools",
    "unseen": "hidden sr-only visually-hidden visuallyhidden screen-reader screenreader assistive noscript invisible",
    "caption": "caption captions figcaption credit credits photocredit bildunterschrift wp-caption-text imagecaption copyrights "
    "legende fotograf fotokredit",
}
_PAIRS = {
    "sr-only": "unseen",
    "visually-hidden": "unseen",
    "screen-reader": "unseen",
    "assistive-text": "unseen",
    "wp-caption": "caption",
    "most-read": "related",
    "most-viewed": "related",
    "most-popular": "related",
    "read-more": "related",
    "read-also": "related",
    "read-next": "related",
    "more-on": "related",
    "also-read": "related",
    "see-also": "related",
    "more-stories": "related",
    "more-news": "related",
    "next-article": "related",
    "load-more": "related",
    "entry-meta": "byline",
    "post-meta": "byline",
    "article-meta": "byline",
    "entry-footer": "tags",
    "post-tags": "tags",
    "entry-tags": "tags",
    "view-count": "counter",
    "page-views": "counter",
    "post-views": "counter",
    "read-time": "byline",
    "reading-time": "byline",
    "publish-date": "byline",
    "en-cok": "related",
    "cok-okunan": "related",
    "son-haber": "related",
    "diger-haber": "related",
    "ilgili-haber": "related",
    "sign-up": "subscribe",
    "sign-in": "login",
    "log-in": "login",
}
_MARK_OF = {word: mark for mark, words in _WORDS.items() for word in words.split()}
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*|[^\W\d_]+")
_MAX_NAME = 300


@lru_cache(maxsize=16_384)
def marks_of(name: str) -> tuple[str, ...]:
    """The marks that a class or id string tells, sorted, each once.

    >>> marks_of("c-shareBar js-sticky")
    ('share',)
    >>> marks_of("story-body most-read")
    ('related',)
    """
    words = [word.lower() for word in _WORD.findall(name[:_MAX_NAME])]
    found = {_MARK_OF[word] for word in words if word in _MARK_OF}
    for pair in zip(words, words[1:], strict=False):
        if mark := _PAIRS.get("-".join(pair)) or _MARK_OF.get("".join(pair)):
            found.add(mark)
    return tuple(sorted(found))
