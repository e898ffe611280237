"""The pop-up of a column: sort upwards and downwards, and its filter."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.actions.finding import Filter
from models.troubles import Trouble
from ui.ledger.filters.kinds import make_filter
from ui.ledger.filters.subject import Subject
from ui.look import spacing
from ui.parts.buttons import primary_button, quiet_button
from ui.parts.heading import SectionHeading, complaint_line

WIDTH = 356


class FilterPopup(QFrame):
    """Stands under the heading of one column until the clerk has decided."""

    sort_wanted = Signal(str, bool)
    """Sort by this field, True for downwards."""
    decided = Signal(str, object)
    """This filter for this field; None for no filter."""

    def __init__(self, subject: Subject, wish: Filter | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self.key = subject.field.key
        self.edit = make_filter(subject, self)
        self.edit.show_wish(wish)
        self._complaint = complaint_line("", self)
        self._complaint.hide()
        self.ok_button = primary_button("筛选", self)
        self.ok_button.clicked.connect(self.decide)
        self.clear_button = quiet_button("清除", self)
        self.clear_button.clicked.connect(self._clear)
        self.clear_button.setEnabled(wish is not None)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.INSIDE,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addWidget(SectionHeading(subject.field.card.heading, self))
        column.addLayout(self._sort_row())
        column.addWidget(self.edit, 1)
        column.addWidget(self._complaint)
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        row.addStretch()
        row.addWidget(self.clear_button)
        row.addWidget(self.ok_button)
        column.addLayout(row)

    def open_at(self, place: QPoint) -> None:
        """Show under ``place``, within the screen."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = max(screen.left(), min(place.x(), screen.right() - self.width()))
        y = max(screen.top(), min(place.y(), screen.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.edit.setFocus()
        self.focusNextChild()

    def decide(self) -> None:
        """Take the filter as it stands, or say why it makes no sense."""
        try:
            wish = self.edit.wish()
        except (Trouble, ValueError) as error:
            self._complaint.setText(str(error))
            self._complaint.show()
            self.adjustSize()
            return
        self.decided.emit(self.key, wish)
        self.close()

    def _clear(self) -> None:
        self.decided.emit(self.key, None)
        self.close()

    def _sort(self, downwards: bool) -> None:
        self.sort_wanted.emit(self.key, downwards)
        self.close()

    def _sort_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        for words, drawn, downwards in (("升序", "arrow-up", False), ("降序", "arrow-down", True)):
            button = quiet_button(words, self, drawn)
            button.clicked.connect(lambda _=False, down=downwards: self._sort(down))
            row.addWidget(button, 1)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.decide()
        else:
            super().keyPressEvent(event)
