"""校验: is the chain of batches whole, and does it still begin as a paper once said?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from models.actions.people.clearing import cleared_fields
from models.actions.traces.batches import batch_of
from models.dates.widths import normal_width
from models.progress import SILENT, Progress
from models.store import chain
from models.store.ledger_file import Store
from models.store.tables import Batch, HistoryRow
from models.troubles import Trouble

_GROUP, _GROUPS = 4, 8
_LEAST = 8


@dataclass(frozen=True)
class Seal:
    """The link of one batch as it stands on paper: short groups that are read out."""

    number: int
    groups: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return all of it in one line."""
        return f"第{self.number}次操作　{' '.join(self.groups)}"


@dataclass(frozen=True)
class Verdict:
    """How many batches there are, the newest link, and what is broken (“” when all is well)."""

    count: int
    newest: Seal | None
    broken: str


class NotASeal(Trouble):
    """What was copied from paper is no data version and no link."""

    def __init__(self, written: str) -> None:
        super().__init__(
            f"“{written[:40]}”不是核对码。请照着纸上抄：报表页脚的数据版本（如 128-9f3a0c11），"
            "或交接书上的次数和各组字母数字。"
        )


def verify(store: Store, progress: Progress = SILENT) -> Verdict:
    """Recompute the whole chain; the first link that does not hold is named in words."""
    with store.reading() as connection:
        count = int(connection.scalar(select(func.count()).select_from(Batch)) or 0)
        number = chain.find_broken_link(connection, progress)
        if number is None:
            broken = emptied_sentence(connection) or ""
        else:
            broken = broken_sentence(connection, number)
    return Verdict(count, newest_seal(store), broken)


def broken_sentence(connection: Connection, number: int) -> str:
    """Say which batch the chain breaks at: its number, when, who and what."""
    done = batch_of(connection, number)
    first = f"第{number}次操作的记录已经不在了" if done is None else f"{done.named}对不上"
    return (
        f"操作留痕从第{number}次操作起断开：{first}，可能有人在程序外改过数据。"
        "这一次以前的留痕是可信的。请保留原文件，用最近的备份核对。"
    )


def emptied_sentence(connection: Connection) -> str | None:
    """Say which batch lost its values without a removal that tells of it; None if none did.

    The chain keeps digests of what was removed, so it holds there; the removal must be told.
    """
    told, table = cleared_fields(connection), HistoryRow.__table__.c
    query = select(table.batch, table.ledger, table.record_id, table.field).where(
        table.digest.is_not(None)
    )
    for batch, ledger, record_id, field in connection.execute(query):
        if field not in told.get((ledger, record_id), ()):
            done = batch_of(connection, batch)
            named = f"第{batch}次操作" if done is None else done.named
            return (
                f"{named}的留痕内容被抹去，却没有清除的记录，可能有人在程序外改过数据。"
                "请保留原文件，用最近的备份核对。"
            )
    return None


def newest_seal(store: Store) -> Seal | None:
    """Return the newest link, or None in a ledger where nothing was done yet."""
    with store.reading() as connection:
        newest = connection.execute(chain.NEWEST_LINK).first()
    return _seal(newest.number, newest.link) if newest is not None else None


def agrees(store: Store, written: str) -> bool:
    """Tell whether the ledger still holds the link that a paper shows; NotASeal if it is none.

    ``written`` is the data version at the foot of a paper, or the groups of a handover.
    """
    text = re.sub(r"第|次操作|核对码|[:：]", " ", normal_width(written)).strip().lower()
    found = re.fullmatch(r"(\d+)[\s-]+([0-9a-f][0-9a-f\s-]*)", text)
    signs = re.sub(r"[\s-]", "", found[2]) if found else ""
    if found is None or not _LEAST <= len(signs) <= 64:
        raise NotASeal(written)
    with store.reading() as connection:
        link = connection.scalar(select(Batch.link).where(Batch.number == int(found[1])))
    return link is not None and link.hex().startswith(signs)


def _seal(number: int, link: bytes) -> Seal:
    signs = link.hex()
    groups = (signs[at : at + _GROUP] for at in range(0, _GROUP * _GROUPS, _GROUP))
    return Seal(int(number), tuple(groups))
