"""Opens the window for an update where one is possible, and says why where it is not."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.exchange.update import judging, trust
from models.exchange.update.judging import Running
from models.store.steps import NEWEST
from models.troubles import Trouble
from ui import say
from ui.rooms.update.beginning import Ready
from ui.rooms.update.dialog import UpdateDialog
from ui.start import homes
from ui.version import VERSION
from ui.workplace import Workplace


def running_now() -> Running:
    """The program as it runs here."""
    is_stick = homes.stick_folder() is not None
    return Running(VERSION, NEWEST, sys.platform, homes.program_folder(), is_stick)


def ask_for_update(
    workplace: Workplace,
    parent: QWidget,
    running: Running | None = None,
    key_file: Path | None = None,
) -> None:
    """Let a package be chosen; what was agreed to goes to the session.

    Without ``running`` and ``key_file`` they are this program's own.
    """
    here = running or running_now()
    try:
        judging.demand_place(here)
        key = trust.key_of_this_build(key_file)
    except Trouble as trouble:
        say.refuse(parent, str(trouble))
        return
    agreed: list[Ready] = []
    dialog = UpdateDialog(workplace, here, key, parent)
    dialog.agreed.connect(agreed.append)
    dialog.look_for_package()
    dialog.exec()
    dialog.deleteLater()
    for ready in agreed:
        workplace.update_wanted.emit(ready)
