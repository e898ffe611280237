"""How long the window answers nothing: the longest turn of the event loop, in processor time.

The time on the wall says on a busy machine more of the others' work than of ours.
"""

from __future__ import annotations

from collections.abc import Callable
from time import thread_time

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QTimer

LIMIT = 100.0
"""Milliseconds that a window may stand still (issue 2)."""
_BEAT, _QUIET = 5, 6
_ONE_TURN = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents


def longest_turn(act: Callable[[], object], is_through: Callable[[], bool]) -> float:
    """Do ``act`` and turn until ``is_through`` and nothing is left; milliseconds of the longest."""
    longest = _timed(act)
    dispatcher = QAbstractEventDispatcher.instance()
    beat = QTimer(interval=_BEAT)
    beat.start()
    idle = 0
    while idle < _QUIET:
        spent = _timed(lambda: dispatcher.processEvents(_ONE_TURN))
        longest = max(longest, spent)
        idle = idle + 1 if spent < 1 and is_through() else 0
    beat.stop()
    return longest


def _timed(act: Callable[[], object]) -> float:
    begun = thread_time()
    act()
    return (thread_time() - begun) * 1000
