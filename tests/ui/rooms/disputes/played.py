"""A case as a clerk plays it: registered, mediated, agreed upon; plainly invented people."""

from __future__ import annotations

from typing import Any

from models.actions import finding, records
from models.actions.disputes import ending, intake
from models.actions.finding import View
from models.actions.records import Seen
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.mediation.sessions import INVESTIGATIONS, MEDIATIONS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store

PARTIES = (
    {
        "side": "applicant",
        "name": "欧阳甲一",
        "sex": "男",
        "folk": "汉族",
        "age": 45,
        "occupation": "务农",
        "phone": "13900000000",
        "address": "示例乡东坪村一组",
    },
    {"side": "respondent", "name": "司马乙二", "sex": "女", "age": 51},
)


def seen(store: Store, case_id: int) -> Seen:
    """The case as it stands now."""
    row: Any = finding.one(store, DISPUTES, case_id)
    return Seen(row.id, row.revision)


def open_case(store: Store, **changed: object) -> int:
    """Return the id of an accepted case with two parties."""
    village = finding.every_row(store, VILLAGES, View())[0].id
    committee = finding.every_row(store, COMMITTEES, View())[0].id
    raw = {
        "found_on": "2021-05-06",
        "accepted_on": "2021-05-07",
        "village_id": village,
        "source": "当事人申请",
        "dispute_type": "宅基地使用",
        "story": "两户因宅基地滴水界址发生争执，村里劝过一次没有劝成。",
        "committee_id": committee,
        "mediator": "调解员甲",
        "first_post": "综治干事",
        **changed,
    }
    return intake.register(store, raw, PARTIES)


def agreed_case(store: Store) -> int:
    """Return the id of a case with an investigation, two sessions and a written agreement."""
    case_id = open_case(store)
    records.keep(
        store,
        INVESTIGATIONS,
        {
            "dispute_id": case_id,
            "on_day": "2021-05-10",
            "place": "东坪村一组",
            "asked": "上官丙三",
            "record": "两家隔墙之间原有一尺二寸滴水，旧墙根还在。",
            "asker": "调解员甲",
        },
    )
    for day, result in (("2021-05-12", "again"), ("2021-05-20", "agreed")):
        session = {
            "dispute_id": case_id,
            "on_day": day,
            "place": "示例乡调解室",
            "record": "双方陈述了界址的来历。",
            "result": result,
            "mediator": "调解员甲",
            "recorder": "记录员",
        }
        records.keep(store, MEDIATIONS, session)
    agreement = {
        "form": "written",
        "signed_on": "2021-05-20",
        "content": "双方以旧墙根为界，各自留出滴水六寸，今后建房互不侵占。",
        "manner": "2021年6月30日前拆除越界的围墙。",
        "copies": 3,
    }
    duty = {"side": "respondent", "what": "拆除越界的围墙", "due_on": "2021-06-30"}
    ending.settle(store, seen(store, case_id), agreement, [duty], "town")
    return case_id
