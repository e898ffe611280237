"""What the page of backups shows, read in one go."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from models.actions.safe import backing_up, notes
from models.actions.safe.backing_up import WHY
from models.store.backup import manifest
from models.store.backup.home import Backup
from models.store.ledger_file import Store

INSIDE, OUTSIDE = "本机", "另一块盘"


@dataclass(frozen=True)
class Kept:
    """One backup as a line: when, why, where."""

    backup: Backup
    where: str

    @property
    def when(self) -> str:
        return when_words(self.backup.cover.made_at)

    @property
    def why(self) -> str:
        return WHY.get(self.backup.cover.kind, "")

    @property
    def can_come_back(self) -> bool:
        return self.backup.cover.kind != manifest.DAMAGED


@dataclass(frozen=True)
class BackupState:
    """The whole page."""

    kept: tuple[Kept, ...]
    outside: Path | None
    is_there: bool
    is_same_disk: bool
    last_outside: dt.datetime | None
    drilled: dt.datetime | None

    @property
    def inside_words(self) -> str:
        mine = [each for each in self.kept if each.where == INSIDE and each.can_come_back]
        if not mine:
            return "还没有备份。"
        return f"最近一次 {mine[0].when}（{mine[0].why}），共{len(mine)}份。"

    @property
    def outside_words(self) -> str:
        if self.outside is None:
            return "还没有选。电脑坏了本机备份也会没，请选U盘或移动硬盘。"
        when = self.last_outside
        last = f"最近一次 {when_words(when)}。" if when else "还没有备份过。"
        same = "和台账在同一块盘上，最好换一块。" if self.is_same_disk else ""
        now = same if self.is_there else "现在没有插上。"
        return f"{last}{now}　{self.outside}"

    @property
    def drill_words(self) -> str:
        if self.drilled is None:
            return "还没有做过。恢复到临时文件夹核对，不动现在的台账。"
        return f"上次通过 {when_words(self.drilled)}。每年至少做一次。"


def when_words(at: dt.datetime) -> str:
    """Return a moment as the program writes it."""
    return f"{at:%Y-%m-%d %H:%M}"


def read_state(store: Store) -> BackupState:
    """Read which backups there are."""
    outside = backing_up.outside_folder(store)
    kept = [Kept(each, INSIDE) for each in backing_up.inside_backups(store)]
    kept += [Kept(each, OUTSIDE) for each in backing_up.outside_backups(store)]
    kept.sort(key=lambda each: each.backup.cover.made_at, reverse=True)
    return BackupState(
        tuple(kept),
        outside,
        outside is not None and outside.is_dir(),
        outside is not None and backing_up.is_same_disk(store, outside),
        backing_up.last_outside(store),
        notes.noted(store.folder, notes.DRILLED),
    )
