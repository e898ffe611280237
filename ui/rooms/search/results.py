"""What one search found, as lines of a list: a heading for each group, then its hits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.actions.finding import View
from models.actions.search.everywhere import search_everywhere
from models.office import Office
from models.store.ledger_file import Store
from ui.rooms.catalogue import Room

MOST_OF_A_GROUP = 5


@dataclass(frozen=True)
class Line:
    """One line: a heading, a record, the rest of a group, or a room."""

    text: str
    room: str
    record_id: int | None = None
    view: View | None = None
    is_heading: bool = False


def find_lines(store: Store, office: Office, rooms: Sequence[Room], words: str) -> list[Line]:
    """Return what is found for ``words``: records by ledger with their numbers, then rooms."""
    lines: list[Line] = []
    for hits in search_everywhere(store, words, MOST_OF_A_GROUP):
        ledger = hits.ledger
        heading = f"{ledger.title}　{hits.total}{ledger.counter}"
        lines.append(Line(heading, ledger.name, is_heading=True))
        lines += [Line(ledger.name_of(row, office), ledger.name, row.id) for row in hits.rows]
        if hits.total > len(hits.rows):
            more = f"在{ledger.title}里看全部{hits.total}{ledger.counter}"
            lines.append(Line(more, ledger.name, view=View(words=words)))
    return lines + _room_lines(rooms, words)


def _room_lines(rooms: Sequence[Room], words: str) -> list[Line]:
    wanted = words.strip().lower()
    found = [room for room in rooms if wanted and _fits(room, wanted)]
    heading = [Line("去处", "", is_heading=True)] if found else []
    return heading + [Line(f"打开“{room.title}”", room.name) for room in found]


def _fits(room: Room, wanted: str) -> bool:
    if wanted in room.title or wanted in room.words:
        return True
    from models.pinyin import matches_initials

    return wanted.isascii() and matches_initials(wanted, room.title)
