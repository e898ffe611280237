"""示意图 in the window: a tile for each village by code, its word first, its colour second."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.actions.township.tiles import BAD, CALM, GOOD, SOURCES, WARN, Picture, Tile, picture
from models.dates.spans import whole_year
from models.ledgers.villages import VILLAGES
from ui import crash
from ui.background.newest import Newest
from ui.background.next_turn import NextTurn
from ui.look import colours, fonts, spacing
from ui.look.colours import Tone
from ui.parts.buttons import quiet_button
from ui.parts.empty_state import EmptyState
from ui.workplace import Workplace

_TONES = {GOOD: Tone.GOOD, WARN: Tone.DUE_SOON, BAD: Tone.OVERDUE, CALM: Tone.STOPPED}
_LEAST_WIDTH, _HEIGHT = 168, 92


class TileGrid(QWidget):
    """Paints the tiles; arrows move, Enter and a double press open a village."""

    opened = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tiles: tuple[Tile, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(fonts.table_font())

    def show_picture(self, told: Picture) -> None:
        """Show other tiles."""
        self._tiles = told.tiles
        self._at = min(self._at, max(len(self._tiles) - 1, 0))
        words = (f"{tile.unit.name}{tile.figure.word}" for tile in self._tiles)
        self.setAccessibleDescription("，".join(words))
        self._fit()
        self.update()

    def columns(self) -> int:
        """How many tiles stand beside each other."""
        return max(1, self.width() // (_LEAST_WIDTH + spacing.SMALL))

    def _fit(self) -> None:
        rows = -(-len(self._tiles) // self.columns())
        self.setFixedHeight(max(1, rows) * (_HEIGHT + spacing.SMALL))

    def _place(self, number: int) -> QRectF:
        columns = self.columns()
        wide = (self.width() + spacing.SMALL) / columns - spacing.SMALL
        row, column = divmod(number, columns)
        return QRectF(
            column * (wide + spacing.SMALL) + 1,
            row * (_HEIGHT + spacing.SMALL) + 1,
            wide - 2,
            _HEIGHT - 2,
        )

    def _paint_tile(self, painter: QPainter, number: int, tile: Tile) -> None:
        tone, place = _TONES[tile.figure.tone], self._place(number)
        is_here = number == self._at and self.hasFocus()
        painter.setBrush(QColor(tone.ground))
        painter.setPen(QPen(QColor(colours.ACCENT if is_here else tone.ink), 2 if is_here else 1))
        painter.drawRoundedRect(place, 4, 4)
        inner = place.adjusted(10, 8, -10, -6)
        line = painter.fontMetrics().height()
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.setFont(fonts.section_font())
        painter.setPen(QColor(colours.INK))
        painter.drawText(inner, flags, tile.unit.name)
        painter.setPen(QColor(tone.ink))
        painter.drawText(inner.adjusted(0, line + 3, 0, 0), flags, tile.figure.word)
        painter.setFont(fonts.small_font())
        painter.setPen(QColor(colours.INK_SOFT))
        wrapped = int(flags) | Qt.TextFlag.TextWordWrap
        painter.drawText(inner.adjusted(0, 2 * line + 6, 0, 4), wrapped, tile.figure.detail)

    def _number_at(self, event: QMouseEvent) -> int | None:
        spots = range(len(self._tiles))
        return next((n for n in spots if self._place(n).contains(event.position())), None)

    def _go(self, number: int) -> None:
        if 0 <= number < len(self._tiles):
            self._at = number
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(4 * _LEAST_WIDTH, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, tile in enumerate(self._tiles):
            self._paint_tile(painter, number, tile)
        painter.end()

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002  Qt gives it
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._number_at(event)
        if number is not None:
            self._go(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self._number_at(event)
        if number is not None:
            self.opened.emit(self._tiles[number].unit.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        steps = {
            int(keys.Key_Left): -1,
            int(keys.Key_Right): 1,
            int(keys.Key_Up): -self.columns(),
            int(keys.Key_Down): self.columns(),
        }
        if event.key() in steps:
            self._go(self._at + steps[event.key()])
        elif event.key() in (keys.Key_Return, keys.Key_Enter) and self._tiles:
            self.opened.emit(self._tiles[self._at].unit.id)
        else:
            super().keyPressEvent(event)


class TilesView(QWidget):
    """The tiles of a norm that the clerk chooses, counted at the desk when they are seen."""

    stands_alone = True

    opened = Signal(int)

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace, self._counting = workplace, Newest(workplace.desk)
        self._is_stale = True
        self.source_box = QComboBox(self)
        self.source_box.setAccessibleName("看什么")
        for source in SOURCES:
            self.source_box.addItem(source.title)
        self.sentence = QLabel("", self)
        self.print_button = quiet_button("打印/导出", self, "printer")
        self.grid = TileGrid(self)
        self.rule = QLabel("", self, wordWrap=True)
        self.rule.setProperty("role", "help")
        self.nothing = EmptyState("还没有登记村，登记以后这里一村一格。", "", self)
        self._soon = NextTurn(self._count_if_seen, self)
        self._lay_out()
        self.source_box.currentIndexChanged.connect(lambda _: self._grow_stale())
        self.print_button.clicked.connect(self.print_picture)
        self.grid.opened.connect(self.opened)
        workplace.records_changed.connect(lambda _ledgers: self._grow_stale())

    def print_picture(self) -> None:
        """Open the print dialog with this picture."""
        from ui.printing.print_dialog import PrintDialog

        name = f"tiles-{SOURCES[self.source_box.currentIndex()].name.replace('_', '-')}"
        dialog = PrintDialog(self._workplace, VILLAGES, None, self.window())
        dialog.choices.choose(name, whole_year(self._workplace.office.today.year))
        dialog.exec()
        dialog.deleteLater()

    def _grow_stale(self) -> None:
        self._is_stale = True
        self._soon.start()

    def _count_if_seen(self) -> None:
        if not (self._is_stale and self.isVisible()):
            return
        self._is_stale = False
        store, day = self._workplace.store, self._workplace.office.today
        source = SOURCES[self.source_box.currentIndex()]
        self._counting.start(
            lambda _progress: picture(store, source, day), self._show, crash.report
        )

    def _show(self, told: Picture) -> None:
        self.nothing.setVisible(not told.tiles)
        self._area.setVisible(bool(told.tiles))
        self.sentence.setText(told.sentence if told.tiles else "")
        self.rule.setText(f"{told.source.rule}按区划代码排列，不排名次，也不是地图。双击看这个村。")
        self.grid.show_picture(told)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(spacing.SMALL)
        head.addWidget(self.source_box)
        head.addWidget(self.sentence, 1)
        head.addWidget(self.print_button)
        self._area = QScrollArea(self, widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self)
        held = QVBoxLayout(inside)
        held.setContentsMargins(*(spacing.TIGHT,) * 4)
        held.addWidget(self.grid)
        held.addStretch(1)
        self._area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.rule)
        self.nothing.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()
