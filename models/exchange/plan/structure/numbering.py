"""Which number, of which printed style, stands at the head of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.exchange.plan.numerals import from_chinese, half_width

_CN = "[一二三四五六七八九十百零〇]{1,5}"
_AFTER = r"(?!\s*(?:至|和|、|,|项|款|条|到))"

# Outer styles first: where a text gives no better hint, this order says what lies inside what.
_STYLES: tuple[tuple[str, str], ...] = (
    ("book", rf"第\s*({_CN}|\d{{1,3}})\s*(?:编|篇|部分)[、:.]?"),
    ("chapter", rf"第\s*({_CN}|\d{{1,3}})\s*章[、:.]?"),
    ("section", rf"第\s*({_CN}|\d{{1,3}})\s*节[、:.]?"),
    ("article", rf"第\s*({_CN}|\d{{1,3}})\s*条(?!规定|至|和|、|的|所|款|中|第)[、:.]?"),
    ("chinese", rf"({_CN})\s*[、.]"),
    ("chinese_bracket", rf"\(\s*({_CN})\s*\)[、.]?{_AFTER}|([㈠-㈩])"),
    (
        "digit",
        (
            r"(\d{1,3})\s*、(?!\d+(?:、\d+)*\s*[项条款号])"
            r"|(\d{1,3})\s*\.(?!\d)|(\d{1,3})\.(?=(?:19|20)\d\d年)|([⒈-⒛])"
        ),
    ),
    ("decimal", r"((?:\d{1,2}\.){1,4}\d{1,2})[、.]?\s*(?![\d.%‰版米元万亿倍个公平小度吨起件℃:])"),
    ("digit_bracket", rf"\(?\s*(\d{{1,3}})\s*\)[、.]?{_AFTER}|([⑴-⒇])"),
    ("circle", r"([①-⑳]|[㉑-㉟]|[❶-❿])"),
    ("spoken", rf"({_CN})(?:是|要)"),
)
_PATTERNS = tuple((style, re.compile(pattern)) for style, pattern in _STYLES)
RANKS = {style: rank * 10 for rank, (style, _) in enumerate(_STYLES)}
_SIGNS = ((0x2460, 1), (0x3251, 21), (0x2776, 1), (0x2488, 1), (0x2474, 1), (0x3220, 1))


@dataclass(frozen=True)
class Mark:
    """A printed number: its style and depth, its value, how it is printed, and what follows it."""

    style: str
    rank: int
    value: int
    label: str
    rest: str


def read_mark(text: str) -> Mark | None:
    """The number at the head of a line, or None when the line has none."""
    text = text.strip()
    plain = half_width(text)
    if not plain or not _could_be_number(plain[0]):
        return None
    for style, pattern in _PATTERNS:
        found = pattern.match(plain)
        if found:
            numeral = next(group for group in found.groups() if group)
            return _mark(style, numeral, text[found.end() :].strip(), found.group())
    return None


def _could_be_number(sign: str) -> bool:
    return sign.isdigit() or sign.isnumeric() or sign in "(第〇"


def _mark(style: str, numeral: str, rest: str, printed: str) -> Mark | None:
    if style == "decimal":
        values = [int(part) for part in numeral.split(".")]
        if 0 in values:
            return None  # 3.0 is a version, not a number of this plan
        depth = f"{style}{len(values)}"
        return Mark(depth, RANKS[style] + len(values), values[-1], numeral, rest)
    value = _value(numeral)
    if value is None:
        return None
    return Mark(style, RANKS[style], value, _label(style, numeral, printed), rest)


def _value(numeral: str) -> int | None:
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    if len(numeral) == 1:
        code = ord(numeral)
        for first, value in _SIGNS:
            if first <= code < first + 20:
                return code - first + value
    return from_chinese(numeral)


def _label(style: str, numeral: str, printed: str) -> str:
    if style in {"chinese", "digit", "circle"}:
        return numeral
    if style.endswith("_bracket"):
        return f"({numeral})" if len(printed.strip()) > 1 else numeral
    return re.sub(r"\s|[、:.]", "", printed)
