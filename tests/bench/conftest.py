"""A ledger of 100 000 tasks, made through the door once for all figures."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.actions import records
from models.ledgers.tasks.task import TASKS
from models.store import opening
from models.store.ledger_file import Store
from tests.ledger_fixtures import PASSWORD, open_copy

ROWS, PIECE = 100_000, 5_000
UNITS = ("乡综治办", "派出所", "司法所", "信访办", "民政所")


def raw_task(number: int) -> dict[str, object]:
    """Return what a clerk types for one task of many."""
    return {
        "year": 2021,
        "code": f"{number // 1000 + 1}.{number % 1000 + 1}",
        "title": f"推进第{number}项矛盾纠纷排查化解",
        "requirement": "每月排查一次，建立台账，落实责任，及时上报。",
        "lead_unit": UNITS[number % len(UNITS)],
        "deadline_kind": "day",
        "due_on": f"2021-{number % 12 + 1:02}-{number % 28 + 1:02}",
    }


@pytest.fixture(scope="session")
def full_folder(ledger_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the closed ledger of 100 000 tasks."""
    folder = Path(shutil.copytree(ledger_template, tmp_path_factory.mktemp("full") / "台账"))
    store = opening.open_ledger(folder, PASSWORD)
    for first in range(0, ROWS, PIECE):
        records.keep_new(store, TASKS, [raw_task(n) for n in range(first, first + PIECE)], "导入")
    store.close()
    return folder


@pytest.fixture(scope="module")
def full_store(full_folder: Path) -> Iterator[Store]:
    """Give the ledger of 100 000 tasks, open; what one test writes the next one finds."""
    store = open_copy(full_folder, PASSWORD)
    yield store
    store.close()
