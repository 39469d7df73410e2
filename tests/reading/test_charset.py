"""Bytes become the text the newsroom typed, whatever the page says about them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.charset import as_utf8, decode

TURKISH = "<html lang=tr><p>İstanbul’da ağaçlandırma çalışması: Işıl Şahin konuştu, ödül aldı.</p>"
RUSSIAN = "<p>Мост останется закрытым до весны, решил городской совет поздно вечером в понедельник.</p>"
ENCODINGS = st.sampled_from(
    ("utf-8", "windows-1254", "windows-1251", "windows-1256", "shift_jis", "gb2312", "hz", "nonsense", "utf-16")
)


def test_a_turkish_page_under_a_false_utf8_header_is_read_as_windows_1254() -> None:
    body = TURKISH.encode("cp1254")
    assert decode(body, content_type="text/html; charset=utf-8") == TURKISH


def test_without_a_language_turkish_letters_speak_for_themselves() -> None:
    text = TURKISH.replace("<html lang=tr>", "")
    assert decode(text.encode("cp1254"), content_type="text/html; charset=utf-8") == text


def test_a_publishers_language_decides_where_the_page_is_silent() -> None:
    text = "<p>Przebudowa mostu potrwa do wiosny, zdecydowała późną nocą rada miasta Łódź.</p>"
    assert decode(text.encode("cp1250"), content_type=None, languages=("pl",)) == text


def test_undeclared_cyrillic_is_read_by_its_letters() -> None:
    assert decode(RUSSIAN.encode("cp1251"), content_type=None) == RUSSIAN


@pytest.mark.parametrize(
    ("encoding", "text"), [("windows-1251", RUSSIAN), ("windows-1256", "<p>الجسر مغلق</p>"), ("euc-kr", "<p>다리</p>")]
)
def test_a_declared_encoding_is_used(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), content_type=f"text/html; charset={encoding}") == text


def test_a_meta_element_declares_where_the_header_does_not() -> None:
    text = f'<meta charset="windows-1251">{RUSSIAN}'
    assert decode(text.encode("cp1251"), content_type="text/html") == text


def test_text_that_is_valid_utf8_is_utf8_whatever_the_page_declares() -> None:
    text = f'<meta charset="gb2312">{TURKISH}'
    assert decode(text.encode(), content_type="text/html; charset=iso-8859-9") == text


def test_a_byte_order_mark_wins() -> None:
    assert decode("\ufeffİzmir".encode("utf-16-le"), content_type="text/html; charset=utf-8") == "İzmir"


def test_a_few_broken_bytes_do_not_turn_a_utf8_page_into_another_alphabet() -> None:
    body = TURKISH.encode() + b"<p>\xff</p>"
    assert decode(body, content_type="text/html; charset=utf-8").startswith(TURKISH)


@given(
    st.sampled_from((TURKISH, RUSSIAN, "plain", "\ufeffİzmir", "~{<:Ky~}")),
    st.sampled_from(("utf-8", "cp1254", "cp1251", "utf-16-le", "utf-7")),
    ENCODINGS,
)
def test_the_parser_is_given_the_same_text(text: str, encoding: str, declared: str) -> None:
    body, header = text.encode(encoding, "replace"), f"text/html; charset={declared}"
    assert as_utf8(body, content_type=header) == decode(body, content_type=header).encode("utf-8", "replace")


@given(st.binary(max_size=400), ENCODINGS)
def test_no_bytes_stop_the_reader(body: bytes, encoding: str) -> None:
    assert isinstance(decode(body, content_type=f"text/html; charset={encoding}"), str)
