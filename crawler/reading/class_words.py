"""The words of class and id names, in many languages, by what they mark.

A star stands for any ending, a hyphen for one seam or none (``share-bar`` is also ``shareBar`` and ``sharebar``).
"""

from __future__ import annotations

MARKS = {
    "share": """
        share sharing sharer share-bar share-box share-tools share-this share-buttons share-links social*
        addthis* addtoany* sharedaddy paylas* sosyal* teilen partage partager compartir whatsapp
    """,
    "related": """
        related* ilgili* relacionad* recommend* onerilen* similar also-read read-also also-like lire-aussi
        outbrain* taboola* zergnet most-read* most-viewed* most-popular* popular* trending* populer* en-cok*
        cok-okunan* son-haber* diger-haber* ilgili-haber* benzer* more-on more-news more-stories more-from
        read-more read-next up-next next-up recirc* onward crosslink* cross-link* promo promos promobox
        leseempfehlung* weiterlesen meistgelesen* meist-gelesen* tavsiye* next-article mgid* dianomi*
        revcontent* link-box* pagination pager see-also load-more suggested read-more* weitere* nextpost
        prevpost jp-relatedposts more-links
    """,
    "teaser": """
        teaser* latest
    """,
    "comment": """
        comment comments comment-list* comment-form* comment-section* comments-* disqus* yorum yorumlar
        kommentar* comentario* commentaire* livefyre respond reply fb-comments commentlist coral discussion
    """,
    "rating": """
        rating ratings puan puanlama oylama votes vote star-rating post-ratings
    """,
    "counter": """
        views view-count* viewcount* page-view* pageviews counter sayac* okunma* hits visitors post-views*
    """,
    "ad": """
        ad ads adv advert* reklam* sponsor* dfp* ad-slot* adsense* adsby* adunit* werbung* anzeige*
        publicidad publicite* gpt* ad-container ad-wrapper banner* affiliate* google-ad* billboard-ad
    """,
    "subscribe": """
        newsletter* subscrib* subscription* sign-up* signup* abone* bulten* abo abonnement* regwall optin
        mailchimp* cta* donate* donation* register* call-to-action
    """,
    "menu": """
        nav navigation* navbar* nav-bar* navi menu* submenu* breadcrumb* sidebar* side-bar* footer* masthead
        topbar toolbar* sitemap skip-link* skip-to* colophon hamburger* dropdown* offcanvas* jump-label* toc
        table-of-contents
    """,
    "byline": """
        byline* author* yazar* muhabir* dateline timestamp* pub-date publish-date* publish-info post-meta*
        entry-meta* article-meta* meta-info* meta-data* autor autoren auteur* contributor* read-time*
        reading-time* readtime* date-time* bio biography published-date* article-date* post-date* tarih
        zaman dates time-stamp*
    """,
    "tags": """
        tags tag-list* taglist* tag-cloud* keywords etiket* schlagwort* topics hashtags* entry-footer
        post-tags* entry-tags* article-tags* story-tags*
    """,
    "cookie": """
        cookie* consent* gdpr* cmp onetrust* didomi* sourcepoint* privacy-settings
    """,
    "copyright": """
        copyright* disclaimer* impressum
    """,
    "widget": """
        widget* ticker* weather* havadurumu borsa piyasa* doviz* player video-player* jwplayer* jw-player*
        tooltip* popup* popover* modal* overlay* lightbox* poll quiz horoscope* placeholder* embed-consent
        external-content
    """,
    "login": """
        login* log-in signin sign-in paywall*
    """,
    "tools": """
        tools fontsize* font-size* print-only printer* toolbox text-size* article-tools* text-to-speech*
        audio-player* read-aloud*
    """,
    "unseen": """
        sr-only* visually-hidden* visuallyhidden* screen-reader* screenreader* assistive* invisible
        no-script hide-text offscreen*
    """,
    "caption": """
        caption* figcaption* fig-caption* credit credits photocredit* photo-credit* image-credit*
        bildunterschrift* wp-caption* image-caption* img-caption* imagecaption* media-info* mediainfo*
        picbox* pic-box* image-description* image-info* img-box* imgbox* bildinfo* absatzbild*
        photo-caption* video-caption* slideshow* slide-caption* gallery* galeri* picture-caption*
    """,
}

BODY = """
    article-body* article-content* article-text* article-copy story-body* story-content* story-text*
    post-body* post-content* entry-content* news-body* news-content* news-text* news-detail*
    haber-metni* haber-detay* haber-icerik* haber-text* haber-content* body-text body-copy content-body*
    content-text* rich-text* detay-icerik text-content artikel-text* artikel-body* article-detail*
    single-content article-main* td-post-content detail-content detail-text post-text* entry-text
    page-content* texto-noticia cuerpo* corpo
"""

EMBEDDED = "embed embedded tweet twitter-tweet post-embed oembed"
