"""负面清单 of one month: six rows proposed as 无, confirmed by one press; 0.65 told below."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.actions.daily import zeros
from models.actions.daily.zeros import ITEMS, SENTENCE, Homicides, ZeroMonth
from models.actions.people.rights import Right, may
from models.actions.records import Refused
from models.dates.months import days_of
from models.dates.periods import add_months, month_start
from models.dates.reading import read_date
from models.ledgers.work.negative_list import NEGATIVE_LIST
from models.troubles import Trouble
from ui import say
from ui.ledger.panels.lines import words
from ui.ledger.sheets.telling import tell_done
from ui.look import fonts, spacing
from ui.look.colours import Tone
from ui.parts.buttons import button_row, primary_button, quiet_button, tool_button
from ui.parts.chip import Chip
from ui.parts.date_line import DateLine
from ui.parts.heading import SectionHeading, complaint_line, help_line, page_title
from ui.rooms.negative_list.row_edit import RowEdit
from ui.workplace import Workplace

_HEADINGS = ("序号", "情形", "有无", "起数（起）", "谁在哪天确认")
_ABOUT = "没有发生的照“无”确认，程序不会替您确认。只填有无和起数，不写情况、不收附件。"


class MonthPage(QWidget):
    """Nothing is written before 确认."""

    list_wanted = Signal()
    """Show all rows of all months."""
    print_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.month = ""
        self.title = page_title(NEGATIVE_LIST.title, self)
        self.before = tool_button("chevron-left", "上一个月", self)
        self.after = tool_button("chevron-right", "下一个月", self)
        self.named = QLabel("", self)
        self.named.setFont(fonts.section_font())
        self.chip = Chip("", Tone.STOPPED, self)
        self.hint = help_line("", self)
        self.inner = QWidget(self)
        self.grid = QGridLayout()
        self.rows = [
            RowEdit(item, self.grid, 1 + 2 * at, self.inner) for at, item in enumerate(ITEMS)
        ]
        self.ratio = words("", self.inner)
        self.notes = words("", self.inner, "soft")
        self.post = QLineEdit(self)
        self.post_complaint = complaint_line("", self)
        self.day = DateLine(partial(read_date, today=workplace.office.today), self)
        self.day_complaint = complaint_line("", self)
        self.confirm_button = primary_button("确认这个月", self)
        self._connect()
        self._lay_out()
        self.show_month(self._first_to_show())
        workplace.records_changed.connect(self._hear)

    def show_month(self, month: str) -> None:
        """Turn to a month written 2021-06."""
        self.month = month
        self.refresh()

    def refresh(self) -> None:
        """Read the month again."""
        store, office = self._workplace.store, self._workplace.office
        held = zeros.month_rows(store, self.month)
        year, number = self.month.split("-")
        self.named.setText(f"{year}年{int(number)}月")
        self.after.setEnabled(self.month < f"{office.today:%Y-%m}")
        for edit, row in zip(self.rows, held.rows, strict=True):
            edit.show_row(row, office)
        self._show_state(held)
        self._show_ratio(zeros.homicides(store, self.month))
        self._show_confirmation(held)

    def confirm(self) -> None:
        """Write the six rows as one batch."""
        store, month = self._workplace.store, self.month
        counts = {edit.item: edit.raw() for edit in self.rows}
        self._complain({})
        try:
            zeros.confirm(store, month, counts, self.post.text(), self.day.text())
        except Refused as refused:
            self._complain(refused.complaints)
            return
        except Trouble as trouble:
            say.refuse(self, str(trouble))
            return
        tell_done(self._workplace, self, f"{self.named.text()}负面清单已确认")

    def _complain(self, complaints: dict[str, str]) -> None:
        for edit in self.rows:
            edit.complain(complaints.get(f"count.{edit.item}", ""))
        for key, label in (
            ("confirmed_by", self.post_complaint),
            ("confirmed_on", self.day_complaint),
        ):
            said = complaints.get(key) or (complaints.get("month") if key != "confirmed_by" else "")
            label.setText(said or "")
            label.setVisible(bool(said))

    def _show_state(self, held: ZeroMonth) -> None:
        is_running = days_of(self.month)[1] > self._workplace.office.today
        if held.is_confirmed:
            self.chip.show_state("已确认", Tone.GOOD)
        else:
            self.chip.show_state("没有确认", Tone.STOPPED if is_running else Tone.DUE_SOON)
        waiting = zeros.unconfirmed(self._workplace.store)
        told = "、".join(f"{int(month[5:])}月" for month in waiting[:6])
        parts = ["这个月还没有过完，月底后再确认为好。"] if is_running else []
        parts += [f"还没有确认的：{told}。"] if waiting else []
        self.hint.setText("".join(parts))

    def _show_ratio(self, found: Homicides) -> None:
        self.ratio.setText(f"{found.words}{SENTENCE}")
        self.notes.setText("".join(found.notes))

    def _show_confirmation(self, held: ZeroMonth) -> None:
        office = self._workplace.office
        records = [row.record for row in held.rows if row.record is not None]
        self.post.setText(records[0].confirmed_by if records else self._last_post())
        day = records[0].confirmed_on if records else office.today
        self.day.setText(day.isoformat())
        self.confirm_button.setText("重新确认" if held.is_confirmed else "确认这个月")
        self.confirm_button.setEnabled(may(office, Right.WRITE) and office.village_id is None)
        self._complain({})

    def _last_post(self) -> str:
        """Whoever confirmed the newest month before."""
        from models.actions import finding

        view = finding.View(sort=(("month", True),))
        rows = finding.first_rows(self._workplace.store, NEGATIVE_LIST, view, 1)
        return str(rows[0].confirmed_by) if rows else ""

    def _first_to_show(self) -> str:
        waiting = zeros.unconfirmed(self._workplace.store)
        return waiting[0] if waiting else f"{self._workplace.office.today:%Y-%m}"

    def _turn(self, by: int, _checked: bool = False) -> None:
        day = add_months(days_of(self.month)[0], by)
        if day <= month_start(self._workplace.office.today) and day >= dt.date(2000, 1, 1):
            self.show_month(f"{day:%Y-%m}")

    def _hear(self, ledgers: frozenset[str]) -> None:
        if ledgers & {NEGATIVE_LIST.name, "villages"}:
            self.refresh()

    def _connect(self) -> None:
        self.before.clicked.connect(partial(self._turn, -1))
        self.after.clicked.connect(partial(self._turn, 1))
        self.confirm_button.clicked.connect(self.confirm)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(spacing.SMALL)
        for widget in (self.title, self.before, self.named, self.after, self.chip):
            head.addWidget(widget)
        head.addWidget(self.hint, 1)
        for text, icon_name, signal in (
            ("零报告", "printer", self.print_wanted),
            ("各月明细", "table", self.list_wanted),
        ):
            button = quiet_button(text, self, icon_name)
            button.clicked.connect(lambda _on=False, signal=signal: signal.emit())
            head.addWidget(button)
        area = QScrollArea(self, widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.inner)
        self._lay_out_inside()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.INSIDE)
        column.addLayout(head)
        column.addWidget(area, 1)
        column.addWidget(self.post_complaint)
        column.addWidget(self.day_complaint)
        column.addLayout(self._foot())

    def _lay_out_inside(self) -> None:
        self.grid.setHorizontalSpacing(spacing.BETWEEN)
        self.grid.setVerticalSpacing(spacing.TIGHT)
        self.grid.setColumnStretch(1, 1)
        for at, heading in enumerate(_HEADINGS):
            label = QLabel(heading, self.inner)
            label.setProperty("role", "soft")
            self.grid.addWidget(label, 0, at)
        column = QVBoxLayout(self.inner)
        column.setContentsMargins(0, 0, spacing.INSIDE, 0)
        column.setSpacing(spacing.SMALL)
        column.addWidget(help_line(_ABOUT, self.inner))
        column.addLayout(self.grid)
        column.addWidget(SectionHeading("命案发案率", self.inner))
        column.addWidget(self.ratio)
        column.addWidget(self.notes)
        column.addStretch(1)

    def _foot(self) -> QHBoxLayout:
        """Who confirms and on which day stand beside the button, wherever the rows scroll to."""
        self.post.setFixedWidth(180)
        self.day.setFixedWidth(180)
        row = button_row(self.confirm_button)
        named = (("确认岗位", self.post), ("确认日期", self.day))
        for at, (label, editor) in enumerate(named):
            row.insertWidget(2 * at, QLabel(label, self))
            row.insertWidget(2 * at + 1, editor)
        return row
