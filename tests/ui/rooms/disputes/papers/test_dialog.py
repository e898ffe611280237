"""The papers of one case: how each stands, what is blank, and out with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from models.actions import finding, records
from models.actions.records import Seen
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.office.accounts import ACCOUNTS
from models.store.ledger_file import Store
from models.store.tables import Batch
from reports.forms.mediation.papers.origins import Origin
from tests.ui.rooms.disputes.played import PARTIES, agreed_case, open_case
from ui.main_window import MainWindow
from ui.paper import print_job
from ui.rooms.disputes.papers.dialog import CasePapersDialog

LEFT = Qt.MouseButton.LeftButton
Open = Callable[[int], CasePapersDialog]
CHECKED = Qt.CheckState.Checked


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the clerk chooses to save into."""
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    return folder


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> Iterator[Open]:
    """Open the dialog of a case and wait until its first paper is shown."""
    dialogs: list[CasePapersDialog] = []

    def open_it(case_id: int) -> CasePapersDialog:
        dialog = CasePapersDialog(window.workplace, case_id, window)
        dialogs.append(dialog)
        dialog.show()
        shown(qtbot, dialog)
        return dialog

    yield open_it
    for each in dialogs:
        each.reject()
        each.deleteLater()


def shown(qtbot: QtBot, dialog: CasePapersDialog) -> None:
    """Wait until a page stands there."""
    qtbot.waitUntil(lambda: dialog.face.preview.page_words().startswith("第"), timeout=20_000)


def turn_to(qtbot: QtBot, dialog: CasePapersDialog, code: str) -> None:
    face = dialog.face
    face.table.setCurrentIndex(face.lines.index(face.lines.row_of(code), 0))
    shown(qtbot, dialog)


def tick(dialog: CasePapersDialog, code: str) -> None:
    lines = dialog.face.lines
    index = lines.index(lines.row_of(code), 0)
    lines.setData(index, CHECKED.value, Qt.ItemDataRole.CheckStateRole)


def states(dialog: CasePapersDialog) -> dict[str, str]:
    lines = dialog.face.lines
    rows = range(lines.rowCount())
    return {lines.index(row, 0).data(): lines.index(row, 1).data() for row in rows}


def openings(store: Store) -> int:
    from sqlalchemy import func, select

    with store.reading() as connection:
        query = select(func.count()).where(Batch.kind == "open")
        return int(connection.scalar(query) or 0)


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(BytesIO(data))
    pages = [document[at].get_textpage().get_text_range() for at in range(len(document))]
    document.close()
    return "\n".join(pages)


def test_papers_stand_in_binding_order_with_how_they_stand(store: Store, opened: Open) -> None:
    dialog = opened(agreed_case(store))
    told = states(dialog)
    names = list(told)
    assert names.index("人民调解申请书") < names.index("人民调解记录") < names.index("封底")
    assert told["人民调解记录"] == "可生成"
    assert told["当事人身份证明"] == "缺"
    assert told["人民调解口头协议登记表"] == "不用"
    assert dialog.face.name.text().startswith("（2021）示人调字第")
    assert dialog.face.count.text().startswith("必须的还缺")


def test_case_is_opened_once_in_the_log_whatever_papers_are_looked_at(
    store: Store, opened: Open, qtbot: QtBot
) -> None:
    case_id, before = agreed_case(store), openings(store)
    dialog = opened(case_id)
    for code in ("agreement", "mediation", "cover"):
        turn_to(qtbot, dialog, code)
    assert openings(store) == before + 1
    dialog.face.redacted.setChecked(True)
    qtbot.waitUntil(lambda: dialog.look() is not None, timeout=20_000)
    shown(qtbot, dialog)
    assert openings(store) == before + 1


def test_blank_places_lead_to_their_fields(store: Store, opened: Open, qtbot: QtBot) -> None:
    case_id = agreed_case(store)
    dialog = opened(case_id)
    turn_to(qtbot, dialog, "agreement")
    links = dialog.face.blanks.links
    assert "乙方联系方式" in links
    assert "甲方联系方式" not in links
    wanted: list[Origin] = []
    dialog.jump_wanted.connect(wanted.append)
    qtbot.mouseClick(links["乙方联系方式"], LEFT)
    qtbot.waitUntil(lambda: bool(wanted))
    second = finding.children(store, DISPUTE_PARTIES, DISPUTES, case_id)[1]
    assert wanted == [Origin("dispute_parties", second.id, "phone")]
    assert not dialog.isVisible()


def test_several_ticked_papers_say_what_is_blank_in_each(
    store: Store, opened: Open, qtbot: QtBot
) -> None:
    dialog = opened(agreed_case(store))
    turn_to(qtbot, dialog, "agreement")
    for code in ("application", "mediation"):
        tick(dialog, code)
    assert [line.code for line in dialog.chosen()] == ["application", "mediation"]
    words = [label.text() for label in dialog.face.blanks.findChildren(QLabel)]
    assert any(each.startswith("《人民调解申请书》还空着") for each in words)
    assert any("申请事项" in each for each in words)  # nothing holds it: by the pen
    assert dialog.face.print_button.text() == "打印所选（2种）"
    dialog.face.tick_made()
    assert len(dialog.chosen()) > 3
    dialog.face.clear_link.click()
    assert [line.code for line in dialog.chosen()] == ["agreement"]


def test_ticked_papers_are_printed_in_one_run_in_binding_order(
    store: Store,
    opened: Open,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = opened(agreed_case(store))
    for code in ("mediation", "agreement", "application"):
        tick(dialog, code)
    sent: list[object] = []

    def choose(_parent: object, sheets: object) -> QPrinter:
        sent.append(sheets)
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setResolution(72)
        return printer

    monkeypatch.setattr(print_job, "choose_printer", choose)
    qtbot.mouseClick(dialog.face.print_button, LEFT)
    qtbot.waitUntil(lambda: "已送去打印" in dialog.face.said.text(), timeout=30_000)
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(printed) >= 4  # two sessions, each a paper of its own
    printed.close()


def test_redacted_papers_name_nobody(store: Store, opened: Open, qtbot: QtBot, out: Path) -> None:
    dialog = opened(agreed_case(store))
    dialog.face.redacted.setChecked(True)
    qtbot.waitUntil(lambda: dialog.look() is not None, timeout=20_000)
    shown(qtbot, dialog)
    dialog.face.tick_made()
    dialog.saving.save_chosen("pdf")
    qtbot.waitUntil(lambda: "已存到" in dialog.face.said.text(), timeout=30_000)
    written = list(out.glob("*.pdf"))
    assert len(written) > 4
    told = "".join(text_of(path.read_bytes()) for path in written)
    assert all("隐名" in path.name for path in written)
    for party in PARTIES:
        assert str(party["name"]) not in told
        assert not any(str(party["name"]) in path.name for path in written)


def test_whole_file_is_bound_into_one_pdf(
    store: Store, opened: Open, qtbot: QtBot, out: Path
) -> None:
    dialog = opened(agreed_case(store))
    qtbot.mouseClick(dialog.face.whole_button, LEFT)
    qtbot.waitUntil(lambda: "已存到" in dialog.face.said.text(), timeout=30_000)
    (path,) = out.iterdir()
    told = text_of(path.read_bytes())
    assert path.name.startswith("全卷")
    assert told.index("卷内目录") < told.index("人民调解申请书\r\n") < told.index("本卷共")


def test_every_paper_is_saved_as_word_and_pdf(
    store: Store, opened: Open, qtbot: QtBot, out: Path
) -> None:
    dialog = opened(agreed_case(store))
    qtbot.mouseClick(dialog.face.all_button, LEFT)
    qtbot.waitUntil(lambda: "已存到" in dialog.face.said.text(), timeout=30_000)
    kinds = [path.suffix for path in out.iterdir()]
    assert kinds.count(".docx") == kinds.count(".pdf") - 1 > 5


def test_nothing_is_written_where_no_folder_is_chosen(
    store: Store, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(open_case(store))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    dialog.saving.save_all()
    assert dialog.face.said.text() == ""


def test_who_may_not_see_particulars_gets_the_redacted_papers(
    window: MainWindow, store: Store, qtbot: QtBot, opened: Open
) -> None:
    case_id = agreed_case(store)
    me = next(row for row in finding.every_row(store, ACCOUNTS, finding.View()))
    other = {"name": "管理员二", "role": "admin"}
    records.keep(store, ACCOUNTS, other)
    records.keep(store, ACCOUNTS, {"role": "leader"}, Seen(me.id, me.revision))
    dialog = opened(case_id)
    assert dialog.is_redacted
    assert not dialog.face.whole.isEnabled()


def test_a_case_that_is_gone_is_said_in_its_place(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    case_id = open_case(store)
    records.retire(store, DISPUTES, [case_id])
    dialog = CasePapersDialog(window.workplace, case_id, window)
    dialog.show()
    qtbot.waitUntil(lambda: "不在台账里" in dialog.face.preview.sentence(), timeout=20_000)
    assert not dialog.face.print_button.isEnabled()
    assert not dialog.face.all_button.isEnabled()
    dialog.reject()
    dialog.deleteLater()
