"""What every test gets: no screen, one locale, one time zone, and nobody left behind."""

from __future__ import annotations

import atexit
import gc
import json
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

pytest_plugins = ["tests.ledger_fixtures"]

# Before anything loads Qt: it reads these once.
_screen = Path(tempfile.mkdtemp(prefix="taizhang-screen-")) / "screen.json"
atexit.register(shutil.rmtree, _screen.parent, ignore_errors=True)
_screen.write_text(  # the clerk's screen; without it Qt draws on one of 800 by 800
    json.dumps({"screens": [{"name": "clerk", "x": 0, "y": 0, "width": 1366, "height": 768}]}),
    encoding="utf-8",
)
# Qt parts the words at colons, so a drive's letter must not stand in the path
_way = _screen if sys.platform != "win32" else os.path.relpath(_screen)
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_way}"
if sys.platform == "win32":  # off screen Qt does not look at Windows' own fonts
    os.environ["QT_QPA_FONTDIR"] = str(Path(__file__).resolve().parents[1] / "resources/fonts")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["TZ"] = "Asia/Shanghai"
for name in ("LANG", "LANGUAGE", "TAIZHANG_PASSWORD"):
    os.environ.pop(name, None)
if hasattr(time, "tzset"):
    time.tzset()

# The same examples each time, and no verdict on how fast a busy machine was.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("house")


@pytest.fixture(autouse=True, scope="module")
def _sweep_only_its_own() -> None:
    """Keep what earlier modules left out of the sweeps for waste, and of the look at what is alive.

    After thousands of tests one sweep takes half a second, and it may fall into any test.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _chinese_locale(request: pytest.FixtureRequest) -> None:
    """Let Qt write dates and numbers as it does on the clerk's machine."""
    if _shows_windows(request):
        from PySide6.QtCore import QLocale

        QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))


@pytest.fixture(autouse=True)
def _nobody_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test whose threads or timers outlive it: they crash a later one."""
    threads = set(threading.enumerate())
    timers = set(map(id, running_qt_objects())) if _shows_windows(request) else set()
    yield
    left = [each for each in threading.enumerate() if each not in threads and not each.daemon]
    assert not left, f"threads outlive the test: {left}"
    if _shows_windows(request):
        _delete_what_asked_for_it()
        alive = [each for each in running_qt_objects() if id(each) not in timers]
        assert not alive, f"Qt threads or timers outlive the test: {alive}"


def running_qt_objects() -> list[object]:
    """Return every QThread that runs and every QTimer that ticks, as far as Python knows them."""
    if "PySide6.QtCore" not in sys.modules:
        return []
    from PySide6.QtCore import QThread, QTimer
    from shiboken6 import isValid

    # By type first: isinstance on every object alive costs several times as much.
    found: list[object] = []
    kinds: dict[type, bool] = {}
    for each in gc.get_objects():
        kind = type(each)
        if kind not in kinds:
            kinds[kind] = issubclass(kind, QThread | QTimer)
        if kinds[kind] and isValid(each) and _is_running(each):
            found.append(each)
    return found


def _is_running(each: object) -> bool:
    from PySide6.QtCore import QThread, QTimer

    if isinstance(each, QTimer):
        return each.isActive()
    # The thread the tests run in is wrapped as a QThread as soon as somebody asks for it.
    return isinstance(each, QThread) and each.isRunning() and each != QThread.currentThread()


def _delete_what_asked_for_it() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _shows_windows(request: pytest.FixtureRequest) -> bool:
    return bool({"qtbot", "qapp"} & set(request.fixturenames))
