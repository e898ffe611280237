"""Marks of state secrets in text and in file names (I12): what counts as one, and what is said.

The bare word in a sentence (保守国家机密, 机密性, 机密级计算机) is no mark. A mark is

- the word with the star: 机密★1年, 秘密★, 绝 密 级 ☆ 长期; an asterisk counts before a term or at
  the end of a line;
- what stands after 密级： (保密等级： …), unless it is a list of levels to choose from;
- a line, or a cell, that holds nothing but the word, its term, the urgency and the copy number,
  as the head of a 公文 does;
- the word alone in brackets where a line begins or ends: 【机密】关于…… · ……的通知（秘密）.
"""

from __future__ import annotations

import re
import unicodedata

from models.troubles import Trouble

_GAP = r"[^\S\n]*"
_LEVEL = rf"(?:[绝絕]{_GAP}密|[机機]{_GAP}密|[秘祕]{_GAP}密)(?:{_GAP}级)?"
_TERM = rf"(?:(?:\d+|[一二三四五六七八九十]+){_GAP}(?:年|个月|月|日|天)|长{_GAP}期)"
_ASTERISK = rf"\*(?={_GAP}(?:{_TERM}|$))"
_OPEN, _CLOSE = r"[\[(【〔〖「<《]", r"[\])】〕〗」>》]"
_ANOTHER = rf"{_GAP}[、,/或和]{_GAP}[绝絕机機秘祕]"
_BESIDE = r"(?:特急|特提|加急|平急|急件|份号|编号|No|\d{1,7})"
_SIGNS = r"[^\w。,;!?、]*"

_STARRED = re.compile(rf"{_LEVEL}{_GAP}(?:[★☆✩✪✭✮✯⭐🌟]|{_ASTERISK})(?:{_GAP}{_TERM})?", re.M)
_LABELLED = re.compile(
    rf"(?:密{_GAP}级|(?:保密|涉密|秘密){_GAP}(?:等级|级别|程度))(?:和保密期限|标[志识])?"
    rf"{_GAP}:{_GAP}{_OPEN}?{_GAP}(?:工作)?{_LEVEL}(?!{_ANOTHER})"
)
_BRACKETED = re.compile(
    rf"^{_GAP}{_OPEN}{_GAP}{_LEVEL}(?:{_GAP}{_TERM})?{_GAP}{_CLOSE}"
    rf"|{_OPEN}{_GAP}{_LEVEL}(?:{_GAP}{_TERM})?{_GAP}{_CLOSE}{_GAP}$",
    re.M,
)
_ALONE = re.compile(
    rf"{_SIGNS}(?:{_BESIDE}{_SIGNS})*{_LEVEL}(?:{_SIGNS}{_TERM})?(?:{_SIGNS}{_BESIDE})*{_SIGNS}"
)
_PART_OF_NAME = re.compile(rf"\d{{0,8}}{_LEVEL}(?:{_GAP}(?:{_TERM}|\d{{1,8}}))?")
_BETWEEN_PARTS = re.compile(r"[\s/\\_\-—–.,·+&()（）【】\[\]〔〕《》]+")
_UNSEEN = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFE0F])
_LINE_ENDS = re.compile(r"[\n\r\t\v\f\x1c-\x1e\x85\u2028\u2029]")
_LONGEST_HEAD = 40


class Classified(Trouble):
    """A file or a pasted text carries a mark of secrets and is not taken in."""

    def __init__(self, name: str, mark: str) -> None:
        super().__init__(
            f"“{name}”带有密级标志“{mark}”。涉密内容不得录入本机，这份内容没有存入台账。"
            "请立即把它移出这台电脑，交本单位保密员按保密规定处理。"
        )


def mark_in(text: str) -> str:
    """Return the first mark of secrets in ``text`` as it is written, or "" if there is none."""
    if (
        "密" not in text
    ):  # the whole test for nearly every text; the rest is a thousand times slower
        return ""
    plain = _LINE_ENDS.sub("\n", unicodedata.normalize("NFKC", text.translate(_UNSEEN)))
    for pattern in (_STARRED, _LABELLED, _BRACKETED):
        if found := pattern.search(plain):
            return _shown(found[0])
    for line in plain.split("\n"):
        if "密" in line and len(line) <= _LONGEST_HEAD and _ALONE.fullmatch(line):
            return _shown(line)
    return ""


def mark_in_name(name: str) -> str:
    """Return the mark in a file's name, or "": 机密-名单.xlsx has one, 机密文件办法.docx not."""
    if "密" not in name:
        return ""
    plain = unicodedata.normalize("NFKC", name.translate(_UNSEEN))
    for part in _BETWEEN_PARTS.split(plain):
        if _PART_OF_NAME.fullmatch(part):
            return _shown(part)
    return mark_in(plain)


def complaint_about(label: str, mark: str) -> str:
    """Return what stands under a field with a mark in it: what is wrong and what to do."""
    return (
        f"{label}里有密级标志“{mark}”，不能保存：涉密内容不得录入本机。"
        "请删去，涉密材料只在涉密计算机上办理。"
    )


def _shown(mark: str) -> str:
    return " ".join(mark.split())[:_LONGEST_HEAD]
