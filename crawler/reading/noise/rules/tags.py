"""The keywords a text is filed under."""

from __future__ import annotations

from crawler.reading.noise.phrases import lines, one_of
from crawler.reading.noise.rule import NoiseRule

_LABEL = one_of("""
    etiketler, etiket, haber etiketleri, haberin etiketleri, anahtar kelimeler, anahtar sözcükler, kategori,
    kategoriler, tags, tag, keywords, tagged, tagged with, filed under, posted in, categories, category, topics,
    topics:, article tags, story tags, in this topic, schlagworte, schlagwörter, stichworte, stichwörter, themen,
    tags dieses artikels, mots-clés, mots clés, étiquettes, catégories, thèmes, sujets, etiquetas, palabras clave,
    archivado en, temas, categoría, categorías, tag articolo, argomenti, categorie, parole chiave, palavras-chave,
    assuntos, tópicos, categoria, trefwoorden, onderwerpen, теги, тэги, метки, ключевые слова, рубрика, рубрики,
    темы, категория, теми, категорії, ключові слова, мітки, етикети, тагове, ключови думи, категории, tagi,
    słowa kluczowe, kategorie, ετικέτες, tags:, teqlər, açar sözlər, kata kunci, topik, الوسوم, وسوم, كلمات مفتاحية,
    كلمات دلالية, الكلمات المفتاحية, تصنيفات, برچسب ها, برچسب‌ها, برچسب, کلید واژه ها, کلیدواژه‌ها, کلیدواژه
""")
_SURE_LABEL = one_of("""
    etiketler, tags, schlagworte, mots-clés, etiquetas, теги, keywords, anahtar kelimeler, الوسوم, tagi
""")

RULE = NoiseRule(
    name="tags",
    why="Filing labels are the archive's, not the text's.",
    anywhere=lines(r"(?:\#[^\W\d_]\w{1,30}[ ,|•·]{0,3}){2,12}"),
    edge=lines(
        rf"{_LABEL} ?[:\#|\-]",
        rf"{_SURE_LABEL} ?[:\#|]? ?[^.!?]{{2,180}}",
        r"\#[^\W\d_]\w{1,30}",
    ),
    window=lines(rf"{_LABEL} ?[:|] ?[^.!?]{{2,180}}", _LABEL),
    noise=(
        "Etiketler: dolar, euro, altın",
        "Tags biggest, history, laundering, money, scheme, ukraine, uncovered",
        "#HABER",
        "Tags:",
        "Теги: экономика, спорт",
        "#deprem #izmir",
    ),
    news=(
        "Etiket fiyatları arttı",
        "Themen des Gipfels sind Klima und Handel.",
        "Topics will include trade.",
        "Fiyat etiketi: 20 TL",
    ),
)
