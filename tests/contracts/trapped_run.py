"""Play the demo and walk through every room with the doors to any network trapped.

``python -m tests.contracts.trapped_run OUT`` prints what was trapped, a line each, and the
network libraries that were loaded. Nothing printed is what should be.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

TRAPPED: list[str] = []
_EVENTS = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.")
_LIBRARIES = ("Qt6Network", "libcurl", "libssl.so.1")


def trap() -> None:
    """Note every use of a socket from now on, and refuse it."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_EVENTS) and not event.startswith("socket.__new__"):
            TRAPPED.append(f"{event} {arguments}")
            raise RuntimeError("the network was touched")
        if event.startswith("socket.__new__"):
            TRAPPED.append(event)
            raise RuntimeError("a socket was made")

    sys.addaudithook(hook)


def play(out: Path) -> None:
    """Do the whole job on the console, then enter every room of the window."""
    from ui.console.commands import main

    status = main(["demo", "--out", str(out)])
    assert status == 0, status
    _walk(out / "示例乡台账")


def _walk(folder: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from models.exchange.sample.township import PASSWORD
    from ui.background.desk import Desk
    from ui.look.dress import apply_look
    from ui.main_window import MainWindow
    from ui.rooms.catalogue import SETTINGS_PAGES, all_rooms
    from ui.rooms.settings.page import SettingsPage
    from ui.start.opening import open_with_password
    from ui.start.places import WindowPlace

    app = QApplication([])
    apply_look(app)
    store, desk = open_with_password(folder, PASSWORD), Desk()
    window = MainWindow(store, desk)
    window.begin(WindowPlace())
    for room in all_rooms():
        window.enter(room.name)
        app.processEvents()
    settings = window.findChild(SettingsPage)
    assert isinstance(settings, SettingsPage)
    for name in SETTINGS_PAGES:
        settings.show_page(name)
        app.processEvents()
    window.close()
    desk.close()
    store.close()


def network_libraries() -> list[str]:
    """Return the network libraries in this process, as far as the system tells."""
    maps = Path("/proc/self/maps")
    held = maps.read_text(encoding="utf-8", errors="replace") if maps.exists() else ""
    return [name for name in _LIBRARIES if name in held]


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    trap()
    play(Path(sys.argv[1]))
    print("\n".join([*TRAPPED, *network_libraries()]), file=sys.stderr)
