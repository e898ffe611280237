"""The row of tools over the tree: what the clerk may do to items, and the way to doubts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from ui.look.icons import icon
from ui.parts.flow_layout import FlowLayout


@dataclass(frozen=True)
class Tool:
    """One tool: its name in the program, its word, its icon, its tip."""

    name: str
    words: str
    icon: str
    tip: str


TOOLS = (
    Tool("undo", "撤销", "undo", "撤销上一步（Ctrl+Z）"),
    Tool("redo", "重做", "redo", "重做（Ctrl+Y）"),
    Tool("join", "合并到上一项", "merge", "把这一项并进上一项的要求里（Ctrl+J）"),
    Tool("split", "从光标处拆分", "split", "光标后面的要求成为下一项（Ctrl+回车）"),
    Tool("leave_out", "不导入", "x", "不导入选中的项，再按一次恢复（列表中按 Delete）"),
    Tool("move_up", "上升一级", "arrow-left", "上升一级（列表中按 Ctrl+←）"),
    Tool("move_down", "下降一级", "arrow-right", "下降一级，挂到前一项下面（列表中按 Ctrl+→）"),
    Tool("add", "添加", "plus", "在同级最后添加一项（列表中按 Insert）"),
    Tool("only_doubts", "只看要核对的", "list-filter", "只列出有疑问的项"),
    Tool("next_doubt", "下一处疑问（F4）", "arrow-down", "跳到下一处有疑问的项（F4）"),
)


class Tools(QWidget):
    """Buttons by name; they wrap into a second row where the window is narrow."""

    def __init__(self, press: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QToolButton] = {}
        flow = FlowLayout(self)
        flow.setSpacing(2)
        for tool in TOOLS:
            button = self.buttons[tool.name] = QToolButton(self)
            button.setText(tool.words)
            button.setIcon(icon(tool.icon))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setToolTip(tool.tip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on, name=tool.name: press(name))
            flow.addWidget(button)
        self.buttons["only_doubts"].setCheckable(True)

    def enable(self, **states: bool) -> None:
        """Let tools be pressed or not, by name."""
        for name, is_on in states.items():
            self.buttons[name].setEnabled(is_on)

    def rename(self, name: str, words: str) -> None:
        """Give a tool another word."""
        self.buttons[name].setText(words)
