"""What an office's own template may ask of a case: names, their meaning, and the values (F11)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import INVESTIGATIONS, MEDIATIONS
from models.store.ledger_file import Store
from reports.forms.mediation.amounts import in_words, yuan
from reports.forms.mediation.case import APPLICANT, RESPONDENT, Case, Party, Record
from reports.forms.mediation.lines import day_words, who
from reports.forms.mediation.papers.afterwards import revisits
from reports.forms.mediation.papers.agreement import (
    agreement_number,
    last_agreement,
    performance,
)
from reports.forms.mediation.reading import read_case

Values = Mapping[str, str | Sequence[Mapping[str, str]]]
_Told = tuple[str, str, Callable[[Case], str]]


def _field(key: str) -> Callable[[Case], str]:
    return lambda case: case.dispute.text(key)


def _day(key: str) -> Callable[[Case], str]:
    return lambda case: day_words(case.dispute.day(key))


def _of(record: Callable[[Case], Record], key: str) -> Callable[[Case], str]:
    return lambda case: record(case).text(key)


def _day_of(record: Callable[[Case], Record], key: str) -> Callable[[Case], str]:
    return lambda case: day_words(record(case).day(key))


def _inquiry(case: Case) -> Record:
    return case.or_blank(case.investigations, INVESTIGATIONS)[-1]


def _session(case: Case) -> Record:
    return case.or_blank(case.mediations, MEDIATIONS)[-1]


def _revisit(case: Case) -> Record:
    done = [each for each in revisits(case) if each.day("done_on")]
    return case.or_blank(done, REVISITS)[-1]


def _ending(case: Case) -> Record:
    return case.ending


_SINGLE: tuple[_Told, ...] = (
    ("案号", "卷宗的编号", _field("case_no")),
    ("纠纷名称", "当事人写成张某的名称", _field("title")),
    ("调解组织", "调解委员会的名称", lambda case: case.committee),
    ("调解员", "承办的人民调解员", _field("mediator")),
    ("首问责任人", "最先接手的人", _field("first_post")),
    ("责任单位", "分流后的责任单位", _field("unit")),
    ("责任人", "分流后的责任人", _field("person")),
    ("纠纷类型", "纠纷类型", _field("dispute_type")),
    ("案件来源", "案件来源", _field("source")),
    ("难易等级", "一般、疑难、重大", _field("grade")),
    ("所属村", "村名", lambda case: case.dispute.text("village_id").rpartition(" ")[2]),
    ("发生地点", "发生地点", _field("place")),
    ("涉及人数", "涉及人数，只有数字", _field("people")),
    ("涉及金额", "涉及金额，带元", lambda case: yuan(case.dispute.number("amount"))),
    ("简要情况", "纠纷简要情况", _field("story")),
    ("排查日期", "排查日期", _day("found_on")),
    ("受理日期", "受理日期", _day("accepted_on")),
    ("化解时限", "调解期限的最后一天", _day("due_on")),
    ("全部当事人", "各方姓名，用顿号隔开", lambda case: case.names()),
    ("全部申请人", "申请人姓名，用顿号隔开", lambda case: case.names(APPLICANT)),
    ("全部被申请人", "被申请人姓名，用顿号隔开", lambda case: case.names(RESPONDENT)),
    ("调查时间", "最近一次调查的日期", _day_of(_inquiry, "on_day")),
    ("调查地点", "最近一次调查的地点", _of(_inquiry, "place")),
    ("被调查人", "最近一次的被调查人", _of(_inquiry, "asked")),
    ("调查人", "最近一次的调查人", _of(_inquiry, "asker")),
    ("调查记录", "最近一次调查的内容", _of(_inquiry, "record")),
    ("调解时间", "最近一次调解的日期", _day_of(_session, "on_day")),
    ("调解地点", "最近一次调解的地点", _of(_session, "place")),
    ("参加人", "最近一次调解的参加人", _of(_session, "attendees")),
    ("调解记录", "最近一次调解的内容", _of(_session, "record")),
    ("调解结果", "最近一次调解的结果", _of(_session, "result")),
    ("协议编号", "协议书编号", lambda case: agreement_number(case, last_agreement(case))),
    ("协议形式", "书面协议或口头协议", _of(last_agreement, "form")),
    ("协议日期", "签订日期", _day_of(last_agreement, "signed_on")),
    ("生效日期", "协议生效日期", _day_of(last_agreement, "effective_on")),
    ("纠纷事实", "协议里的主要事实、争议事项", _of(last_agreement, "facts")),
    ("协议内容", "协议内容", _of(last_agreement, "content")),
    ("履行方式", "履行方式、时限", _of(last_agreement, "manner")),
    ("协议金额", "协议金额，带元", lambda case: yuan(last_agreement(case).number("amount"))),
    (
        "协议金额大写",
        "协议金额的大写",
        lambda case: in_words(last_agreement(case).number("amount")),
    ),
    ("一式份数", "协议一式几份", _of(last_agreement, "copies")),
    ("记录人", "协议的记录人", _of(last_agreement, "recorder")),
    ("履行情况", "协议履行情况", lambda case: performance(case, last_agreement(case))),
    ("司法确认截止", "申请司法确认的最后一天", _day_of(last_agreement, "confirm_by")),
    ("法院", "司法确认的法院", _of(last_agreement, "court")),
    ("办结日期", "办结日期", _day_of(_ending, "on_day")),
    ("办结结果", "办结结果", _of(_ending, "outcome")),
    ("回访时间", "最近一次回访的日期", _day_of(_revisit, "done_on")),
    ("回访情况", "最近一次回访的情况", _of(_revisit, "story")),
    ("回访人", "最近一次的回访人", _of(_revisit, "visitor")),
    ("立卷人", "立卷人", _field("filed_by")),
    ("立卷日期", "立卷日期", _day("archived_on")),
    ("保管期限", "保管期限", _field("keeping")),
    ("备注", "备注", _field("remark")),
    ("今天", "做文书的日期", lambda case: day_words(case.made_at.date())),
)
_OF_A_PARTY: tuple[tuple[str, str], ...] = (
    ("性别", "sex"),
    ("民族", "folk"),
    ("年龄", "age"),
    ("职业", "occupation"),
    ("联系方式", "phone"),
    ("住址", "address"),
    ("代理人", "agent"),
)
_RECORDS = {
    "investigation": "investigations",
    "mediation": "mediations",
    "revisit": "revisits",
    "agreement": "agreements",
    "oral_agreement": "agreements",
}
_LISTS = {"当事人": "", "申请人": APPLICANT, "被申请人": RESPONDENT}
_FIRST = {"甲方": APPLICANT, "乙方": RESPONDENT}
_NAMES = ("姓名", "哪一方", *(word for word, _ in _OF_A_PARTY))


def placeholders() -> dict[str, str]:
    """Return every name that a template may ask for, and what it stands for.

    A field of a list is named with it: 当事人.姓名, to be walked by a loop.
    """
    found = {name: meaning for name, meaning, _ in _SINGLE}
    for side in _FIRST:
        found |= {f"{side}{word}": f"第一位{side}的{word}" for word in _NAMES if word != "哪一方"}
    for name in _LISTS:
        found[name] = f"{name}的清单，逐位循环"
        found |= {f"{name}.{word}": f"清单里每位{name}的{word}" for word in _NAMES}
    return found


def values_of(store: Store, case_id: int, *, redacted: bool = False) -> Values:
    """Return the values of all placeholders of a case; an opening of its particulars."""
    return values_in(read_case(store, case_id, redacted=redacted))


def until(case: Case, code: str, at: int) -> Case:
    """Return the case as it stood with the record at a place, of which the paper ``code`` is."""
    kept = _RECORDS.get(code)
    return replace(case, **{kept: getattr(case, kept)[: at + 1]}) if kept else case


def values_in(case: Case) -> Values:
    """Return the values of all placeholders of a case that was read."""
    found: dict[str, str | Sequence[Mapping[str, str]]] = {
        name: value(case) for name, _, value in _SINGLE
    }
    for word, side in _FIRST.items():
        told = _told(case.side(side)[0])
        found |= {f"{word}{name}": told[name] for name in told if name != "哪一方"}
    for name, side in _LISTS.items():
        found[name] = [_told(each) for each in case.parties if side in ("", each.side)]
    return found


def _told(party: Party) -> dict[str, str]:
    return {
        "姓名": party.name,
        "哪一方": who(party),
        **{word: party.told(key) for word, key in _OF_A_PARTY},
    }
