"""Draw the README's pictures from the real windows: ``python3 build/make.py screenshots``.

The sample township lives in June 2021 by a clock of its own, so that the pictures change with the
program and not with the day. They are drawn off screen at the size of the clerk's screen.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from places import ROOT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from models.dates.clock import Clock
    from ui.background.desk import Desk
    from ui.ledger.page import LedgerPage
    from ui.main_window import MainWindow

SCREENS = ROOT / "resources" / "screens"
SIZE = (1366, 728)
_SCREEN = {"name": "clerk", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96}
MOST_BYTES = 200_000
_EXACT = 60
"""So many colours are areas, lines and ink; the rest are the soft edges of letters."""
_REST, _LONGEST = 200, 60_000
_TASK, _PLAN_ITEM = "3.2", "2.4.2"
Keep = Callable[[str, "QWidget"], None]


def draw_all(out: Path) -> list[Path]:
    """Draw every picture into ``out``; return the paths written."""
    made: list[Path] = []

    def keep(name: str, window: QWidget) -> None:
        path = out / f"{name}.png"
        path.write_bytes(_png(window))
        made.append(path)

    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _desk(Path(folder)) as desk:
        _draw_start(desk, keep)
        _draw_rooms(desk, Path(folder) / "sample", keep)
    return made


@contextmanager
def _desk(folder: Path) -> Iterator[Desk]:
    """Give a desk in a program that leaves nothing on this computer."""
    screen = folder / "screen.json"
    screen.write_text(json.dumps({"screens": [_SCREEN]}), encoding="utf-8")
    os.environ.update(QT_QPA_PLATFORM=f"offscreen:configfile={screen}", QT_SCALE_FACTOR="1")
    os.environ.update(XDG_STATE_HOME=str(folder), LOCALAPPDATA=str(folder))
    from PySide6.QtWidgets import QApplication

    from ui.background.desk import Desk
    from ui.look.dress import apply_look

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_look(app)
    app.setCursorFlashTime(0)
    desk = Desk()
    yield desk
    desk.close()


def _draw_start(desk: Desk, keep: Keep) -> None:
    from models.divisions import load_sample, sample_villages
    from ui.start.places import KnownLedger
    from ui.start.start_window import StartWindow
    from ui.start.wizard.first_start import FirstStart

    window = StartWindow(desk)
    window.resize(*SIZE)
    window.show_login([KnownLedger("D:\\综治台账", "示例乡 · 2021")])
    window.show()
    _settle(desk)
    keep("login", window)
    window.show_first_start()
    _settle(desk)
    wizard = window.findChild(FirstStart)
    assert isinstance(wizard, FirstStart)
    wizard.use(load_sample())  # invented figures belong to an invented township
    wizard.township.choose(sample_villages()[0].code[:9])
    _settle(desk)
    keep("wizard-township", window)
    window.close()


def _draw_rooms(desk: Desk, folder: Path, keep: Keep) -> None:
    import models.actions  # noqa: F401  fills the shelf of ledgers
    from models.exchange.sample.township import found_sample
    from ui.main_window import MainWindow
    from ui.start.places import WindowPlace

    store, _ = found_sample(folder)
    store.clock = _standing(store.clock.today())
    window = MainWindow(store, desk)
    window.begin(WindowPlace())
    window.resize(*SIZE)
    _settle(desk)
    keep("today", window)
    _draw_tasks(desk, window, keep)
    _draw_plan(desk, window, keep)
    _draw_disputes(desk, window, keep)
    _draw_places(desk, window, keep)
    for name in ("people", "handover"):
        window.enter(name)
        _settle(desk)
        keep(name, window)
    window.close()
    store.close()


def _standing(day: dt.date) -> Clock:
    """Return a clock whose hands do not turn: papers print the time."""
    from models.dates.clock import SampleClock

    class Standing(SampleClock):
        def now(self) -> dt.datetime:
            """Half past nine."""
            return dt.datetime.combine(self.day, dt.time(9, 30))

    return Standing(day)


def _draw_tasks(desk: Desk, window: MainWindow, keep: Keep) -> None:
    from models.actions import finding
    from models.actions.finding import View
    from models.ledgers.tasks.task import TASKS

    page = _enter(window, TASKS.name)
    _settle(desk)
    rows = finding.every_row(window.workplace.store, TASKS, View())
    page.select(next(row.id for row in rows if row.code == _TASK))
    _settle(desk)
    keep("tasks", window)
    page.record.tabs.turn_to(page.record.tabs.titles().index("佐证"))
    for number, name in enumerate(("papers", "tree", "month")):
        page.views.turn_to(number)
        _settle(desk)
        keep(f"tasks-{name}", window)
    page.views.turn_to(0)
    page.record.tabs.turn_to(0)
    page.open_large()
    _settle(desk)
    keep("task-form", window)
    page.open_large()
    _draw_print(desk, page, keep)


def _draw_print(desk: Desk, page: LedgerPage, keep: Keep) -> None:
    from ui.printing.print_dialog import PrintDialog

    dialog = PrintDialog(page.workplace, page.ledger, page.list.view(), page.window())
    dialog.show()
    _settle(desk)
    _wait_until(lambda: dialog.made is not None)
    _settle(desk)
    keep("print", dialog)
    dialog.done(0)
    dialog.deleteLater()


def _draw_plan(desk: Desk, window: MainWindow, keep: Keep) -> None:
    from ui.rooms.catalogue import PLAN
    from ui.rooms.plan.plan_room import PlanRoom

    window.enter(PLAN)
    room = window.findChild(PlanRoom)
    assert isinstance(room, PlanRoom)
    room.read_file(ROOT / "resources" / "sample" / "plan-2021.txt")
    _wait_until(lambda: room.pages.currentWidget() is room.confirm)
    room.confirm.view.select([_PLAN_ITEM])
    _settle(desk)
    keep("plan-confirm", window)


def _draw_disputes(desk: Desk, window: MainWindow, keep: Keep) -> None:
    from models.actions import finding
    from models.actions.finding import OneOf, View
    from models.ledgers.disputes.dispute import DISPUTES
    from ui.rooms.catalogue import FIGURES

    page = _enter(window, DISPUTES.name)
    _settle(desk)
    view = View(filters={"state": OneOf(frozenset({"fulfilling"}))})
    page.select(finding.first_rows(window.workplace.store, DISPUTES, view, 1)[0].id)
    page.record.tabs.turn_to(page.record.tabs.titles().index("协议履行"))
    _settle(desk)
    keep("disputes", window)
    window.enter(FIGURES)
    _settle(desk)
    keep("dispute-figures", window)


def _draw_places(desk: Desk, window: MainWindow, keep: Keep) -> None:
    from models.ledgers.villages import VILLAGES
    from ui.rooms.catalogue import CAMERA_FIGURES

    window.enter(CAMERA_FIGURES)
    _settle(desk)
    keep("camera-norm", window)
    page = _enter(window, VILLAGES.name)
    page.views.turn_to(2)
    _settle(desk)
    keep("villages-tiles", window)


def _enter(window: MainWindow, room: str) -> LedgerPage:
    from ui.ledger.page import LedgerPage

    page = window.rooms.enter(room)
    assert isinstance(page, LedgerPage)
    return page


def _settle(desk: Desk) -> None:
    """Let the windows come to rest: nothing at the desk, and a moment for what is drawn late."""
    _rest()
    _wait_until(lambda: not desk.is_busy)
    _rest()


def _rest() -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(_REST, loop.quit)
    loop.exec()


def _wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(_LONGEST // _REST):
        if is_so():
            return
        _rest()
    raise TimeoutError("a window did not come to rest")


def _png(window: QWidget) -> bytes:
    """Return a window's picture as a small PNG: the look's own colours stay what they are."""
    from PIL import Image
    from PySide6.QtCore import QBuffer

    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    picture = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    pixels = picture.tobytes()
    colours = [pixels[at : at + 3] for at in range(0, len(pixels), 3)]
    counts = Counter(colours)
    kept = {colour for colour, _ in counts.most_common(_EXACT)}
    fewer = {c: c if c in kept else bytes(v & 0xF0 | v >> 4 for v in c) for c in counts}
    picture.frombytes(b"".join([fewer[colour] for colour in colours]))
    made = io.BytesIO()
    picture.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        made, "PNG", optimize=True
    )
    return made.getvalue()


def main() -> int:
    """Draw the pictures and print where they stand, one a line."""
    told = argparse.ArgumentParser(description="画出 README 里的截图")
    told.add_argument("--out", type=Path, default=SCREENS, help="放到哪个文件夹")
    for path in draw_all(told.parse_args().out):
        print(path)
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
