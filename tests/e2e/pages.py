"""Articles of invented papers for tests that need a page and do not care which."""

from __future__ import annotations

import html

SENTENCES = (
    "The council voted on Tuesday evening to reopen the northern ferry line after eleven weeks of repairs to Eastcliff pier.",
    "Harbour master Ruth Calloway told the meeting that the first boat would leave at 6.40 in the morning with 240 seats.",
    "Shopkeepers along the quay said the closure had cost them a third of their summer takings and asked for help with rates.",
    "The repairs came to 3.2 million pounds, nearly twice what engineers had reckoned with when the cracks were found in August.",
    "Two councillors voted against the plan because the survey of the seabed will not be finished before the spring.",
)
CUMLELER = (
    "Belediye meclisi, on bir haftalık onarımın ardından kuzey vapur hattının yeniden açılmasına salı akşamı karar verdi.",
    "Liman başkanı Ayşe Güneş, ilk vapurun sabah 06.40'ta 240 kişilik yerle kalkacağını söyledi.",
    "Rıhtım boyundaki esnaf, kapanma yüzünden yaz gelirlerinin üçte birini yitirdiğini belirterek destek istedi.",
    "Onarım 3,2 milyon liraya mal oldu; bu, ağustosta çatlaklar bulunduğunda mühendislerin hesapladığının iki katına yakın.",
)


def article(
    headline: str = "Northern ferry line to reopen after eleven weeks",
    paragraphs: tuple[str, ...] = SENTENCES,
    *,
    head: str = '<meta charset="utf-8">',
    tail: str = "",
    language: str = "en",
) -> str:
    """A plain article page."""
    body = "".join(f"<p>{html.escape(text, quote=False)}</p>" for text in paragraphs)
    title = html.escape(headline)
    return (
        f'<!doctype html><html lang="{language}"><head>{head}<title>{title}</title></head>'
        f"<body><article><h1>{title}</h1>{body}{tail}</article></body></html>"
    )
