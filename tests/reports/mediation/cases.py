"""Invented cases on a real ledger: a full one, an empty one, one of many parties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from models.actions import records
from models.actions.door import work
from models.actions.finding import View, all_ids
from models.actions.settings import put_settings
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import INVESTIGATIONS, MEDIATIONS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store

Raw = Mapping[str, Any]
NUMBER = "（2021）示人调字第1号"
APPLICANT: Raw = {
    "side": "applicant",
    "name": "欧阳海棠",
    "sex": "female",
    "folk": "汉族",
    "age": 52,
    "occupation": "种植户",
    "phone": "13985512368",
    "address": "东坪村三组12号",
    "agent": "赵六一",
}
RESPONDENT: Raw = {
    "side": "respondent",
    "name": "李四",
    "sex": "male",
    "folk": "苗族",
    "age": 47,
    "occupation": "瓦工",
    "phone": "0855-8276431",
    "address": "东坪村三组13号",
}
STORY = (
    "欧阳海棠（住东坪村三组12号）与李四两家宅基地相邻。2021年5月，李 四在两家之间砌墙，海棠认为墙体"
    "越界，打13985512368报告村里；欧阳某某说过几次，李某都没有理会。"
)
SECRETS = (
    *("欧阳海棠", "李四", "李 四", "海棠", "欧阳某", "李某", "赵六一", "钱七妹"),
    *("13985512368", "8276431", "三组12号", "三组13号", "种植户", "瓦工", "苗族"),
)


def day(number: int, month: int = 6) -> dt.date:
    """A day of the year in which the cases happen."""
    return dt.date(2021, month, number)


def place(store: Store) -> dict[str, int]:
    """Return the township's village and committee, made if they are not there yet."""
    villages, committees = all_ids(store, VILLAGES, View()), all_ids(store, COMMITTEES, View())
    if not villages:
        put_settings(store, {"office_name": "示例乡综治中心"})
        raw = {"code": "369921200201", "name": "东坪村"}
        villages = records.keep_new(store, VILLAGES, [raw], "建村")
    if not committees:
        raw = {"name": "示例乡人民调解委员会", "short_name": "示"}
        committees = [records.keep(store, COMMITTEES, raw)]
    return {"village_id": villages[0], "committee_id": committees[0]}


def typed(at: Raw, **changed: Any) -> dict[str, Any]:
    """What a clerk types for an accepted case."""
    usual: Raw = {
        "title": "东坪村欧阳海棠与李四宅基地纠纷",
        "found_on": "2021-06-01",
        "accepted_on": "2021-06-02",
        "source": "当事人申请",
        "dispute_type": "宅基地使用",
        "people": 2,
        "story": STORY,
        "mediator": "王调解",
        "first_post": "综治干事",
        "place": "东坪村三组李四家门口",
    }
    return {**usual, **at, **changed}


def empty_case(store: Store) -> int:
    """A case of which only the least is known."""
    at: Raw = {**place(store), "committee_id": ""}
    nothing = dict.fromkeys(("title", "accepted_on", "mediator", "first_post", "place"), "")
    return records.keep(store, DISPUTES, typed(at, story="两户发生争执。", **nothing))


def full_case(
    store: Store, parties: Iterable[Raw] = (APPLICANT, RESPONDENT), **changed: Any
) -> int:
    """A case with everything that its papers may tell."""
    case_id = records.keep(store, DISPUTES, typed(place(store), **changed))
    of_case = {"dispute_id": case_id}
    with work(store, "登记经过") as piece:
        for party in parties:
            piece.add(DISPUTE_PARTIES, {**of_case, "party_kind": "natural", **party})
        piece.add(DISPUTE_TRANSFERS, {**of_case, **_TRANSFER})
        piece.add(INVESTIGATIONS, {**of_case, **_INVESTIGATION})
        for session in _SESSIONS:
            piece.add(MEDIATIONS, {**of_case, **session})
        piece.add(AGREEMENTS, {**of_case, **_AGREEMENT})
        piece.add(DISPUTE_ENDINGS, {**of_case, **_ENDING})
        duty = piece.add(OBLIGATIONS, {**of_case, **_OBLIGATION})
        piece.add(PAYMENTS, {"obligation_id": duty, "on_day": day(15), "amount": 100000})
        piece.add(PAYMENTS, {"obligation_id": duty, "on_day": day(20), "amount": 200050})
        piece.add(REVISITS, {**of_case, **_REVISIT})
        piece.add(REVISITS, {**of_case, "due_on": day(13, 9)})
        piece.add(CASE_PAPERS, {**of_case, **_EVIDENCE})
        piece.change(DISPUTES, case_id, _FILED)
    return case_id


def many_parties(count: int = 31) -> list[Raw]:
    """Parties of both sides, among them surnames that few fonts have and one unit."""
    surnames = "赵钱孙周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
    rare = {3: "𬭎", 17: "㛃"}
    people: list[Raw] = [
        {
            **(APPLICANT if at % 2 else RESPONDENT),
            "name": f"{rare.get(at, surnames[at])}立{'德言功'[at % 3]}",
            "phone": f"1390000{at:04}",
            "address": f"东坪村五组{at + 1}号",
            "agent": "",
        }
        for at in range(count - 1)
    ]
    unit = {"side": "respondent", "party_kind": "unit", "name": "示例县宏大建筑材料有限责任公司"}
    return [*people, {**unit, "phone": "0855-8271111", "address": "示例县城东路88号"}]


def scan(colour: str = "white") -> bytes:
    """A scanned sheet."""
    store = BytesIO()
    Image.new("RGB", (620, 877), colour).save(store, "PNG", dpi=(75, 75))
    return store.getvalue()


def words_of(folder: Path) -> dict[str, str]:
    """The text of each file in a folder, by its name, without spaces and line ends."""
    from tests.reports.planted import WORDS_OF

    files = [path for path in sorted(folder.iterdir()) if path.is_file()]
    found = {path.name: WORDS_OF[path.suffix](path) for path in files}
    return {name: "".join(words.split()) for name, words in found.items()}


_INVESTIGATION: Raw = {
    "on_day": day(5),
    "hour": "上午9时",
    "place": "东坪村村委会",
    "attendees": "陈大山、李四",
    "asked": "钱七妹",
    "record": "问：界址在哪里？\n答：老墙根往东，欧阳海棠家和李四家都知道，钱七妹说。",
    "asker": "王调解",
    "recorder": "孙记",
}
_SESSIONS: tuple[Raw, ...] = (
    {
        "on_day": day(11),
        "place": "乡调解室",
        "attendees": "陈大山",
        "record": "双方未能达成一致。",
        "result": "again",
        "mediator": "王调解",
        "recorder": "孙记",
    },
    {
        "on_day": day(12),
        "place": "乡调解室",
        "record": "李四愿意拆墙，海棠同意。",
        "result": "agreed",
        "mediator": "王调解",
        "recorder": "孙记",
    },
)
_AGREEMENT: Raw = {
    "form": "written",
    "signed_on": day(12),
    "sealed_on": day(13),
    "place": "乡调解室",
    "content": "一、李四于2021年6月20日前拆墙。\n二、李四补偿欧阳海棠3000.50元。",
    "manner": "2021年6月20日前付清。",
    "amount": 300050,
    "confirmation": "valid",
    "confirm_by": day(13, 7),
    "confirm_asked_on": day(16),
    "confirmed_on": day(20),
    "court": "示例县人民法院",
    "recorder": "孙记",
}
_OBLIGATION: Raw = {
    "side": "respondent",
    "due_on": day(20),
    "what": "补偿欧阳海棠误工费",
    "amount": 300050,
}
_ENDING: Raw = {
    "on_day": day(13),
    "outcome": "settled",
    "reason": "agreed",
    "level": "village",
    "form": "written",
}
_REVISIT: Raw = {
    "due_on": day(22),
    "done_on": day(22),
    "way": "visit",
    "performance": "whole",
    "satisfaction": "well",
    "sued": False,
    "trouble": False,
    "story": "李四已拆墙，款项付清。",
    "visitor": "王调解",
}
_TRANSFER: Raw = {
    "number": "示综转〔2021〕1号",
    "transfer_kind": "pass_on",
    "on_day": day(3),
    "to_unit": "示例乡司法所",
    "matter": "请协助调解欧阳海棠与李四的纠纷。",
    "reply_due_on": day(18),
    "replied_on": day(14),
    "reply": "已调解成功。",
}
_EVIDENCE: Raw = {
    "paper": "evidence",
    "title": "李四家宅基地使用证复印件",
    "origin": "欧阳海棠",
    "on_day": day(5),
    "pages": 2,
}
_FILED: Raw = {
    "filed_by": "王调解",
    "archived_on": day(24),
    "keeping": "thirty",
    "remark": "墙体照片附卷，李四签收。",
}
