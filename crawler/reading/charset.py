"""Bytes to text: byte order mark, then the header, then the page's own word, then the evidence of the bytes.

The order is that of the HTML standard (https://html.spec.whatwg.org/#determining-the-character-encoding), but the bytes have the
last word: text beyond ASCII that is valid UTF-8 is UTF-8 (nothing else looks like it by chance), and a declared UTF-8 that
the bytes contradict is the common lie, as old Turkish pages are windows-1254 under a UTF-8 header.
"""

from __future__ import annotations

import codecs
import re

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_META = re.compile(rb"<meta\s[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml\s[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_LANG = re.compile(rb"<html\s[^>]{0,300}?lang\s*=\s*[\"']?([a-z]{2})\b", re.IGNORECASE)
_HEAD_BYTES = 8192
_SAMPLE_BYTES = 200_000

# The encoding standard reads these labels as their Windows supersets; Python would read them to the letter.
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_BY_LANGUAGE = {
    **dict.fromkeys(("tr", "az", "ku"), "cp1254"),
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "mk", "kk"), "cp1251"),
    **dict.fromkeys(("ar", "fa", "ur"), "cp1256"),
    **dict.fromkeys(("pl", "cs", "sk", "hu", "ro", "hr", "sl"), "cp1250"),
    **dict.fromkeys(("el",), "cp1253"),
    **dict.fromkeys(("he",), "cp1255"),
}
# Letters that both pages use for other things: ğ ı ş İ Ğ Ş in windows-1254 are ð ý þ Ý Ð Þ in windows-1252.
_TURKISH = b"\xf0\xfd\xfe\xdd\xd0\xde"
_OTHER_HIGH = re.compile(rb"[\x80-\xff]")


def decode(body: bytes, *, content_type: str | None, languages: tuple[str, ...] = ()) -> str:
    """The text of *body*; never raises, bytes that mean nothing become U+FFFD.

    *languages* are ISO 639-1 codes that the publisher writes in, the best hint where the page gives none.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if _is_utf8(body, content_type):
        return body.decode("utf-8")
    declared = _declared(body, content_type)
    if declared is None or declared == "utf-8":
        return _not_utf8(body, languages)
    return body.decode(declared, "replace")


def as_utf8(body: bytes, *, content_type: str | None, languages: tuple[str, ...] = ()) -> bytes:
    """*body* in UTF-8: itself if it is that, else what :func:`decode` makes of it, with ``?`` for a lone surrogate."""
    marked = any(body.startswith(mark) for mark, _ in _BOMS)
    if not marked and _is_utf8(body, content_type):
        return body
    return decode(body, content_type=content_type, languages=languages).encode("utf-8", "replace")


def _is_utf8(body: bytes, content_type: str | None) -> bool:
    """Whether *body* is valid UTF-8; ASCII may also be what is declared, as there are encodings of seven bits."""
    if body.isascii():
        return _declared(body, content_type) in {None, "utf-8"}
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(body: bytes, content_type: str | None) -> str | None:
    """The Python name of the encoding that the header or the page declares; None without one that Python knows."""
    if content_type and (found := _HEADER.search(content_type)) and (name := _known(found.group(1))):
        return name
    head = body[:_HEAD_BYTES]
    for pattern in (_META, _XML):
        if (match := pattern.search(head)) and (name := _known(match.group(1).decode("ascii", "replace"))):
            # A page that says UTF-16 in ASCII letters is not UTF-16.
            return "utf-8" if name.startswith("utf-16") else name
    return None


def _known(label: str) -> str | None:
    """Python's name of a label; None if it has none or decodes to something else than text."""
    try:
        info = codecs.lookup(label)
        "".encode(info.name)
    except (LookupError, ValueError, TypeError):
        return None
    return _SUPERSETS.get(info.name, info.name)


def _not_utf8(body: bytes, languages: tuple[str, ...]) -> str:
    """UTF-8 all the same if only a few bytes break it, else the likeliest one-byte encoding."""
    text = body.decode("utf-8", "replace")
    high = len(_OTHER_HIGH.findall(body[:_SAMPLE_BYTES]))
    broken = text[:_SAMPLE_BYTES].count("\ufffd")
    if broken * 3 < high:
        return text
    return body.decode(_one_byte_encoding(body, languages), "replace")


def _one_byte_encoding(body: bytes, languages: tuple[str, ...]) -> str:
    """The one-byte encoding of the page's language, the publisher's, or the one its letters speak for."""
    said = _LANG.search(body[:_HEAD_BYTES])
    for language in (said.group(1).decode("ascii").lower() if said else "", *(name[:2].lower() for name in languages)):
        if language in _BY_LANGUAGE:
            return _BY_LANGUAGE[language]
    return _by_letters(body[:_SAMPLE_BYTES])


def _by_letters(sample: bytes) -> str:
    """Turkish if a fifth of the high bytes are its own letters, Cyrillic if most are the common Russian ones, else Latin."""
    high = _OTHER_HIGH.findall(sample)
    turkish = sum(byte in _TURKISH for byte in high)
    if turkish * 5 >= len(high) > 0:
        return "cp1254"
    lower_cyrillic = sum(byte[0] >= 0xE0 for byte in high)
    if lower_cyrillic * 10 >= len(high) * 8 and len(high) * 4 > len(sample):
        return "cp1251"
    return "cp1252"
