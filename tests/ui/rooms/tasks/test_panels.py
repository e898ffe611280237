"""What stands beside a task: its entries, papers, dealings and origin."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.actions import filing, finding, records
from models.actions.finding import OneOf, View
from models.actions.records import Seen
from models.actions.striking import strike
from models.actions.tasks import ending, exporting, extending, rollover, urging
from models.actions.tasks.series import keep_series
from models.exchange.sample.papers import draw_scan
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.progress import TASK_PROGRESS
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from ui.ledger.counts import WordCounts
from ui.ledger.files.paper_dialog import PaperDialog
from ui.ledger.panels.lines import LinesPanel
from ui.ledger.sheets.sheet_dialog import SheetDialog
from ui.rooms.tasks.panels.dealings_panel import DealingsPanel
from ui.rooms.tasks.panels.origin_panel import OriginPanel
from ui.rooms.tasks.panels.papers_panel import PaperLine, PapersPanel
from ui.rooms.tasks.panels.periods_panel import PeriodsPanel
from ui.rooms.tasks.panels.progress_panel import ProgressPanel
from ui.rooms.tasks.room import COUNTED
from ui.workplace import Workplace

Ids = dict[str, int]
DATED, CONTENT_FREE = "2.4.1", "2.1.1"


def told(panel: QWidget) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if not label.isHidden()]


def link(panel: QWidget, words: str) -> QPushButton:
    buttons = [each for each in panel.findChildren(QPushButton) if not each.isHidden()]
    return next(each for each in buttons if each.text() == words)


@pytest.fixture
def shown_window(window: QWidget) -> QWidget:
    window.show()
    return window


def test_entry_takes_attachments_that_go_out_with_the_evidence(
    workplace: Workplace, window: QWidget, store: Store, ids: Ids, tmp_path: Path
) -> None:
    raw = {"task_id": ids[DATED], "on_day": "2021-06-10", "story": "张榜公布"}
    entry = records.keep(store, TASK_PROGRESS, raw)
    panel = ProgressPanel(workplace, ids[DATED], window)
    assert "添加文件…" in [each.text() for each in panel.findChildren(QPushButton)]
    filing.attach_content(store, TASK_PROGRESS, entry, "照片.jpg", draw_scan("照片", ()))
    panel.refresh()
    assert any("照片.jpg" in words for words in told(panel))
    (written,) = exporting.export_evidence(store, [ids[DATED]], tmp_path / "out")
    assert written.name.endswith("_进展2021-06-10.jpg")
    secret = {"task_id": ids[CONTENT_FREE], "on_day": "2021-06-10", "amount": 1}
    records.keep(store, TASK_PROGRESS, secret)
    other = ProgressPanel(workplace, ids[CONTENT_FREE], window)
    assert "添加文件…" not in [each.text() for each in other.findChildren(QPushButton)]


def test_entries_stand_newest_first_and_struck_ones_stay_readable(
    workplace: Workplace, window: QWidget, store: Store, ids: Ids
) -> None:
    for day, story in (("2021-06-01", "第一次"), ("2021-06-10", "第二次")):
        raw = {"task_id": ids[DATED], "on_day": day, "story": story}
        records.keep(store, TASK_PROGRESS, raw)
    newest = finding.children(store, TASK_PROGRESS, TASKS, ids[DATED])[0]
    strike(store, TASK_PROGRESS, Seen(newest.id, newest.revision), "记错了")
    panel = ProgressPanel(workplace, ids[DATED], window)
    words = told(panel)
    assert words.index("第二次") < words.index("第一次")
    assert "2021-06-24 划去：记错了" in words
    struck = next(each for each in panel.findChildren(QLabel) if each.text() == "第二次")
    assert struck.font().strikeOut()


def test_panel_follows_its_task(
    qtbot: QtBot, workplace: Workplace, window: QWidget, store: Store, ids: Ids
) -> None:
    panel = ProgressPanel(workplace, ids[DATED], window)
    assert "还没有进展。这里按日期记下做了什么。" in told(panel)
    raw = {"task_id": ids[DATED], "on_day": "2021-06-01", "story": "第一次"}
    records.keep(store, TASK_PROGRESS, raw)
    qtbot.waitUntil(lambda: "第一次" in told(panel))


def test_content_free_task_says_so_and_takes_no_files(
    workplace: Workplace, window: QWidget, store: Store, ids: Ids
) -> None:
    records.keep(store, TASK_EVIDENCE, {"task_id": ids[CONTENT_FREE], "paper": "会议记录"})
    papers = PapersPanel(workplace, ids[CONTENT_FREE], window)
    assert "这一项只记任务不记内容，不能添加附件。" in told(papers)
    assert not [b for b in papers.findChildren(QPushButton) if b.text() == "添加文件…"]
    (line,) = papers.findChildren(PaperLine)
    assert not line.acceptDrops()
    progress = ProgressPanel(workplace, ids[CONTENT_FREE], window)
    assert any("只记任务不记内容" in each for each in told(progress))


def test_paper_is_ticked_off_with_one_press(
    qtbot: QtBot, workplace: Workplace, window: QWidget, store: Store, ids: Ids
) -> None:
    paper = records.keep(store, TASK_EVIDENCE, {"task_id": ids[DATED], "paper": "会议记录"})
    panel = PapersPanel(workplace, ids[DATED], window)
    assert "应有 1 份，已有 0 份" in told(panel)
    (line,) = panel.findChildren(PaperLine)
    line.switch.buttons["held"].click()
    assert finding.one(store, TASK_EVIDENCE, paper).state == "held"  # type: ignore[union-attr]
    assert workplace.status.text() == "“会议记录”已标为“有”"
    qtbot.waitUntil(lambda: "应有 1 份，已有 1 份" in told(panel))


def test_not_needed_asks_why(
    shown_window: QWidget, workplace: Workplace, store: Store, ids: Ids
) -> None:
    paper = records.keep(store, TASK_EVIDENCE, {"task_id": ids[DATED], "paper": "会议记录"})
    panel = PapersPanel(workplace, ids[DATED], shown_window)
    (line,) = panel.findChildren(PaperLine)
    line.switch.buttons["not_needed"].click()
    (dialog,) = shown_window.findChildren(SheetDialog)
    dialog.accept()
    assert dialog.complaints["note"].isVisible()
    dialog.editors["note"].show_raw("线上开的会")
    dialog.accept()
    row = finding.one(store, TASK_EVIDENCE, paper)
    assert row is not None
    assert (row.state, row.note) == ("not_needed", "线上开的会")


def test_scan_dropped_onto_a_paper_becomes_its_file(
    qtbot: QtBot,
    shown_window: QWidget,
    workplace: Workplace,
    store: Store,
    ids: Ids,
    tmp_path: Path,
) -> None:
    paper = records.keep(store, TASK_EVIDENCE, {"task_id": ids[DATED], "paper": "会议记录"})
    scan = tmp_path / "扫描件.jpg"
    scan.write_bytes(draw_scan("会议记录", ("甲", "乙", "丙")))
    panel = PapersPanel(workplace, ids[DATED], shown_window)
    (line,) = panel.findChildren(PaperLine)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    line.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, keys))
    qtbot.waitUntil(lambda: paper in filing.files_of(store, TASK_EVIDENCE, [paper]))
    qtbot.waitUntil(lambda: any("扫描件.jpg" in each for each in told(panel)))
    link(panel, "查看").click()
    qtbot.waitUntil(lambda: bool(shown_window.findChildren(PaperDialog)), timeout=20_000)
    (dialog,) = shown_window.findChildren(PaperDialog)
    qtbot.waitUntil(lambda: dialog.preview.page_words() == "第 1 页，共 1 页", timeout=20_000)
    dialog.save_to(tmp_path / "取出.jpg")
    assert (tmp_path / "取出.jpg").read_bytes() == scan.read_bytes()
    dialog.reject()


def test_dealings_show_first_deadline_answers_and_late_replies(
    workplace: Workplace, window: QWidget, store: Store, ids: Ids
) -> None:
    panel = DealingsPanel(workplace, ids[DATED], window)
    assert "没有延期，也没有督办。" in told(panel)
    asked = extending.ask(store, ids[DATED], "2021-09-30", "培训推迟")
    extending.answer(store, Seen(asked, 2), "agreed", "乡主要领导")
    raw = {
        "on_day": "2021-06-10",
        "urging_kind": "黄牌",
        "unit": "派出所",
        "channel": "书面",
        "content": "请抓紧办理。",
        "reply_due_on": "2021-06-17",
    }
    urging.urge(store, ids[DATED], raw)
    panel.refresh()
    words = told(panel)
    assert "最初期限 2021-06-30，现在 2021-09-30" in words
    assert "乡主要领导 2021-06-24 审核：同意" in words
    assert "督办〔2021〕1号　要求 2021-06-17 前回复，已逾期未回复" in words


def test_origin_tells_where_a_task_came_from_and_went(
    workplace: Workplace, window: QWidget, store: Store, ids: Ids
) -> None:
    some = [each for each in rollover.candidates(store, 2021) if each.id == ids[DATED]]
    rollover.roll_over(store, 2021, some)
    old = OriginPanel(workplace, ids[DATED], window)
    assert "已结转到下一年：" in told(old)
    view = View(filters={"year": OneOf(frozenset({2022}))})
    (new,) = finding.first_rows(store, TASKS, view)
    wanted: list[tuple[str, int]] = []
    workplace.record_wanted.connect(lambda name, found: wanted.append((name, found)))
    panel = OriginPanel(workplace, new.id, window)
    link(panel, "2.4.1 建立健全市域协商民主制度").click()
    assert wanted == [("tasks", ids[DATED])]


def test_origin_keeps_every_reason_for_opening_again(
    workplace: Workplace, window: QWidget, store: Store, ids: Ids
) -> None:
    for why in ("补材料", "县里退回"):
        row = finding.one(store, TASKS, ids[DATED])
        assert row is not None
        ending.finish(store, Seen(row.id, row.revision), "whole", "2021-06-20")
        row = finding.one(store, TASKS, ids[DATED])
        assert row is not None
        ending.reopen(store, Seen(row.id, row.revision), why)
    words = told(OriginPanel(workplace, ids[DATED], window))
    assert "重新打开：2021-06-24 补材料" in words
    assert "重新打开：2021-06-24 县里退回" in words


@pytest.mark.parametrize("kind", [ProgressPanel, PapersPanel, DealingsPanel, OriginPanel])
def test_panel_of_a_task_that_is_gone_is_empty(
    kind: type[LinesPanel], workplace: Workplace, window: QWidget
) -> None:
    assert told(kind(workplace, 99_999, window)) == []


def test_counts_filter_by_their_light_and_let_go_again(
    qtbot: QtBot, workplace: Workplace, window: QWidget, ids: Ids
) -> None:
    wanted: list[View] = []
    counts = WordCounts(workplace, TASKS, COUNTED, wanted.append, window)
    counts.show_view(View())
    qtbot.waitUntil(lambda: bool(counts.links["overdue"].text()))
    shown = {code: each.text() for code, each in counts.links.items() if not each.isHidden()}
    assert shown["overdue"] == "逾期 0"
    assert shown["soon"] == "预警 11"
    assert "check_due" not in shown
    assert not counts.links["overdue"].isEnabled()
    counts.links["soon"].click()
    assert wanted[-1].filters == {"light": OneOf(frozenset({"soon"}))}
    counts.show_view(wanted[-1])
    counts.links["soon"].click()
    assert wanted[-1].filters == {}


def test_series_lists_its_periods_with_their_state(
    qtbot: QtBot, workplace: Workplace, shown_window: QWidget, store: Store
) -> None:
    raw = {
        "title": "每月议稳会",
        "lead_unit": "乡综治办",
        "cycle": "每月",
        "starts_on": "2021-06-01",
        "ends_on": "2021-12-31",
    }
    series = keep_series(store, raw)
    panel = PeriodsPanel(workplace, series, shown_window)
    assert "共 7 期，已办结 0 期" in told(panel)
    link(panel, "跳过这一期…").click()
    (dialog,) = shown_window.findChildren(SheetDialog)
    dialog.editors["finish_note"].show_raw("与县里会议合并")
    dialog.accept()
    qtbot.waitUntil(lambda: "共 7 期，已办结 1 期" in told(panel))
    assert any("撤销" in each and "与县里会议合并" in each for each in told(panel))
