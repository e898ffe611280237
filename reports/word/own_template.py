"""An office's own .docx with placeholders such as {{ 甲方姓名 }}: what it asks for, and filled in.

Placeholders are read in the text, text boxes, headers, footers and footnotes. Lists are walked by
``{% for 方 in 当事人 %}{{ 方.姓名 }}{% endfor %}``, rows of tables by ``{%tr for … %}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree

from reports.word.filling.language import Language, Values, names_in
from reports.word.filling.package import UNREADABLE, look_into
from reports.word.filling.tags import refuse_broken
from reports.word.filling.troubles import (
    LoopAcrossCells,
    TemplateDamaged,
    UnknownPlaceholders,
)

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_AUTHOR = "综治台账"


def placeholders(template: bytes) -> list[str]:
    """Return the names that a template asks for, each once, in their order.

    A field of a list is named with it: 当事人, 当事人.姓名. Raises the Troubles of
    reports.word.filling.troubles for a file that cannot be used or a placeholder that is broken.
    """
    language, filling = Language(), _opened(template)
    sources = (filling.patch_xml(filling.xml_to_string(root)) for root in _roots(filling))
    found = (name for source in sources for name in names_in(language.understood(_by_line(source))))
    return list(dict.fromkeys(found))


def check(template: bytes, known: Iterable[str]) -> list[str]:
    """Return the names that are not ``known``, in their order; raises as ``placeholders``."""
    names = set(known)
    return [name for name in placeholders(template) if name not in names]


def refuse_unknown(template: bytes, known: Iterable[str]) -> None:
    """Raise UnknownPlaceholders, which lists them; else raises as ``placeholders``."""
    unknown = check(template, known)
    if unknown:
        raise UnknownPlaceholders(unknown)


def fill(template: bytes, values: Values) -> bytes:
    """Return the template filled in; what has no value or an empty one prints as a line.

    A value is a text, or a list of mappings to be walked by a loop. Raises as ``placeholders``.
    """
    placeholders(template)
    filling = _opened(template)
    try:
        filling.render(values, Language())
    except etree.XMLSyntaxError:
        raise LoopAcrossCells from None
    except (TemplateError, AttributeError, TypeError, *UNREADABLE):
        raise TemplateDamaged from None  # docxtpl trips over tables without a grid, and the like
    _forget_origin(filling.docx)
    whole = BytesIO()
    filling.save(whole)
    return whole.getvalue()


class _Filling(DocxTemplate):  # type: ignore[misc]
    """docxtpl, held to whole XML, and telling nobody's name in the description of the file."""

    def fix_tables(self, xml: str) -> Any:
        etree.fromstring(xml)  # docxtpl itself would forgive, and lose what is not whole
        tree = super().fix_tables(xml)
        for cell in tree.iter(qn("w:tc")):
            if len(cell) == 0 or cell[-1].tag != qn("w:p"):
                cell.append(parse_xml(f'<w:p xmlns:w="{tree.nsmap["w"]}"/>'))
        for table in [each for each in tree.iter(qn("w:tbl")) if each.find(qn("w:tr")) is None]:
            table.getparent().remove(table)
        return tree

    def render_footnotes(self, *args: Any) -> None:
        super().render_footnotes(*args)
        for part in _footnotes(self):
            etree.fromstring(part.blob)

    def render_properties(self, *_args: Any) -> None:
        about = self.docx.core_properties
        about.author = about.last_modified_by = _AUTHOR
        about.title = about.subject = about.comments = about.keywords = about.category = ""


def _opened(template: bytes) -> _Filling:
    look_into(template)
    filling = _Filling(BytesIO(template))
    try:
        filling.render_init()
        roots = list(_roots(filling))
    except UNREADABLE:
        raise TemplateDamaged from None
    for root in roots:
        refuse_broken(root)
    return filling


def _roots(filling: _Filling) -> Iterator[Any]:
    body = filling.docx.element.find(qn("w:body"))
    if body is None:
        raise TemplateDamaged
    yield body
    for uri in (filling.HEADER_URI, filling.FOOTER_URI):
        for _, part in filling.get_headers_footers(uri):
            yield parse_xml(part.blob)
    yield from (parse_xml(part.blob) for part in _footnotes(filling))


def _footnotes(filling: _Filling) -> list[Any]:
    parts = filling.docx.part.package.iter_parts()
    return [part for part in parts if part.content_type == _FOOTNOTES]


def _forget_origin(document: Document) -> None:
    """Drop the link to the template file that this one was made from: Word would look for it."""
    settings = document.settings.element
    for each in settings.findall(qn("w:attachedTemplate")):
        settings.remove(each)
    relations = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels
    for key in [key for key, each in relations.items() if each.is_external]:
        del relations[key]


def _by_line(source: str) -> str:
    """A paragraph a line, so that what is wrong can be told by its words."""
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", source)
