"""The office's own Word templates in place of papers (F11)."""

from __future__ import annotations

from models.actions.filing import files_of, read_file
from models.actions.finding import View, every_row
from models.ledgers.mediation.arrangements import OWN_TEMPLATES
from models.store.ledger_file import Store

_WORD = ".docx"


def own_templates(store: Store) -> dict[str, bytes]:
    """Return the templates in use by the code of their paper; the one entered last counts."""
    rows = [each for each in every_row(store, OWN_TEMPLATES, View()) if not each.is_off]
    files = files_of(store, OWN_TEMPLATES, [each.id for each in rows])
    found = {}
    for row in sorted(rows, key=lambda each: each.id):
        held = [each for each in files.get(row.id, ()) if each.name.lower().endswith(_WORD)]
        if held:
            found[row.paper] = read_file(store, held[-1])
    return found
