"""Nothing with a mark of secrets is kept, whichever way it comes (I12)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import docx
import openpyxl
import pytest

import models.actions
from models.actions import drafts, filing, finding, records, striking, undoing
from models.actions.door import work
from models.actions.finding import View
from models.actions.records import Refused, Seen
from models.actions.settings import put_settings
from models.actions.tasks import ending
from models.exchange.plan import editing
from models.exchange.plan.reading import read_plan, read_text
from models.exchange.plan.tasks.revising import Accepted, look_at_revision, revise
from models.exchange.plan.tasks.taking_in import take_in
from models.exchange.workbooks.intake import plan_intake
from models.fields import Kind
from models.guards.marks import Classified
from models.ledger import Ledger, all_ledgers, find_ledger
from models.ledgers.office.words import WORDS
from models.ledgers.tasks.progress import TASK_PROGRESS
from models.ledgers.tasks.task import TASKS
from models.ledgers.villages import VILLAGES
from models.office import Office
from models.store.ledger_file import Store
from models.villages_text import read_villages
from tests.models.guards.files_with_text import KINDS

assert models.actions
OFFICE = Office(dt.date(2021, 6, 24))
MARK = "机密★1年"
FREE = {Kind.TEXT, Kind.PARAGRAPH}
TEXTS = [
    (ledger.name, f.key) for ledger in all_ledgers() for f in ledger.stored if f.card.kind in FREE
]
PLAN = "2021年方案\n一、治安防控\n（一）网格巡查。每天巡查。\n（二）雪亮工程。装探头。\n"


def raw_task(code: str = "1") -> dict[str, object]:
    return {"year": 2021, "code": code, "title": "建立台账", "lead_unit": "司法所"}


def batches(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM batch").scalar() or 0)


def everything_in(store: Store) -> str:
    """Return every word that stands in any table of the file."""
    with store.reading() as connection:
        tables = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
        ).scalars()
        return "".join(
            str(row)
            for name in list(tables)
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"').all()
        )


def standing(ledger: Ledger) -> SimpleNamespace:
    """A record as it stands, with nothing in it."""
    return SimpleNamespace(**dict.fromkeys(ledger.fields))


@pytest.mark.parametrize(("name", "key"), TEXTS)
def test_typed_mark_is_a_complaint_under_its_field(name: str, key: str) -> None:
    ledger = find_ledger(name)
    if not ledger.fields[key].is_typed:
        with pytest.raises(Refused) as refused:
            ledger.refuse_marked({key: f"见{MARK}"})
        assert MARK in refused.value.complaints[key]
        return
    _, complaints = ledger.parse({key: f"见{MARK}"}, OFFICE, before=standing(ledger))
    assert MARK in complaints[key]
    assert "涉密内容不得录入本机" in complaints[key]
    _, complaints = ledger.parse({key: "保密"}, OFFICE, before=standing(ledger))
    assert "密级标志" not in complaints.get(key, "")


def test_keep_keep_new_and_change_several_keep_nothing(store: Store) -> None:
    held = records.keep(store, TASKS, raw_task())
    before = batches(store)
    marked = {"requirement": f"按{MARK}文件落实"}
    seen = [Seen(held, 1)]
    for act in (
        lambda: records.keep(store, TASKS, raw_task("2") | marked),
        lambda: records.keep(store, TASKS, marked, seen[0]),
        lambda: records.keep_new(store, TASKS, [raw_task("2"), raw_task("3") | marked], "导入"),
        lambda: records.change_several(store, TASKS, seen, marked),
        lambda: records.change_several(store, TASKS, seen, {"person": "张某"}, f"依据{MARK}"),
        lambda: records.retire(store, TASKS, [held], f"依据{MARK}"),
    ):
        with pytest.raises(Refused, match="密级标志"):
            act()
    assert batches(store) == before
    assert MARK not in everything_in(store)


def test_prose_about_secrecy_is_kept(store: Store) -> None:
    words = "落实保守国家机密的规定，做好机密性审查；按机密级计算机管理。"
    held = records.keep(store, TASKS, raw_task() | {"requirement": words})
    assert finding.one(store, TASKS, held).requirement == words  # type: ignore[union-attr]


def test_what_verbs_write_themselves_passes_the_same_door(store: Store) -> None:
    task = records.keep(store, TASKS, raw_task())
    raw = {"task_id": task, "on_day": "2021-06-20", "story": "已走访"}
    entry = records.keep(store, TASK_PROGRESS, raw)
    before = batches(store)
    done = dt.date(2021, 6, 20)
    for key, act in {
        "finish_note": lambda: ending.finish(store, Seen(task, 1), "part", done, f"缺{MARK}"),
        "value": lambda: put_settings(store, {"office_name": f"示例乡{MARK}"}),
        "struck_why": lambda: striking.strike(store, TASK_PROGRESS, Seen(entry, 1), f"{MARK}"),
        "word": lambda: records.keep(store, WORDS, {"word_list": "units", "word": f"所{MARK}"}),
    }.items():
        with pytest.raises(Refused) as refused:
            act()
        assert set(refused.value.complaints) <= {key, "why"}
        assert "密级标志" in str(refused.value)
    assert batches(store) == before


def test_undo_still_writes_back_what_an_older_program_kept(store: Store) -> None:
    task = records.keep(store, TASKS, raw_task())
    with work(store, "旧版", kind="redo") as piece:  # as a program without the guard wrote
        piece.change(TASKS, task, {"requirement": MARK})
    records.keep(store, TASKS, {"requirement": "已删去"}, Seen(task, 2))
    undoing.undo(store, batches(store))
    assert finding.one(store, TASKS, task).requirement == MARK  # type: ignore[union-attr]


@pytest.mark.parametrize("name", list(KINDS))
def test_attachment_with_a_mark_is_not_taken_in(store: Store, tmp_path: Path, name: str) -> None:
    task = records.keep(store, TASKS, raw_task())
    path = tmp_path / name
    path.write_bytes(KINDS[name](MARK))
    before = batches(store)
    with pytest.raises(Refused, match="涉密内容不得录入本机"):
        filing.attach(store, TASKS, task, path)
    assert batches(store) == before
    assert filing.files_of(store, TASKS, [task]) == {}
    assert not list((store.folder / "files").glob("*"))
    path.write_bytes(KINDS[name]("保守国家机密承诺书"))
    filing.attach(store, TASKS, task, path)


def test_attachment_named_with_a_mark_is_not_taken_in(store: Store, tmp_path: Path) -> None:
    task = records.keep(store, TASKS, raw_task())
    path = tmp_path / "机密-名单.jpg"
    path.write_bytes(b"picture")
    with pytest.raises(Refused, match="机密-名单"):
        filing.attach(store, TASKS, task, path)


def test_draft_leaves_out_what_carries_a_mark(store: Store) -> None:
    drafts.put_aside(store, "tasks/new", {"title": "走访", "remark": MARK, "year": 2021})
    kept = drafts.look_up(store, "tasks/new")
    assert kept is not None
    assert kept.typed == {"title": "走访", "year": 2021}
    drafts.put_aside(store, "tasks/2", {"remark": MARK})
    assert drafts.look_up(store, "tasks/2") is None
    with pytest.raises(Classified):
        drafts.put_aside(store, "plan/confirming", {"items": [{"title": f"见{MARK}"}]})
    assert MARK not in everything_in(store)


def test_plan_with_a_mark_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(Classified, match="涉密内容不得录入本机"):
        read_text(f"机密★1年\n{PLAN}")
    for name, head in (("方案.txt", f"秘密★\n{PLAN}"), ("机密-方案.txt", PLAN)):
        path = tmp_path / name
        path.write_text(head, encoding="utf-8")
        with pytest.raises(Classified):
            read_plan(path)
    document = docx.Document()
    for line in PLAN.split("\n"):
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = "机密★5年"
    document.save(str(tmp_path / "方案.docx"))
    with pytest.raises(Classified, match="机密★5年"):
        read_plan(tmp_path / "方案.docx")


def test_mark_written_in_while_a_plan_is_checked_stops_the_import(store: Store) -> None:
    outline = read_text(PLAN)
    marked = editing.edit_text(outline, "1.1", "requirement", f"按{MARK}落实")
    with pytest.raises(Refused, match="密级标志") as refused:
        take_in(store, marked, "乡综治办")
    assert "1.1" in str(refused.value)
    assert finding.count(store, TASKS, View()) == 0
    take_in(store, outline, "乡综治办")
    changed = look_at_revision(store, marked).changed
    with pytest.raises(Refused, match="密级标志"):
        revise(store, marked, Accepted(changed=changed), "乡综治办")


@pytest.mark.parametrize("place", ["head", "cell", "hidden", "name", "sheet"])
def test_workbook_with_a_mark_anywhere_is_not_looked_at(
    store: Store, tmp_path: Path, place: str
) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["A1"] = "机密★1年" if place == "head" else "村情况表"
    sheet.append(["区划代码", "村名", "备注"])
    sheet.append(["350400000009", "新村", "秘密★" if place == "cell" else "x"])
    if place == "hidden":
        book.create_sheet("底稿")["C9"] = "密级：秘密"
        book["底稿"].sheet_state = "hidden"
    if place == "sheet":
        book.create_sheet("绝密★")
    path = tmp_path / ("绝密-表.xlsx" if place == "name" else "表.xlsx")
    book.save(path)
    with pytest.raises(Classified, match="移出这台电脑"):
        plan_intake(store, VILLAGES, path)


def test_pasted_villages_with_a_mark_are_refused_as_a_whole() -> None:
    read = read_villages("机密★\n村名\t户数\n云岭村\t3", [])
    assert not read.rows
    assert "密级标志" in read.complaints[0].text
