"""Tab goes on as one reads, whatever was built or put into its place first."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLayout,
    QScrollArea,
    QSplitter,
    QWidget,
)


class ReadingOrder:
    """For windows: Tab and Shift+Tab pass through what can be seen, in the order of the layouts.

    Qt's own ring follows the order of building; a page whose focus is handed on to its list,
    or widgets moved into a splitter, leave parts of a window out of reach of the keyboard.
    """

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go on to the next stop, or back to the one before."""
        assert isinstance(self, QWidget)
        stops = list(tab_stops(self))
        if not stops:
            return False
        at = _place_of(self.focusWidget(), stops)
        if at is None:
            target = stops[0 if forwards else -1]
        else:
            target = stops[(at + (1 if forwards else -1)) % len(stops)]
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
        _bring_into_sight(target)
        return True


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """Everything within that Tab stops at now, as one reads."""
    for child in _inside(widget):
        if not child.isVisible() or not child.isEnabled():
            continue
        inner = list(tab_stops(child)) if _is_frame(child) else []
        if inner:
            yield from inner
        elif _stops_at(child):
            yield child


def _inside(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        if widget.widget() is not None:
            yield widget.widget()
    elif isinstance(widget, QSplitter):
        for at in range(widget.count()):
            yield widget.widget(at)
    elif layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if inner is not None:
            yield from _laid_out(inner)
        elif widget is not None:
            yield widget


def _is_frame(widget: QWidget) -> bool:
    """Holds others, and is no control made of parts, such as a number with its arrows."""
    takes_keys = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return isinstance(widget, QScrollArea) or not takes_keys


def _stops_at(widget: QWidget) -> bool:
    if not widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value:
        return False
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        group = widget.group()
        if group is not None and group.exclusive():  # the arrow keys pass on within a group
            chosen = group.checkedButton()
            first = next((each for each in group.buttons() if each.isEnabled()), None)
            return widget is (chosen if chosen is not None else first)
    return True


def _place_of(focus: QWidget | None, stops: list[QWidget]) -> int | None:
    """Where the focus stands: at a stop, inside one, or in what holds some (before the first)."""
    at = QApplication.focusWidget() or focus
    while at is not None:
        if at in stops:
            return stops.index(at)
        held = [place for place, stop in enumerate(stops) if at.isAncestorOf(stop)]
        if held:
            return held[0] - 1
        at = at.parentWidget()
    return None


def _bring_into_sight(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
