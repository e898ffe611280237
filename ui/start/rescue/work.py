"""The work of a rescue, done at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from models.progress import Progress
from models.store.backup.home import Backup
from models.store.ledger_file import Store


@dataclass(frozen=True)
class Secret:
    """A password, or the code of a recovery sheet."""

    words: str
    is_code: bool = False


@dataclass(frozen=True)
class Found:
    """What can be done: the lines to show, the newest good backup, and the key that opens it.

    Without ``backup`` nothing good was found; ``mended`` is the ledger itself, open, where healing
    its key slots was all it took.
    """

    lines: tuple[tuple[str, str, str], ...] = ()
    told: str = ""
    backup: Backup | None = None
    data_keys: tuple[bytes, ...] = ()
    mended: Store | None = None


def look(folder: Path, secret: Secret, progress: Progress) -> Found:
    """Heal the key slots if they are what is wrong, else look what can be read and put back."""
    import models.actions  # noqa: F401  fills the shelf of ledgers
    from models.actions.safe import rescue
    from models.store import keys

    try:
        keys.read_slots(folder)
    except keys.KeysDamaged:
        if (healed := rescue.heal_keys(folder, secret.words, is_code=secret.is_code)) is not None:
            return _try_again(folder, secret, healed, progress)
    found = rescue.look(folder, secret.words, progress, is_code=secret.is_code)
    lines = tuple(
        (each.title, str(each.readable), "—" if each.total is None else str(each.total))
        for each in found.lines
    )
    return Found(lines, _words(found.best, found.passed_over), found.best, found.data_keys)


def look_into_backup(backup: Backup, secret: Secret, progress: Progress) -> Found:
    """Prove one backup that is all there is; raises as ``prove`` and ``way_into``."""
    import models.actions  # noqa: F401  fills the shelf of ledgers
    from models.actions.safe.restoring import beside_today, way_into
    from models.store.backup.proving import prove

    way = way_into(backup, secret.words, is_code=secret.is_code)
    counts = prove(backup, (way.data_key,), progress).content.counts
    lines = tuple((each.title, "—", str(each.then)) for each in beside_today(counts, None))
    return Found(lines, _words(backup, 0), backup, (way.data_key,))


def restore_and_open(
    found: Found, folder: Path, secret: Secret, progress: Progress
) -> Store | None:
    """Put the backup in place and open it; None with a code, which sets a new password first."""
    from models.actions.safe.restoring import restore
    from ui.start.opening import open_with_password

    assert found.backup is not None
    restore(found.backup, found.data_keys, folder, progress)
    return None if secret.is_code else open_with_password(folder, secret.words)


def _try_again(folder: Path, secret: Secret, healed: Backup, progress: Progress) -> Found:
    """Open with the healed slots; where the file is damaged too, look on."""
    from models.store.connection import LedgerDamaged
    from ui.start.opening import open_with_password

    told = f"密钥文件已用 {_when(healed)} 的备份修好，台账内容没有损失。"
    if secret.is_code:
        return Found(told=told)
    try:
        return Found(told=told, mended=open_with_password(folder, secret.words, progress))
    except LedgerDamaged:
        return look(folder, secret, progress)


def _words(best: Backup | None, passed_over: int) -> str:
    from models.actions.safe.backing_up import WHY

    if best is None:
        return (
            "没有找到完好的备份。请插上放备份的U盘或移动硬盘，用下面的“选备份”找到它；"
            "这个文件夹请原样保留，不要删除。"
        )
    newer = f"（比它新的{passed_over}份已损坏，不能用）" if passed_over else ""
    return f"最新的完好备份：{_when(best)}，{WHY.get(best.cover.kind, '')}{newer}，已逐页核对。"


def _when(backup: Backup) -> str:
    return f"{backup.cover.made_at:%Y-%m-%d %H:%M}"
