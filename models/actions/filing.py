"""附件: files taken in once, tied to the records they serve, read and handed out (A8, H13)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from models.actions.door import Piece, work
from models.actions.records import Refused, retire
from models.guards.documents import mark_in_file
from models.guards.marks import Classified
from models.ledger import Ledger, find_ledger
from models.ledgers.files import FILE_TIES, FILES
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.progress import TASK_PROGRESS
from models.ledgers.tasks.task import TASKS
from models.privacy import cover_name
from models.progress import SILENT, Progress
from models.store.ledger_file import Store
from models.troubles import Trouble

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


@dataclass(frozen=True)
class HeldFile:
    """A stored file as one record sees it."""

    tie_id: int
    file_id: int
    digest: str
    name: str
    size: int
    cleared_on: dt.date | None = None
    word: str = ""


class FileCleared(Trouble):
    """A file that was removed with the particulars was to be read."""

    def __init__(self) -> None:
        super().__init__("这份附件已按期清除，不能再打开；记录和件数还在。")


@dataclass(frozen=True)
class TakenIn:
    """What came of adding a file: its tie, and whether the same content was held already."""

    tie_id: int
    was_held: bool
    name: str


def attach(store: Store, ledger: Ledger, record_id: int, path: Path, *, word: str = "") -> TakenIn:
    """Take a file into the ledger and tie it to a record, told apart by ``word`` (整改前).

    A content held already is linked, not copied. Raises UnfitAttachment, or Refused where the
    record takes no files (A17) or has this one already.
    """
    content = store.attachments.read_outside(path)
    return attach_content(store, ledger, record_id, path.name, content, word=word)


def attach_content(
    store: Store, ledger: Ledger, record_id: int, name: str, content: bytes, *, word: str = ""
) -> TakenIn:
    """Do what ``attach`` does with a content that is in memory.

    Refused as well where the file's name or text carries a mark of secrets (I12).
    """
    refuse_marked_file(name, content)
    with work(store, "添加附件") as piece:
        return attach_in(piece, ledger, record_id, name, content, word=word)


def refuse_marked_file(name: str, content: bytes) -> None:
    """Raise Refused where a file's name or text carries a mark of secrets; may take a moment."""
    if mark := mark_in_file(name, content):
        raise Refused({"file_id": str(Classified(name, mark))})


def attach_in(
    piece: Piece, ledger: Ledger, record_id: int, name: str, content: bytes, *, word: str = ""
) -> TakenIn:
    """Do what ``attach_content`` does within a larger piece of work; ask ``refuse_marked_file``."""
    kept = piece.store.attachments
    digest, table = kept.digest(content), FILES.columns
    held = piece.connection.execute(
        select(table.c.id, table.c.name, table.c.sealed_digest).where(
            table.c.digest == digest,
            table.c.retired_at.is_(None),
            table.c.cleared_on.is_(None),
        )
    ).first()
    tie = {"owner": ledger.name, "owner_id": record_id, "file_id": held.id if held else 0}
    if reason := _no_files(piece, ledger, record_id) or _tied_already(piece, tie):
        raise Refused({"file_id": reason})
    kept.put(content)
    sealed = {"sealed_digest": kept.sealed_digest(digest)}
    if held is None:
        values = {"digest": digest, "name": name[:200], "size": len(content), **sealed}
        tie["file_id"] = piece.add(FILES, values)
    elif held.sealed_digest != sealed["sealed_digest"]:  # it was damaged and is whole again
        piece.change(FILES, held.id, sealed)
    tie_id = _add_tie(piece, ledger, {**tie, "word": word or None})
    return TakenIn(tie_id, held is not None, held.name if held else name)


def link_in(piece: Piece, ledger: Ledger, record_id: int, file_id: int) -> int:
    """Tie a file that is held already to one more record; return the tie's id."""
    if reason := _no_files(piece, ledger, record_id):
        raise Refused({"file_id": reason})
    return _add_tie(
        piece, ledger, {"owner": ledger.name, "owner_id": record_id, "file_id": file_id}
    )


def held_ids(piece: Piece, ledger: Ledger, record_id: int) -> frozenset[int]:
    """Return the ids of the files that a record has, within a piece of work."""
    table = FILE_TIES.columns.c
    query = select(table.file_id).where(
        table.owner == ledger.name, table.owner_id == record_id, table.retired_at.is_(None)
    )
    return frozenset(piece.connection.scalars(query))


def change_word(store: Store, tie_ids: Iterable[int], word: str) -> None:
    """Tell files apart anew as one batch: 整改前 or 整改后 (``Ledger.file_words``)."""
    with work(store, f"附件改为“{word}”") as piece:
        for tie_id in tie_ids:
            piece.change(FILE_TIES, tie_id, {"word": word})


def _add_tie(piece: Piece, ledger: Ledger, tie: dict[str, object]) -> int:
    tie_id = piece.add(FILE_TIES, tie)
    if ledger.name == TASK_EVIDENCE.name:
        piece.change(TASK_EVIDENCE, int(str(tie["owner_id"])), {"state": "held"})
    return tie_id


def files_of(store: Store, ledger: Ledger, record_ids: Iterable[int]) -> dict[int, list[HeldFile]]:
    """Return the files of several records of one ledger, by record id."""
    tie, file = FILE_TIES.columns, FILES.columns
    query = (
        select(
            tie.c.owner_id,
            tie.c.id,
            file.c.id,
            file.c.digest,
            file.c.name,
            file.c.size,
            file.c.cleared_on,
            func.coalesce(tie.c.word, ""),
        )
        .join(file, file.c.id == tie.c.file_id)
        .where(
            tie.c.owner == ledger.name,
            tie.c.owner_id.in_(list(record_ids)),
            tie.c.retired_at.is_(None),
        )
        .order_by(tie.c.id)
    )
    found: dict[int, list[HeldFile]] = {}
    with store.reading() as connection:
        for owner_id, *held in connection.execute(query):
            found.setdefault(owner_id, []).append(HeldFile(*held))
    return found


def read_file(store: Store, held: HeldFile) -> bytes:
    """Return a stored file's content, in memory only."""
    if held.cleared_on is not None:
        raise FileCleared
    return store.attachments.get(held.digest, held.name)


def export_evidence(
    store: Store, task_ids: Iterable[int], folder: Path, progress: Progress = SILENT
) -> list[Path]:
    """Write the files of tasks and of their evidence under readable names; return the paths.

    Names are ``number_task_paper_nn.ext`` without numbers of people (I13); an existing file is
    never overwritten.
    """
    wanted = _evidence_files(store, list(task_ids))
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for done, (stem, held) in enumerate(wanted, start=1):
        progress.step(done, len(wanted), held.name)
        path = free_name(folder, stem, Path(held.name).suffix)
        path.write_bytes(read_file(store, held))
        written.append(path)
    return written


def export_files(
    store: Store,
    stem: str,
    files: Iterable[HeldFile],
    folder: Path,
    progress: Progress = SILENT,
    *,
    own_names: bool = True,
) -> list[Path]:
    """Write files of one record under ``stem`` and their own names; return the paths.

    ``own_names`` is False where records hold particulars: the files' names may name people.
    """
    wanted = list(files)
    written = []
    for done, held in enumerate(wanted, start=1):
        progress.step(done, len(wanted), held.name)
        own = Path(held.name)
        path = free_name(folder, f"{stem}_{own.stem if own_names else '附件'}", own.suffix)
        path.write_bytes(read_file(store, held))
        written.append(path)
    return written


def untie(store: Store, tie_ids: Iterable[int]) -> int:
    """Take files off their records; what they hold stays for those it still serves."""
    return retire(store, FILE_TIES, tie_ids)


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """Return a path in ``folder`` that Windows accepts and nothing holds yet."""
    clean = _FORBIDDEN.sub("_", cover_name(stem)).strip(" .")[:80] or "附件"
    path, number = folder / f"{clean}{suffix}", 2
    while path.exists():
        path, number = folder / f"{clean}_{number}{suffix}", number + 1
    return path


def _no_files(piece: Piece, ledger: Ledger, record_id: int) -> str | None:
    """Return the reason of the record, or of whoever owns it, for taking no files."""
    record = piece.read(ledger, record_id)
    reason = ledger.no_files(record)
    if reason is None and ledger.parent is not None:
        owner = find_ledger(ledger.parent.ledger)
        return _no_files(piece, owner, getattr(record, ledger.parent.key))
    return reason


def _tied_already(piece: Piece, tie: dict[str, object]) -> str | None:
    table = FILE_TIES.columns
    query = select(table.c.id).where(
        table.c.retired_at.is_(None), *(table.c[key] == value for key, value in tie.items())
    )
    found = piece.connection.scalar(query)
    return "这条记录已经有这份附件，没有重复添加。" if found else None


def _evidence_files(store: Store, task_ids: list[int]) -> list[tuple[str, HeldFile]]:
    task, paper = TASKS.columns, TASK_EVIDENCE.columns
    with store.reading() as connection:
        tasks = {
            row.id: f"{row.code}_{row.title}"
            for row in connection.execute(
                select(task.c.id, task.c.code, task.c.title).where(task.c.id.in_(task_ids))
            )
        }
        papers = connection.execute(
            select(paper.c.id, paper.c.task_id, paper.c.paper).where(
                paper.c.task_id.in_(task_ids), paper.c.retired_at.is_(None)
            )
        ).all()
    found = [
        (tasks[record_id], held)
        for record_id, files in files_of(store, TASKS, task_ids).items()
        for held in files
    ]
    found += _progress_files(store, tasks)
    by_paper = files_of(store, TASK_EVIDENCE, [row.id for row in papers])
    for row in papers:
        stem = f"{tasks[row.task_id]}_{row.paper}"
        found += [(stem, held) for held in by_paper.get(row.id, ())]
    return found


def _progress_files(store: Store, tasks: dict[int, str]) -> list[tuple[str, HeldFile]]:
    """Return the files of the tasks' progress entries, named by the day of the entry."""
    entry = TASK_PROGRESS.columns
    query = select(entry.c.id, entry.c.task_id, entry.c.on_day).where(
        entry.c.task_id.in_(list(tasks)), entry.c.retired_at.is_(None)
    )
    with store.reading() as connection:
        entries = connection.execute(query).all()
    by_entry = files_of(store, TASK_PROGRESS, [row.id for row in entries])
    return [
        (f"{tasks[row.task_id]}_进展{row.on_day}", held)
        for row in entries
        for held in by_entry.get(row.id, ())
    ]
