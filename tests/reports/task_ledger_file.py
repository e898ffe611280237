"""A real ledger with a small plan at work, for the tests of papers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import models.actions
from models.actions import records
from models.actions.cameras.rounds import start_round
from models.actions.finding import View, every_row
from models.actions.records import Seen
from models.actions.settings import put_settings
from models.actions.striking import strike
from models.actions.tasks import ending, extending, urging
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.progress import TASK_PROGRESS
from models.ledgers.tasks.task import TASKS
from models.ledgers.villages import VILLAGES
from models.ledgers.work.matters import MATTERS
from models.store.ledger_file import Store
from tests.ledger_fixtures import fresh_ledger

assert models.actions
TODAY = dt.date(2021, 6, 18)
PLAN = (
    ("1", "夯实基础", None, None),
    ("1.1", "建立台账", "1", "2021-06-10"),
    ("1.2", "选好场所", "1", "2021-06-30"),
    ("1.3", "配齐人员", "1", "2021-12-31"),
)

_MATTER = {
    "title": "路灯不亮",
    "accepted_on": "2021-06-01",
    "source": "群众来访",
    "matter_kind": "民生诉求",
    "first_post": "值班岗",
}


def make_store(folder: Path) -> Store:
    """Make a ledger with four tasks: a heading, one overdue, one ended, one ahead."""
    store = fresh_ledger(folder, TODAY)
    put_settings(store, {"office_name": "示例乡综治办"})
    records.keep(store, VILLAGES, {"code": "350400000001", "name": "示例村", "households": 1234})
    records.keep(store, MATTERS, _MATTER)
    ids: dict[str, int] = {}
    for code, title, above, due in PLAN:
        raw = {"year": 2021, "code": code, "title": title, "lead_unit": "派出所"}
        raw |= {"due_on": due, "deadline_kind": "固定日期"} if due else {}
        raw |= {"above_id": ids[above]} if above else {}
        ids[code] = records.keep(store, TASKS, raw)
    _work(store, ids)
    _stand_a_camera(store)
    return store


def _stand_a_camera(store: Store) -> None:
    """One camera point, and a round that looks at it: their papers are made of one record."""
    village = every_row(store, VILLAGES, View())[0].id
    records.keep(store, CAMERA_POINTS, {"code": "SL1", "name": "村口", "village_id": village})
    start_round(store, village)


@pytest.fixture(scope="package")
def ledger_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of such a ledger, closed; for folders of tests that work on it."""
    folder = tmp_path_factory.mktemp("at-work") / "台账"
    make_store(folder).close()
    return folder


def _work(store: Store, ids: dict[str, int]) -> None:
    said = {"task_id": ids["1.1"], "on_day": "2021-06-05", "story": "开了推进会"}
    records.keep(store, TASK_PROGRESS, said)
    wrong = records.keep(store, TASK_PROGRESS, {**said, "story": "写错了的一条"})
    row = next(r for r in every_row(store, TASK_PROGRESS, View()) if r.id == wrong)
    strike(store, TASK_PROGRESS, Seen(row.id, row.revision), "写错")
    for code in ("1.1", "1.2"):
        records.keep(store, TASK_EVIDENCE, {"task_id": ids[code], "paper": "会议记录"})
    notice = {"on_day": "2021-06-12", "unit": "派出所", "content": "请抓紧", "urging_kind": "黄牌"}
    urging.urge(store, ids["1.1"], {**notice, "reply_due_on": "2021-06-15"})
    extending.ask(store, ids["1.3"], "2022-03-31", "设备未到货")
    task = next(r for r in every_row(store, TASKS, View()) if r.id == ids["1.2"])
    ending.finish(store, Seen(task.id, task.revision), "完成", "2021-06-17", "原件在县里")
