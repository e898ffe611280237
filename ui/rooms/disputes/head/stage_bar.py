"""受理→调查→调解→达成→履行→回访→归档 of one case with their days (B5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from models.actions.disputes.offer import Stage
from ui.look import colours, fonts, spacing

_MARK, _GAP = 4, 2
_INKS = {
    "done": colours.GOOD,
    "now": colours.ACCENT,
    "skipped": colours.STOPPED,
    "ahead": colours.LINE_STRONG,
}
_WORDS = {"now": "待办", "skipped": "没有", "ahead": "—", "done": "已做"}


class StageBar(QWidget):
    """Each stage is a word over its day, or over what stands in its place; colour comes second."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._stages: Sequence[Stage] = ()
        self._today = dt.date.min
        self.setFont(fonts.small_font())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_stages(self, stages: Sequence[Stage], today: dt.date) -> None:
        """Show other stages."""
        self._stages, self._today = stages, today
        self.setAccessibleName("办理进度")
        self.setAccessibleDescription("；".join(map(said, stages)))
        self.update()

    def cells(self) -> list[QRect]:
        """Where each stage stands, wide as its words need."""
        if not self._stages:
            return []
        metrics = self.fontMetrics()
        words = [
            max(metrics.horizontalAdvance(each.name), metrics.horizontalAdvance(self._below(each)))
            for each in self._stages
        ]
        free = self.width() - sum(words) - _GAP * (len(words) - 1)
        lefts, share = [], free / len(words)
        at = 0.0
        for word in words:
            lefts.append((round(at), round(at + word + share)))
            at += word + share + _GAP
        return [QRect(left, 0, right - left, self.height()) for left, right in lefts]

    def _below(self, stage: Stage) -> str:
        if stage.day is None:
            return _WORDS[stage.state]
        if stage.day.year == self._today.year:
            return f"{stage.day:%m-%d}"
        return stage.day.isoformat()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt gives it
        painter = QPainter(self)
        for stage, cell in zip(self._stages, self.cells(), strict=True):
            self._paint(painter, stage, cell)

    def _paint(self, painter: QPainter, stage: Stage, cell: QRect) -> None:
        ink = QColor(_INKS[stage.state])
        line = self.fontMetrics().height()
        painter.fillRect(QRect(cell.left(), 0, cell.width(), _MARK), ink)
        font = QFont(self.font())
        font.setBold(stage.state == "now")
        painter.setFont(font)
        is_told = stage.state in ("done", "now")
        painter.setPen(QColor(colours.INK if is_told else colours.INK_FAINT))
        top = QRect(cell.left(), _MARK + _GAP, cell.width(), line)
        self._write(painter, top, stage.name)
        painter.setPen(ink if is_told else QColor(colours.INK_FAINT))
        self._write(painter, top.translated(0, line), self._below(stage))

    def _write(self, painter: QPainter, room: QRect, text: str) -> None:
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), cut)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            for stage, cell in zip(self._stages, self.cells(), strict=True):
                if cell.contains(event.pos()):
                    QToolTip.showText(event.globalPos(), said(stage), self)
                    return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(0, _MARK + _GAP + 2 * self.fontMetrics().height() + spacing.TIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def said(stage: Stage) -> str:
    """A stage in words: its name, how it stands, and its day."""
    day = f" {stage.day}" if stage.day else ""
    return f"{stage.name}{day} {_SPOKEN[stage.state]}"


_SPOKEN = {"done": "已做", "now": "现在要办", "skipped": "没有经过", "ahead": "还没到"}
