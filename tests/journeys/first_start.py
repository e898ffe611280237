"""The first start, page by page, as a clerk goes through it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from models.divisions import Level
from tests.journeys.clerk import Clerk
from ui.start.session import Session
from ui.start.welcome import WelcomePage
from ui.start.wizard.first_start import FirstStart

PASSWORD = "Tantou-2021-06"
PLACES = (
    (Level.PROVINCE, "hn", "河南省"),
    (Level.CITY, "lys", "洛阳市"),
    (Level.COUNTY, "lc", "栾川县"),
    (Level.TOWNSHIP, "ttz", "潭头镇"),
)


def found_the_ledger(clerk: Clerk, session: Session, folder: Path) -> None:
    """Welcome and wizard: township by initials, figures pasted, password, the sheet."""
    assert session.start is not None
    welcome = session.start.findChild(WelcomePage)
    assert welcome is not None
    clerk.press(welcome.ways[0])
    wizard = session.start.findChild(FirstStart)
    assert wizard is not None
    choose_the_township(clerk, wizard)
    paste_the_figures(clerk, wizard)
    name_the_account(clerk, wizard, folder / "ledger")
    take_the_sheet(clerk, wizard, folder / "sheet.pdf")
    assert "潭头镇2021年" in wizard.last._told.text()


def choose_the_township(clerk: Clerk, wizard: FirstStart) -> None:
    clerk.wait(wizard.township.direct.isEnabled)
    assert not wizard.next_button.isEnabled()
    for level, typed, label in PLACES:
        clerk.pick(wizard.township.steps[level], typed, label)
    assert wizard.township.villages.rowCount() > 20
    assert all(len(each.code) == 12 for each in wizard.township.villages.ticked())
    clerk.press(wizard.next_button)


def paste_the_figures(clerk: Clerk, wizard: FirstStart) -> None:
    names = [wizard.figures.figures.index(row, 0).data() for row in range(2)]
    lines = [f"{name}\t{at + 2}\t{100 + at}\t{400 + at}" for at, name in enumerate(names)]
    QGuiApplication.clipboard().setText("\n".join(["村名\t自然村\t户数\t人口", *lines]))
    clerk.press(wizard.figures.paste_button)
    assert "认出2个村" in wizard.figures.told.text(), wizard.figures.complaints.toPlainText()
    clerk.press(wizard.next_button)


def name_the_account(clerk: Clerk, wizard: FirstStart, folder: Path) -> None:
    page = wizard.account
    clerk.write(page.year.lineEdit(), "2021")
    clerk.write(page.folder, str(folder))
    for line in (page.password.first, page.password.second):
        assert not wizard.next_button.isEnabled()
        clerk.write(line.line, PASSWORD)
    clerk.press(wizard.next_button)
    clerk.wait(lambda: wizard.stack.currentWidget() is wizard.sheet)


def take_the_sheet(clerk: Clerk, wizard: FirstStart, path: Path) -> None:
    assert wizard.next_button.text() == "完成"
    assert not wizard.next_button.isEnabled()
    clerk.choose_file("getSaveFileName", path)
    clerk.press(wizard.sheet.save_button)
    clerk.wait(lambda: wizard.sheet.is_out)
    assert path.read_bytes().startswith(b"%PDF")
    assert not wizard.next_button.isEnabled()
    for line, group in zip(wizard.sheet.proofs, wizard.sheet.asked_groups(), strict=True):
        clerk.write(line, group)
    clerk.press(wizard.next_button)
