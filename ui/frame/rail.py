"""The rail: one button for each room, icon and word; narrow where the window is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.look import colours, spacing
from ui.look.icons import icon
from ui.rooms.catalogue import Room

_NARROW = 76


class Rail(QScrollArea):
    """``wanted(name)`` when a room is pressed; scrolls where there are more than fit."""

    wanted = Signal(str)

    def __init__(self, rooms: Sequence[Room], parent: QWidget) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame = QFrame(self)
        frame.setProperty("role", "rail")
        self._column = QVBoxLayout(frame)
        self._column.setContentsMargins(0, spacing.SMALL, 0, spacing.SMALL)
        self._column.setSpacing(0)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        for room in rooms:
            if room.on_rail:
                self._add(room)
        self._column.addStretch()
        self.setWidget(frame)
        self._width = _NARROW
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self._make_room())
        self.be_narrow(False)

    def mark(self, name: str) -> None:
        """Show which room is open; a room off the rail leaves none marked."""
        button = self.buttons.get(name)
        self._group.setExclusive(button is not None)
        for each in self.buttons.values():
            each.setChecked(each is button)
        if button is not None:
            self.ensureWidgetVisible(button)

    def be_narrow(self, is_narrow: bool) -> None:
        """Words under the icons instead of beside them."""
        style = Qt.ToolButtonStyle
        words = style.ToolButtonTextUnderIcon if is_narrow else style.ToolButtonTextBesideIcon
        for button in self.buttons.values():
            button.setToolButtonStyle(words)
            title = button.text().strip()
            button.setText(title if is_narrow else f" {title}")
        self._width = _NARROW if is_narrow else spacing.RAIL_WIDTH + spacing.SMALL
        self._make_room()

    def _make_room(self) -> None:
        """Be as wide as the words want, and the scroll bar beside them where one is needed."""
        bar = self.verticalScrollBar()
        self.setFixedWidth(self._width + (bar.sizeHint().width() if bar.maximum() > 0 else 0))

    def _add(self, room: Room) -> None:
        button = QToolButton(self)
        button.setProperty("kind", "rail")
        button.setText(f" {room.title}")
        button.setIcon(icon(room.icon, colours.INK_SOFT, spacing.ICON_LARGE))
        button.setIconSize(QSize(spacing.ICON_LARGE, spacing.ICON_LARGE))
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        number = len(self.buttons) + 1
        if number <= 9:
            button.setShortcut(f"Alt+{number}")
            button.setToolTip(f"{room.title}（Alt+{number}）")
        button.clicked.connect(partial(self.wanted.emit, room.name))
        self._group.addButton(button)
        self.buttons[room.name] = button
        self._column.addWidget(button)
