"""The kernel against bare SQL on the same encrypted file, as ratios in one run."""

from __future__ import annotations

import shutil
import statistics
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from models.actions import finding, records
from models.actions.finding import OneOf, View
from models.ledgers.tasks.task import TASKS
from models.store import opening
from models.store.ledger_file import Store
from tests.ledger_fixtures import PASSWORD

pytestmark = pytest.mark.bench
ROWS, PIECE = 100_000, 5_000
UNITS = ("乡综治办", "派出所", "司法所", "信访办", "民政所")
BARE = "SELECT * FROM task WHERE retired_at IS NULL AND lead_unit = '派出所'"
BARE += " ORDER BY year DESC, order_key, id LIMIT 200"


def raw(number: int) -> dict[str, object]:
    return {
        "year": 2021,
        "code": f"{number // 1000 + 1}.{number % 1000 + 1}",
        "title": f"推进第{number}项矛盾纠纷排查化解",
        "requirement": "每月排查一次，建立台账，落实责任，及时上报。",
        "lead_unit": UNITS[number % len(UNITS)],
        "deadline_kind": "day",
        "due_on": f"2021-{number % 12 + 1:02}-{number % 28 + 1:02}",
    }


@pytest.fixture(scope="module")
def full_store(ledger_template: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a ledger of 100 000 tasks, made through the door once for all figures."""
    folder = shutil.copytree(ledger_template, tmp_path_factory.mktemp("full") / "台账")
    store = opening.open_ledger(folder, PASSWORD)
    for first in range(0, ROWS, PIECE):
        records.keep_new(store, TASKS, [raw(n) for n in range(first, first + PIECE)], "导入")
    yield store
    store.close()


def typical(work: Callable[[int], object], times: int) -> float:
    """Return the median time of ``work`` in seconds."""
    work(-1)
    spent = []
    for number in range(times):
        start = time.perf_counter()
        work(number)
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def test_saving_a_record_takes_at_most_ten_bare_commits(store: Store) -> None:
    records.keep(store, TASKS, raw(0))
    ours = typical(lambda n: records.keep(store, TASKS, raw(n + 10)), 200)
    bare = store._engine.raw_connection().driver_connection
    assert bare is not None
    columns = [each[1] for each in bare.execute("PRAGMA table_info(task)")]
    row = dict(zip(columns, bare.execute("SELECT * FROM task LIMIT 1").fetchone(), strict=True))
    marks = ",".join("?" * len(columns))

    def commit_one(number: int) -> None:
        fresh = {**row, "id": 10_000 + number, "uid": uuid.uuid4().hex}
        bare.execute("BEGIN IMMEDIATE")
        bare.execute(f"INSERT INTO task VALUES ({marks})", list(fresh.values()))
        bare.execute("COMMIT")

    alone = typical(commit_one, 200)
    print(f"save {ours * 1e3:.2f} ms, bare {alone * 1e3:.2f} ms, {ours / alone:.1f}x")
    assert ours <= 10 * alone


def test_first_page_of_100_000_takes_at_most_five_times_raw_sql(full_store: Store) -> None:
    view = View(filters={"lead_unit": OneOf(frozenset({"派出所"}))})
    bare = full_store._engine.raw_connection().driver_connection
    assert bare is not None
    wanted = [row[0] for row in bare.execute(BARE.replace("*", "id")).fetchall()]
    assert [row.id for row in finding.first_rows(full_store, TASKS, view, 200)] == wanted
    ours = typical(lambda _: finding.first_rows(full_store, TASKS, view, 200), 30)
    alone = typical(lambda _: bare.execute(BARE).fetchall(), 30)
    print(f"page {ours * 1e3:.2f} ms, bare {alone * 1e3:.2f} ms, {ours / alone:.1f}x")
    assert ours <= 5 * alone


def test_word_of_two_signs_is_found_far_quicker_than_by_reading_all(full_store: Store) -> None:
    bare = full_store._engine.raw_connection().driver_connection
    assert bare is not None
    scan = "SELECT count(*) FROM task WHERE title LIKE '%没有%' OR requirement LIKE '%没有%'"
    reading = typical(lambda _: bare.execute(scan).fetchall(), 5)
    for words, wanted in (("没有", 0), ("纠纷", 200)):
        view = View(words=words)
        assert len(finding.first_rows(full_store, TASKS, view, 200)) == wanted
        ours = typical(lambda _, view=view: finding.first_rows(full_store, TASKS, view, 200), 5)
        print(f"{words} {ours * 1e3:.2f} ms, reading all {reading * 1e3:.2f} ms")
        assert ours <= reading
