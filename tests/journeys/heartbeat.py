"""How long the window is busy: the GUI thread's own work between two beats, while the clerk acts.

In processor time: the time on the wall says on a busy machine more of the others than of ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import thread_time

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MILLISECONDS = 10


@dataclass(frozen=True)
class Gap:
    """So many milliseconds of work without an answer, after this step."""

    milliseconds: float
    after: str

    def __str__(self) -> str:
        return f"{self.milliseconds:4.0f} ms  {self.after}"


class Heartbeat(QObject):
    """Listens from ``begin`` on until ``rest``; what the test itself takes is not counted."""

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
        self._after, self._is_resting, self._seen = after, False, thread_time()

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
        now = thread_time()
        if not self._is_resting:
            self.gaps.append(Gap((now - self._seen) * 1000, self._after))
        self._seen = now
