"""佐证 of tasks handed out: files of the task, its papers, its entries and what serves it (A8)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import select

from models.actions import filing
from models.actions.daily import proving
from models.actions.filing import HeldFile
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.progress import TASK_PROGRESS
from models.ledgers.tasks.task import TASKS
from models.progress import SILENT, Progress
from models.store.ledger_file import Store


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
        path = filing.free_name(folder, stem, Path(held.name).suffix)
        path.write_bytes(filing.read_file(store, held))
        written.append(path)
    return written


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
        for record_id, files in filing.files_of(store, TASKS, task_ids).items()
        for held in files
    ]
    found += _progress_files(store, tasks)
    by_paper = filing.files_of(store, TASK_EVIDENCE, [row.id for row in papers])
    for row in papers:
        stem = f"{tasks[row.task_id]}_{row.paper}"
        found += [(stem, held) for held in by_paper.get(row.id, ())]
    return found + _tied_files(store, tasks, {held.file_id for _, held in found})


def _tied_files(store: Store, tasks: dict[int, str], known: set[int]) -> list[tuple[str, HeldFile]]:
    """Return the files of the records that serve the tasks, but for those that go out already."""
    found = []
    for task_id, name in tasks.items():
        for proof in proving.proofs_of(store, task_id):
            stem = f"{name}_{proof.ledger.title}"
            found += [(stem, held) for held in proof.files if held.file_id not in known]
    return found


def _progress_files(store: Store, tasks: dict[int, str]) -> list[tuple[str, HeldFile]]:
    """Return the files of the tasks' progress entries, named by the day of the entry."""
    entry = TASK_PROGRESS.columns
    query = select(entry.c.id, entry.c.task_id, entry.c.on_day).where(
        entry.c.task_id.in_(list(tasks)), entry.c.retired_at.is_(None)
    )
    with store.reading() as connection:
        entries = connection.execute(query).all()
    by_entry = filing.files_of(store, TASK_PROGRESS, [row.id for row in entries])
    return [
        (f"{tasks[row.task_id]}_进展{row.on_day}", held)
        for row in entries
        for held in by_entry.get(row.id, ())
    ]
