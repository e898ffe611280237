"""What the clerk sees while long work runs: after 600 ms, always with a cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from models.progress import Progress
from models.troubles import Trouble
from ui import crash, say
from ui.background.desk import Answers, Desk
from ui.background.ticket import Ticket
from ui.look import spacing
from ui.parts.buttons import button_row, quiet_button

MILLISECONDS_BEFORE_SHOWING = 600


def carry_out(
    parent: QWidget,
    desk: Desk,
    title: str,
    work: Callable[[Progress], Any],
    done: Callable[[Any], None],
    *,
    refused: Callable[[Trouble], None] | None = None,
) -> Ticket:
    """Run ``work`` at the desk behind a waiting dialog; ``done(result)`` when it is through.

    Meanwhile ``parent``'s window takes no input. A Trouble goes to ``refused`` or is told to the
    clerk in its own words, any other error goes to the crash dialog, a cancel ends quietly.
    """
    return WaitingDialog(parent, title).watch(desk, work, done, refused)


class WaitingDialog(QDialog):
    """Progress bar, note and 取消; hidden until the work has taken 600 ms."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("请稍候")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(420)
        self._ticket: Ticket | None = None
        self._shield = _Shield(self)
        self._timer = QTimer(self, singleShot=True, interval=MILLISECONDS_BEFORE_SHOWING)
        self._timer.timeout.connect(self._appear)
        self._bar = QProgressBar(self, minimum=0, maximum=0, textVisible=False)
        self._note = QLabel("", self, wordWrap=True)
        self._note.setProperty("role", "soft")
        self._cancel = quiet_button("取消", self)
        self._cancel.clicked.connect(self.reject)
        self._lay_out(title)

    def _lay_out(self, title: str) -> None:
        heading = QLabel(title, self, wordWrap=True)
        self._note.setMinimumHeight(2 * self._note.fontMetrics().height())
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.INSIDE)
        for widget in (heading, self._bar, self._note):
            column.addWidget(widget)
        column.addLayout(button_row(self._cancel))

    def watch(
        self,
        desk: Desk,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        refused: Callable[[Trouble], None] | None = None,
    ) -> Ticket:
        """Start the work and follow it to its end."""
        self._shield.raise_up()
        self._timer.start()
        asker = self.parentWidget()
        assert asker is not None

        def finish(*result: Any) -> None:
            if shiboken6.isValid(asker):
                self._go()
                done(*result)

        def tell(error: Exception) -> None:
            if shiboken6.isValid(asker):
                self._go()
                if refused is not None and isinstance(error, Trouble):
                    refused(error)
                    return
            tell_error(asker, error)

        self._ticket = desk.start(
            work, Answers(finish, tell, self._show_progress, self._go_if_there)
        )
        return self._ticket

    def _appear(self) -> None:
        self._shield.lower()
        self.show()

    def _show_progress(self, done: int, total: int, note: str) -> None:
        if not shiboken6.isValid(self):
            return
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(min(done, total))
        if self._ticket is None or not self._ticket.is_cancelled:
            self._note.setText(note or (f"{done} / {total}" if total else ""))

    def _go_if_there(self) -> None:
        if shiboken6.isValid(self):
            self._go()

    def _go(self) -> None:
        self._timer.stop()
        self._shield.lower()
        self.done(QDialog.DialogCode.Accepted)
        self.deleteLater()

    def reject(self) -> None:
        """取消, Esc and the window's cross: ask the work to stop, wait until it has."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._cancel.setEnabled(False)
        self._note.setText("正在停下，已做的部分会全部撤回……")

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.ignore()


class _Shield(QObject):
    """Keeps clicks and keys from a window in the moment before the dialog stands there.

    It never stores that window: were it the last to know it, the window would go
    while its own dialog is being taken down, and Qt would crash.
    """

    _KEPT_OUT = frozenset(
        {
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseButtonDblClick,
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
            QEvent.Type.Shortcut,
            QEvent.Type.Close,
        }
    )

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._is_up = False

    def raise_up(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
            self._is_up = True

    def lower(self) -> None:
        application = QApplication.instance()
        if self._is_up and application is not None:
            application.removeEventFilter(self)
            self._is_up = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in self._KEPT_OUT or not isinstance(watched, QWidget):
            return False
        dialog = self.parent()
        asker = dialog.parentWidget() if isinstance(dialog, QDialog) else None
        if asker is None or watched.window() is not asker.window():
            return False
        event.ignore()
        return True


def tell_error(parent: QWidget, error: Exception) -> None:
    """A Trouble in its own words, anything else at the crash door."""
    if not isinstance(error, Trouble):
        crash.report(error)
    elif shiboken6.isValid(parent):
        say.refuse(parent, str(error))
