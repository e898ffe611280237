"""The kernel against bare SQL on the same encrypted file, as ratios in one run."""

from __future__ import annotations

import statistics
import time
import uuid
from collections.abc import Callable

import pytest

from models.actions import finding, records
from models.actions.finding import OneOf, View
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from tests.bench.conftest import raw_task

pytestmark = pytest.mark.bench
BARE = "SELECT * FROM task WHERE retired_at IS NULL AND lead_unit = '派出所'"
BARE += " ORDER BY year DESC, order_key, id LIMIT 200"


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
    records.keep(store, TASKS, raw_task(0))
    ours = typical(lambda n: records.keep(store, TASKS, raw_task(n + 10)), 200)
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
