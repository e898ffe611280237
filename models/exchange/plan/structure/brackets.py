"""Takes (完成时限:…) and (牵头单位:…;责任单位:…) out of an item's words, original words kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.exchange.plan.deadlines import read_deadline
from models.exchange.plan.numerals import half_width

LABELS: dict[str, tuple[str, ...]] = {
    "deadline": (
        "完成时限要求", "完成时限", "完成时间", "完成期限", "时限要求", "时间要求", "时间节点",
        "时间安排", "办结时限", "整改时限", "时限",
    ),
    "lead_unit": ("牵头单位", "牵头部门", "牵头责任单位", "牵头"),
    "duty_unit": (
        "责任单位", "责任部门", "主办单位", "承办单位", "实施单位", "落实单位", "责任主体",
    ),
    "co_units": ("配合单位", "配合部门", "协办单位", "参与单位", "协同单位", "参加单位"),
    "duty_person": (
        "责任人", "责任领导", "牵头领导", "分管领导", "负责人", "联系人", "包保领导",
    ),
    "remark": ("备注",),
}  # fmt: skip
_FIELD_OF = {word: name for name, words in LABELS.items() for word in words}
_WORDS = "|".join(sorted(_FIELD_OF, key=len, reverse=True))
_LABEL = re.compile(rf"({_WORDS})\s*[::]")
_OPEN = re.compile(rf"[(\[【]\s*(?=(?:{_WORDS})\s*:)")
_OWN_LINE = re.compile(rf"^\s*(?={_WORDS})(?:{_WORDS})\s*:")
_LAST_SENTENCE = re.compile(rf"(?<=[。;])\s*((?:{_WORDS})\s*:[^。\n]*)。?\s*$")
_BARE = re.compile(r"\(([^()\n]{2,60})\)(?=[。;,]?\s*$)", re.MULTILINE)
_LEADS = re.compile(
    r"^(?:由)?([^,;、牵头]{2,30}(?:、[^,;、牵头]{2,30})*)牵头"
    r"(?:[,;、]?([^,;牵头]{2,60}?)(?:配合|参与|协助))?(?:负责)?$"
)
_CLOSES = {"(": ")", "[": "]", "【": "】"}
_LONGEST = 600


@dataclass(frozen=True)
class Extract:
    """The words without their brackets, the fields found, and whether a bracket stayed open."""

    text: str
    fields: dict[str, str]
    is_unclosed: bool


def extract_fields(text: str, year: int) -> Extract:
    """Find labelled brackets and labelled lines; lines of ``text`` are parted by line feeds."""
    fields: dict[str, str] = {}
    is_unclosed = False
    plain = half_width(text)
    while (opened := _OPEN.search(plain)) is not None:
        end, closed = _find_end(plain, opened.start())
        inside = text[opened.end() : end - 1 if closed else end]
        _add(fields, inside)
        is_unclosed = is_unclosed or not closed
        text = text[: opened.start()] + text[end:]
        plain = plain[: opened.start()] + plain[end:]
    text = _own_lines(text, fields)
    text = _last_sentences(text, fields)
    text = _bare_brackets(text, fields, year)
    return Extract(text, fields, is_unclosed)


def _find_end(plain: str, start: int) -> tuple[int, bool]:
    """Where the bracket ends; an open one ends with the first line that says something."""
    depth = 0
    opening, closing = plain[start], _CLOSES[plain[start]]
    for place in range(start, min(len(plain), start + _LONGEST)):
        if plain[place] == opening:
            depth += 1
        elif plain[place] == closing:
            depth -= 1
            if depth == 0:
                return place + 1, True
    label = _LABEL.search(plain, start)
    begin = label.end() if label else start
    while begin < len(plain) and plain[begin].isspace():
        begin += 1
    line_end = plain.find("\n", begin)
    return (len(plain) if line_end < 0 else line_end), False


def _add(fields: dict[str, str], inside: str) -> None:
    plain = half_width(inside)
    found = list(_LABEL.finditer(plain))
    for index, label in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(plain)
        value = re.sub(r"\s", "", inside[label.end() : end]).strip(";；,，、。.")
        name = _FIELD_OF[label.group(1)]
        if value:
            fields[name] = f"{fields[name]}、{value}" if name in fields else value


def _own_lines(text: str, fields: dict[str, str]) -> str:
    kept = []
    for line in text.split("\n"):
        if _OWN_LINE.match(half_width(line)):
            _add(fields, line)
        else:
            kept.append(line)
    return "\n".join(kept)


def _last_sentences(text: str, fields: dict[str, str]) -> str:
    """…每村一间。牵头单位:司法所。完成时限:6月底前。 without brackets at the end of a line."""
    kept = []
    for line in text.split("\n"):
        rest = line
        while (found := _LAST_SENTENCE.search(half_width(rest))) is not None:
            _add(fields, rest[found.start(1) : found.end(1)])
            rest = rest[: found.start(1)]
        kept.append(rest)
    return "\n".join(kept)


def _bare_brackets(text: str, fields: dict[str, str], year: int) -> str:
    """(2021年6月底前完成) and (综治办牵头,派出所配合) at the end of a line."""
    for found in reversed(list(_BARE.finditer(half_width(text)))):
        inside = found.group(1)
        leads = _LEADS.match(inside)
        if leads and "lead_unit" not in fields:
            fields["lead_unit"] = leads[1]
            if leads[2]:
                fields.setdefault("co_units", leads[2])
        elif "deadline" not in fields and _is_time(inside, year):
            fields["deadline"] = re.sub(r"\s", "", text[found.start(1) : found.end(1)])
        else:
            continue
        text = text[: found.start()] + text[found.end() :]
    return text


def _is_time(inside: str, year: int) -> bool:
    if len(inside) > 28:
        return False
    deadline = read_deadline(inside, year)
    if deadline.start_on is not None and deadline.due_on is not None:
        return True  # (2024年3月1日至3月31日)
    says_when = re.search(r"前|年内|完成|长期坚持|[底末]$", inside)
    return bool(says_when) and deadline.kind not in {"none", "unclear"}
