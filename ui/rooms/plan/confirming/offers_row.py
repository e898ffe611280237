"""Damaged words of a text: marked where they stand, each accepted with one click."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from models.exchange.plan.corrections import ItemOffer, Offer
from ui.look import colours, fonts, spacing
from ui.parts.buttons import link_button
from ui.parts.flow_layout import FlowLayout


class OffersRow(QWidget):
    """One button for each damaged word; ``accepted`` carries its places."""

    accepted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._flow.setSpacing(spacing.TIGHT)
        self.hide()

    def show_offers(self, offers: Sequence[ItemOffer]) -> None:
        """Offer these; places of the same word are accepted together."""
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        words: dict[tuple[str, str], list[ItemOffer]] = {}
        for each in offers:
            words.setdefault((each.offer.wrong, each.offer.right), []).append(each)
        for (wrong, right), places in words.items():
            times = f"（{len(places)}处）" if len(places) > 1 else ""
            button = link_button(f"{wrong} → {right}{times}", self)
            button.setFont(fonts.small_font())
            button.setToolTip(f"把“{wrong}”改成“{right}”")
            button.clicked.connect(partial(self.accepted.emit, tuple(places)))
            self._flow.addWidget(button)
        self.setVisible(bool(words))
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow.heightForWidth(width)


def mark_offers(edit: QPlainTextEdit, offers: Sequence[Offer]) -> None:
    """Underline the damaged words of an edit on a tint of their own."""
    marked = QTextCharFormat()
    marked.setBackground(QColor(colours.Tone.DUE_SOON.ground))
    marked.setForeground(QColor(colours.DUE_SOON))
    marked.setFontUnderline(True)
    selections = []
    for each in offers:
        cursor = QTextCursor(edit.document())
        cursor.setPosition(each.start)
        cursor.setPosition(each.end, QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, marked  # type: ignore[attr-defined]
        selections.append(selection)
    edit.setExtraSelections(selections)
