"""What a division code says by itself, and how the names of villages are said in short."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum

# Digits of a code by level: GB/T 2260 (to the county), GB/T 10114 (township), 统计用区划代码.
CODE_LENGTHS = (2, 4, 6, 9, 12)
TOWNSHIP_LENGTH, VILLAGE_LENGTH = 9, 12


class Level(IntEnum):
    """The five levels, from above."""

    PROVINCE = 1
    CITY = 2
    COUNTY = 3
    TOWNSHIP = 4
    VILLAGE = 5


# First digit of the three: ranges of domain/06; 4 and 5 in villages are seen in the table (生活区).
_TOWNSHIP_KINDS = {"0": "街道", "1": "镇", "2": "乡", "3": "乡", "4": "政企合一单位"} | {
    "5": "政企合一单位"
}
_VILLAGE_KINDS = {"0": "居委会", "1": "居委会", "2": "村委会", "3": "村委会"} | {
    "4": "类似居委会",
    "5": "类似村委会",
}
_VILLAGE_ENDING = re.compile(r"村?(?:村民委员会|村委会)$")
_COMMUNITY_ENDING = re.compile(r"(?:社区)?(?:居民委员会|居委会)$")
_WHOLE_NAMES = ("村", "社区", "嘎查")


def level_of(code: str) -> Level | None:
    """The level that the length of ``code`` says; None if it is no code at all."""
    if not (code.isascii() and code.isdigit() and len(code) in CODE_LENGTHS):
        return None
    return Level(CODE_LENGTHS.index(len(code)) + 1)


def is_village_code(code: str) -> bool:
    """Whether ``code`` has 12 digits whose township and village parts lie in assigned ranges."""
    if level_of(code) is not Level.VILLAGE:
        return False
    return all(1 <= int(part) <= 599 for part in (code[6:9], code[9:]))


def township_of(code: str) -> str:
    """The nine digits of the township in a code of a township or below; else ValueError."""
    if len(code) < TOWNSHIP_LENGTH or not (code.isascii() and code.isdigit()):
        raise ValueError(f"no township in the code {code!r}")
    return code[:TOWNSHIP_LENGTH]


def township_kind(code: str) -> str:
    """街道, 镇, 乡 or 政企合一单位 by the range of the township part; empty if unassigned."""
    return _TOWNSHIP_KINDS.get(township_of(code)[6], "")


def village_kind(code: str) -> str:
    """居委会, 村委会 or the like by the range of the village part; empty if unassigned."""
    return _VILLAGE_KINDS.get(code[TOWNSHIP_LENGTH], "") if is_village_code(code) else ""


def short_village_name(name: str, above: Iterable[str] = ()) -> str:
    """耿村村民委员会 and 耿村村委会 → 耿村, 东关居委会 → 东关社区; other names as they are.

    ``above`` are the names of the units above, from the province down: the table writes some
    villages as 栾川县潭头镇石门村村民委员会.
    """
    for unit in above:
        name = name.removeprefix(unit) or name
    for ending, kind in ((_VILLAGE_ENDING, "村"), (_COMMUNITY_ENDING, "社区")):
        base = ending.sub("", name)
        if base and base != name:
            keeps = _WHOLE_NAMES if kind == "村" else ("社区",)
            return base if base.endswith(keeps) else base + kind
    return name
