"""Numbers of people in free text (I13): identity cards, telephones, bank cards; found and covered.

A number is taken only whole, with its check digit where it has one. Codes of divisions (12 digits),
of grids (15) and cameras (20), dates and amounts are none of these.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

LEAST = 7
"""A text with fewer signs holds no such number."""

_S = r"[^\S\n\-–—－‑]|[\-–—－‑]"  # what people put between the digits of one number
_GAP = rf"(?:{_S}){{0,2}}"
# Asked of every text that is shown, so it is one plain run: eleven signs with what parts them, or
# ten digits. A day (2021-06-30) is shorter; so is only a number that stands after 电话.
_MAYBE = re.compile(r"\d(?:[\d\s\-–—－‑()（）]{9,}\d|\d{9})")
_MAYBE_SHORT = re.compile(r"\d{7}")
_LABELS = r"(?:电话|手机|座机|联系方式|[Tt][Ee][Ll]|☎)"
_HAS_LABEL = re.compile(_LABELS)
_START = re.compile(r"(?<![\d¥￥$])\d")
_PROVINCES = re.compile(  # GB/T 2260
    r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"
# Old identity numbers were given until 1999; a grid's code of 15 digits (village code and serial)
# reads as a birth before 1930 in every town and township, so that those are left alone.
_FIRST_OLD_YEAR = 30
_MOBILE_GROUPS = {(11,), (3, 4, 4), (3, 8), (7, 4), (4, 4, 3), (3, 3, 5), (5, 6), (1,) * 11}
_CARD = re.compile(r"62|4|5[1-5]|35|3[47]|60|69|9558")


@dataclass(frozen=True)
class Found:
    """One number: what it looks like, where it stands, and how it is covered."""

    word: str
    start: int
    end: int
    cover: str


def find(text: str) -> list[Found]:
    """Return the numbers of people in ``text`` in order; digits of full width count as well."""
    if len(text) < LEAST or not _may_hold_one(text):
        return []
    found: list[Found] = []
    for begin in _START.finditer(text):
        at = begin.start()
        if found and at < found[-1].end:
            continue
        number = next((each for look in _LOOKS if (each := look(text, at))), None)
        if number is not None:
            found.append(number)
    return found


def _may_hold_one(text: str) -> bool:
    if _MAYBE.search(text):
        return True
    return bool(_MAYBE_SHORT.search(text) and _HAS_LABEL.search(text))


def covered(text: str) -> str:
    """Return ``text`` with every such number covered; the rest stays as it is."""
    parts, done = [], 0
    for each in find(text):
        parts += [text[done : each.start], each.cover]
        done = each.end
    return "".join((*parts, text[done:])) if parts else text


def advice_on(text: str) -> str:
    """Return the quiet sentence under a field that seems to hold such a number, or ""."""
    words = "、".join(dict.fromkeys(each.word for each in find(text)))
    return f"这里像是{words}，建议删去；导出时会自动遮盖。" if words else ""


def _pattern(count: str, last: str = r"\d") -> re.Pattern[str]:
    return re.compile(rf"\d(?:{_GAP}\d){{{count}}}{_GAP}{last}(?![\dA-Za-z])")


_IDENTITY = _pattern("16", r"[\dXxＸｘ]")
_OLD_IDENTITY = _pattern("13")
_BANK = tuple(_pattern(str(length - 2)) for length in (19, 18, 17, 16))
_AMOUNT = r"(?!\s?(?:元|万元|万人|亿|余元|多元)|[.．]\d{1,2}(?!\d))"
_MOBILE = re.compile(
    rf"(?:(?:00)?[8８][6６]{_GAP}|[0０])?"
    rf"(?P<number>[1１]{_GAP}[3-9３-９](?:{_GAP}\d){{9}})(?!\d){_AMOUNT}"
)
_LANDLINE = re.compile(
    rf"(?P<area>[0０](?:[1１][0０]|[2２]\d|[3-9３-９]\d\d))[)）]?{_GAP}"
    rf"(?P<number>[2-9２-９](?:\d{{6,7}}|\d{{2,3}}(?:{_S})\d{{4}}))(?!\d){_AMOUNT}"
)
_LABEL = re.compile(rf"{_LABELS}(?:号码?)?(?:为|是)?[^\S\n]*[:：.]?[^\S\n]*$")
_SHORT = re.compile(rf"(?P<number>[2-9２-９]\d{{6,7}})(?!\d){_AMOUNT}")


def _digits(written: str) -> str:
    signs = (str(int(sign)) if sign.isdigit() else sign.upper() for sign in written)
    return "".join(sign for sign in signs if sign.isdigit() or sign in "XＸ").replace("Ｘ", "X")


def _groups(written: str) -> tuple[int, ...]:
    return tuple(len(part) for part in re.split(_S, written) if part)


def _identity(text: str, at: int) -> Found | None:
    hit = _IDENTITY.match(text, at)
    if hit is None:
        return None
    digits = _digits(hit[0])
    if not _PROVINCES.match(digits) or not _is_day(digits[6:14]):
        return None
    total = sum(int(sign) * weight for sign, weight in zip(digits, _WEIGHTS, strict=False))
    if _CHECK_SIGNS[total % 11] != digits[17]:
        return None
    return Found("身份证号", at, hit.end(), "*" * 18)


def _old_identity(text: str, at: int) -> Found | None:
    hit = _OLD_IDENTITY.match(text, at)
    if hit is None or _groups(hit[0]) not in {(15,), (6, 6, 3)}:
        return None
    digits = _digits(hit[0])
    is_born = int(digits[6:8]) >= _FIRST_OLD_YEAR and _is_day(f"19{digits[6:12]}")
    if not _PROVINCES.match(digits) or not is_born:
        return None
    return Found("身份证号", at, hit.end(), "*" * 15)


def _bank_card(text: str, at: int) -> Found | None:
    for pattern in _BANK:
        hit = pattern.match(text, at)
        if hit is not None and _is_grouped_as_a_card(_groups(hit[0])):
            digits = _digits(hit[0])
            if _CARD.match(digits) and _has_luhn_digit(digits):
                return Found("银行卡号", at, hit.end(), "*" * (len(digits) - 4) + digits[-4:])
    return None


def _is_grouped_as_a_card(groups: tuple[int, ...]) -> bool:
    if len(groups) == 1 or set(groups) == {1} or (len(groups) == 2 and groups[0] == 6):
        return True
    return set(groups[:-1]) == {4} and groups[-1] <= 4


def _mobile(text: str, at: int) -> Found | None:
    hit = _MOBILE.match(text, at)
    if hit is None:
        return None
    groups, digits = _groups(hit["number"]), _digits(hit["number"])
    if groups not in _MOBILE_GROUPS or (len(groups) > 1 and _is_day(digits[3:])):
        return None  # 131 2021-06-30 is a number and a day
    return Found("手机号", at, hit.end(), f"{digits[:3]}****{digits[-4:]}")


def _landline(text: str, at: int) -> Found | None:
    hit = _LANDLINE.match(text, at)
    if hit is None or _is_day(_digits(hit["number"])):
        return None
    return Found("电话号码", at, hit.end(), f"{text[at : hit.start('number')]}****")


def _labelled(text: str, at: int) -> Found | None:
    hit = _SHORT.match(text, at)
    if hit is None or _is_day(_digits(hit[0])) or not _LABEL.search(text[max(0, at - 12) : at]):
        return None
    return Found("电话号码", at, hit.end(), "****")


_LOOKS: tuple[Callable[[str, int], Found | None], ...] = (
    _identity,
    _old_identity,
    _bank_card,
    _mobile,
    _landline,
    _labelled,
)


def _is_day(digits: str) -> bool:
    """Tell whether eight digits are a day of the last or this century."""
    if len(digits) != 8 or digits[:2] not in {"19", "20"}:
        return False
    try:
        dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _has_luhn_digit(digits: str) -> bool:
    return sum(_luhn_parts(digits)) % 10 == 0


def _luhn_parts(digits: str) -> Iterator[int]:
    for place, sign in enumerate(reversed(digits)):
        doubled = int(sign) * (1 + place % 2)
        yield doubled - 9 if doubled > 9 else doubled
