"""自备模板: a .docx of the office's own in place of a paper: taken in, put out of use, removed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from models.actions import filing
from models.actions.door import work
from models.actions.filing import HeldFile
from models.actions.finding import View, every_row
from models.actions.offices import office_of
from models.actions.records import Seen, keep_in, retire_in
from models.ledgers.mediation.arrangements import OWN_TEMPLATES
from models.store.ledger_file import Store
from models.words.disputes.mediation import PAPERS


@dataclass(frozen=True)
class Template:
    """The template of one paper; ``file`` is its .docx."""

    seen: Seen
    paper: str
    name: str
    is_off: bool
    file: HeldFile | None


def templates(store: Store) -> dict[str, Template]:
    """Return the templates of the office by paper."""
    rows = every_row(store, OWN_TEMPLATES, View())
    files = filing.files_of(store, OWN_TEMPLATES, [row.id for row in rows])
    return {row.paper: _template(row, files.get(row.id, [])) for row in rows}


def take_template(store: Store, paper: str, name: str, content: bytes) -> None:
    """Put a .docx in place of a paper, and in place of the template it had; one batch.

    Its placeholders are checked by ``reports/word/own_template.py`` before. Refused where the file
    carries a mark of secrets.
    """
    filing.refuse_marked_file(name, content)
    before, word = templates(store).get(paper), office_of(store).choices(PAPERS).label(paper)
    with work(store, f"{'更换' if before else '选用'}自备模板：{word}") as piece:
        if before is not None:
            retire_in(piece, OWN_TEMPLATES, before.seen.id)
        raw = {"paper": paper, "name": PurePath(name).stem[:100]}
        record_id = keep_in(piece, OWN_TEMPLATES, raw)
        filing.attach_in(piece, OWN_TEMPLATES, record_id, name, content)


def switch_template(store: Store, held: Template, *, is_off: bool) -> None:
    """Let the program's own paper be made again, or the template's."""
    word = office_of(store).choices(PAPERS).label(held.paper)
    with work(store, f"{'停用' if is_off else '启用'}自备模板：{word}") as piece:
        keep_in(piece, OWN_TEMPLATES, {"is_off": is_off}, held.seen)


def remove_template(store: Store, held: Template) -> None:
    """Move a template to the recycle bin."""
    word = office_of(store).choices(PAPERS).label(held.paper)
    with work(store, f"删除自备模板：{word}") as piece:
        retire_in(piece, OWN_TEMPLATES, held.seen.id)


def _template(row: Any, files: list[HeldFile]) -> Template:
    file = files[-1] if files else None
    return Template(Seen(row.id, row.revision), row.paper, row.name, bool(row.is_off), file)
