"""How long the window is deaf: the gaps of a timer in the GUI thread, while the clerk acts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MILLISECONDS = 10
_WAITED = Path("/proc/thread-self/schedstat")


@dataclass(frozen=True)
class Gap:
    """So many milliseconds without an answer, after this step."""

    milliseconds: float
    after: str

    def __str__(self) -> str:
        return f"{self.milliseconds:4.0f} ms  {self.after}"


class Heartbeat(QObject):
    """Listens from ``begin`` on until ``rest``; what the test itself takes is not counted.

    Time in which the thread stood in the queue for a processor is not counted either: it is
    the other work of the machine, and says nothing of the program.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[Gap] = []
        self.beats = 0
        self._after = ""
        self._is_resting = True
        self._seen = 0.0
        self._timer = QTimer(self, interval=BEAT_MILLISECONDS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def begin(self, after: str) -> None:
        """The clerk does ``after`` now."""
        self._after, self._is_resting, self._seen = after, False, _own_time()

    def rest(self) -> None:
        """The test looks at what came of it."""
        self._is_resting = True

    def close(self) -> None:
        """Listen no more."""
        self._timer.stop()

    def worst(self, count: int = 8) -> list[Gap]:
        """The longest gaps, the longest first."""
        return sorted(self.gaps, key=lambda gap: -gap.milliseconds)[:count]

    def _beat(self) -> None:
        self.beats += 1
        now = _own_time()
        if not self._is_resting:
            self.gaps.append(Gap((now - self._seen) * 1000 - BEAT_MILLISECONDS, self._after))
        self._seen = now


def _own_time() -> float:
    """Seconds that passed for this thread, less those it waited for a processor."""
    try:
        waited = int(_WAITED.read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        waited = 0  # only Linux tells
    return perf_counter() - waited / 1e9
