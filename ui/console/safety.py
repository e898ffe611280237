"""``check``, ``backup`` and ``restore``: is a ledger whole, and where is its copy."""

from __future__ import annotations

import contextlib
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from models.actions.safe.findings import (
    BROKEN,
    CHAIN,
    FILE,
    KEYS,
    PARTS,
    RECORDS,
    SEARCH,
    Finding,
)
from models.store.connection import LedgerDamaged
from models.store.keys import KeysDamaged
from models.troubles import Trouble
from ui.console.answers import DONE, REFUSED, password_of, say, say_json
from ui.console.commands import add_command, takes_json, takes_ledger, takes_password
from ui.console.watching import ConsoleProgress


class CodeFileUnreadable(Trouble):
    """The file with the recovery code cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"读不了恢复密钥文件“{path}”。请核对位置，文件里只写一行恢复密钥。")


def add_commands(verbs: Any) -> None:
    """Add this room's commands."""
    checking = add_command(verbs, "check", "检查台账是否完好", check)
    takes_ledger(checking)
    takes_json(checking)
    backup = add_command(verbs, "backup", "把台账加密备份到别处，并核对", back_up)
    takes_ledger(backup)
    backup.add_argument("--to", type=Path, required=True, metavar="OUT", help="备份放到哪个文件夹")
    takes_json(backup)
    back = add_command(verbs, "restore", "从备份恢复台账；被替换的内容留作备份", restore)
    back.add_argument("backup", metavar="BACKUP", type=Path, help="一份备份，或放备份的文件夹")
    back.add_argument("--to", type=Path, required=True, metavar="DIR", help="恢复到哪个文件夹")
    takes_password(back)
    said = "存放恢复密钥的文件，忘了密码时用"
    back.add_argument("--code-file", type=Path, metavar="F", help=said)
    takes_json(back)


def check(options: Namespace) -> int:
    """Print what is wrong with a ledger; refused when anything is."""
    findings, was_opened = _findings(options)
    if options.json:
        told = [
            {"part": each.part, "severity": each.severity, "sentence": each.sentence}
            for each in findings
        ]
        say_json(
            {"ok": not findings, "parts": _parts(findings, was_opened=was_opened), "findings": told}
        )
    else:
        say("\n".join(each.sentence for each in findings) or "台账完好。")
    return REFUSED if findings else DONE


def back_up(options: Namespace) -> int:
    """Make a proven backup below ``OUT``; print its folder."""
    from models.actions.safe.backing_up import back_up_to
    from ui.console.opening import opened

    out: Path = options.to.absolute()
    with opened(options) as store:
        made = back_up_to(store, out, ConsoleProgress())
    if options.json:
        cover, content = made.backup.cover, made.content
        say_json(
            {
                "backup": str(made.backup.folder),
                "made_at": cover.made_at.isoformat(sep=" "),
                "is_fresh": made.is_fresh,
                "counts": dict(content.counts),
                "chain": {"number": content.chain_number, "link": content.chain_link},
                "attachments": len(content.files),
                "missing_attachments": len(content.missing),
            }
        )
        return DONE
    say(str(made.backup.folder))
    if made.content.missing:
        say(f"注意：台账里有{len(made.content.missing)}份附件已缺失或损坏，备份里也没有。")
    return DONE


def restore(options: Namespace) -> int:
    """Put a backup in place; print what came back and where the replaced state lies."""
    import models.actions  # noqa: F401  fills the shelf of ledgers
    from models.actions.safe import restoring

    backup = restoring.find_backup(options.backup.absolute())
    folder: Path = options.to.absolute()
    held = _keys(options, backup, folder)
    done = restoring.restore(backup, held, folder, ConsoleProgress())
    counts = dict(done.content.counts)
    if options.json:
        told = {"ledger": str(folder), "backup": str(backup.folder), "counts": counts}
        say_json({**told, "replaced": str(done.replaced) if done.replaced else None})
        return DONE
    say(f"已恢复到 {folder}（备份时间 {backup.cover.made_at:%Y-%m-%d %H:%M}）")
    for line in restoring.beside_today(counts, None):
        if line.then:
            say(f"{line.title}\t{line.then}")
    if done.replaced:
        say(f"原来的内容留在 {done.replaced}")
    return DONE


def _keys(options: Namespace, backup: Any, folder: Path) -> tuple[bytes, ...]:
    """Return the data keys the secret opens: the backup's, and the present ledger's if it can."""
    from models.actions.safe.restoring import way_into
    from models.store import opening
    from models.store.keys import WrongPassword, WrongRecoveryCode

    is_code = options.code_file is not None
    secret = _code_of(options.code_file) if is_code else password_of(options)
    held = [way_into(backup, secret, is_code=is_code).data_key]
    find = opening.find_way_with_code if is_code else opening.find_way
    with contextlib.suppress(WrongPassword, WrongRecoveryCode, KeysDamaged):
        held.append(find(folder, secret).data_key)
    return tuple(held)


def _code_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig").strip()
    except (OSError, ValueError):
        raise CodeFileUnreadable(path) from None


def _findings(options: Namespace) -> tuple[Sequence[Finding], bool]:
    """Check; what keeps a ledger from opening is a finding too. Also whether it did open."""
    from models.actions.checking_up import check as check_up
    from ui.console.opening import opened

    try:
        with opened(options) as store:
            return check_up(store, ConsoleProgress()), True
    except LedgerDamaged as damaged:
        return [Finding(str(damaged), BROKEN, FILE)], False
    except KeysDamaged as damaged:
        return [Finding(str(damaged), BROKEN, KEYS)], False


def _parts(findings: Sequence[Finding], *, was_opened: bool) -> dict[str, bool | None]:
    """Return which parts are whole; None for those that damage kept from being looked at."""
    found = {each.part for each in findings}
    unseen = PARTS if not was_opened else (CHAIN, RECORDS, SEARCH) if FILE in found else ()
    return {part: False if part in found else None if part in unseen else True for part in PARTS}
