"""A filled workbook: looked at whole, kept whole or not at all, taken back whole."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from models.actions import records
from models.actions.finding import View, count, every_row
from models.actions.records import Seen
from models.actions.undoing import undo
from models.exchange.workbooks.intake import carry_out, plan_intake
from models.exchange.workbooks.marking import return_marked
from models.exchange.workbooks.template import write_template
from models.exchange.workbooks.troubles import (
    CircleOfRows,
    LedgerChangedMeanwhile,
    NothingToTakeIn,
    RowsRefused,
)
from models.ledger import find_ledger
from models.ledgers.tasks.task import TASKS
from models.ledgers.villages import VILLAGES
from models.progress import Cancelled
from models.store.ledger_file import Store
from tests.models.exchange.conftest import Fill, write_rows

NEW = ["350400000009", "新村", 3, 4, 120, 400, "常住人口", "2021.6.5"]
CHANGED = ["350400000000", "示例一村", None, None, 111, 300]
SAME = ["350400000001", "示例二村", None, None, 100, 300]


def villages(store: Store) -> dict[str, Any]:
    return {row.code: row for row in every_row(store, VILLAGES, View())}


def test_look_tells_new_changed_and_same_and_keeps_nothing(store: Store, fill: Fill) -> None:
    plan = plan_intake(store, VILLAGES, fill(VILLAGES, [NEW, CHANGED, SAME]))
    assert [row.origin.name for row in plan.new] == ["350400000009 新村"]
    (changed,) = plan.changed
    assert [(d.label, d.old, d.new) for d in changed.differences] == [("户数", "100", "111")]
    assert [origin.row for origin in plan.same] == [6]
    assert plan.refused == ()
    assert count(store, VILLAGES, View()) == 2


def test_kept_intake_is_one_batch_and_undo_restores_what_was_there(
    store: Store, fill: Fill
) -> None:
    plan = plan_intake(store, VILLAGES, fill(VILLAGES, [NEW, CHANGED, SAME]))
    number = carry_out(store, plan)
    assert villages(store)["350400000000"].households == 111
    assert villages(store)["350400000009"].population_on.isoformat() == "2021-06-05"
    undo(store, number)
    assert set(villages(store)) == {"350400000000", "350400000001"}
    assert villages(store)["350400000000"].households == 100


def test_empty_cell_leaves_what_is_held(store: Store, fill: Fill) -> None:
    carry_out(store, plan_intake(store, VILLAGES, fill(VILLAGES, [CHANGED])))
    assert villages(store)["350400000000"].population == 300
    plan = plan_intake(store, VILLAGES, fill(VILLAGES, [["350400000000", "示例一村"]]))
    assert len(plan.same) == 1
    with pytest.raises(NothingToTakeIn):
        carry_out(store, plan)


def test_all_errors_of_all_rows_are_told_with_their_cells(store: Store, fill: Fill) -> None:
    rows = [
        ["35x", "坏村", "很多", None, None, None, "常驻", "2021.13.1"],
        [None, "无码村", None, None, -1],
        NEW,
        [*NEW[:1], "重复村"],
    ]
    plan = plan_intake(store, VILLAGES, fill(VILLAGES, rows))
    told = {each.address: each.reason for row in plan.refused for each in row.complaints}
    assert set(told) == {"A4", "C4", "G4", "H4", "A5", "A7"}
    assert "12位" in told["A4"]
    assert "没有13月" in told["H4"]
    assert "第6行" in told["A7"]
    assert len(plan.new) == 1


def test_refused_rows_keep_the_whole_file_out(store: Store, fill: Fill) -> None:
    plan = plan_intake(store, VILLAGES, fill(VILLAGES, [NEW, ["35x", "坏村"]]))
    with pytest.raises(RowsRefused, match="1行"):
        carry_out(store, plan)
    assert count(store, VILLAGES, View()) == 2


def test_rules_across_fields_are_checked(store: Store, fill: Fill) -> None:
    row = ["350400000009", "新村", -3]
    plan = plan_intake(store, VILLAGES, fill(VILLAGES, [row]))
    assert [c.address for c in plan.refused[0].complaints] == ["C4"]


def test_change_between_look_and_keep_is_refused(store: Store, fill: Fill) -> None:
    plan = plan_intake(store, VILLAGES, fill(VILLAGES, [NEW, CHANGED]))
    held = villages(store)["350400000000"]
    records.keep(store, VILLAGES, {"groups": 7}, Seen(held.id, held.revision))
    with pytest.raises(LedgerChangedMeanwhile, match="示例一村"):
        carry_out(store, plan)
    assert count(store, VILLAGES, View()) == 2


def test_work_on_another_ledger_does_not_disturb(store: Store, fill: Fill) -> None:
    plan = plan_intake(store, VILLAGES, fill(VILLAGES, [NEW]))
    task = every_row(store, TASKS, View())[0]
    records.keep(store, TASKS, {"remark": "x"}, Seen(task.id, task.revision))
    carry_out(store, plan)
    assert count(store, VILLAGES, View()) == 3


def test_children_come_along_keyed_by_their_owner(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "v.xlsx"
    write_template(store, VILLAGES, path)
    book = openpyxl.load_workbook(path)
    write_rows(book["村情卡"], [NEW])
    rows = [
        ["350400000009", "上寨", 20],
        ["350400000000", "下寨", 30],
        ["350400000077", "无主寨", 1],
        [None, "无码寨", 1],
    ]
    write_rows(book["自然村"], rows)
    book.save(path)
    plan = plan_intake(store, VILLAGES, path)
    assert [row.origin.row for row in plan.refused] == [6, 7]
    assert "350400000077" in plan.refused[0].complaints[0].reason
    write_rows(book["自然村"], [[None, None, None]] * 2, 6)
    for row in (6, 7):
        for column in (1, 2, 3):
            book["自然村"].cell(row, column).value = None
    book.save(path)
    carry_out(store, plan_intake(store, VILLAGES, path))
    rows = every_row(store, find_ledger("natural_villages"), View())
    natural = {row.name: row.village_id for row in rows}
    held = villages(store)
    assert natural == {"上寨": held["350400000009"].id, "下寨": held["350400000000"].id}
    again = plan_intake(store, VILLAGES, path)
    assert (again.count, len(again.same)) == (0, 3)


def task_row(code: str, above: str, title: str = "新任务", year: int = 2021) -> list[Any]:
    return [year, code, None, above, title, None, None, "派出所"]


def test_rows_may_hang_under_rows_that_come_later(store: Store, fill: Fill) -> None:
    rows = [task_row("2.1", "2"), task_row("2", ""), task_row("1.3", "1"), task_row("2.1.1", "2.1")]
    carry_out(store, plan_intake(store, TASKS, fill(TASKS, rows)))
    held = {row.code: row for row in every_row(store, TASKS, View())}
    assert held["2.1"].above_id == held["2"].id
    assert held["2.1.1"].above_id == held["2.1"].id
    assert held["1.3"].above_id == held["1"].id


def test_a_code_means_the_task_of_the_same_year(store: Store, fill: Fill) -> None:
    rows = [task_row("1", "", "明年第一部分", 2022), task_row("1.1", "1", "明年", 2022)]
    carry_out(store, plan_intake(store, TASKS, fill(TASKS, rows)))
    held = {(row.year, row.code): row for row in every_row(store, TASKS, View())}
    assert held[2022, "1.1"].above_id == held[2022, "1"].id


def test_rows_in_a_circle_are_refused_whole(store: Store, fill: Fill) -> None:
    plan = plan_intake(store, TASKS, fill(TASKS, [task_row("8", "9"), task_row("9", "8")]))
    with pytest.raises(CircleOfRows):
        carry_out(store, plan)
    assert count(store, TASKS, View()) == 3


def test_link_that_leads_nowhere_is_told_at_its_cell(store: Store, fill: Fill) -> None:
    plan = plan_intake(store, TASKS, fill(TASKS, [task_row("7", "99")]))
    assert plan.refused[0].complaints[0].address == "D4"


def test_append_only_rows_come_in_once(store: Store, fill: Fill) -> None:
    path = fill(find_ledger("task_progress"), [[2021, "1.1", "2021-6-5", "开了推进会"]])
    progress = find_ledger("task_progress")
    carry_out(store, plan_intake(store, progress, path))
    again = plan_intake(store, progress, path)
    assert (len(again.new), len(again.same)) == (0, 1)


def test_cancelled_intake_leaves_nothing(store: Store, fill: Fill) -> None:
    class Stop:
        def step(self, done: int, total: int, note: str = "") -> None:
            if "写入" in note:
                raise Cancelled

    plan = plan_intake(store, VILLAGES, fill(VILLAGES, [NEW]))
    with pytest.raises(Cancelled):
        carry_out(store, plan, Stop())
    assert count(store, VILLAGES, View()) == 2


def test_returned_file_is_the_villages_own_with_red_cells(
    store: Store, fill: Fill, tmp_path: Path
) -> None:
    path = fill(VILLAGES, [NEW, ["35x", "坏村", "很多"]])
    plan = plan_intake(store, VILLAGES, path)
    back = tmp_path / "back.xlsx"
    assert return_marked(plan, back) == 2
    sheet = openpyxl.load_workbook(back).worksheets[0]
    assert sheet["A5"].fill.start_color.rgb == sheet["C5"].fill.start_color.rgb == "FFF7D4D1"
    assert sheet["A4"].fill.fill_type is None
    assert sheet["I3"].value == "错误说明"
    assert "A5" in sheet["I5"].value
    assert "C5" in sheet["I5"].value
    assert sheet["I4"].value is None
    again = plan_intake(store, VILLAGES, back)
    assert len(again.refused) == 1
    assert again.notes == ()
    third = tmp_path / "third.xlsx"
    return_marked(again, third)
    assert openpyxl.load_workbook(third).worksheets[0]["J3"].value is None


def test_row_without_a_year_is_this_years(store: Store, fill: Fill) -> None:
    row = [None, "1.1", None, None, "建立台账", None, None, "司法所"]
    plan = plan_intake(store, TASKS, fill(TASKS, [row]))
    assert [d.label for d in plan.changed[0].differences] == ["牵头单位"]


def test_two_thousand_rows_come_in_at_once(store: Store, fill: Fill) -> None:
    rows = [[f"{350500000000 + n}", f"村{n}", 3, 4, n % 900, 500] for n in range(2000)]
    plan = plan_intake(store, VILLAGES, fill(VILLAGES, rows))
    assert len(plan.new) == 2000
    carry_out(store, plan)
    assert count(store, VILLAGES, View()) == 2002
