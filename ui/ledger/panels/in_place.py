"""A panel of lines whose entries are typed in its own place, with a way back and no window more."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.ledger import Ledger
from ui.ledger.form.form_pane import FormPane
from ui.ledger.panels.lines import FormWish
from ui.ledger.panels.place import PanelKind, PanelPlace
from ui.look import fonts, spacing
from ui.parts.buttons import link_button
from ui.parts.elide_label import ElideLabel
from ui.workplace import Workplace


class FormPlace(QWidget):
    """The form of one child ledger under a line that leads back."""

    def __init__(
        self, workplace: Workplace, ledger: Ledger, owner: Ledger, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.ledger = ledger
        self.pane = FormPane(workplace, ledger, self, owner)
        self.back = link_button("← 返回", self)
        self.title = ElideLabel("", self)
        self.title.setFont(fonts.section_font())
        head = QHBoxLayout()
        head.setSpacing(spacing.SMALL)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addLayout(head)
        column.addWidget(self.pane, 1)

    def show_wish(self, wish: FormWish) -> None:
        """Show the form that is wanted."""
        is_new = wish.record is None
        self.title.setText(f"{'新增' if is_new else '修改'}{self.ledger.one}")
        self.pane.owner_id = wish.owner_id
        self.pane.show_record(wish.record, wish.starts)
        self.pane.form.enter()


class InPlace(QStackedWidget):
    """One panel, or the form that it asked for; ``show_record`` is called by the page."""

    dirty_changed = Signal(bool)
    """Something is typed in a form, or no longer."""

    def __init__(self, workplace: Workplace, kind: PanelKind, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.place = PanelPlace(workplace, kind, self)
        self.place.panel.form_wanted.connect(self.open_form)
        self.addWidget(self.place)
        self.forms: dict[str, FormPlace] = {}

    def show_record(self, record: Any) -> None:
        """Show what belongs to ``record``; what was typed below another one becomes a draft."""
        is_same = record is not None and record.id == self.place.panel.owner_id
        if is_same and self.open_pane() is not None:
            return  # the clerk has looked at another tab and comes back
        self.set_aside()
        self.setCurrentWidget(self.place)
        self.place.show_record(record)

    def open_form(self, wish: FormWish) -> None:
        """Show a form in the panel's place."""
        form = self.forms.get(wish.ledger.name)
        if form is None:
            form = FormPlace(self._workplace, wish.ledger, wish.owner, self)
            form.back.clicked.connect(partial(self._go_back, asks=True))
            form.pane.kept.connect(lambda _id: self._go_back())
            form.pane.left.connect(self._go_back)
            form.pane.dirty_changed.connect(self.dirty_changed)
            self.forms[wish.ledger.name] = form
            self.addWidget(form)
        self.setCurrentWidget(form)
        form.show_wish(wish)

    def open_pane(self) -> FormPane | None:
        """The form that is shown, None while the panel is."""
        form = self.currentWidget()
        return form.pane if isinstance(form, FormPlace) else None

    def is_dirty(self) -> bool:
        """Something is typed that is not saved."""
        pane = self.open_pane()
        return pane is not None and pane.is_dirty()

    def set_aside(self) -> None:
        """What is typed and not saved becomes a draft."""
        pane = self.open_pane()
        if pane is not None:
            pane.set_aside()

    def _go_back(self, _checked: bool = False, *, asks: bool = False) -> None:
        if asks:
            self.set_aside()
        self.setCurrentWidget(self.place)
        self.place.panel.refresh()
        self.place.setFocus(Qt.FocusReason.OtherFocusReason)
