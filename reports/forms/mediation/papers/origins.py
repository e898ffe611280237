"""Where a blank place of a paper is filled in: the ledger, the field, the record (B9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import INVESTIGATIONS, MEDIATIONS
from reports.forms.mediation.case import APPLICANT, RESPONDENT, Case, Record
from reports.forms.mediation.papers.afterwards import revisits


@dataclass(frozen=True)
class Origin:
    """A field of a record of the case; without ``record_id`` such a record is still to be added.

    ``key`` is empty where the place is not one field's, but the record's as a whole.
    """

    ledger: str
    record_id: int | None
    key: str = ""


def origin_of(case: Case, code: str, at: int, label: str) -> Origin | None:
    """Return where a place called ``label`` on the paper number ``at`` (from 0) is filled in.

    None for what is left to the pen: a request to be written by hand, a thing no field holds.
    """
    label = label.replace(" ", "")
    for own in _OWN.get(code, ()):
        if label in own.keys:
            found = own.records(case)
            record = found[at] if at < len(found) else None
            return Origin(own.ledger.name, _id(record), own.keys[label])
    if label in _CASE:
        return Origin(DISPUTES.name, _id(case.dispute), _CASE[label])
    if label in _ENDING:
        return Origin(DISPUTE_ENDINGS.name, _id(case.ending), "on_day")
    return _of_party(case, label)


def _id(record: Record | None) -> int | None:
    return record.row.id if record is not None and record.is_there else None


def _of_party(case: Case, label: str) -> Origin | None:
    told = _PARTY.match(label)
    if told is None:
        return None
    side, at = _SIDES.get(told["who"], ""), int(told["at"] or 1)
    there = [each for each in case.parties if side in ("", each.side)]
    key = _PARTY_KEYS[told["what"] or ""]
    missing = [each for each in there if not each.told(key)]
    party = next((each for each in there if side and each.at == at), None)
    if party is None:
        party = next(iter(missing or there), None)
    return Origin(DISPUTE_PARTIES.name, _id(party.record) if party else None, key)


Records = Callable[[Case], Sequence[Record]]


@dataclass(frozen=True)
class _Own:
    """The records that a paper is made of one by one, and the fields its places show."""

    ledger: Ledger
    records: Records
    keys: Mapping[str, str]


_NUMBER = dict.fromkeys(("协议编号", "调解协议编号", "卷号", "案号"), "accepted_on")
"""A number is given when a case is accepted."""
_STORY = ("纠纷简要情况", "简要情况", "纠纷简要事实", "纠纷主要事实、争议事项")
_TITLE = ("纠纷名称", "卷名", "回访事由", "事由")
_CASE: Mapping[str, str] = {
    **_NUMBER,
    **dict.fromkeys(_STORY, "story"),
    **dict.fromkeys(_TITLE, "title"),
    **dict.fromkeys(("受理日期", "申请时间", "受案时间", "调解开始日期"), "accepted_on"),
    **dict.fromkeys(("填表时间", "立卷日期", "立卷时间"), "archived_on"),
    **dict.fromkeys(("人民调解员", "承办人"), "mediator"),
    **dict.fromkeys(("承办单位", "调解组织"), "committee_id"),
    "纠纷类型": "dispute_type",
    "案件来源": "source",
    "立卷人": "filed_by",
    "保管期限": "keeping",
}
_ENDING = frozenset({"调解结束日期", "结案时间"})

_SESSION = {
    "时间": "on_day",
    "地点": "place",
    "参加人": "attendees",
    "记录": "record",
    "被调查人": "asked",
    "事由": "matter",
}
_AGREED = {
    "协议内容": "content",
    "经调解，自愿达成如下协议": "content",
    "履行方式、时限": "manner",
    "一式份数": "copies",
    "调解地点": "place",
    "调解结果": "form",
    "协议日期": "signed_on",
    "协议生效日期": "signed_on",
    "申请期限": "confirm_by",
    "法院": "court",
    "纠纷主要事实、争议事项": "facts",
}
_REVISITED = {
    "履行情况": "performance",
    "满意程度": "satisfaction",
    "是否起诉": "sued",
    "有无错调、激化或遗留隐患": "trouble",
    "回访记录": "story",
    "采取的措施": "measures",
    "回访时间": "done_on",
}
_EVIDENCE = {
    "证据名称": "title",
    "证据来源": "origin",
    "份数、页数": "pages",
    "提供日期": "on_day",
}
_HANDED = {
    "文号": "number",
    "日期": "on_day",
    "接收单位": "to_unit",
    "事项和要求": "matter",
}


def _written(case: Case) -> Sequence[Record]:
    return [each for each in case.agreements if each.code("form") == "written"]


def _oral(case: Case) -> Sequence[Record]:
    return [each for each in case.agreements if each.code("form") == "oral"]


def _asked_of_court(case: Case) -> Sequence[Record]:
    """Both papers of 司法确认 tell of the agreement that was made last."""
    return 2 * list(_written(case)[-1:])


_OWN: Mapping[str, tuple[_Own, ...]] = {
    "investigation": (_Own(INVESTIGATIONS, lambda case: case.investigations, _SESSION),),
    "mediation": (_Own(MEDIATIONS, lambda case: case.mediations, _SESSION),),
    "agreement": (_Own(AGREEMENTS, _written, _AGREED),),
    "oral_agreement": (_Own(AGREEMENTS, _oral, _AGREED),),
    "confirmation": (_Own(AGREEMENTS, _asked_of_court, _AGREED),),
    "revisit": (_Own(REVISITS, revisits, _REVISITED),),
    "receipt": (
        _Own(
            PAYMENTS,
            lambda case: [paid for _, paid in case.payments],
            {"金额": "amount", "收到日期": "on_day"},
        ),
        _Own(
            OBLIGATIONS,
            lambda case: [duty for duty, _ in case.payments],
            {"履行方": "side", "履行内容": "what"},
        ),
    ),
    "evidence": (_Own(CASE_PAPERS, lambda case: case.held_of("evidence"), _EVIDENCE),),
    "transfer": (_Own(DISPUTE_TRANSFERS, lambda case: case.transfers, _HANDED),),
}

_PARTY_KEYS = {
    "": "name",
    "姓名": "name",
    "姓名或名称": "name",
    "性别": "sex",
    "民族": "folk",
    "年龄": "age",
    "职业或职务": "occupation",
    "联系方式": "phone",
    "电话": "phone",
    "单位或住址": "address",
    "地址": "address",
    "受委托人姓名": "agent",
}
_SIDES = {
    "申请人": APPLICANT,
    "甲方": APPLICANT,
    "被申请人": RESPONDENT,
    "乙方": RESPONDENT,
    "对方当事人": RESPONDENT,
    "委托人": "",
}
_PARTY = re.compile(
    r"^(?P<who>申请人|被申请人|甲方|乙方|对方当事人|当事人|委托人|收到人|哪一方)?(?:（(?P<at>\d+)）)?"
    rf"(?P<what>{'|'.join(filter(None, _PARTY_KEYS))})?$"
)
