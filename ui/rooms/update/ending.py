"""What the next start says, once: updated, and what changed; or that it did not come about."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from ui import say
from ui.parts.buttons import primary_button
from ui.start import places
from ui.version import VERSION


class UpdatedDialog(QDialog):
    """已更新到 X, with the changes in words."""

    def __init__(self, parent: QWidget, begun: places.BegunUpdate) -> None:
        super().__init__(parent)
        self.setWindowTitle("更新完成")
        self.close_button = primary_button("知道了", self)
        self.close_button.clicked.connect(self.accept)
        words = f"已更新到 {begun.version} 版。台账和设置都在，更新前的台账已备份。"
        say.lay_out(self, words, begun.changes, (self.close_button,))
        say.make_safe(self.close_button)


def tell_once(window: QWidget, version: str = VERSION) -> None:
    """Tell how the update ended that was begun, and forget it; nothing when none was."""
    begun = places.begun_update()
    if begun is None:
        return
    places.forget_update()
    if begun.version != version:
        say.refuse(
            window,
            f"更新到 {begun.version} 版没有完成，现在还是 {version} 版，台账没有动。"
            "请关掉本程序的其他窗口，在“设置 → 关于”里再更新一次；"
            "还不行，就退出程序，双击新版的安装程序。",
        )
        return
    dialog = UpdatedDialog(window, begun)
    dialog.exec()
    dialog.deleteLater()
