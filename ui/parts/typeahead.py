"""A line that offers choices while one types Chinese or pinyin initials."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QListView, QWidget

MOST_OFFERED = 50
MOST_SEEN = 10


@dataclass(frozen=True)
class Option:
    """One choice: what is stored, and what is shown."""

    code: str
    label: str


class TypeAhead(QLineEdit):
    """Offers what ``find(text)`` finds, best first; the choice is ``code()``.

    ``find("")`` gives what to offer before anything is typed. A text that is no
    offered label has no code; on leaving, a text that finds exactly one becomes it.
    """

    chosen = Signal(str)
    """The clerk has settled on this code ("" when the line was emptied)."""

    def __init__(self, find: Callable[[str], Sequence[Option]], parent: QWidget) -> None:
        super().__init__(parent)
        self._find = find
        self._offered: list[Option] = []
        self._option: Option | None = None
        self._labels = QStringListModel(self)
        self._completer = QCompleter(self._labels, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(MOST_SEEN)
        popup = QListView(self)
        popup.setProperty("role", "completion")
        self._completer.setPopup(popup)
        # Not setCompleter: Qt would then filter once more, by the letters typed.
        self._completer.setWidget(self)
        self._completer.activated[str].connect(self._take_label)  # type: ignore[index]
        self.textEdited.connect(self._typed)

    def code(self) -> str:
        """The chosen code; "" when nothing is chosen."""
        return self._option.code if self._option else ""

    def choose(self, option: Option | None) -> None:
        """Show ``option`` as chosen, e.g. when a record is opened; nobody is told."""
        self._option = option
        self.setText(option.label if option else "")

    def offered(self) -> list[Option]:
        """What the list below shows now."""
        return list(self._offered)

    def popup(self) -> QAbstractItemView:
        """The list below the line."""
        return self._completer.popup()

    def offer(self) -> None:
        """Open the list for what is written; all of it when the line holds a choice."""
        self._look_up("" if self._option else self.text().strip())

    def _typed(self, text: str) -> None:
        had_one, self._option = self._option is not None, None
        if not text.strip() and had_one:
            self.chosen.emit("")
        self._look_up(text.strip())

    def _look_up(self, text: str) -> None:
        self._offered = list(self._find(text))[:MOST_OFFERED]
        self._labels.setStringList([option.label for option in self._offered])
        if self._offered:
            self._completer.complete()
            popup = self._completer.popup()
            popup.setCurrentIndex(self._labels.index(0, 0) if text else popup.rootIndex())
        else:
            self._completer.popup().hide()

    def _take_label(self, label: str) -> None:
        for option in self._offered:
            if option.label == label:
                self._settle(option)
                return

    def _settle(self, option: Option) -> None:
        self.choose(option)
        self.chosen.emit(option.code)

    def _settle_if_one(self) -> None:
        text = self.text().strip()
        if self._option or not text:
            return
        found = list(self._find(text))
        exact = [option for option in found if option.label == text]
        if len(found) == 1 or len(exact) == 1:
            self._settle((exact or found)[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wants_list = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4)
        if wants_list and not self._completer.popup().isVisible():
            self.offer()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.text():
            self.offer()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle_if_one()
