"""Chinese and full-width numerals, and the half-width form in which patterns are matched."""

from __future__ import annotations

CHINESE = "〇零一二三四五六七八九十百"
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    0x00A0: 0x20,
    0xFE59: 0x28,  # small brackets of old input methods
    0xFE5A: 0x29,
    0x3014: 0x5B,
    0x3015: 0x5D,
}


def half_width(text: str) -> str:
    """The same text, character for character, with half-width digits, brackets and marks."""
    return text.translate(_HALF)


def from_chinese(text: str) -> int | None:
    """The value of 十二, 二〇二一 or 一百零三; None when it is no numeral."""
    if not text or any(sign not in _DIGITS and sign not in "十百" for sign in text):
        return None
    if "十" not in text and "百" not in text:
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total, unit = 0, 1
    pending: int | None = None
    for sign in text:
        if sign in "十百":
            unit = 10 if sign == "十" else 100
            total += (1 if pending is None else pending) * unit
            pending = None
        else:
            pending = _DIGITS[sign] or None
    return total + (pending or 0)


def in_chinese(number: int) -> str:
    """1 to 99 as 一 … 九十九; anything else in digits."""
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    signs = "零一二三四五六七八九"
    head = "" if tens == 0 else ("" if tens == 1 else signs[tens]) + "十"
    return head + (signs[ones] if ones or not tens else "")
