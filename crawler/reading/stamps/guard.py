"""Stamp or sentence: what may stand beside a time for the line to be the publisher's stamp.

Works on a stretch whose time is blanked with ``#``.
"""

from __future__ import annotations

import re

_STRONG = re.compile(r"[|;!?\n]| [-/] |\. |\.$")
_SOFT = re.compile(r"[|;,()!?\n]| ?[-/] ?|\. ")
_HARMLESS = re.compile(r"[_ohcMNOPQRSTYi\ue000-\ue0ff](?:')?")
_STRANGER = re.compile(r"\d[\d.,:/%]*|[^\W\d_]")
_MOST = 3
_NAMES = 8
_MOST_IN_ALL = {True: 8, False: 3}


def strangers(text: str) -> int:
    """How many words or numbers in *text* have no place in a stamp; those after "by" are names."""
    named, _, names = text.partition("b")
    count = len(_STRANGER.findall(_HARMLESS.sub(" ", named)))
    return count + max(0, len(_STRANGER.findall(names)) - _NAMES)


def labelled(before: str, rest: str) -> bool:
    """Is ``<before> LABEL <rest>`` a stamp? *before* is what stands left of the label, times blanked."""
    first, last = rest.find("#"), rest.rfind("#") + 1
    between, inner, after = rest[:first], rest[first:last], _STRONG.split(rest[last:], maxsplit=1)[0]
    if strangers(between) or strangers(inner):
        return False
    colon = re.match(r"[ _]{0,4}[:|\-(/]", between) is not None
    ahead = strangers(_STRONG.split(before)[-1])
    behind = strangers(after)
    if colon:
        return ahead + behind <= _MOST
    running_on = re.match(r" ?(?:_+|:) ?[^\W\d#]", after) is not None and behind > 0
    return not running_on and behind <= _MOST - 1 and ahead <= (1 if behind == 0 else 0)


def label_last(before: str, after: str) -> bool:
    """Is ``<before> LABEL <after>`` a stamp whose label follows its time?"""
    piece = before[before.rfind("|", 0, before.find("#")) + 1 :]
    last = piece.rfind("#") + 1
    return (
        strangers(piece) == 0
        and not strangers(_STRONG.split(after)[0])
        and re.fullmatch(r"[ ,:_oh'(\-]*", piece[last:]) is not None
    )


def bare(rest: str, *, clock: bool) -> bool:
    """Is a line without a label a stamp? Words must be kept apart from it by punctuation, and need a clock beside the day."""
    first, last = rest.find("#"), rest.rfind("#") + 1
    ahead, behind = _SOFT.split(rest[:first])[-1], _SOFT.split(rest[last:])[0]
    if strangers(ahead) or strangers(rest[first:last]) or strangers(behind) or strangers(rest) > _MOST_IN_ALL[clock]:
        return False
    strong_ahead = strangers(_STRONG.split(rest[:first])[-1])
    strong_behind = strangers(_STRONG.split(rest[last:])[0])
    return strong_ahead + strong_behind <= (_MOST if clock else 0)
