"""The pages of a Word paper as they fill: paragraphs, runs, page breaks, and the foot."""

from __future__ import annotations

from typing import cast

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from reports.cleaning import cleaned
from reports.paper import Align, Footer, Sheet
from reports.word.styles import FOOT, GAP, JUSTIFIED, PLACE, STRONG, Style

_EM_SPACE = "\u2003"
_HARD_SPACE = "\u00a0"
POINTS_A_MM = 72 / 25.4
# GB/T 9704 for an upright A4: 天头 37, 订口 28, 版心 156 × 225; others are bound along the top.
_UPRIGHT = (37, 26, 35, 28)  # top, right, bottom, left, in millimetres
_LYING = (28, 22, 22, 22)
_FOOT_ABOVE_EDGE = 15


class Body:
    """Where the next block is written."""

    def __init__(self, document: Document, sheet: Sheet) -> None:
        self.document = document
        self._turns = False
        self._is_empty = True
        section = document.sections[0]
        margins = _LYING if sheet.is_landscape else _UPRIGHT
        top, right, bottom, left = (Mm(side) for side in margins)
        section.page_width, section.page_height = (Mm(side) for side in sheet.value)
        section.top_margin, section.right_margin = top, right
        section.bottom_margin, section.left_margin = bottom, left
        section.footer_distance = Mm(_FOOT_ABOVE_EDGE)
        section.header_distance = Mm(_FOOT_ABOVE_EDGE)
        self.width = (sheet.value[0] - margins[1] - margins[3]) * POINTS_A_MM
        """Room between the margins, in points."""

    def turn(self) -> None:
        """What comes next begins a page; at the top of one nothing happens."""
        self._turns = not self._is_empty

    def paragraph(self, style: Style, align: Align | None = None) -> Paragraph:
        """Begin a paragraph below what is there."""
        paragraph = self.document.add_paragraph()
        dress(paragraph, style, align)
        if self._turns:
            paragraph.paragraph_format.page_break_before = True
        self._turns = self._is_empty = False
        return paragraph

    def loose_paragraph(self, style: Style, align: Align | None = None) -> Paragraph:
        """Return a paragraph that stands nowhere yet, for a cell of a table."""
        paragraph = Paragraph(cast(CT_P, OxmlElement("w:p")), self.document)
        dress(paragraph, style, align)
        return paragraph

    def add_table(self, table: BaseOxmlElement) -> None:
        """Put a table below what is there; neighbours are kept apart, else Word joins them."""
        if self._turns:
            self.paragraph(GAP)
        after = self.paragraph(GAP)
        after._p.addprevious(table)

    @property
    def length(self) -> int:
        """How many paragraphs and tables there are."""
        return len(self._written())

    def keep_end(self, start: int) -> None:
        """Hold what was written from ``start`` on together, and to the lines before it."""
        written = self._written()
        for each in written[max(start - 1, 0) : -1]:
            _keep(each)
        if start > 1:  # the gap under a table is held already, its last row is not yet
            for row in written[start - 2].findall(qn("w:tr"))[-1:]:
                _keep(row)

    def _written(self) -> list[BaseOxmlElement]:
        tags = {qn("w:p"), qn("w:tbl")}
        return [each for each in self.document.element.body if each.tag in tags]


def _keep(part: BaseOxmlElement) -> None:
    """Hold each paragraph in ``part`` to the next."""
    for paragraph in part.iter(qn("w:p")):
        properties = cast(CT_P, paragraph).get_or_add_pPr()
        properties.keepNext_val = True


def dress(paragraph: Paragraph, style: Style, align: Align | None = None) -> None:
    """Give a paragraph its style, and its side where the style has another."""
    properties = paragraph._p.get_or_add_pPr()
    properties.style = style.key
    if align is not None and align is not style.align:
        properties.get_or_add_jc().set(qn("w:val"), JUSTIFIED[align])


def write(paragraph: Paragraph, text: str, character_style: str = "") -> None:
    """Add a run of text; line ends become line breaks, what XML forbids is left out."""
    run = paragraph.add_run()
    if character_style:
        run._r.get_or_add_rPr().style = character_style
    for at, line in enumerate(cleaned(text).split("\n")):
        if at:
            run.add_break(WD_BREAK.LINE)
        if line:
            run.add_text(line)


def write_strong(paragraph: Paragraph, text: str) -> None:
    """Add a run in 黑体."""
    write(paragraph, text, STRONG)


def write_place(paragraph: Paragraph, text: str) -> None:
    """Add what is filled in, underlined."""
    write(paragraph, text, PLACE)


def write_line(paragraph: Paragraph, width: float) -> None:
    """Add a line to write on, ``width`` in full-width characters, which may go on in the next.

    It is made of underlined em spaces: common and full-width ones hang over the margin at the end
    of a line and lose their underline.
    """
    write_place(paragraph, _EM_SPACE * max(1, round(width)))


def write_end(paragraph: Paragraph) -> None:
    """Add a hard space, lest a line to write on count as the blank end of the paragraph."""
    paragraph.add_run(_HARD_SPACE)


def end_pages(document: Document, footer: Footer | None, *, numbered: bool) -> None:
    """Give every page its foot: the traceable line, and 第 x 页 共 y 页 that Word counts itself."""
    if footer is None and not numbered:
        return
    foot = document.sections[0].footer
    foot.is_linked_to_previous = False
    paragraph = foot.paragraphs[0]
    if footer is not None:
        dress(paragraph, FOOT)
        write(paragraph, "　".join(footer.parts()))
        paragraph = foot.add_paragraph() if numbered else paragraph
    if numbered:
        dress(paragraph, FOOT, Align.CENTRE)
        for words, field in (("第 ", "PAGE"), (" 页 共 ", "NUMPAGES")):
            write(paragraph, words)
            _add_field(paragraph, field)
        write(paragraph, " 页")


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    for kind in ("begin", "", "separate", "1", "end"):
        run = paragraph.add_run()._r
        if kind in {"begin", "separate", "end"}:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run.append(mark)
        elif kind:
            run.text = kind  # shown until Word has counted
        else:
            asked = OxmlElement("w:instrText")
            asked.text = f" {instruction} "
            run.append(asked)
