"""更名、合并、拆分: how villages change, each with its day; what was stays what it was (G16).

Records keep the village that they were made for: a merged village ends and stays in the file, and
figures of before name it still. Only what lies on the ground may go over to the other village.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import func, or_, select

from models import kinds
from models.actions.door import Piece, work
from models.actions.offices import office_of
from models.actions.records import Seen, keep_in
from models.actions.township.villages import moving
from models.ledger import Complaints, Refused
from models.ledgers.township.village_facts import VILLAGE_CHANGES
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.office import Office
from models.store.ledger_file import Store

Raw = Mapping[str, object]
_DATED = ("on_day", "basis")


def rename(store: Store, seen: Seen, raw: Raw) -> None:
    """Give a village another name from a day on: ``name``, ``on_day``, ``basis``.

    Raises Refused by key where a blank is wrong or another standing village has the name.
    """
    with work(store, "村更名") as piece:
        village = _standing(piece, seen)
        values = _read(piece, raw, [village.id])
        name = _name_of(piece, raw, values)
        if name == village.name:
            raise Refused({"name": "新村名和原来的一样，请核对。"})
        _add(piece, village.id, "renamed", {**values, "old_name": village.name})
        piece.change(VILLAGES, village.id, {"name": name}, seen.revision)


def merge(store: Store, seen: Seen, raw: Raw) -> None:
    """Let a village go into ``other_id`` on ``on_day``, by ``basis``.

    The village ends and its records stay its own. With ``move`` its natural villages, camera and
    service points go over, and its grids end and begin anew under the other's code.
    """
    with work(store, "合并村") as piece:
        village = _standing(piece, seen)
        other_id = _read_other(piece.office, village.id, raw)
        other = _standing(piece, Seen(other_id, piece.read(VILLAGES, other_id).revision))
        values = _read(piece, raw, [village.id, other.id])
        _add(piece, village.id, "merged", {**values, "other_id": other.id})
        _add(piece, other.id, "absorbed", {**values, "other_id": village.id})
        if raw.get("move"):
            moved = moving.natural_villages_of(piece, village.id)
            _refuse_same_names(piece, moved, other)
            moving.move_places(piece, village.id, other)
            moving.begin_grids_anew(piece, village.id, other, values["on_day"])
            _count_over(piece, village, other, len(moved))
        piece.change(VILLAGES, village.id, {"ended_on": values["on_day"]})


def other_of(store: Store, village_id: int, raw: Raw) -> int:
    """Return the village that ``other_id`` means; Refused if none, or the village itself."""
    return _read_other(office_of(store), village_id, raw)


def split(store: Store, seen: Seen, raw: Raw, natural_ids: Iterable[int] = ()) -> int:
    """Make a village out of a part of another on a day: ``code``, ``name``, ``on_day``, ``basis``.

    The natural villages ``natural_ids`` go over with their camera points; return the new id.
    """
    with work(store, "拆分村") as piece:
        village = _standing(piece, seen)
        values = _read(piece, raw, [village.id])
        name = _name_of(piece, raw, values)
        new_id = keep_in(piece, VILLAGES, {"code": raw.get("code"), "name": name})
        new = piece.read(VILLAGES, new_id)
        _add(piece, new_id, "split", {**values, "other_id": village.id})
        _add(piece, village.id, "gave", {**values, "other_id": new_id})
        wanted = set(natural_ids)
        moved = [r for r in moving.natural_villages_of(piece, village.id) if r.id in wanted]
        for row in moved:
            moving.move_natural_village(piece, row, new_id)
        _count_over(piece, village, new, len(moved))
        return new_id


def _standing(piece: Piece, seen: Seen) -> Any:
    village = piece.read(VILLAGES, seen.id)
    if village.ended_on is not None or village.retired_at is not None:
        raise Refused({"other_id": f"“{village.name}”已撤并或已删除，不能再变更。"})
    return village


def _read(piece: Piece, raw: Raw, villages: list[int]) -> dict[str, Any]:
    """Read day and basis; a day lies neither in the future nor before the villages' last change."""
    cards = {key: VILLAGE_CHANGES.fields[key].card for key in _DATED}
    values: dict[str, Any] = {}
    complaints: Complaints = {}
    for key, card in cards.items():
        try:
            values[key] = kinds.parse(card, raw.get(key), piece.office)
        except ValueError as error:
            complaints[key] = str(error)
    if not complaints:
        complaints = _day_complaints(piece, values["on_day"], villages)
    if complaints:
        raise Refused(complaints)
    return values


def _day_complaints(piece: Piece, day: Any, villages: list[int]) -> Complaints:
    if day > piece.office.today:
        return {"on_day": "日期不能晚于今天；批准以后、生效那天再登记。"}
    table = VILLAGE_CHANGES.columns.c
    newest = piece.connection.scalar(
        select(func.max(table.on_day)).where(
            table.retired_at.is_(None), table.village_id.in_(villages)
        )
    )
    if newest is not None and day < newest:
        return {"on_day": f"不能早于上一次变更的日期 {newest}，请核对。"}
    return {}


def _name_of(piece: Piece, raw: Raw, values: Mapping[str, Any]) -> str:
    """Read the name; no other village that stands on the day may have it."""
    try:
        name = str(kinds.parse(VILLAGES.fields["name"].card, raw.get("name"), piece.office))
    except ValueError as error:
        raise Refused({"name": str(error)}) from None
    table = VILLAGES.columns.c
    same = select(table.id).where(
        table.name == name,
        table.retired_at.is_(None),
        or_(table.ended_on.is_(None), table.ended_on > values["on_day"]),
    )
    if piece.connection.scalar(same.limit(1)) is not None:
        raise Refused({"name": f"已有一个村叫“{name}”，请核对。"})
    return name


def _read_other(office: Office, village_id: int, raw: Raw) -> int:
    card = replace(VILLAGE_CHANGES.fields["other_id"].card, label="并入的村", required=True)
    try:
        other_id = int(kinds.parse(card, raw.get("other_id"), office))
    except ValueError as error:
        raise Refused({"other_id": str(error)}) from None
    if other_id == village_id:
        raise Refused({"other_id": "不能并入自己，请选另一个村。"})
    return other_id


def _refuse_same_names(piece: Piece, moved: list[Any], other: Any) -> None:
    held = {row.name for row in moving.natural_villages_of(piece, other.id)}
    if same := [row.name for row in moved if row.name in held]:
        raise Refused(
            {
                "move": f"两个村都有自然村“{'、'.join(same)}”，转过去会分不清。"
                "请先把其中一个改名，再合并。"
            }
        )


def _count_over(piece: Piece, giver: Any, taker: Any, count: int) -> None:
    """Move the number of natural villages on the cards, as far as it was filled in."""
    key = NATURAL_VILLAGES.name
    if not count:
        return
    if getattr(giver, key) is not None:
        piece.change(VILLAGES, giver.id, {key: max(0, getattr(giver, key) - count)})
    piece.change(VILLAGES, taker.id, {key: (getattr(taker, key) or 0) + count})


def _add(piece: Piece, village_id: int, change: str, values: Mapping[str, Any]) -> None:
    piece.add(VILLAGE_CHANGES, {"village_id": village_id, "change": change, **values})
