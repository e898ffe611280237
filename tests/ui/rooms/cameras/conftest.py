"""A township's camera points in a real file, and the dialogs of their room."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QDialog, QWidget

import models.actions  # noqa: F401  fills the shelf
from models.actions import finding, records
from models.actions.finding import View
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.store.ledger_file import Store
from tests.ledger_fixtures import TODAY, fresh_ledger

Dialog = TypeVar("Dialog", bound=QDialog)


@pytest.fixture(scope="package")
def ledger_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a ledger with two villages and four points in the first, closed."""
    folder = tmp_path_factory.mktemp("cameras") / "台账"
    store = fresh_ledger(folder, TODAY)
    rows = [
        {"code": "369921200201", "name": "东坪村", "natural_villages": 1},
        {"code": "369921200202", "name": "西岭村", "natural_villages": 0},
    ]
    east, _west = records.keep_new(store, VILLAGES, rows, "建村")
    records.keep(store, NATURAL_VILLAGES, {"village_id": east, "name": "上坪"})
    points = [
        {"code": f"DP{n:03}", "name": f"东坪{n}号", "village_id": east, "state_on": "2021-01-01"}
        for n in range(1, 5)
    ]
    records.keep_new(store, CAMERA_POINTS, points, "登记监控点")
    store.close()
    return folder


@pytest.fixture
def points(store: Store) -> list[int]:
    """Return the ids of the points by their numbers."""
    return [row.id for row in finding.every_row(store, CAMERA_POINTS, View())]


def dialog_of(window: QWidget, kind: type[Dialog]) -> Dialog:
    """Return the one dialog of a kind that stands over the window."""
    (found,) = [each for each in window.findChildren(kind) if each.isVisible()]
    return found
