"""Kurmanji Kurdish."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="ku",
    months=(
        "çileya paşîn, rêbendan, çile, kanûna paşîn",
        "sibat, reşemî, şibat, sibatê, reşemiyê, şibatê",
        "adar, avdar, adarê, avdarê",
        "nîsan, cotmeh, avrêl, nîsanê, avrêlê",
        "gulan, gulanê",
        "pûşper, hezîran, xizîran, hezîranê, pûşperê",
        "tîrmeh, temmûz, tîrmehê, temûz",
        "gelawêj, tebax, tebaxê, gelawêjê",
        "rezber, îlon, îlonê, rezberê",
        "kewçêr, cotmeh, çiriya pêşîn, cotmehê, kewçêrê",
        "sermawez, mijdar, çiriya paşîn, mijdarê, sermawezê",
        "befranbar, kanûn, çileya pêşîn, kanûna pêşîn, kanûnê, berfanbar",
    ),
    weekdays=(
        "duşem, duşemb",
        "sêşem, sêşemb",
        "çarşem, çarşemb",
        "pêncşem, pêncşemb",
        "în",
        "şemî",
        "yekşem, yekşemb",
    ),
    days={0: "îro", -1: "duh", -2: "pêr", 1: "sibê"},
    units={
        "second": "çirke, saniye, çirkeyan",
        "minute": "xulek, deqîqe, deqe, xulekan, deqîqeyan",
        "hour": "saet, demjimêr, saetan, demjimêran",
        "day": "roj, rojan",
        "week": "hefte",
        "month": "meh, mehan",
    },
    ago="berê, berî",
    later="paşê",
    modified="""
        rojanekirin, hat rojanekirin, rojanekirina dawî, nûkirin, nûvekirin, hatiye nûkirin, nûkirina dawî,
        guhertina dawî, dema nûkirinê, rojanekirina dawîn, hat nûkirin
    """,
    published="weşandin, hat weşandin, weşan, dîroka weşanê, dema weşanê, hatiye weşandin",
    counters="xwendin, dîtin, şîrove, nîşandan, mêvan",
    joins="saet, li, ji, di, dîrok, dema, ê, an, ya",
    by="ji aliyê, nivîskar",
    clock="saet, demjimêr",
)
