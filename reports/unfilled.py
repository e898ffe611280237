"""The places of a paper that print as blanks, so that the clerk sees them before printing (B9)."""

from __future__ import annotations

from collections.abc import Iterator

from reports.paper import Blank, Block, FieldTable, Paper, Sentence, Slot


def unfilled(paper: Paper) -> list[str]:
    """Return the labels of the places that print as blanks, each once, in their order (B9)."""
    found = (label for block in paper.blocks for label in _blanks_of(block))
    return list(dict.fromkeys(found))


def _blanks_of(block: Block) -> Iterator[str]:
    match block:
        case Sentence(parts=parts):
            slots = (part for part in parts if isinstance(part, Slot) and part.label)
            yield from (slot.label for slot in slots if not slot.value.strip())
        case Blank(label=label, value=""):
            yield label.rstrip("：:")
        case FieldTable(rows=rows):
            yield from (c.wanted for row in rows for c in row if c.wanted and not c.text.strip())
        case _:
            return
