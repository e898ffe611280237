"""离任交接书: what it counts is what the ledger holds, and its code verifies the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from models.actions import drafts, finding, records, undoing
from models.actions.finding import View
from models.actions.offices import office_of
from models.actions.records import Seen
from models.actions.setup.handing_over import issue, kept_place, open_matters
from models.actions.traces.verifying import agrees
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.tasks.task import TASKS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from reports.catalogue import pdf_bytes, write
from reports.forms.handover import Parties, make_annex, make_handover
from tests.reports.sample_books import page_texts
from tests.reports.task_ledger_file import make_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_store(tmp_path / "ledger")
    yield made
    made.close()


def paper(store: Store, tmp_path: Path, place: str = "档案室", **names: str) -> str:
    handover = issue(store, place)
    path = tmp_path / "交接.pdf"
    path.write_bytes(pdf_bytes(make_handover(store, handover, Parties(**names))))
    return re.sub(r"\s", "", "".join(page_texts(path)))


def test_what_is_open_is_counted_and_the_overdue_come_first(store: Store) -> None:
    drafts.put_aside(store, drafts.place_of("tasks", 2), {"remark": "x"})
    extra = {"year": 2021, "code": "9", "title": "巡查", "lead_unit": "派出所"}
    standing = {**extra, "deadline_kind": "long_term", "cycle": "month"}
    records.keep(store, TASKS, standing)
    due = {**extra, "code": "8", "deadline_kind": "long_term", "cycle": "month"}
    records.keep(store, TASKS, {**due, "next_check_on": "2021-06-01"})
    records.retire(store, TASKS, [records.keep(store, TASKS, {**standing, "code": "7"})])
    matters = open_matters(store)
    assert [row.code for row in matters.tasks] == ["1.1", "1.3", "8", "9"]  # neither heading, ended
    assert [row.code for row in matters.pressing] == ["1.1", "1.3", "8"]
    assert (matters.overdue, matters.dated, matters.undated) == (1, 1, 2)
    assert (len(matters.urgings), matters.late_urgings) == (1, 1)
    assert [left.words for left in matters.drafts] == ["试点任务：1.1 建立台账"]
    assert matters.in_bin == [("试点任务", 1, "项")]
    assert (matters.accounts, matters.sheets) == (1, ["恢复密钥单"])


def test_paper_says_it_all(store: Store, tmp_path: Path) -> None:
    drafts.put_aside(store, drafts.place_of("tasks", None), {"title": "x"})
    shown = paper(store, tmp_path, giver="王建国", taker="李小红", witness="张书记")
    for part in (
        "交接〔2021〕1号",
        "示例乡综治办",
        "王建国",
        "李小红",
        "张书记",
        "2项，其中已逾期1项，有期限未到期1项，长期坚持和未定期限0项",
        "1次，其中超过要求回复日期1次",
        "督办〔2021〕1号",
        "试点任务：没填完的新任务",
        "档案室",
        "移交人：",
        "接收人：",
        "年月日",
    ):
        assert part in shown, part
    assert shown.index("建立台账") < shown.index("配齐人员")
    assert "报送" not in shown  # nothing is said of what the program does not know yet


def test_its_code_verifies_the_ledger_it_was_made_of(store: Store, tmp_path: Path) -> None:
    handover = issue(store, "档案室")
    shown = page_texts(_written(store, handover, tmp_path))
    assert f"操作记录到第{handover.seal.number}次" in "".join(shown)
    records.keep(store, TASKS, {"remark": "后来"}, _look(store))
    assert agrees(store, f"{handover.seal.number} {' '.join(handover.seal.groups)}")


def test_names_are_kept_nowhere_and_the_place_is(store: Store, tmp_path: Path) -> None:
    paper(store, tmp_path, "党政办\n铁皮柜", giver="王建国")
    assert kept_place(store) == "党政办 铁皮柜"
    assert "王建国" not in str(office_of(store).settings)
    for row in finding.every_row(store, TASKS, View()):
        assert "王建国" not in str(row)


def test_no_number_is_given_twice(store: Store) -> None:
    assert issue(store, "甲").number == "交接〔2021〕1号"
    undoing.undo(store)
    assert issue(store, "甲").number == "交接〔2021〕2号"
    assert issue(store, "甲").number == "交接〔2021〕3号"


def test_annex_holds_every_open_task(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    write(make_annex(store, open_matters(store)), path)
    values = [c.value for row in openpyxl.load_workbook(path).worksheets[0] for c in row]
    assert {"1.1", "1.3", "建立台账", "配齐人员"} <= set(values)
    assert "选好场所" not in values


def _look(store: Store) -> Seen:
    row = next(r for r in finding.every_row(store, TASKS, View()) if r.code == "1.3")
    return Seen(row.id, row.revision)


def _written(store: Store, handover: object, tmp_path: Path) -> Path:
    path = tmp_path / "交接.pdf"
    path.write_bytes(pdf_bytes(make_handover(store, handover, Parties())))  # type: ignore[arg-type]
    return path


def test_unfinished_disputes_go_along_by_number_and_no_full_name(
    store: Store, tmp_path: Path
) -> None:
    village = records.keep(store, VILLAGES, {"code": "369921200201", "name": "东坪村"})
    committee = records.keep(store, COMMITTEES, {"name": "示例乡调委会", "short_name": "示"})
    raw = {
        "title": "东坪村欧阳海棠宅基地纠纷",
        "found_on": "2021-05-01",
        "accepted_on": "2021-05-02",
        "village_id": village,
        "source": "村报",
        "dispute_type": "宅基地使用",
        "story": "界址不清。",
        "committee_id": committee,
        "first_post": "综治干事",
    }
    case_id = records.keep(store, DISPUTES, raw)
    records.keep(store, DISPUTE_PARTIES, {"dispute_id": case_id, "name": "欧阳海棠"})
    matters = open_matters(store)
    assert (len(matters.cases), matters.late_cases) == (1, 1)
    words = paper(store, tmp_path)
    assert "1起，其中超过化解时限1起" in words
    assert "（2021）示人调字第1号" in words
    assert "欧阳海棠" not in words
