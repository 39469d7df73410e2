"""Who owns the page, and what may be done with it."""

from __future__ import annotations

from crawler.reading.noise.phrases import END, lines, one_of
from crawler.reading.noise.rule import NoiseRule

_RIGHTS = one_of("""
    tüm hakları saklıdır, her hakkı saklıdır, bütün hakları saklıdır, all rights reserved, some rights reserved,
    alle rechte vorbehalten, tous droits réservés, todos los derechos reservados, tutti i diritti riservati,
    riproduzione riservata, todos os direitos reservados, alle rechten voorbehouden, все права защищены,
    усі права захищені, всі права захищені, всички права запазени, wszelkie prawa zastrzeżone,
    wszystkie prawa zastrzeżone, με επιφύλαξη παντός δικαιώματος, bütün hüquqlar qorunur,
    hak cipta dilindungi undang-undang, hak cipta dilindungi, جميع الحقوق محفوظة, كل الحقوق محفوظة,
    تمامی حقوق محفوظ است, کلیه حقوق محفوظ است
""")
_START = one_of("""
    bu sitede yayınlanan, sitemizde yayınlanan, bu haberin tüm hakları, yasal uyarı: yayınlanan,
    yasal uyarı: sitemizde, bu köşe yazısının tüm hakları, anadolu ajansı web sitesinde,
    bu haber ajanslar tarafından, this material may not be published, this content is protected,
    this article is protected, this story is protected, reproduction in whole or in part,
    reproduction without permission, content is available under creative commons,
    this article was originally published, this article first appeared, republished with permission,
    vervielfältigung nur mit, nachdruck nur mit, reproduction interdite, prohibida la reproducción,
    prohibida su reproducción, è vietata la riproduzione, é proibida a reprodução, при использовании материалов,
    використання матеріалів, saytdakı materiallardan, materiallardan istifadə, استفاده از مطالب, يمنع نقل,
    anadolu ajansı ihlas haber ajansı, bu haber anadolu ajansı tarafından servis, no part of this site,
    no part of this website, no part of this article, the views expressed in this article, the views expressed here,
    the opinions expressed in this article, toute reproduction interdite, перепечатка материалов,
    использование материалов сайта, копирование материалов сайта, при цитировании материалов, передрук матеріалів,
    передрук і використання матеріалів, будь-яке копіювання матеріалів, kopiowanie materiałów
""")
_SIGN = r"(?:©|\(c\)|<copyright, telif hakkı, telif>)"
_YEARS = r"(?:19|20)\d\d(?: ?[\-–/] ?(?:(?:19|20)\d\d|\d\d|<present, bugün>))?"

RULE = NoiseRule(
    name="copyright",
    why="The same line stands under every text of the site.",
    anywhere=lines(
        rf"{_SIGN}[ ©(c)]{{0,5}} ?(?:{_YEARS})?[^.]{{0,60}}[.,\-|]? ?{_RIGHTS}.{{0,130}}",
        rf"{_RIGHTS}{END}",
    ),
    edge=lines(
        rf"(?:©|\(c\)|copyright)[ ©(c)]{{0,5}} ?{_YEARS}.{{0,80}}",
        rf"{_YEARS} ?(?:©|\(c\)).{{0,80}}",
        rf".{{1,60}} ?(?:©|\(c\)|copyright) ?{_YEARS}{END}",
        rf".{{0,80}}[.,\-|©] ?{_RIGHTS}{END}",
        having="©|[(]c[)]|copyright|hak|right|recht|droit|derech|dirit|direit|prava|прав|praw|hüquq|δικαι|حقوق|huquq|cipta",
    ),
    window=lines(
        r"[^.]{0,50}(?:©|ⓒ|copyright ?[:©])[^.]{2,70}", rf"{_YEARS} {_RIGHTS}", rf"{_RIGHTS}[^a-z]{{1,3}}.{{0,80}}"
    ),
    opens=lines(rf"{_START}[ ,:].{{10,}}"),
    noise=(
        "© 2014 Daily Example. All rights reserved.",
        "Tüm hakları saklıdır.",
        "Copyright 2020 Example Media",
        "Anadolu Ajansı web sitesinde, üyelere sunulan haberler, özetlenerek yayımlanmaktadır.",
        "Content is available under Creative Commons Attribution-NonCommercial",
        "Все права защищены",
    ),
    news=(
        "The copyright expired in 1998.",
        "Telif hakkı davası sonuçlandı",
        "Photographer holds the copyright to 12 pictures",
    ),
)
