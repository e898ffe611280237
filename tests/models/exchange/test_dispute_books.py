"""Disputes by workbook: numbered as if typed, parties by our template only, taken back whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from models.actions import finding, records
from models.actions.checking_up import check
from models.actions.disputes.file.gaps import UNDONE, gaps
from models.actions.door import work
from models.actions.finding import View, count, every_row
from models.actions.offices import office_of
from models.actions.people import accounts
from models.actions.people.rights import NotAllowed
from models.actions.undoing import redo, undo
from models.exchange.workbooks import troubles
from models.exchange.workbooks.columns import columns_of, sheets_of
from models.exchange.workbooks.intake import carry_out, plan_intake
from models.exchange.workbooks.template import write_template
from models.ledger import find_ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.disputes.steps import DISPUTE_STEPS
from models.ledgers.mediation.committees import CASE_NUMBERS, COMMITTEES
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from models.store.opening import open_ledger
from tests.models.exchange.conftest import FIRST_ROW, old_book, put_by_heading, told_of

Row = Mapping[str, Any]
Filled = Callable[..., Path]
FOUND = {
    "排查日期": dt.date(2021, 6, 1),
    "所属村": "示例一村",
    "来源": "当事人申请",
    "纠纷类型": "宅基地使用",
    "简要情况": "两户因宅基地界址发生争执。",
}
ACCEPTED = {
    "受理日期": "2021.6.2",
    "调解组织": "示例乡人民调解委员会",
    "首问责任人": "综治干事",
}
PARTY = {"哪一方": "申请人（甲方）", "姓名或名称": "欧阳海棠", "性别": "女", "民族": "汉族"}


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Filled:
    """Fill the template of disputes: the cases, and their parties by the cases' numbers."""
    raw = {"name": "示例乡人民调解委员会", "short_name": "示"}
    records.keep(store, COMMITTEES, raw)
    path = tmp_path / "纠纷.xlsx"

    def fill(cases: Sequence[Row], parties: Sequence[Row] = ()) -> Path:
        write_template(store, DISPUTES, path)
        book = openpyxl.load_workbook(path)
        for sheet, rows in (("矛盾纠纷", cases), ("当事人", parties)):
            for at, row in enumerate(rows, start=FIRST_ROW):
                put_by_heading(book[sheet], at, row)
        book.save(path)
        return path

    return fill


def cases(store: Store) -> list[Any]:
    return sorted(every_row(store, DISPUTES, View()), key=lambda row: row.id)


def test_accepted_case_gets_number_title_term_state_and_steps(store: Store, filled: Filled) -> None:
    other = FOUND | {"简要情况": "另一件。"}
    carry_out(store, plan_intake(store, DISPUTES, filled([FOUND | ACCEPTED, other])))
    accepted, found = cases(store)
    assert accepted.case_no == "（2021）示人调字第1号"
    assert accepted.title == "示例一村宅基地使用纠纷"
    assert (accepted.state, accepted.due_on) == ("accepted", dt.date(2021, 7, 2))
    steps = finding.children(store, DISPUTE_STEPS, DISPUTES, accepted.id)
    assert [each.step for each in steps] == ["accepted", "found"]
    assert (found.case_no, found.state, found.due_on) == (None, "found", None)
    assert check(store) == []


def test_two_rows_that_tell_the_same_case_are_told(store: Store, filled: Filled) -> None:
    told = told_of(plan_intake(store, DISPUTES, filled([FOUND, FOUND | {"网格": "一"}])))
    assert list(told.values()) == ["与第4行是同一起，请只留一行。"]


def test_same_file_again_brings_nothing(store: Store, filled: Filled) -> None:
    path = filled([FOUND | ACCEPTED | {"序号": 1}], [PARTY | {"纠纷案号或序号": 1}])
    carry_out(store, plan_intake(store, DISPUTES, path))
    again = plan_intake(store, DISPUTES, path)
    assert (again.count, len(again.same), again.refused) == (0, 2, ())


def test_case_is_changed_by_its_number_and_an_unknown_one_is_told(
    store: Store, filled: Filled
) -> None:
    carry_out(store, plan_intake(store, DISPUTES, filled([FOUND | ACCEPTED])))
    (case,) = cases(store)
    named = FOUND | {"案号": case.case_no, "难易等级": "疑难", "简要情况": "改写的情况。"}
    plan = plan_intake(store, DISPUTES, filled([named, FOUND | {"案号": "（2020）老字第9号"}]))
    assert {d.label for d in plan.changed[0].differences} == {"难易等级", "简要情况"}
    assert "请把案号留空" in told_of(plan)["B5"]
    carry_out(store, plan_intake(store, DISPUTES, filled([named])))
    (case,) = cases(store)
    assert (case.grade, case.case_no) == ("hard", "（2021）示人调字第1号")


def test_parties_come_with_new_and_with_numbered_cases(store: Store, filled: Filled) -> None:
    carry_out(store, plan_intake(store, DISPUTES, filled([FOUND | ACCEPTED])))
    new = FOUND | {"序号": 7, "简要情况": "另一件。", "纠纷名称": "一村欧阳海棠相邻纠纷"}
    parties = [
        PARTY | {"纠纷案号或序号": "7"},
        PARTY | {"纠纷案号或序号": "（2021）示人调字第1号", "姓名或名称": "张三丰"},
    ]
    plan = plan_intake(store, DISPUTES, filled([new], parties))
    assert "导入后请删除" in plan.notes[0]
    assert plan.said == "1起纠纷、2条所属记录"
    carry_out(store, plan)
    first, second = cases(store)
    held = {row.name: row.dispute_id for row in every_row(store, DISPUTE_PARTIES, View())}
    assert held == {"欧阳海棠": second.id, "张三丰": first.id}
    assert second.title == "一村欧某某相邻纠纷"
    assert finding.all_ids(store, DISPUTES, View(words="欧阳海棠")) == []


def test_party_of_no_case_or_of_two_is_told(store: Store, filled: Filled) -> None:
    rows = [FOUND | {"序号": 1}, FOUND | {"序号": 1, "简要情况": "另一件。"}]
    parties = [PARTY | {"纠纷案号或序号": at} for at in (1, 9)] + [PARTY]
    told = told_of(plan_intake(store, DISPUTES, filled(rows, parties)))
    assert set(told) == {"A4", "A5", "A6"}
    assert "没有“9”" in told["A5"]


def test_complaint_about_a_party_shows_nothing_of_it(store: Store, filled: Filled) -> None:
    party = PARTY | {"纠纷案号或序号": 1, "性别": "中性人", "年龄": "四十多", "联系方式": "1" * 41}
    plan = plan_intake(store, DISPUTES, filled([FOUND | {"序号": 1}], [party]))
    told = " ".join(told_of(plan).values()) + plan.refused[0].origin.name
    assert len(told_of(plan)) == 3
    assert not any(word in told for word in ("中性人", "四十多", "欧阳", "11111"))


def test_covered_copy_changes_nothing_and_brings_no_covered_particulars(
    store: Store, filled: Filled
) -> None:
    party = PARTY | {"联系方式": "13985512368", "单位或住址": "示例一村三组12号"}
    carry_out(
        store,
        plan_intake(
            store, DISPUTES, filled([FOUND | {"序号": 1}], [party | {"纠纷案号或序号": 1}])
        ),
    )
    (held,) = every_row(store, DISPUTE_PARTIES, View())
    office = office_of(store)
    shown = {key: DISPUTE_PARTIES.show(held, key, office) for key in ("phone", "address")}
    covered = party | {"联系方式": shown["phone"], "单位或住址": shown["address"]}
    told = told_of(
        plan_intake(
            store, DISPUTES, filled([FOUND | {"序号": 1}], [covered | {"纠纷案号或序号": 1}])
        )
    )
    assert len(told) == 2
    assert all("遮盖过的" in said for said in told.values())


def test_particulars_come_by_our_own_template_only(store: Store, tmp_path: Path) -> None:
    rows = [["纠纷案号", "姓名或名称", "民族"], ["（2021）示人调字第1号", "张三丰", "汉族"]]
    path = old_book(tmp_path / "名单.xlsx", rows)
    with pytest.raises(troubles.MissingColumns, match="案号或序号"):
        plan_intake(
            store, DISPUTE_PARTIES, old_book(tmp_path / "a.xlsx", [["姓名或名称", "哪一方"]])
        )
    rows[0][0] = "纠纷案号或序号"
    path = old_book(tmp_path / "名单.xlsx", rows)
    with pytest.raises(troubles.ParticularsFromElsewhere, match="民族"):
        plan_intake(store, DISPUTE_PARTIES, path)
    for heading in ("民族", "身份证号", "政治面貌"):
        rows = [["排查日期", "所属村", "当事人姓名", heading], ["2021-6-1", "示例一村", "张", "x"]]
        with pytest.raises(troubles.ForbiddenColumns, match=heading):
            plan_intake(store, DISPUTES, old_book(tmp_path / "旧台账.xlsx", rows))


def test_template_takes_no_column_that_no_paper_asks_for(store: Store, filled: Filled) -> None:
    path = filled([FOUND | {"序号": 1}], [PARTY | {"纠纷案号或序号": 1}])
    book = openpyxl.load_workbook(path)
    book["当事人"].cell(3, 12, "身份证号码")
    book.save(path)
    with pytest.raises(troubles.ForbiddenColumns, match="身份证号码"):
        plan_intake(store, DISPUTES, path)


def test_who_may_not_see_particulars_brings_none_in(store: Store, filled: Filled) -> None:
    path = filled([FOUND | {"序号": 1}], [PARTY | {"纠纷案号或序号": 1}])
    bare = path.with_name("无当事人.xlsx")
    bare.write_bytes(filled([FOUND]).read_bytes())
    filled([FOUND | {"序号": 1}], [PARTY | {"纠纷案号或序号": 1}])
    raw = {"name": "村会计", "role": "village", "village_id": 1}
    accounts.add_account(store, raw, "村里的密码6688")
    store.close()
    opened = open_ledger(store.folder, "村里的密码6688", "村会计")
    with pytest.raises(NotAllowed, match="个人信息"):
        plan_intake(opened, DISPUTES, path)
    carry_out(opened, plan_intake(opened, DISPUTES, bare))
    opened.close()


def test_import_taken_back_leaves_its_numbers_in_the_register(store: Store, filled: Filled) -> None:
    other = FOUND | ACCEPTED | {"简要情况": "另一件。"}
    number = carry_out(store, plan_intake(store, DISPUTES, filled([FOUND | ACCEPTED, other])))
    undo(store, number)
    assert count(store, DISPUTES, View()) == 0
    given = every_row(store, CASE_NUMBERS, View(in_bin=True))
    assert [row.case_no for row in given] == [f"（2021）示人调字第{n}号" for n in (1, 2)]
    explained = gaps(store, 2021)
    assert [(gap.serial, gap.what, gap.why) for gap in explained] == [
        (1, UNDONE, "撤销：导入2起纠纷"),
        (2, UNDONE, "撤销：导入2起纠纷"),
    ]
    assert not any(gap.is_finding for gap in explained)
    carry_out(store, plan_intake(store, DISPUTES, filled([FOUND | ACCEPTED])))
    assert [row.case_no for row in cases(store)] == ["（2021）示人调字第3号"]
    undo(store)
    redo(store)
    assert [row.case_no for row in cases(store)] == ["（2021）示人调字第3号"]
    assert check(store) == []


def test_misspelt_village_and_committee_are_told_with_what_is_near(
    store: Store, filled: Filled
) -> None:
    row = FOUND | ACCEPTED | {"所属村": "示列一村", "调解组织": "示例乡调解委员会"}
    told = told_of(plan_intake(store, DISPUTES, filled([row])))
    village, committee = told.values()
    assert "相近的有：示例一村" in village
    assert "相近的有：示例乡人民调解委员会" in committee


def test_two_villages_of_one_name_are_told_apart_by_their_codes(
    store: Store, filled: Filled
) -> None:
    records.keep(store, VILLAGES, {"code": "350400000007", "name": "示例一村"})
    (said,) = told_of(plan_intake(store, DISPUTES, filled([FOUND]))).values()
    assert "有几个都叫“示例一村”" in said
    plan = plan_intake(store, DISPUTES, filled([FOUND | {"所属村": "350400000007 示例一村"}]))
    assert len(plan.new) == 1


def test_closed_case_is_not_changed_by_a_workbook(store: Store, filled: Filled) -> None:
    carry_out(store, plan_intake(store, DISPUTES, filled([FOUND | ACCEPTED])))
    (case,) = cases(store)
    with work(store, "归档纠纷") as piece:
        piece.change(DISPUTES, case.id, {"archived_on": dt.date(2021, 6, 18), "state": "archived"})
    named = FOUND | {"案号": case.case_no, "难易等级": "疑难"}
    plan = plan_intake(store, DISPUTES, filled([named]))
    assert "已归档" in next(iter(told_of(plan).values()))


def test_template_of_disputes_offers_every_list_and_names_whom_to_ask(
    store: Store, filled: Filled
) -> None:
    book = openpyxl.load_workbook(filled([]))
    assert [sheet.title for sheet in book.worksheets][:2] == ["矛盾纠纷", "当事人"]
    for ledger in sheets_of(DISPUTES):
        sheet = book[ledger.title]
        listed = {
            str(area).split(":")[0].rstrip("0123456789")
            for rule in sheet.data_validations.dataValidation
            if rule.type == "list"
            for area in rule.sqref.ranges
        }
        for at, column in enumerate(columns_of(ledger)):
            offers = column.card.choices or column.card.target
            assert not offers or get_column_letter(at + 1) in listed, column.key
    words = [cell.value for row in book["词语表"].iter_rows() for cell in row]
    assert "350400000000 示例一村" in words
    assert "示例乡人民调解委员会" in words
    assert "不要发到群里" in str(book["当事人"]["A2"].value)
    assert find_ledger("dispute_endings") not in sheets_of(DISPUTES)
