"""The confirmation: the tree at the left, the chosen item at the right, counts and save below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.exchange.plan import corrections, editing
from models.exchange.plan.outline import ROOT
from models.troubles import Trouble
from ui.look import spacing
from ui.parts.buttons import link_button, primary_button
from ui.rooms.plan.confirming import steps
from ui.rooms.plan.confirming.head import Head
from ui.rooms.plan.confirming.item_form import ItemForm
from ui.rooms.plan.confirming.keys import SAVE, listen_to_keys, step_of
from ui.rooms.plan.confirming.noise_dialog import NoiseDialog
from ui.rooms.plan.confirming.outline_view import OutlineView
from ui.rooms.plan.confirming.several_form import SeveralForm
from ui.rooms.plan.confirming.tools import Tools
from ui.rooms.plan.confirming.unit_line import Units
from ui.rooms.plan.wording import counts_of, doubtful_codes, gone_codes, task_count
from ui.rooms.plan.working import Verb, Working

_SHARES = (760, 470)
_SCROLL_BAR = 20
_NO_DOUBTS = "没有要核对的了，可以保存。"


class ConfirmPage(QWidget):
    """Edits ``working``; ``finished`` asks to save or compare, ``told`` carries a small word."""

    finished = Signal()
    told = Signal(str)

    def __init__(self, working: Working, units: Units, parent: QWidget) -> None:
        super().__init__(parent)
        self._working = working
        self._only: frozenset[str] | None = None
        self._codes: list[str] = []
        self._prefer: tuple[str, ...] = ()
        self._held = 0
        self.head = Head(units, self)
        self.tools = Tools(self.press, self)
        self.view = OutlineView(self)
        self.form = ItemForm(working, units, self)
        self.several = SeveralForm(units, self)
        self.counts = QLabel("", self)
        self.noise_button = link_button("", self)
        self.accept_button = link_button("", self)
        self.accept_button.setToolTip("把全文里认出的错词都改成右边的正词，可以撤销")
        self.save_button = primary_button("保存为任务", self)
        self._lay_out()
        self._connect()
        listen_to_keys(self, self.view, self._press_if_enabled)

    def show_held(self, count: int) -> None:
        """Say that the year holds so many tasks already, so that the plan is compared."""
        self._held = count
        year = self._working.outline.year
        self.head.show_notice(
            f"{year}年度已有 {count} 项任务：核对后与它们逐项对照，采纳的才写入，其余不动。"
            if count
            else ""
        )
        self._show_counts()

    def begin(self) -> None:
        """Stand at the first item of another plan."""
        self._only = None
        self.tools.buttons["only_doubts"].setChecked(False)
        self.view.select([ROOT])
        self.view.setFocus()

    def press(self, name: str) -> None:
        """Use a tool by its name."""
        self.form.flush()
        self._acts()[name](self.view.current_code() or ROOT)

    def apply(self, verb: Verb, prefer: Sequence[str] = ()) -> None:
        """Take a step on the outline; say why where it cannot be taken."""
        self._prefer = tuple(prefer)
        try:
            self._working.do(verb)
        except Trouble as trouble:
            self.told.emit(str(trouble))
        self._prefer = ()

    def open_noise(self) -> None:
        """Show what was set aside."""
        dialog = NoiseDialog(self._working.outline, self)

        def take(number: int) -> None:
            code = self.view.current_code() or ROOT
            self.apply(steps.take_in_noise(self._working.outline, code, number))
            dialog.show_lines(self._working.outline)

        dialog.wanted.connect(take)
        dialog.exec()
        dialog.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Z and Ctrl+Y from the window, which would undo work in the ledger."""
        if event.type() == QEvent.Type.ShortcutOverride and step_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = step_of(event)
        if name:
            self._press_if_enabled(name)
        else:
            super().keyPressEvent(event)

    def _acts(self) -> dict[str, Callable[[str], None]]:
        outline = self._working.outline
        codes = self.view.codes()
        place = self.form.place_in_requirement()
        return {
            "undo": lambda _: self._working.undo(),
            "redo": lambda _: self._working.redo(),
            "join": lambda code: self.apply(
                lambda held: editing.join_with_previous(held, code),
                [steps.one_before(outline, code)],
            ),
            "split": lambda code: self.apply(lambda held: editing.split(held, code, place)),
            "leave_out": lambda _: self.apply(steps.leave_out_or_take_back(outline, codes)),
            "move_up": lambda code: self.apply(lambda held: editing.move_up(held, code)),
            "move_down": lambda code: self.apply(lambda held: editing.move_down(held, code)),
            "add": self._add,
            "only_doubts": lambda _: self._filter(),
            "next_doubt": self._go_to_next_doubt,
        }

    def _add(self, code: str) -> None:
        self.apply(steps.add_beside(self._working.outline, code))
        self.form.title.setFocus()

    def accept_all(self) -> None:
        """Take every offered correction of what is brought in, as one step."""
        self.form.flush()
        offers = self._working.offers()
        self.apply(lambda held: corrections.accept_corrections(held, offers))
        self.told.emit(f"已采纳 {len(offers)} 处错词，可用“撤销”退回")

    def _filter(self) -> None:
        button, doubtful = self.tools.buttons["only_doubts"], doubtful_codes(self._working.outline)
        if button.isChecked() and not doubtful:
            button.setChecked(False)
            self.told.emit(_NO_DOUBTS)
        self._only = frozenset(doubtful) if button.isChecked() else None
        self._show()

    def _go_to_next_doubt(self, code: str) -> None:
        outline = self._working.outline
        doubtful = doubtful_codes(outline)
        found = steps.next_after(doubtful, [item.code for item in outline.items], code)
        if found:
            self.view.select([found])
        else:
            self.told.emit(_NO_DOUBTS)

    def _show(self) -> None:
        outline = self._working.outline
        codes = [item.code for item in outline.items]
        known = set(self._codes)
        fresh = [code for code in codes if code not in known] if self._codes else []
        if self._only is not None:
            self._only |= {*doubtful_codes(outline), *fresh, *self._prefer}
        select = self._prefer or tuple(fresh[:1]) or self._nearest(codes)
        self._codes = codes
        self.head.show_plan(f"《{outline.title}》" if outline.title else "方案", outline.year)
        self.view.show_outline(outline, self._only, select)
        self._show_counts()

    def _nearest(self, codes: list[str]) -> tuple[str, ...]:
        """What is selected, or what stands now where it stood."""
        selected = self.view.codes()
        if not selected or set(selected) & set(codes):
            return tuple(selected)
        place = self._codes.index(selected[0]) if selected[0] in self._codes else 0
        return tuple(codes[max(0, min(place, len(codes)) - 1) :][:1])

    def _show_chosen(self) -> None:
        codes = self.view.codes()
        if len(codes) > 1:
            self.several.show_codes(codes)
            self._stack.setCurrentWidget(self.several)
        elif codes:
            self.form.show_item(self._working.outline, codes[0])
            self._stack.setCurrentWidget(self._area)
        self._show_tools(codes)

    def _show_tools(self, codes: list[str]) -> None:
        is_one = len(codes) == 1 and codes != [ROOT]
        gone = gone_codes(self._working.outline)
        others = [code for code in codes if code != ROOT]
        is_out = bool(others) and all(code in gone for code in others)
        self.tools.rename("leave_out", "恢复" if is_out else "不导入")
        self.tools.enable(
            undo=self._working.can_undo(),
            redo=self._working.can_redo(),
            join=is_one,
            split=is_one,
            move_up=is_one,
            move_down=is_one,
            leave_out=bool(others),
        )

    def _show_counts(self) -> None:
        outline = self._working.outline
        self.counts.setText(counts_of(outline))
        self.noise_button.setText(f"略去 {len(outline.noise)} 行")
        self.noise_button.setVisible(bool(outline.noise))
        doubts, offers = len(doubtful_codes(outline)), len(self._working.offers())
        self.tools.rename("only_doubts", f"只看要核对的（{doubts}）")
        self.accept_button.setText(f"采纳全部错词（{offers} 处）")
        self.accept_button.setVisible(bool(offers))
        count = task_count(outline)
        self.save_button.setText("修订对照" if self._held else f"保存为任务（{count} 项）")
        self.save_button.setEnabled(bool(count))

    def _finish(self) -> None:
        self.form.flush()
        if self.save_button.isEnabled():
            self.finished.emit()

    def _connect(self) -> None:
        self._working.changed.connect(self._show)
        self.view.chosen.connect(self._show_chosen)
        self.form.wanted.connect(self.apply)
        self.several.wanted.connect(self.apply)
        self.head.year_changed.connect(
            lambda year: self.apply(lambda held: editing.set_year(held, year))
        )
        self.noise_button.clicked.connect(self.open_noise)
        self.accept_button.clicked.connect(self.accept_all)
        self.save_button.clicked.connect(self._finish)

    def _press_if_enabled(self, name: str) -> None:
        if name == SAVE:
            self._finish()
        elif self.tools.buttons[name].isEnabled():
            self.press(name)

    def _lay_out(self) -> None:
        self._area = QScrollArea(self, widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.form)
        self._stack = QStackedWidget(self)
        self._stack.setMinimumWidth(self.form.minimumSizeHint().width() + _SCROLL_BAR)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.several)
        splitter = QSplitter(Qt.Orientation.Horizontal, self, childrenCollapsible=False)
        splitter.addWidget(self.view)
        splitter.addWidget(self._stack)
        splitter.setSizes(list(_SHARES))
        for at, share in enumerate(_SHARES):
            splitter.setStretchFactor(at, share)
        strip = QHBoxLayout()
        strip.setSpacing(spacing.TIGHT)
        strip.addWidget(self.counts)
        strip.addWidget(self.noise_button)
        strip.addWidget(self.accept_button)
        strip.addStretch(1)
        strip.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(
            *(spacing.BETWEEN, spacing.INSIDE, spacing.BETWEEN, spacing.SMALL)
        )
        column.setSpacing(spacing.SMALL)
        column.addWidget(self.head)
        column.addWidget(self.tools)
        column.addWidget(splitter, 1)
        column.addLayout(strip)
