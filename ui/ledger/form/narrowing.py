"""Links narrowed by another field: what they offer and say follows that field as it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Protocol

from models.actions import finding
from models.actions.linking.belonging import owner_ledger, stray, tie_to
from models.ledger import Ledger, find_ledger
from ui.ledger.form.choosing import LinkEditor
from ui.ledger.form.editor import Editor
from ui.workplace import Workplace


class Row(Protocol):
    """A field as a form shows it."""

    @property
    def editor(self) -> Editor | None:
        """Where it is typed."""

    def complain(self, sentence: str) -> None:
        """Say what is wrong, or nothing any more."""


class Narrowing:
    """Ties the rows of a form's narrowed links to the rows that narrow them."""

    def __init__(self, workplace: Workplace, ledger: Ledger, rows: Mapping[str, Row]) -> None:
        """``rows`` are the fields built so far, by key; they may become more."""
        self._workplace, self._ledger, self._rows = workplace, ledger, rows

    def tie(self, key: str) -> None:
        """A row was built: let its editor offer only what belongs to the other one's record."""
        editor = self._rows[key].editor
        if isinstance(editor, LinkEditor) and editor.card.within:
            owner = owner_ledger(self._ledger, self._ledger.fields[key])
            tie = tie_to(editor.card.target, owner.name)
            editor.narrow(tie, owner, partial(self._id_in, editor.card.within))

    def heed(self, key: str) -> None:
        """A row was typed into: fill the owner that it tells, say what fits no longer."""
        for each in self._ledger.narrowed:
            if each.key in self._rows and key in (each.key, each.card.within):
                link, owner = self._id_in(each.key), self._id_in(each.card.within)
                if key == each.key and link is not None and self._is_empty(each.card.within):
                    self._fill(each.key, link)
                elif link is not None and owner is not None:
                    office = self._workplace.office
                    said = stray(self._ledger, each, (link, owner), office, self._owner_of)
                    self._rows[each.key].complain(said)
                else:
                    self._rows[each.key].complain("")

    def _fill(self, key: str, link: int) -> None:
        """The link was chosen first: it tells whose it is."""
        found = self._ledger.fields[key]
        above = owner_ledger(self._ledger, found)
        target = find_ledger(found.card.target)
        held = self._owner_of(target, link, tie_to(target.name, above.name))
        row = self._rows.get(found.card.within)
        if held is not None and row is not None and row.editor is not None:
            row.editor.show_raw(held)

    def _owner_of(self, ledger: Ledger, record_id: int, tie: str) -> object:
        row = finding.one(self._workplace.store, ledger, record_id)
        return getattr(row, tie) if row is not None else None

    def _id_in(self, key: str) -> int | None:
        row = self._rows.get(key)
        raw = row.editor.raw() if row is not None and row.editor is not None else None
        return raw if isinstance(raw, int) else None

    def _is_empty(self, key: str) -> bool:
        row = self._rows.get(key)
        return row is not None and row.editor is not None and row.editor.raw() in ("", None)
