"""Makes small files of every kind that an office attaches, with a text of ours in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import openpyxl
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from models.resources import resource

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def word(text: str) -> bytes:
    """Return a .docx whose paragraph is broken into runs, as Word breaks them."""
    document = docx.Document()
    document.add_paragraph("示例乡综治办文件")
    paragraph = document.add_paragraph()
    for sign in text:
        paragraph.add_run(sign)
    return _saved(document.save)


def word_head(text: str) -> bytes:
    """Return a .docx with the text in the head of its pages."""
    document = docx.Document()
    document.add_paragraph("正文")
    document.sections[0].header.paragraphs[0].text = text
    return _saved(document.save)


def workbook(text: str) -> bytes:
    """Return an .xlsx with the text in a cell."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["序号", "内容"])
    book.active.append([1, text])
    return _saved(book.save)


def hidden_sheet(text: str) -> bytes:
    """Return an .xlsx with the text on a sheet that nobody sees."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("底稿")
    sheet["B7"] = text
    sheet.sheet_state = "hidden"
    return _saved(book.save)


def slides(text: str) -> bytes:
    """Return what a .pptx holds, as far as its text goes."""
    runs = "".join(f"<a:r><a:t>{sign}</a:t></a:r>" for sign in text)
    xml = f'<p:sld xmlns:a="{_A}" xmlns:p="p"><a:p>{runs}</a:p></p:sld>'
    return packed({"[Content_Types].xml": b"<Types/>", "ppt/slides/slide1.xml": xml.encode()})


def ofd(text: str) -> bytes:
    """Return what an .ofd holds, as far as its text goes."""
    page = f"<ofd:TextObject><ofd:TextCode X='1'>{text}</ofd:TextCode></ofd:TextObject>"
    return packed({"OFD.xml": b"<ofd:OFD/>", "Doc_0/Pages/Page_0/Content.xml": page.encode()})


def pdf(text: str) -> bytes:
    """Return a PDF with a text layer, the text on its second page."""
    pdfmetrics.registerFont(TTFont("Sans", str(resource("fonts", "NotoSansSC-Regular.ttf"))))
    out = io.BytesIO()
    canvas = Canvas(out, initialFontName="Sans")
    for line in ("封面", text):
        canvas.setFont("Sans", 16)
        canvas.drawString(72, 700, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def old_word(text: str) -> bytes:
    """Return the bytes of a .doc as far as they matter: an OLE box with two bytes a sign."""
    body = f"示例乡文件\r{text}\r关于做好工作的通知\r".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2040 + body + bytes(range(256)) * 40


def plain(text: str) -> bytes:
    """Return a text as Notepad writes it."""
    return f"示例乡\r\n{text}\r\n正文".encode("gb18030")


def unicode_plain(text: str) -> bytes:
    """Return a text as an old Notepad writes “Unicode”."""
    return f"示例乡\r\n{text}\r\n正文".encode("utf-16")


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a packed file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in parts.items():
            box.writestr(name, content)
    return out.getvalue()


def inside_a_box(text: str) -> bytes:
    """Return a .zip that holds a .zip that holds a .docx."""
    return packed({"内.zip": packed({"通知.docx": word(text)})})


KINDS: dict[str, Callable[[str], bytes]] = {
    "通知.docx": word,
    "表头.docx": word_head,
    "表.xlsx": workbook,
    "底稿.xlsx": hidden_sheet,
    "讲稿.pptx": slides,
    "版式.ofd": ofd,
    "扫描.pdf": pdf,
    "旧通知.doc": old_word,
    "记事.txt": plain,
    "记事本.csv": unicode_plain,
    "材料.zip": inside_a_box,
}


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()
