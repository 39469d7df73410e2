"""Prices that run along a page's edge."""

from __future__ import annotations

from crawler.reading.noise.phrases import NUMBER, lines, one_of
from crawler.reading.noise.rule import NoiseRule

_NAME = one_of("""
    dolar, amerikan doları, usd, usd/try, usd/tl, dolar/tl, euro, eur, eur/try, eur/tl, euro/tl, eur/usd,
    euro/dolar, sterlin, gbp, gbp/try, altın, gram altın, çeyrek altın, çeyrek, yarım altın, tam altın,
    cumhuriyet altını, ata altın, ons, ons altın, altın ons, altın/ons, altın gr, gümüş, bist, bist 100, bist100,
    bist-100, borsa, borsa istanbul, imkb, imkb 100, xu100, bitcoin, btc, btc/usd, btc/try, btc/usdt, ethereum, eth,
    eth/usd, brent, brent petrol, petrol, faiz, tahvil, gösterge faiz, gram gümüş, frank, riyal, dax, mdax, tecdax,
    sdax, dow jones, dow, dowjones, nasdaq, nasdaq 100, s&p 500, s&p 500 i, s&p, euro stoxx 50, eurostoxx,
    eurostoxx 50, ftse 100, ftse, ftse mib, cac 40, cac, ibex 35, ibex, nikkei, nikkei 225, hang seng, gold, silver,
    oil, wti, crude oil, brent crude, dollar, usd/eur, gold price, xrp, ripple, solana, doge, dogecoin, доллар,
    евро, курс доллара, курс евро, нефть, usd/rub, eur/rub, долар, євро, золото, биткоин, ртс, ммвб, imoex, dólar,
    dólar blue, peso, petróleo, merval, bovespa, ibovespa, libra, oro, dolar amerika, emas, ihsg, manat, دلار, یورو,
    سکه, طلا, الدولار, اليورو, الذهب, usd/azn, eur/azn, usd/uah, eur/uah, pln/usd, eur/pln, usd/pln
""")
_SIGNED = rf"[%+\-−▲▼↑↓]? ?[%]? ?{NUMBER} ?[%€$₺£]?"
_PRICE = rf"(?:[$€₺£] ?)?{NUMBER}(?: ?(?:tl|try|₺|\$|€|usd|eur|руб|puan))?"
_QUOTE = rf"{_NAME}[®™]? ?[:|]? ?{_PRICE} ?[|ǀ]?(?: ?[|(]? ?{_SIGNED} ?\)?){{0,2}} ?[▲▼↑↓]?"

RULE = NoiseRule(
    name="ticker",
    why="Prices move every minute and belong to the page's frame.",
    edge=lines(rf"(?:{_QUOTE} ?[|•·,]? ?){{3,12}}"),
    window=lines(
        rf"(?:{_QUOTE} ?[|•·]? ?){{1,3}}",
        rf"{_NAME}[®™]?",
        r"<piyasalar, döviz kurları, döviz, borsa, canlı borsa, markets, market data, kurse, börse, bourse, "
        r"bolsa, курсы валют, курс валют>",
    ),
    beside=lines(
        r"[%+\-▲▼↑↓]{0,2} ?\d[\d.,]*(?: ?[%€$₺£])?(?: ?[(]?[%+\-▲▼↑↓]{1,2} ?\d[\d.,]*(?: ?%)?[)]?){0,2}", r"[▲▼↑↓]"
    ),
    noise=(
        "DOLAR 34,1657 0.08%",
        "BITCOIN 2246837-0.26811%",
        "EURO 31,42 %0,12",
        "BIST 100",
        "83,300.00",
        "DAX®16.105,83+0,14%TecDAX®3.895,34+0,29%S&P 500 I4.659,48+0,23%Nasdaq 10016.032,47+0,29%",
        "GRAM ALTIN 2.934,12 % 0,45",
    ),
    news=(
        "Dolar kuru ise şu anda 41,1678 TL seviyesinde",
        "Çeyrek Ziynet | 441,00 | 446,00",
        "Lüfer: 20 TL",
        "Dollar 28.93, euro 31.42 at the close",
        "The Canadian dollar traded at 74.27 U.S. cents.",
        "5. Kategori - 100.00 TL",
        "Euro/TL yüzde 0.53 yükselişle 3.0783 seviyesinden işlem görüyor.",
    ),
)
