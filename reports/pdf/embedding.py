"""Embeds a font in a document as one composite font with a right text layer.

ReportLab's own TTFont cuts a font into pieces of 255 characters and writes a wrong ToUnicode map
for characters beyond U+FFFF, which names of people hold. Two bytes a character (Identity-H) needs
one piece, is quicker to write, and its map is ours.
"""

from __future__ import annotations

import hashlib
from typing import Any

from reportlab.pdfbase import pdfdoc

from reports.pdf.fonts import Face

_MAP_BLOCK = 100  # the most entries a reader must take in one block


class EmbeddedFont:
    """One font file in one document; codes are given out as characters turn up."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.codes = _Codes(face)

    def embed(self, document: Any) -> pdfdoc.PDFDictionary:
        """Write the subset of used glyphs; returns the font dictionary."""
        used = self.codes.used
        base = f"{_tag(used)}+{self.face.name}"
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": pdfdoc.PDFName(base),
                "CIDSystemInfo": _SYSTEM_INFO,
                "FontDescriptor": self.face.ttf.addSubsetObjects(document, base, used),
                "DW": 1000,
                "W": self._widths(),
                "CIDToGIDMap": pdfdoc.PDFName("Identity"),
            }
        )
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(base),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(_stream(to_unicode(used))),
            }
        )

    def _widths(self) -> pdfdoc.PDFArray:
        odd: list[object] = []
        for code, char in enumerate(self.codes.used, start=1):
            width = self.face.width(chr(char))
            if width != 1000:
                odd += [code, pdfdoc.PDFArray([width])]
        return pdfdoc.PDFArray(odd)


class _Codes(dict[str, str]):
    """Four hexadecimal digits for each character of a font; KeyError for one it lacks."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self._by_glyph: dict[int, str] = {}
        self.used: list[int] = []

    def __missing__(self, char: str) -> str:
        glyph = self._face.glyphs.get(ord(char), 0)
        if not glyph:
            raise KeyError(char)
        # two characters with one glyph share a code, as the cut font holds each glyph once
        code = self._by_glyph.get(glyph)
        if code is None:
            self.used.append(ord(char))
            code = self._by_glyph[glyph] = f"{len(self.used):04X}"
        self[char] = code
        return code


def to_unicode(used: list[int]) -> str:
    """The map from codes 1, 2, 3 … to text; beyond U+FFFF as UTF-16 surrogates (PDF 9.10.3)."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for first in range(0, len(used), _MAP_BLOCK):
        block = used[first : first + _MAP_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        for code, char in enumerate(block, start=first + 1):
            lines.append(f"<{code:04X}> <{chr(char).encode('utf-16-be').hex().upper()}>")
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines)


def _tag(used: list[int]) -> str:
    """Six letters that name this subset, the same for the same characters."""
    digest = hashlib.sha256(repr(used).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _stream(content: str) -> pdfdoc.PDFStream:
    stream = pdfdoc.PDFStream()
    stream.content = content
    stream.filters = [pdfdoc.PDFZCompress]
    return stream


_SYSTEM_INFO = pdfdoc.PDFDictionary(
    {
        "Registry": pdfdoc.PDFString("Adobe"),
        "Ordering": pdfdoc.PDFString("Identity"),
        "Supplement": 0,
    }
)
