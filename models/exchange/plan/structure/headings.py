"""Parts a numbered line into its title and what it asks for."""

from __future__ import annotations

import re

from models.exchange.plan.numerals import half_width

_NOUN_END = re.compile(
    r"(?:行动|工程|机制|制度|建设|体系|工作|活动|计划|整治|排查|治理|管理|服务|创建|责任|保障|平台"
    r"|队伍|网格|宣传|培训|领导|任务|目标|要求|措施)[”\"』」]?$"
)
_QUOTED = re.compile(r"^[“\"「『]([^”\"」』\n]{1,40})[”\"」』]\s*([,、。:;]?)")
LONG_SENTENCE = 40


def split_heading(text: str, style: str = "") -> tuple[str, str]:
    """Title and requirement of one heading line; the requirement is “” for a bare title.

    A full stop ends the title; after 一是 the quoted words or the first clause are it; else a
    clause that names an action or a system (…行动,紧扣…) is. A long sentence keeps all its words
    as requirement and lends its first clause as title.
    """
    text = text.strip()
    plain = half_width(text)
    quoted = _QUOTED.match(plain)
    if quoted and (style == "spoken" or quoted.group(2)):
        return text[quoted.start(1) : quoted.end(1)], text[quoted.end() :].strip()
    stop = re.search("[。\n]", plain)
    if stop and plain[stop.end() :].strip(" 。\n"):
        title, rest = text[: stop.start()], text[stop.end() :].strip()
        if len(title) <= LONG_SENTENCE:
            return _bare(title), rest
    return _split_clause(text, plain, style)


def _split_clause(text: str, plain: str, style: str) -> tuple[str, str]:
    clause = re.search("[,;:]", plain)
    whole = _bare(text)
    if clause is None or not 2 <= clause.start() <= LONG_SENTENCE:
        return whole, ""
    head, rest = text[: clause.start()].strip(), text[clause.end() :].strip()
    if not _bare(rest):
        return head, ""
    if plain[clause.start()] == ":" or style == "spoken":
        return head, rest
    if _NOUN_END.search(half_width(head)) and len(rest) > len(head):
        return head, rest
    return (head, text) if len(whole) > LONG_SENTENCE else (whole, "")


def _bare(title: str) -> str:
    return title.strip().rstrip("。；;，,：:、.").strip()
