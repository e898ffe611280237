"""The clock is watched: one that jumps back, or lies before the last record, is told of (I15).

Nothing is ordered by the clock: batches have numbers, and the newest is the one with the greatest.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

from sqlalchemy import select

from models.store.ledger_file import Store
from models.store.tables import Batch

SLACK = dt.timedelta(minutes=2)
"""Clocks are set right by a minute or so now and then; that is nothing to tell of."""
_NEWEST = select(Batch.at).order_by(Batch.number.desc()).limit(1)


class ClockWatch:
    """Asked now and then; ``fault`` is a whole sentence, or empty while the clock goes right."""

    def __init__(self, store: Store, ticks: Callable[[], float] = time.monotonic) -> None:
        self._store, self._ticks = store, ticks
        self._set()

    def fault(self) -> str:
        """Say what is wrong with the computer's clock and what to do.

        The sample's day begins anew each midnight; there nothing is wrong.
        """
        if self._store.is_sample:
            return ""
        now, ticks = self._store.clock.now(), self._ticks()
        gone = dt.timedelta(seconds=ticks - self._ticks_then)
        back = self._then + gone - now
        newest = self._newest()
        if newest is not None and now < newest - SLACK:
            return (
                f"电脑现在的时间是{now:%Y-%m-%d %H:%M}，"
                f"比台账里最后一次保存（{newest:%Y-%m-%d %H:%M}）还早。"
                "请先把电脑时间调对再登记；已保存的内容和先后次序不受影响。"
            )
        if back > SLACK:
            return (
                f"电脑时间刚才被往回调了约{_span(back)}，现在是{now:%Y-%m-%d %H:%M}。"
                "请核对电脑时间；已保存的内容和先后次序不受影响。"
            )
        return ""

    def accept(self) -> None:
        """The clerk says the clock is right now: measure from here."""
        self._set()

    def _set(self) -> None:
        self._then, self._ticks_then = self._store.clock.now(), self._ticks()

    def _newest(self) -> dt.datetime | None:
        with self._store.reading() as connection:
            found: dt.datetime | None = connection.scalar(_NEWEST)
        return found


def _span(back: dt.timedelta) -> str:
    minutes = round(back.total_seconds() / 60)
    if minutes < 120:
        return f"{minutes}分钟"
    hours = round(minutes / 60)
    return f"{hours}小时" if hours < 48 else f"{round(hours / 24)}天"
