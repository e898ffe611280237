"""The styles and fonts of a Word paper: what a clerk finds in Word's own list of styles."""

from __future__ import annotations

from dataclasses import dataclass

from reports.layout import (
    BODY,
    BODY_LEADING,
    CAPTION,
    CELL,
    CELL_LEADING,
    CODE,
    TITLE,
    TITLE_LEADING,
)
from reports.paper import Align

FANGSONG, SONG, HEI, KAI, TITLE_FONT = "仿宋", "宋体", "黑体", "楷体", "方正小标宋简体"
TYPEWRITER = "Courier New"
JUSTIFIED = {Align.LEFT: "both", Align.CENTRE: "center", Align.RIGHT: "right"}
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

# Word takes the whole value for one name, so there can be one substitute only. 小标宋 is seldom
# there: 黑体 stands for it, as in the PDF.
_SUBSTITUTES = {
    TITLE_FONT: (HEI, "roman"),
    FANGSONG: ("FangSong", "modern"),
    SONG: ("SimSun", "roman"),
    HEI: ("SimHei", "modern"),
    KAI: ("KaiTi", "modern"),
}


@dataclass(frozen=True)
class Style:
    """A paragraph style; sizes in points, no ``leading`` means as high as the text needs."""

    key: str
    name: str
    font: str
    size: float
    leading: float = 0
    align: Align = Align.LEFT
    before: float = 0
    after: float = 0
    indent: float = 0
    outline: int | None = None

    @property
    def is_heading(self) -> bool:
        return self.outline is not None or self.key == "Title"


NORMAL = Style("Normal", "Normal", FANGSONG, BODY, BODY_LEADING)
INDENTED = Style("Indented", "公文正文", FANGSONG, BODY, BODY_LEADING, indent=2)
TITLED = Style(
    "Title", "Title", TITLE_FONT, TITLE, TITLE_LEADING, Align.CENTRE, after=BODY_LEADING * 0.64
)
HEADINGS = (
    Style("Heading1", "heading 1", HEI, BODY, BODY_LEADING, before=4, outline=0),
    Style("Heading2", "heading 2", KAI, BODY, BODY_LEADING, before=4, outline=1),
)
TO_FILL = Style("ToFill", "填空行", FANGSONG, BODY, BODY_LEADING * 1.3)
TO_SIGN = Style("ToSign", "签名行", FANGSONG, BODY, BODY_LEADING, before=15)
TO_DATE = Style("ToDate", "签名日期", FANGSONG, BODY, BODY_LEADING)
CELL_TEXT = Style("CellText", "表格内容", SONG, CELL, CELL_LEADING)
CELL_LABEL = Style("CellLabel", "表格栏目", HEI, CELL, CELL_LEADING, Align.CENTRE)
CAPTIONED = Style("Caption", "caption", SONG, CAPTION, align=Align.CENTRE)
CODED = Style("Code", "抄写的字码", TYPEWRITER, CODE, align=Align.CENTRE)
FOOT = Style("Footer", "footer", SONG, 9)
GAP = Style("Gap", "表格间隔", SONG, 1, 5)
STYLES = (
    *(NORMAL, INDENTED, TITLED, *HEADINGS, TO_FILL, TO_SIGN, TO_DATE),
    *(CELL_TEXT, CELL_LABEL, CAPTIONED, CODED, FOOT, GAP),
)
STRONG, PLACE = "Strong", "Place"  # of characters


def styles_xml() -> str:
    """Return ``word/styles.xml``."""
    return (
        f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(FANGSONG)}"
        f'<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
        f"</w:docDefaults>{''.join(map(_paragraph_style, STYLES))}"
        + _character_style(STRONG, "Strong", _fonts(HEI))
        + _character_style(PLACE, "填写处", '<w:u w:val="single"/>')
        + "</w:styles>"
    )


def fonts_xml() -> str:
    """Return ``word/fontTable.xml``: what stands in where a font is absent."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, (instead, family) in _SUBSTITUTES.items()
    )
    return f"<w:fonts {W}>{fonts}</w:fonts>"


def twips(points: float) -> int:
    """Return twentieths of a point, Word's measure."""
    return round(points * 20)


def _paragraph_style(style: Style) -> str:
    is_default = style is NORMAL
    # no room of its own between digits and Chinese: 6月, as on the printed form
    tight = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' if is_default else ""
    kept = "<w:keepNext/><w:keepLines/>" if style.is_heading else ""
    line = f' w:line="{twips(style.leading)}" w:lineRule="exact"' if style.leading else ""
    if not line and not is_default:  # Normal's own pitch would cut a picture off
        line = ' w:line="240" w:lineRule="auto"'
    indent = f'<w:ind w:firstLineChars="{style.indent * 100:.0f}" w:firstLine="'
    indent += f'{twips(style.indent * style.size)}"/>'
    outline = f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else ""
    head = '<w:style w:type="paragraph" w:default="1"' if is_default else ""
    head = head or f'<w:style w:type="paragraph"{_custom(style.name)}'
    based = "" if is_default else '<w:basedOn w:val="Normal"/>'
    following = '<w:next w:val="Normal"/>' if style.is_heading else ""
    return (
        f'{head} w:styleId="{style.key}"><w:name w:val="{style.name}"/>{based}{following}'
        f"<w:qFormat/><w:pPr>{kept}{tight}"
        f'<w:spacing w:before="{twips(style.before)}" w:after="{twips(style.after)}"{line}/>'
        f'{indent if style.indent else ""}<w:jc w:val="{JUSTIFIED[style.align]}"/>{outline}</w:pPr>'
        f"<w:rPr>{_fonts(style.font)}{_size(style.size)}</w:rPr></w:style>"
    )


def _character_style(key: str, name: str, content: str) -> str:
    return (
        f'<w:style w:type="character"{_custom(name)} w:styleId="{key}"><w:name w:val="{name}"/>'
        f"<w:qFormat/><w:rPr>{content}</w:rPr></w:style>"
    )


def _custom(name: str) -> str:
    """Word knows its own styles by their English names; all others are said to be ours."""
    return "" if name.isascii() else ' w:customStyle="1"'


def _fonts(name: str) -> str:
    """One font for all letters, else quotation marks would be taken for Latin ones."""
    given = " ".join(f'w:{kind}="{name}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f'<w:rFonts w:hint="eastAsia" {given}/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'
