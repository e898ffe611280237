"""Batches of work and whether they still stand: what was taken back, what could be."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, exists, func, select
from sqlalchemy.orm import aliased

from models.actions.door import REDO, UNDO, WORK
from models.actions.traces.opening_log import OPEN
from models.store.tables import Batch
from models.troubles import Trouble

_LOOKED_AT = 500
_ONLY_SEEN = "它只记下谁看过什么，没有改动记录。"
_FOR_GOOD = "新建台账、账号和密钥、清除个人信息，这些只能重新办理，不能退回。"


@dataclass(frozen=True)
class Done:
    """One piece of work as the list of recent actions shows it."""

    number: int
    at: dt.datetime
    who: str
    action: str
    why: str
    kind: str
    taken_back: bool

    @property
    def named(self) -> str:
        """What was done, who did it and when, for a sentence."""
        return f"第{self.number}次操作“{self.action}”（{self.who}，{self.at:%Y-%m-%d %H:%M}）"


@dataclass(frozen=True)
class Turn:
    """Values of ``target`` are to be put back, as a batch of ``kind`` (undo or redo)."""

    target: Done
    kind: str

    @property
    def verb(self) -> str:
        """撤销 or 重做."""
        return "重做" if self.kind == REDO else "撤销"

    @property
    def action(self) -> str:
        """What the new batch is called."""
        return f"{self.verb}：{plain_action(self.target.action)}"


class NoSuchBatch(Trouble):
    """No piece of work has that number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"没有第{number}次操作。请到“操作记录”里核对批号。")


class AlreadyTakenBack(Trouble):
    """The work was taken back before; ``answer`` is the batch that did it."""

    def __init__(self, done: Done, answer: Done) -> None:
        again = "要恢复，请重做那一次。" if done.kind == WORK else "现在是撤销以前的样子。"
        super().__init__(f"{done.named}已经被第{answer.number}次操作“{answer.action}”收回。{again}")


class NeverUndone(Trouble):
    """Work of the kind that stays (accounts, keys, removed particulars), or only a look."""

    def __init__(self, done: Done) -> None:
        reason = _ONLY_SEEN if done.kind == OPEN else _FOR_GOOD
        super().__init__(f"{done.named}不能撤销：{reason}")


def plain_action(action: str) -> str:
    """Return what was done without the 撤销： or 重做： before it."""
    return action.removeprefix("撤销：").removeprefix("重做：")


def turn_of(connection: Connection, number: int) -> Turn:
    """Return how batch ``number`` is taken back.

    An undo is taken back by doing the work again; a redo by undoing the work itself, so that a
    batch is never answered more than once. Raises NoSuchBatch, AlreadyTakenBack, NeverUndone.
    """
    done = batch_of(connection, number)
    if done is None:
        raise NoSuchBatch(number)
    if done.kind not in (WORK, UNDO, REDO):
        raise NeverUndone(done)
    target = done if done.kind != REDO else batch_of(connection, _origin(connection, number))
    assert target is not None
    if target.taken_back:
        raise AlreadyTakenBack(done, _answer_of(connection, target.number))
    return Turn(target, REDO if target.kind == UNDO else UNDO)


def batch_of(connection: Connection, number: int) -> Done | None:
    """Return one batch, or None."""
    row = connection.execute(done_rows().where(Batch.number == number)).first()
    return Done(*row) if row else None


def newest_standing(connection: Connection) -> Done | None:
    """Return the newest work that was not taken back, or None."""
    query = done_rows().where(Batch.kind == WORK).order_by(Batch.number.desc())
    for row in connection.execute(query.limit(_LOOKED_AT)):
        if not row[-1]:
            return Done(*row)
    return None


def newest_undone(connection: Connection) -> Done | None:
    """Return the newest undo since the newest work that still stands, or None."""
    newest_work = connection.scalar(select(func.max(Batch.number)).where(Batch.kind == WORK)) or 0
    query = done_rows().where(Batch.kind == UNDO, Batch.number > newest_work)
    for row in connection.execute(query.order_by(Batch.number.desc()).limit(_LOOKED_AT)):
        if not row[-1]:
            return Done(*row)
    return None


def done_rows() -> Any:
    """Return the query for batches as ``Done`` holds them."""
    return select(
        Batch.number,
        Batch.at,
        Batch.who,
        Batch.action,
        Batch.why,
        Batch.kind,
        answered(Batch),
    )


def answered(batch: Any) -> Any:
    """True where a batch was taken back and the taking back still stands."""
    answer, second = aliased(Batch), aliased(Batch)
    return exists().where(
        answer.reverses == batch.number, ~exists().where(second.reverses == answer.number)
    )


def _origin(connection: Connection, number: int) -> int:
    """Return the work that a redo did again."""
    undone, work = aliased(Batch), aliased(Batch)
    query = (
        select(work.number)
        .join(undone, undone.reverses == work.number)
        .join(Batch, Batch.reverses == undone.number)
        .where(Batch.number == number)
    )
    return int(connection.scalars(query).one())


def _answer_of(connection: Connection, number: int) -> Done:
    query = done_rows().where(Batch.reverses == number).order_by(Batch.number.desc()).limit(1)
    return Done(*connection.execute(query).one())
