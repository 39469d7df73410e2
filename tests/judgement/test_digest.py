"""The same edit on many articles has one digest."""

from __future__ import annotations

from crawler.judgement import judge
from crawler.judgement.digest import diff_digest
from tests.judgement.texts import Said

BOX = "Son dakika haberleri için bizi takip edin."


def digest(before: Said, after: Said) -> str:
    return diff_digest(judge(before, after))


def test_a_template_that_breaks_on_many_articles_gives_one_digest():
    ferry, storm = Said(("A ferry capsized on Tuesday.",)), Said(("A storm left homes dark.", "Schools are closed."))
    assert digest(ferry, Said((*ferry.paragraphs, BOX))) == digest(storm, Said((*storm.paragraphs, BOX)))


def test_the_same_word_corrected_in_other_sentences_is_the_same_edit():
    one = digest(Said(("Vali Ali Can olayı anlattı.",)), Said(("Vali Ali Canan olayı anlattı.",)))
    other = digest(Said(("Basına Ali Can konuştu.",)), Said(("Basına Ali Canan konuştu.",)))
    assert one == other


def test_other_edits_have_other_digests():
    before = Said(("Olayda 12 kişi yaralandı.", "Yollar uzun süre kapalı kaldı."))
    edits = [("Olayda 14 kişi yaralandı.", before.paragraphs[1]), before.paragraphs[:1], before.paragraphs[::-1]]
    assert len({digest(before, Said(tuple(paragraphs))) for paragraphs in edits}) == 3
