"""Pointers between the paragraphs to one other article, with its headline."""

from __future__ import annotations

from crawler.reading.noise.phrases import lines, one_of
from crawler.reading.noise.rule import NoiseRule

_POINTER = one_of("""
    ilgili haber, ilgili haberler, ilgili galeri, ilgili video, önerilen haber, ayrıca okuyun, bunu da okuyun,
    bunu da oku, haberin videosu, haberin devamı için tıklayın, sıradaki haber, sonraki haber, önceki haber,
    okumadan geçme, bakmadan geçme, bakmadan geçme!, bunlar da ilginizi çekebilir, ilginizi çekebilir,
    editörün seçimi, gözden kaçmasın, ayrıca bkz, devamı için, read more, read next, read also, also read, also see,
    see also, must read, recommended reading, related story, related article, related news, related stories,
    related articles, related coverage, related reading, related content, related video, more on this,
    more on this story, more like this, up next, next story, next article, previous article, don't miss,
    in case you missed it, you may also like, you might also like, you may like, trending now, watch more,
    watch now, watch also, watch video, explore more, editor's pick, editor's picks, keep reading, continue reading,
    click here to read, click here for, lesen sie auch, lesen sie dazu auch, lesen sie hier, lesen sie mehr,
    lies auch, auch interessant, mehr zum thema, mehr dazu, mehr lesen, siehe auch, zum thema, passend dazu,
    à lire aussi, lire aussi, à lire également, lire également, à lire, lire la suite, voir aussi, à voir aussi,
    à découvrir, sur le même sujet, pour aller plus loin, lea también, lee también, leer también, lee más, lea más,
    leer más, le puede interesar, te puede interesar, también te puede interesar, te recomendamos, ver también,
    vea también, más información, noticia relacionada, mira también, leggi anche, guarda anche, vedi anche,
    potrebbe interessarti, per approfondire, leia também, leia mais, veja também, saiba mais, lees ook, lees meer,
    lees verder, bekijk ook, zie ook, читайте также, читайте ещё, читайте еще, читать также, смотрите также,
    по теме, материал по теме, читайте по теме, читайте також, читайте ще, дивіться також, читати також, за темою,
    читай також, прочетете още, прочети още, вижте още, виж още, още по темата, вижте също, виж също, четете още,
    czytaj też, czytaj także, czytaj więcej, czytaj również, zobacz także, zobacz też, zobacz również,
    przeczytaj także, przeczytaj też, διαβάστε επίσης, διαβάστε ακόμα, διαβάστε ακόμη, δείτε επίσης,
    həmçinin oxuyun, bunu da oxuyun, baca juga, lihat juga, simak juga, tonton juga, اقرأ أيضا, إقرأ أيضا,
    اقرا ايضا, اقرأ المزيد, شاهد أيضا, طالع أيضا, قد يهمك, بیشتر بخوانید, همچنین بخوانید, مطلب مرتبط
""")
# One word is not enough between paragraphs, where "Watch:" may begin a sentence.
_SHORT_POINTER = one_of("""
    read, recommended, more, next, previous, icymi, trending, watch, weiterlesen, lire, leggi, leia, veja, confira,
    подробнее, zobacz, przeczytaj, polecamy, διαβάστε, oxuyun, اقرأ, بخوانید, related
""")
# These need no colon before the headline.
_SURE = one_of("""
    читайте також, читайте также, читайте ещё, читайте еще, смотрите также, дивіться також, leggi anche,
    lesen sie auch, lesen sie dazu auch, à lire aussi, lire aussi, lea también, lee también, leer también,
    te puede interesar, leia também, veja também, lees ook, czytaj też, czytaj także, zobacz także, zobacz też,
    przeczytaj także, baca juga, прочетете още, вижте още, прочети още, διαβάστε επίσης, اقرأ أيضا, بیشتر بخوانید,
    همچنین بخوانید, həmçinin oxuyun, bunu da oxuyun, ilgili haber, önerilen haber
""")
_REST = r"[^.]{1,90}(?:\.[^.]{1,60})?[^.]"
_ARROW = r"[▶►→>»•\-*]{0,3} ?"

RULE = NoiseRule(
    name="read also",
    why="The article pointed to changes without any edit to this one.",
    anywhere=lines(
        rf"{_ARROW}{_POINTER} ?[:|>»→] ?{_REST}",
        rf"{_ARROW}{_SURE} {_REST}",
        rf"{_ARROW}{_SHORT_POINTER} ?\| ?{_REST}",
    ),
    window=lines(rf"{_ARROW}{_SHORT_POINTER} ?[:>»→] ?{_REST}"),
    noise=(
        "READ MORE: Middle East crisis",
        "READ NEXT: Cape Town heads into a weekend of shifting skies, says weather service",
        "WATCH | Palestinians react to the new leader:",
        "İlgili Haber: Köprü yeniden açıldı",
        "Читайте також Прорив в українському правосудді",
        "Lesen Sie auch: Der Sturm zieht weiter",
        "À lire aussi : Le procès reprend lundi",
    ),
    news=(
        "Related: the two brothers ran the firm.",
        "Read more books, the teacher said.",
        "Watch: the guard heard a shot.",
        "What's next: a vote on Friday",
        "İlgili haber kaynakları bilgiyi doğruladı.",
    ),
)
