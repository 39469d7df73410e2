"""Which article an address names: the canonical address if the page's own word for it can be believed.

A page may say that its canonical address is its front page, a section or another site; then the fetched address stands.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|_ga|_gl|ito|cmpid|cmp|ocid|maca|xtor|wt_mc|at_\w+"
    r"|ns_\w+|s_cid|ncid|smid|smtyp|srnd|partner|__twitter_impression|ref_src|ref_url|spm|share_token|_hs\w+|hss_channel)$",
    re.IGNORECASE,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_ANOTHER_FORM = re.compile(r"^(?:www\d?|m|mobile|mobil|amp|print|touch|wap|edition)\.")
_FORM_SEGMENTS = frozenset(("amp", "print", "m", "mobile", "yazdir", "index.html", "index.php", "index.htm"))
_FORM_PARAMETERS = frozenset(("amp", "print", "yazdir", "mobile", "outputtype", "output", "view", "m"))
_FORM_VALUES = frozenset(("", "1", "amp", "true", "yes", "print", "mobile"))
_FORM_ENDING = re.compile(r"(?:\.amp(?=\.html?$)|\.amp$|-amp(?=\.html?$)|(?<=\.html)/$)", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+")
_LONGEST = 2_000
_SAFE = "/:@!$&'()*+,;=-._~%"


def normalise_url(url: str) -> str:
    """One spelling for one address: lower-case host, no default port, no fragment, no tracking parameters.

    >>> normalise_url("HTTP://News.Example:80/a?utm_source=x&id=7#top")
    'http://news.example/a?id=7'
    """
    parts = _split(url)
    if parts is None or not parts.hostname:
        return url.strip()
    scheme, host = parts.scheme.lower(), parts.hostname.rstrip(".")
    where = f"[{host}]" if ":" in host else host
    if parts.port and parts.port != _DEFAULT_PORTS.get(scheme):
        where = f"{where}:{parts.port}"
    path = quote(parts.path, safe=_SAFE) or "/"
    return urlunsplit((scheme, where, path, _kept(parts.query), ""))


def _split(url: str) -> SplitResult | None:
    """The parts of an address; None if it has a host or a port that cannot be."""
    try:
        parts = urlsplit(url.strip())
        return parts if parts.port != 0 else None
    except ValueError:
        return None


def _kept(query: str) -> str:
    """The query without tracking parameters; untouched if it has none."""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.match(name)]
    return query if len(kept) == len(pairs) else urlencode(kept)


def form_free(url: str) -> str:
    """What all forms of one article's address share: AMP, mobile, print, with and without ``www`` or tracking. A key, no address.

    >>> form_free("https://amp.news.example/city/bridge/amp?utm_source=x"), form_free("http://www.news.example/city/bridge")
    ('news.example/city/bridge', 'news.example/city/bridge')
    """
    parts = _split(normalise_url(url))
    if parts is None or not parts.hostname:
        return url
    port = f":{parts.port}" if parts.port else ""
    segments = [
        part for part in _FORM_ENDING.sub("", parts.path).split("/") if part and part.lower() not in _FORM_SEGMENTS
    ]
    pairs = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _is_form(*pair)]
    query = f"?{urlencode(sorted(pairs))}" if pairs else ""
    return "/".join((f"{_site(parts.hostname)}{port}", *segments)) + query


def _is_form(name: str, value: str) -> bool:
    """Whether a parameter only names another form of the page (``?amp=1``, ``?view=print``)."""
    return name.lower() in _FORM_PARAMETERS and value.lower() in _FORM_VALUES


def is_plain(url: str) -> bool:
    """Whether an address is an article's usual one: no AMP, mobile or print form, no tracking parameters.

    >>> is_plain("https://www.news.example/city/bridge"), is_plain("https://m.news.example/city/bridge")
    (True, False)
    """
    parts = _split(normalise_url(url))
    if parts is None or normalise_url(url) != url:
        return False
    host = (parts.hostname or "").removeprefix("www.")
    forms = (
        _site(host) != host,
        any(part.lower() in _FORM_SEGMENTS for part in parts.path.split("/")),
        _FORM_ENDING.search(parts.path),
        any(_is_form(*pair) for pair in parse_qsl(parts.query, keep_blank_values=True)),
    )
    return not any(forms)


def article_url(url: str, *, canonical: str | None = None, others: tuple[str, ...] = ()) -> str:
    """The address that names the article fetched from *url*.

    *canonical* is what ``rel=canonical`` says, *others* what ``og:url`` and structured data say; the first that names the
    same article on the same site is believed.
    """
    fetched = normalise_url(url)
    for said in (canonical or "", *others):
        if said and (candidate := _joined(url, said)) and _names_the_same(fetched, candidate):
            return candidate
    return fetched


def _joined(url: str, said: str) -> str:
    """An address on a page as a full one; empty if it is none, or longer than any real one."""
    try:
        return normalise_url(urljoin(url, said.strip())) if len(said) <= _LONGEST else ""
    except ValueError:
        return ""


def _names_the_same(fetched: str, candidate: str) -> bool:
    """Whether the candidate is on the same site and plausibly the same article."""
    ours, theirs = _split(fetched), _split(candidate)
    if ours is None or theirs is None or theirs.scheme not in _DEFAULT_PORTS:
        return False
    if ours.port != theirs.port or _site(ours.hostname) != _site(theirs.hostname):
        return False
    mine, yours = _tokens(ours.path, ours.query), _tokens(theirs.path, theirs.query)
    if _numbers(mine) & _numbers(yours):
        return True
    named, name = _last(ours.path) | _tokens("", ours.query), _last(theirs.path)
    return bool(name & named) and len(name & named) * 2 >= len(name)


def _site(host: str | None) -> str:
    return _ANOTHER_FORM.sub("", (host or "").lower())


def _tokens(path: str, query: str = "") -> set[str]:
    """The words and numbers of an address, without those that name a form of it."""
    segments = [part for part in unquote(path).lower().split("/") if part not in _FORM_SEGMENTS]
    return {token for token in _TOKEN.findall(" ".join([*segments, query.lower()])) if token not in _FORM_SEGMENTS}


def _last(path: str) -> set[str]:
    """The words of the last telling segment."""
    segments = [part for part in unquote(path).lower().split("/") if part and part not in _FORM_SEGMENTS]
    return set(_TOKEN.findall(segments[-1])) if segments else set()


def _numbers(tokens: set[str]) -> set[str]:
    """Article numbers: four digits or more, years aside."""
    return {t for t in tokens if len(t) >= 4 and t.isdigit() and not (len(t) == 4 and t.startswith(("19", "20")))}
