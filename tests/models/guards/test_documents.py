"""A mark of secrets in a file's text or in the name of what is packed into it is found."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.guards.documents import mark_in_file
from models.guards.office_xml import texts_of_parts
from tests.models.guards.files_with_text import KINDS, packed, pdf, word

NAMES = list(KINDS)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("mark", ["机密★1年", "秘密★", "密级：绝密"])
def test_mark_in_the_text_is_found(name: str, mark: str) -> None:
    assert mark_in_file(name, KINDS[name](mark))


@pytest.mark.parametrize("name", NAMES)
def test_head_with_nothing_but_the_level_is_found(name: str) -> None:
    assert mark_in_file(name, KINDS[name]("机密"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", ["保守国家机密，签订保密承诺书", "严禁录入国家秘密和工作秘密。"])
def test_word_in_a_sentence_lets_the_file_in(name: str, text: str) -> None:
    assert mark_in_file(name, KINDS[name](text)) == ""


def test_name_is_looked_at_even_where_nothing_can_be_read() -> None:
    assert mark_in_file("机密★1年.jpg", b"\xff\xd8\xff\xe0 picture")
    assert mark_in_file("现场.jpg", b"\xff\xd8\xff\xe0 picture") == ""


def test_names_within_a_box_are_looked_at_also_where_old_tools_wrote_them() -> None:
    assert mark_in_file("材料.zip", packed({"绝密/名单.jpg": b"x"}))
    old = packed({"XXXX-1.txt": b"x"}).replace(b"XXXX", "机密".encode("gb18030"))
    assert mark_in_file("材料.zip", old)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 broken",
        b"PK\x03\x04 broken",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        b"\0" * 99,
    ],
)
@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xls", "a.zip", "a.txt", "a"])
def test_broken_file_is_no_accident(name: str, content: bytes) -> None:
    assert mark_in_file(name, content) == ""


@given(st.binary(max_size=400), st.sampled_from(["a.docx", "a.pdf", "a.xls", "a.zip", "a.txt"]))
def test_any_bytes_are_no_accident(content: bytes, name: str) -> None:
    for head in (b"", b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        assert isinstance(mark_in_file(name, head + content), str)


@settings(max_examples=30)
@given(st.data())
def test_flipped_byte_in_a_real_file_is_no_accident(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from([word("正文"), pdf("正文")])))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    assert isinstance(mark_in_file("a.docx", bytes(whole)), str)


def test_box_that_would_unpack_to_too_much_is_left() -> None:
    content = packed({"word/document.xml": b"<w:t>\xe5\xaf\x86</w:t>"})
    with zipfile.ZipFile(io.BytesIO(content)) as box:
        assert list(texts_of_parts(box, 1000)) == ["密"]
        assert list(texts_of_parts(box, 5)) == []
