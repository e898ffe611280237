"""The keys of the confirmation: some everywhere on the page, some in the tree only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

SAVE = "save"
ON_THE_PAGE = {"F4": "next_doubt", "Ctrl+J": "join", "Ctrl+Return": "split", "Ctrl+S": SAVE}
IN_THE_TREE = {
    "Delete": "leave_out",
    "Ctrl+Left": "move_up",
    "Ctrl+Right": "move_down",
    "Insert": "add",
}


def listen_to_keys(page: QWidget, tree: QWidget, press: Callable[[str], None]) -> None:
    """Call ``press`` with the name of the tool whose key is pressed, or with SAVE."""
    context = Qt.ShortcutContext
    for owner, keys, where in (
        (page, ON_THE_PAGE, context.WidgetWithChildrenShortcut),
        (tree, IN_THE_TREE, context.WidgetShortcut),
    ):
        for key, name in keys.items():
            shortcut = QShortcut(QKeySequence(key), owner)
            shortcut.setContext(where)
            shortcut.activated.connect(lambda name=name: press(name))


def step_of(event: QEvent) -> str:
    """The tool that a key asks for, of those the window may have keys for as well."""
    if isinstance(event, QKeyEvent) and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
        return {Qt.Key.Key_Z: "undo", Qt.Key.Key_Y: "redo"}.get(Qt.Key(event.key()), "")
    return ""
