"""A clerk to be cut off: types into a real form and says when the draft was put aside.

``python -m tests.ui.ledger.typist FOLDER DATA_KEY_HEX WORDS`` types and then waits to be killed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main(folder: Path, data_key: bytes, words: str) -> None:
    """Type ``words`` as the title of a new task, and never save."""
    from PySide6.QtWidgets import QApplication, QWidget

    import models.actions
    from models.actions import drafts
    from models.ledgers.tasks.task import TASKS
    from models.store.opening import open_with_key
    from ui import say
    from ui.background.desk import Desk
    from ui.ledger.page import LedgerPage
    from ui.workplace import Workplace

    assert models.actions  # puts every ledger on the shelf
    app = QApplication([])
    window = QWidget()
    store, desk = open_with_key(folder, data_key, "经办人"), Desk(window)
    page = LedgerPage(Workplace(store, desk, say.StatusLine(window), window), TASKS, window)
    window.show()
    page.begin()
    pane = page.record.pane
    pane.drafts._timer.setInterval(100)  # the test of its own length is beside this one
    while "title" not in pane.form.rows:
        app.processEvents()
    pane.form.rows["title"].show_raw(words)
    pane.form.changed.emit()
    while drafts.look_up(store, "tasks/new") is None:
        app.processEvents()
    print("put aside", flush=True)
    app.exec()


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3])
