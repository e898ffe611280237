"""The rail: one button for each room, icon and word; narrow where the window is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.look import colours, fonts, spacing
from ui.look.icons import icon
from ui.rooms.catalogue import Room

_NARROW, _MOST_WORDS = 86, 5
"""The narrow rail, and how many characters stand side by side on it."""
_ROW, _LEAST_ROW = spacing.ROW_HEIGHT, 27
"""A row of the wide rail, and what it gives way to before the rail scrolls."""


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
        self._column.setContentsMargins(0, spacing.TIGHT, 0, spacing.TIGHT)
        self._column.setSpacing(0)
        self._group = QButtonGroup(self)
        self._beside = {room.name: room.beside for room in rooms if room.beside}
        self.buttons: dict[str, QToolButton] = {}
        self.headings: dict[str, QLabel] = {}
        self._titles: dict[str, str] = {}
        for room in rooms:
            if room.on_rail:
                self._head(room.area)
                self._add(room)
        self._column.addStretch()
        self.setWidget(frame)
        self._width = _NARROW
        # later: rows laid out while the rail gets another width keep the width of before
        bar, later = self.verticalScrollBar(), Qt.ConnectionType.QueuedConnection
        bar.rangeChanged.connect(self._make_room, later)
        self.be_narrow(False)

    def mark(self, name: str) -> None:
        """Show which room is open, or the one it stands beside; else none is marked."""
        button = self.buttons.get(self._beside.get(name, name))
        self._group.setExclusive(button is not None)
        for each in self.buttons.values():
            each.setChecked(each is button)
        if button is not None:
            self.ensureWidgetVisible(button)

    def be_narrow(self, is_narrow: bool) -> None:
        """Words under the icons instead of beside them."""
        style = Qt.ToolButtonStyle
        words = style.ToolButtonTextUnderIcon if is_narrow else style.ToolButtonTextBesideIcon
        side = spacing.ICON_LARGE if is_narrow else spacing.ICON
        for name, button in self.buttons.items():
            title = self._titles[name]
            button.setToolButtonStyle(words)
            button.setIconSize(QSize(side, side))
            button.setText(_on_two_lines(title) if is_narrow else f" {title}")
            button.setMinimumHeight(0 if is_narrow else _LEAST_ROW)
            button.setMaximumHeight(button.sizeHint().height() if is_narrow else _ROW)
        self._width = _NARROW if is_narrow else spacing.RAIL_WIDTH
        self._make_room()

    def _make_room(self, *_range: int) -> None:
        """Be as wide as the words want, and the scroll bar beside them where one is needed."""
        bar = self.verticalScrollBar()
        self.setFixedWidth(self._width + (bar.sizeHint().width() if bar.maximum() > 0 else 0))

    def _head(self, area: str) -> None:
        """Put a heading before the first room of an area."""
        if area and area not in self.headings:
            label = QLabel(area, self)
            label.setProperty("role", "railHeading")
            label.setFont(fonts.small_font())
            self.headings[area] = label
            self._column.addWidget(label)

    def _add(self, room: Room) -> None:
        button = QToolButton(self)
        button.setProperty("kind", "rail")
        button.setIcon(icon(room.icon, colours.INK_SOFT, spacing.ICON_LARGE))
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        number = len(self.buttons) + 1
        if number <= 9:
            button.setShortcut(f"Alt+{number}")
            button.setToolTip(f"{room.title}（Alt+{number}）")
        button.clicked.connect(partial(self.wanted.emit, room.name))
        self._group.addButton(button)
        self.buttons[room.name], self._titles[room.name] = button, room.title
        self._column.addWidget(button)


def _on_two_lines(title: str) -> str:
    """Break a title that is wider than the narrow rail."""
    return title if len(title) <= _MOST_WORDS else f"{title[:4]}\n{title[4:]}"
