"""A township's disputes in a real file, and the room around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import models.actions  # noqa: F401  fills the shelf
from models.actions import finding, records
from models.actions.disputes import intake
from models.actions.records import Seen
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.mediation.sessions import MEDIATIONS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from tests.ledger_fixtures import TODAY, fresh_ledger
from ui.ledger.sheets.sheet_dialog import SheetDialog
from ui.rooms.disputes.room import DisputeRoom
from ui.workplace import Workplace

PARTIES: tuple[Mapping[str, object], ...] = (
    {"side": "applicant", "name": "欧阳海棠", "phone": "13912345678", "address": "东坪村三组"},
    {"side": "respondent", "name": "司徒振华"},
)
Make = Callable[..., int]


@pytest.fixture(scope="package")
def ledger_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a ledger with two villages, a committee and three cases, closed."""
    folder = tmp_path_factory.mktemp("disputes") / "台账"
    store = fresh_ledger(folder, TODAY)
    villages = [
        {"code": "369921200201", "name": "东坪村"},
        {"code": "369921200202", "name": "西岭村"},
    ]
    records.keep_new(store, VILLAGES, villages, "建村")
    records.keep(store, COMMITTEES, {"name": "示例乡人民调解委员会", "short_name": "示"})
    intake.register(store, raw(accepted_on=""))
    intake.register(store, raw(), PARTIES)
    intake.register(store, raw(dispute_type="山林矿产", story="林界不清。"), PARTIES)
    store.close()
    return folder


def raw(**changed: object) -> dict[str, object]:
    """Return what a clerk types for a case, changed as asked."""
    usual: dict[str, object] = {
        "found_on": "2021-06-01",
        "accepted_on": "2021-06-02",
        "village_id": "东坪村",
        "source": "当事人申请",
        "dispute_type": "宅基地使用",
        "people": 2,
        "story": "两户因宅基地界址发生争执。",
        "committee_id": "示例乡人民调解委员会",
        "first_post": "综治干事",
        "mediator": "王和平",
    }
    return usual | changed


@pytest.fixture
def found_id(store: Store) -> int:
    """The case that is found and not accepted."""
    return _ids(store)["found"]


@pytest.fixture
def case_id(store: Store) -> int:
    """An accepted case with two parties."""
    return _ids(store)["accepted"]


def _ids(store: Store) -> dict[str, int]:
    rows = finding.every_row(store, DISPUTES, finding.View(sort=(("id", True),)))
    return {row.state: row.id for row in rows}


@pytest.fixture
def mediated_id(store: Store, case_id: int) -> int:
    """The same case after one session."""
    mediate(store, case_id)
    return case_id


def mediate(store: Store, case_id: int, **changed: object) -> int:
    """Write down one session."""
    usual = {
        "dispute_id": case_id,
        "on_day": "2021-06-08",
        "place": "村委会",
        "mediator": "王和平",
        "record": "双方陈述，愿意再谈。",
    }
    return records.keep(store, MEDIATIONS, {**usual, **changed})


def case_of(store: Store, case_id: int) -> Any:
    """Return the case as it stands."""
    found = finding.one(store, DISPUTES, case_id)
    assert found is not None
    return found


def seen(store: Store, case_id: int) -> Seen:
    """Return the case as it is looked at now."""
    return Seen(case_id, case_of(store, case_id).revision)


@pytest.fixture
def room(qtbot: QtBot, workplace: Workplace, window: QWidget) -> Iterator[DisputeRoom]:
    """The room in its window, its list read."""
    made = DisputeRoom(workplace, window)
    window.resize(1262, 660)
    made.resize(1262, 640)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: bool(made.list.model.ids))
    yield made
    made.leave()


@pytest.fixture
def show(qtbot: QtBot, room: DisputeRoom) -> Callable[[int], None]:
    """Return the verb that shows a case with its head read."""

    def show_it(case_id: int) -> None:
        room.select(case_id)
        qtbot.waitUntil(lambda: room.head.shown_id == case_id and room.head.verbs.isVisible())

    return show_it


def dialog_of(window: QWidget) -> SheetDialog:
    """The sheet that stands over the window."""
    (found,) = [each for each in window.findChildren(SheetDialog) if each.isVisible()]
    return found


def write(dialog: SheetDialog, **answers: object) -> None:
    """Fill blanks of a sheet."""
    for key, text in answers.items():
        dialog.editors[key].show_raw(text)
