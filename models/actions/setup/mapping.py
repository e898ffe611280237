"""类型对照: what each type of dispute counts as on each list; the office's lines over defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.actions.door import work
from models.actions.finding import View, every_row
from models.actions.offices import office_of
from models.actions.records import Seen, keep_in, retire_in
from models.ledgers.mediation.arrangements import TYPE_MAPPINGS
from models.store.ledger_file import Store
from models.words.disputes.types import DEFAULT_MAP, DISPUTE_TYPES, UNMAPPED, TypeMap


@dataclass(frozen=True)
class MapLine:
    """One type as it counts now; ``seen`` is the office's own line over the default, or None."""

    code: str
    word: str
    now: TypeMap
    default: TypeMap
    has_default: bool
    seen: Seen | None = None

    @property
    def is_changed(self) -> bool:
        """True if it counts otherwise than by default."""
        return self.now != self.default

    @property
    def is_unmapped(self) -> bool:
        """True for a type of the office's own that nobody has mapped yet."""
        return not self.has_default and self.seen is None


def map_lines(store: Store) -> list[MapLine]:
    """Return every type that is offered or mapped, in the order of the list of types."""
    held = {row.dispute_type: row for row in every_row(store, TYPE_MAPPINGS, View())}
    types = office_of(store).choices(DISPUTE_TYPES)
    codes = [code for code in types.labels if code not in types.retired or code in held]
    return [_line(code, types.label(code), held.get(code)) for code in codes]


def change_line(store: Store, line: MapLine, codes: Mapping[str, str]) -> None:
    """Let a type count otherwise on some lists; ``codes`` maps list to a code of it.

    What then counts as by default is no line of the office's own any more.
    """
    wanted = {**vars(line.now), **codes}
    if wanted == vars(line.now):
        return
    if line.has_default and wanted == vars(line.default):
        restore_lines(store, [line])
        return
    with work(store, f"修改“{line.word}”的类型对照") as piece:
        keep_in(piece, TYPE_MAPPINGS, {**wanted, "dispute_type": line.code}, line.seen)


def restore_lines(store: Store, lines: list[MapLine]) -> int:
    """Let these types count as by default again, as one batch; return how many changed."""
    own = [line for line in lines if line.seen is not None]
    action = f"恢复“{own[0].word}”的类型对照" if len(own) == 1 else f"恢复{len(own)}条类型对照"
    if own:
        with work(store, action) as piece:
            for line in own:
                assert line.seen is not None
                retire_in(piece, TYPE_MAPPINGS, line.seen.id)
    return len(own)


def _line(code: str, word: str, row: Any) -> MapLine:
    default = DEFAULT_MAP.get(code, UNMAPPED)
    now = default if row is None else _map_of(row)
    seen = None if row is None else Seen(row.id, row.revision)
    return MapLine(code, word, now, default, code in DEFAULT_MAP, seen)


def _map_of(row: Any) -> TypeMap:
    return TypeMap(row.mediation, row.event, row.two_level)
