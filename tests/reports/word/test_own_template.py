"""An office's own Word template: what it asks for, filled in, and refused where it is not right."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from hypothesis import given
from hypothesis import strategies as st

from models.troubles import Trouble
from reports.cleaning import cleaned
from reports.word.filling.language import BLANK
from reports.word.filling.troubles import (
    BrokenPlaceholder,
    LoopAcrossCells,
    LoopNotClosed,
    NotWordTemplate,
    TemplateDamaged,
    TemplateHasLinks,
    TemplateHasMacros,
    TemplateTooLarge,
    UnknownPlaceholders,
)
from reports.word.own_template import check, fill, placeholders, refuse_unknown
from reports.word.package import empty_document
from tests.reports.word.read_back import all_text, every_part, opened

MARKS = "&<>\"'{{ 乙 }}{%x%}{#]]>{_{}_}%_}"


def saved(document: Document) -> bytes:
    whole = BytesIO()
    document.save(whole)
    return whole.getvalue()


@cache
def template(*lines: str) -> bytes:
    document = empty_document()  # much smaller than python-docx's own, so quicker
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def remade(data: bytes, change: Callable[[str, bytes], bytes | None], *added: str) -> bytes:
    """The same file with parts changed, dropped (None) or added."""
    whole = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(whole, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content, zipfile.ZIP_DEFLATED)
        for name in added:
            new.writestr(name, b"x")
    return whole.getvalue()


def text_of(data: bytes) -> str:
    every_part(data)
    return all_text(opened(data)).rstrip("\n")


def test_placeholders_are_found_wherever_they_stand_and_in_their_order() -> None:
    document = docx.Document()
    document.add_paragraph("甲方：{{ 当事人甲方姓名 }}，{{乙方姓名}}，再次{{ 当事人甲方姓名 }}")
    document.add_table(1, 1).cell(0, 0).text = "{{ 事由 }}"
    document.sections[0].header.paragraphs[0].text = "{{ 编号 }}"
    document.sections[0].footer.paragraphs[0].text = "{{ 日期 }}"
    names = ["当事人甲方姓名", "乙方姓名", "事由", "编号", "日期"]
    assert placeholders(saved(document)) == names
    data = fill(saved(document), {name: f"〔{name}〕" for name in names})
    every_part(data)
    assert "甲方：〔当事人甲方姓名〕，〔乙方姓名〕，再次〔当事人甲方姓名〕" in text_of(data)
    assert opened(data).tables[0].cell(0, 0).text == "〔事由〕"
    assert opened(data).sections[0].header.paragraphs[0].text == "〔编号〕"
    assert opened(data).sections[0].footer.paragraphs[0].text == "〔日期〕"


def _with_footnote(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph("{{ 甲 }}")
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        f'<w:footnotes xmlns:w="{nsmap["w"]}"><w:footnote><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>".encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return saved(document)


def test_footnote_is_filled_in_and_kept_whole() -> None:
    data = _with_footnote("注：{{ 乙 }}")
    assert placeholders(data) == ["甲", "乙"]
    notes = every_part(fill(data, {"乙": MARKS}))["word/footnotes.xml"]
    assert "".join(notes.itertext()) == f"注：{MARKS}"


def test_placeholder_that_word_has_torn_into_runs_is_one() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for part in ("甲方：{", "{ 甲方", "姓", "名 }", "}（签名）"):
        paragraph.add_run(part).bold = True
    data = fill(saved(document), {"甲方姓名": "张某"})
    assert placeholders(saved(document)) == ["甲方姓名"]
    assert text_of(data) == "甲方：张某（签名）"
    assert opened(data).paragraphs[0].runs[0].bold


def test_names_that_are_not_known_are_listed_in_their_order() -> None:
    data = template("{{ 丙 }}{{ 甲 }}", "{{ 乙 }}{{ 丙 }}")
    assert check(data, ["甲"]) == ["丙", "乙"]
    assert check(data, iter("甲乙丙")) == []
    with pytest.raises(UnknownPlaceholders, match="丙、乙"):
        refuse_unknown(data, {"甲"})
    refuse_unknown(data, "甲乙丙")


@pytest.mark.parametrize("values", [{}, {"甲": ""}, {"甲": "  "}, {"甲": "\u200b"}, {"甲": None}])
def test_missing_value_is_a_line_to_write_on(values: dict[str, str]) -> None:
    assert text_of(fill(template("甲方：{{ 甲 }}。"), values)) == f"甲方：{BLANK}。"
    assert "____" in BLANK


TEXTS = st.text(max_size=60) | st.sampled_from([MARKS, "甲\r\n乙\t丙", "𬭎", "\x00\x0b\ufffe\x07"])


@given(TEXTS, TEXTS)
def test_any_value_stands_in_the_document_as_it_is(one: str, two: str) -> None:
    data = fill(template("始{{ 甲 }}中{{ 乙 }}终"), {"甲": one, "乙": two})
    shown = [text if text.strip() else BLANK for text in (cleaned(one), cleaned(two))]
    assert all_text(opened(data)).rstrip("\n") == f"始{shown[0]}中{shown[1]}终"


PARTIES = [{"姓名": "张某", "电话": "1"}, {"姓名": "李<某>&"}, {"姓名": "", "电话": "3"}]


def test_list_is_walked_in_a_sentence() -> None:
    data = template(
        "{% for 方 in 当事人 %}{{ loop.index }}{{ 方.姓名 }}{{ 方.电话 }}；{% endfor %}"
    )
    assert placeholders(data) == ["当事人", "当事人.姓名", "当事人.电话"]
    assert text_of(fill(data, {"当事人": PARTIES})) == (f"1张某1；2李<某>&{BLANK}；3{BLANK}3；")
    assert text_of(fill(data, {})) == ""


def _table() -> bytes:
    document = docx.Document()
    rows = document.add_table(4, 2).rows
    texts = ("姓名", "电话"), ("{%tr for 方 in 当事人 %}", ""), ("{{ 方.姓名 }}", "{{ 方.电话 }}")
    for row, line in zip(rows, (*texts, ("{%tr endfor %}", "")), strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = text
    return saved(document)


def test_list_is_walked_by_rows_of_a_table() -> None:
    (table,) = opened(fill(_table(), {"当事人": PARTIES})).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        *(["姓名", "电话"], ["张某", "1"], ["李<某>&", BLANK], [BLANK, "3"])
    ]


def test_nothing_to_walk_leaves_a_whole_document() -> None:
    document = docx.Document()
    rows = document.add_table(3, 1).rows
    texts = ("{%tr for 方 in 当事人 %}", "{{ 方.姓名 }}", "{%tr endfor %}")
    for row, text in zip(rows, texts, strict=True):
        row.cells[0].text = text
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "{%p if 备注 %}"
    cell.add_paragraph("备注：{{ 备注 }}")
    cell.add_paragraph("{%p endif %}")
    data = fill(saved(document), {})
    every_part(data)
    (table,) = opened(data).tables
    assert len(table.cell(0, 0).paragraphs) == 1
    assert "备注：有" in text_of(fill(saved(document), {"备注": "有"}))


def test_condition_asks_for_its_name() -> None:
    data = template(
        "{% if 备注 %}备注：{{ 备注 }}{% else %}无{% endif %}{% if not 乙 %}缺{% endif %}"
    )
    assert placeholders(data) == ["备注", "乙"]
    assert text_of(fill(data, {"备注": "有"})) == "备注：有缺"
    assert text_of(fill(data, {"乙": "李"})) == "无"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("甲方：{{ 甲方姓名 }，乙方：{{ 乙方姓名 }}", "{{ 甲方姓名 }"),
        ("甲方：{{ 甲方姓名 }，到此为止", "{{ 甲方姓名 }"),
        ("甲方：{ 甲方姓名 }}，到此为止", "{ 甲方姓名 }}"),
        ("甲方：甲方姓名 }}", "甲方姓名 }}"),
        ("甲方：｛｛ 甲方姓名 ｝｝（签名）", "｛｛ 甲方姓名 ｝｝"),
        ("{{ 甲方 姓名 }}", "{{ 甲方 姓名 }}"),
        ("{{ 1号 }}", "{{ 1号 }}"),
        ("{{ 姓名（甲方） }}", "{{ 姓名（甲方） }}"),
        ("{{ }}", "{{ }}"),
        ("{{ not }}", "{{ not }}"),
        ("{{ None }}", "{{ None }}"),
        ("{% if", "{% if"),
        ("{% if 甲", "{% if 甲"),
        ("{% set 甲 = 1 %}", "{% set 甲 = 1 %}"),
        ("{% include '/etc/passwd' %}", "{% include '/etc/passwd' %}"),
        ("{{ 甲.__class__.__mro__ }}", "{{ 甲.__class__.__mro__ }}"),
        ("{{ range(9) }}", "{{ range(9) }}"),
        ("{{ '乙' * 10 }}", "{{ '乙' * 10 }}"),
        ("{{ 甲|upper }}", "{{ 甲|upper }}"),
        ("{{r 甲 }}", "{{r 甲 }}"),
        ("{% colspan 甲 %}", "{% colspan 甲 %}"),
        ("{%- if 甲 -%}{% endif %}", "{%- if 甲 -%}"),
        ("{# 说明", "{# 说明"),
        ("{% for 方 in 甲() %}{% endfor %}", "{% for 方 in 甲() %}"),
    ],
)
def test_broken_placeholder_is_told_by_its_own_text(line: str, named: str) -> None:
    data = template("《{{ 好的 }}》", line)
    for verb in (placeholders, lambda one: fill(one, {}), lambda one: check(one, [])):
        with pytest.raises(BrokenPlaceholder) as caught:
            verb(data)
        assert f"“{named}”" in str(caught.value)
        assert str(caught.value).endswith("。")


def test_placeholder_over_two_paragraphs_is_broken() -> None:
    with pytest.raises(BrokenPlaceholder, match="甲方"):
        placeholders(template("{{ 甲方", "姓名 }}"))


@pytest.mark.parametrize(
    "line",
    [
        "{% for 方 in 当事人 %}{{ 方.姓名 }}",
        "{% if 甲 %}{% for 方 in 当事人 %}{% endif %}{% endfor %}",
        "{% endfor %}",
        "{% else %}",
    ],
)
def test_loop_without_its_end_is_told(line: str) -> None:
    with pytest.raises(LoopNotClosed, match="endfor"):
        placeholders(template(line))


def test_loops_three_deep_are_refused() -> None:
    begins = "".join(f"{{% for {name} in 当事人 %}}" for name in "子丑寅")
    with pytest.raises(BrokenPlaceholder):
        placeholders(template(begins + "{% endfor %}" * 3))


def test_what_hides_in_an_attribute_is_held_to_the_same_words() -> None:
    document = docx.Document()
    document.add_paragraph("x").paragraph_format.left_indent = 1
    data = saved(document)

    def hide(words: bytes) -> bytes:
        def change(name: str, content: bytes) -> bytes:
            place = b"<w:p>" if name == "word/document.xml" else b"\0"
            return content.replace(place, b'<w:p w:rsidR="' + words + b'">')

        return remade(data, change)

    assert placeholders(hide("{{ 藏 }}".encode())) == ["藏"]
    with pytest.raises(BrokenPlaceholder):
        placeholders(hide(b"{{ [].__class__ }}"))
    with pytest.raises(BrokenPlaceholder):
        fill(hide(b"{{ 7*7 }}"), {})


def test_loop_that_tears_a_table_is_refused_and_not_forgiven() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "{% for 方 in 当事人 %}"
    table.cell(1, 1).text = "{{ 方.姓名 }}"
    document.add_paragraph("{% endfor %}")
    with pytest.raises(LoopAcrossCells, match="tr for"):
        fill(saved(document), {"当事人": PARTIES})


def test_filled_file_tells_nobodys_name() -> None:
    document = docx.Document()
    about = document.core_properties
    about.author, about.title, about.comments = "王某", "{{ 甲 }}", "{{ 7*7 }}"
    document.add_paragraph("{{ 甲 }}")
    about = opened(fill(saved(document), {"甲": "张某"})).core_properties
    assert (about.author, about.title, about.comments) == ("综治台账", "", "")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        "你好".encode("gb18030"),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"%PDF-1.7",
        b"{\\rtf1}",
    ],
)
def test_other_files_are_not_templates(data: bytes) -> None:
    with pytest.raises(NotWordTemplate, match="另存为"):
        placeholders(data)


def test_workbook_and_word_template_and_locked_file_are_told_apart() -> None:
    plain = template("{{ 甲 }}")
    with pytest.raises(NotWordTemplate):
        placeholders(remade(plain, lambda n, c: c.replace(b"document.main", b"template.main")))
    with pytest.raises(NotWordTemplate):
        placeholders(remade(plain, lambda n, c: None if n == "[Content_Types].xml" else c))
    at = plain.find(b"PK\x01\x02") + 8
    with pytest.raises(NotWordTemplate, match="密码"):
        placeholders(plain[:at] + b"\x01" + plain[at + 1 :])


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_torn_file_is_damaged(share: float) -> None:
    data = template("{{ 甲 }}")
    with pytest.raises(TemplateDamaged):
        placeholders(data[: int(len(data) * share)])


def _only(wanted: str, content: bytes | None) -> Callable[[str, bytes], bytes | None]:
    return lambda name, old: content if name == wanted else old


@pytest.mark.parametrize(
    "change",
    [
        _only("word/document.xml", None),
        _only("word/document.xml", b"<w:document"),
        _only("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        _only("word/document.xml", b"<a/>"),
        _only("word/_rels/document.xml.rels", b"<"),
        _only("_rels/.rels", None),
        _only("word/settings.xml", None),
    ],
)
def test_file_without_its_parts_is_damaged(change: Callable[[str, bytes], bytes | None]) -> None:
    with pytest.raises(TemplateDamaged):
        fill(remade(template("{{ 甲 }}"), change), {"甲": "张"})


@given(st.integers(0, 10_000), st.integers(0, 255))
def test_any_wrong_byte_is_read_or_told(place: int, value: int) -> None:
    data = bytearray(template("{{ 甲 }}"))
    data[place * len(data) // 10_001] = value
    with suppress(Trouble):
        fill(bytes(data), {"甲": "张"})


def test_macros_and_controls_are_refused() -> None:
    plain = template("{{ 甲 }}")
    for added in ("word/vbaProject.bin", "word/activeX/activeX1.xml"):
        with pytest.raises(TemplateHasMacros, match="宏"):
            placeholders(remade(plain, lambda n, c: c, added))
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with pytest.raises(TemplateHasMacros):
        placeholders(remade(plain, lambda n, c: c.replace(usual, kind)))


def _linking(kind: str) -> bytes:
    document = docx.Document()
    document.add_paragraph("{{ 甲 }}")
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    document.part.relate_to("http://192.0.2.1/a", office + kind, is_external=True)
    return saved(document)


@pytest.mark.parametrize(
    ("kind", "named"),
    [("image", "链接的图片"), ("oleObject", "链接的对象"), ("frame", "链接的外部内容")],
)
def test_what_would_be_fetched_is_refused(kind: str, named: str) -> None:
    with pytest.raises(TemplateHasLinks, match=named):
        placeholders(_linking(kind))


def test_hyperlink_is_kept() -> None:
    data = fill(_linking("hyperlink"), {"甲": "张"})
    assert any(rel.is_external for rel in opened(data).part.rels.values())


def test_template_that_it_was_made_from_is_forgotten() -> None:
    document = docx.Document()
    document.add_paragraph("{{ 甲 }}")
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    settings = document.settings
    key = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).relate_to(
        "file:///C:/a.dotx", office + "attachedTemplate", is_external=True
    )
    attached = OxmlElement("w:attachedTemplate")
    attached.set(qn("r:id"), key)
    settings.element.insert(0, attached)
    data = fill(saved(document), {"甲": "张"})
    assert b"dotx" not in b"".join(
        zipfile.ZipFile(BytesIO(data)).read(name)
        for name in zipfile.ZipFile(BytesIO(data)).namelist()
    )
    assert b"attachedTemplate" not in zipfile.ZipFile(BytesIO(data)).read("word/settings.xml")


@pytest.mark.parametrize("asked", ["DDEAUTO c:\\a b", ' INCLUDEPICTURE "http://192.0.2.1/a"'])
def test_field_that_fetches_is_refused_even_in_pieces(asked: str) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for part in (asked[:3], asked[3:]):
        field = OxmlElement("w:instrText")
        field.text = part
        paragraph.add_run()._r.append(field)
    with pytest.raises(TemplateHasLinks):
        placeholders(saved(document))


def test_page_number_field_is_no_link() -> None:
    document = docx.Document()
    field = OxmlElement("w:instrText")
    field.text = " PAGE "
    document.add_paragraph("{{ 甲 }}").add_run()._r.append(field)
    assert placeholders(saved(document)) == ["甲"]


def test_zip_bomb_is_never_unpacked() -> None:
    def swollen(name: str, megabytes: int) -> bytes:
        whole = BytesIO(template("{{ 甲 }}"))
        with zipfile.ZipFile(whole, "a", zipfile.ZIP_DEFLATED) as box, box.open(name, "w") as part:
            for _ in range(megabytes):
                part.write(b"\0" * 1024 * 1024)
        return whole.getvalue()

    picture = swollen("word/media/a.png", 201)
    assert len(picture) < 1024 * 1024
    for data in (picture, swollen("word/a.xml", 9)):
        with pytest.raises(TemplateTooLarge, match="20 兆"):
            placeholders(data)


def test_huge_file_and_too_many_parts_are_refused() -> None:
    with pytest.raises(TemplateTooLarge):
        placeholders(b"PK" + bytes(20 * 1024 * 1024))
    many = remade(template("甲"), lambda n, c: c, *(f"word/{n}.bin" for n in range(2001)))
    with pytest.raises(TemplateTooLarge):
        placeholders(many)
