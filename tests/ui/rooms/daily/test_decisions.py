"""The rate above the decisions is exact and leads to its rows (E4)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.actions import records
from models.ledgers.work.decisions import DECISIONS
from models.store.ledger_file import Store
from ui.rooms.decisions.room import DecisionRoom
from ui.workplace import Workplace

TOLD = {"decision_kind": "重大项目", "proposed_on": "2021-05-10"}


def test_rate_is_said_and_leads_to_the_decisions_behind_it(
    qtbot: QtBot, workplace: Workplace, window: QWidget, store: Store
) -> None:
    done = {"assessed_on": "2021-06-01", "risk": "低风险"}
    first = records.keep(store, DECISIONS, {**TOLD, "title": "甲", **done})
    second = records.keep(store, DECISIONS, {**TOLD, "title": "乙"})
    exempt = {"needed": "否", "exempt_why": "内部事务"}
    records.keep(store, DECISIONS, {**TOLD, "title": "丙", **exempt})
    room = DecisionRoom(workplace, window)
    window.show()
    qtbot.waitUntil(lambda: room.rate.text() == "2021年应评2项，已评1项，应评尽评率50%")
    room.rate.click()
    assert room.list.view().only == frozenset({first, second})
    qtbot.waitUntil(lambda: set(room.list.model.ids) == {first, second})
    room.leave()
