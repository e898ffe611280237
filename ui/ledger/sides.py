"""List and record: side by side where there is room, else one of them; the record also alone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.ledger.panels.record_pane import RecordPane
from ui.ledger.toolbar import Toolbar
from ui.ledger.views import ViewStack

NARROW = 860
"""Below this width list and record do not stand side by side."""
LOW = 500
"""Below this height a form that stands alone needs the room of the toolbar."""


class Sides(QSplitter):
    """Shows what fits into a page; ``is_large`` while the record has it alone."""

    def __init__(
        self, views: ViewStack, record: RecordPane, toolbar: Toolbar, parent: QWidget
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._views, self._record, self._toolbar = views, record, toolbar
        self._page = QSize()
        self.is_large = False
        self.addWidget(views)
        self.addWidget(record)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self.setSizes([600, 400])
        self.setChildrenCollapsible(False)
        views.currentChanged.connect(lambda _at: self.show_large(False))

    def fit(self, page: QSize) -> None:
        """The page has this size now."""
        self._page = page
        self._show()

    def show_large(self, is_large: bool) -> None:
        """Give the record the whole page, or the list its place again."""
        self.is_large = is_large
        self._show()

    def show_new(self) -> None:
        """A new record is begun: it must be seen."""
        self.show_large(self.is_large or self._is_narrow() or self._is_alone())

    def _show(self) -> None:
        self._views.setVisible(not self.is_large)
        is_beside = not self._is_narrow() and not self._is_alone()
        self._record.setVisible(self.is_large or is_beside)
        self._record.show_way_back(self.is_large)
        self._toolbar.show_second(not self.is_large)
        self._toolbar.setVisible(not self.is_large or self._page.height() >= LOW)

    def _is_alone(self) -> bool:
        """The view shown tells of all records at once and leaves no room for one of them."""
        return bool(getattr(self._views.currentWidget(), "stands_alone", False))

    def _is_narrow(self) -> bool:
        return self._page.width() < NARROW
