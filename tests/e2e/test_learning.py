"""Noise in a language that no rule knows: learned from the site's own visits, never at the price of an edit."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

from crawler.newsroom.server import Request, serve
from tests.e2e.pages import article
from tests.e2e.shell import Tashih

RAKSTS = (
    "Rīgas dome otrdien nolēma atjaunot prāmju satiksmi pāri Daugavai pēc vienpadsmit nedēļu ilgiem piestātnes remontdarbiem.",
    "Ostas kapteinis Jānis Bērziņš sanāksmē sacīja, ka pirmais prāmis atiešot sešos četrdesmit no rīta ar visiem pasažieriem.",
    "Tirgotāji krastmalā stāstīja, ka slēgšana viņiem atņēmusi trešdaļu vasaras ieņēmumu, un lūdza pilsētai palīdzību.",
    "Remonts izmaksāja trīs miljonus eiro, gandrīz divreiz vairāk, nekā inženieri bija rēķinājuši augustā pēc plaisu atrašanas.",
)


def page(headline: str, paragraphs: tuple[str, ...] = RAKSTS) -> Callable[[Request], str]:
    """An article with counters whose wording no rule knows, ticking at every request."""
    ticks = itertools.count(10_045, 7)

    def answer(_: Request) -> str:
        tick = next(ticks)
        tail = f"<p>Lasīts {tick} reizes</p><p>Vērtējums {tick % 5},{tick % 10} no 5 pēc {tick % 97} balsīm</p>"
        return article(headline, paragraphs, tail=tail, language="lv")

    return answer


def test_counters_that_no_rule_knows_make_no_revision_once_they_were_seen_to_move(
    tashih: Tashih, tmp_path: Path
) -> None:
    stories = {f"/raksts-{number}": page(f"Prāmis numur {number} atkal kursē") for number in "ABC"}
    watchlist = tmp_path / "watchlist.txt"
    with serve(stories) as site:
        watchlist.write_text("\n".join(site.url(path) for path in stories))
        for _ in range(2):
            tashih.crawl("-a", f"urls={watchlist}", "-s", "CONFIRM_AFTER_SECONDS=0.2")
        taught = len(tashih.revisions())
        for _ in range(2):
            tashih.crawl("-a", f"urls={watchlist}")
        assert len(tashih.revisions()) == taught
        edited = (RAKSTS[0].replace("vienpadsmit", "divpadsmit"), *RAKSTS[1:])
        site.pages["/raksts-A"] = page("Prāmis numur A atkal kursē", edited)
        tashih.crawl("-a", f"urls={watchlist}")
    revisions = tashih.revisions()
    assert len(revisions) == taught + 1
    assert ["-", "vienpadsmit"] in revisions[-1]["change"]["actions"][0]["words"]
