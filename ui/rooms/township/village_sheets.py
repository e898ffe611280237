"""更名, 合并, 拆分: what each asks, with what the villages hold and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from models.actions import finding
from models.actions.records import Seen
from models.actions.township.villages import changing
from models.actions.township.villages.units import holdings
from models.fields import Choices, FieldCard, Kind
from models.ledgers.township.village_facts import VILLAGE_CHANGES
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.office import Office
from models.store.ledger_file import Store
from ui.ledger.sheets.sheet import Answers, Blank, Sheet, blanks_of, required

_MOVE = FieldCard(
    "转到新的村名下",
    Kind.YES_NO,
    help="选“是”：自然村、服务点、监控点转过去，网格撤销后按并入的村续编，以前的月份留在原网格。",
)


def rename_sheet(store: Store, row: Any, office: Office) -> Sheet:
    """Ask for the new name, from which day on, and by which paper."""
    (name,) = blanks_of(VILLAGES, ("name",))
    return Sheet(
        title=f"{row.name}更名",
        yes="更名",
        blanks=(_named(name, "新村名"), *_dated(office)),
        keep=lambda answers: changing.rename(store, _seen(row), answers),
        done=f"“{row.name}”已更名",
        explained="以前日期的报表仍写旧名，这一天起写新名。只是错字的，直接在表单里改。",
    )


def into_sheet(store: Store, row: Any, go: Callable[[int], None]) -> Sheet:
    """Ask first into which village, so that what both hold can be told; ``go`` is given its id."""
    (other,) = blanks_of(VILLAGE_CHANGES, ("other_id",))
    chosen: list[int] = []

    def keep(answers: Answers) -> None:
        chosen.append(changing.other_of(store, row.id, answers))

    return Sheet(
        title=f"{row.name}并入他村",
        yes="下一步",
        blanks=(_named(required(other), "并入哪个村"),),
        keep=keep,
        done="",
        explained=f"{row.name}现有{_held(store, row.id)}。",
        then=lambda: go(chosen[-1]),
    )


def merge_sheet(store: Store, row: Any, other: Any, office: Office) -> Sheet:
    """Ask from which day on a village goes into ``other``, and whether its places go over."""
    move = _named(Blank("move", _MOVE, False), f"转到{other.name}名下", _MOVE.help)
    return Sheet(
        title=f"{row.name}并入{other.name}",
        yes="合并",
        blanks=(*_dated(office), move),
        keep=lambda answers: changing.merge(store, _seen(row), {**answers, "other_id": other.id}),
        done=f"“{row.name}”已并入“{other.name}”",
        explained=(
            f"{row.name}现有{_held(store, row.id)}；{other.name}现有{_held(store, other.id)}。"
            f"{row.name}从这一天起撤销，不再供新记录选用；它的记录仍写它，以前的统计不变。"
        ),
        destructive=True,
    )


def split_sheet(store: Store, row: Any, office: Office) -> Sheet:
    """Ask for the new village's code and name, and which natural villages go to it."""
    blanks = blanks_of(VILLAGES, ("code", "name"), {"code": row.code[:9]})
    naturals = finding.children(store, NATURAL_VILLAGES, VILLAGES, row.id)
    words = Choices("natural", {str(each.id): each.name for each in naturals})
    card = FieldCard("划出的自然村", Kind.MANY, choices=words)
    more = (Blank("naturals", card, []),) if naturals else ()

    def keep(answers: Answers) -> int:
        chosen = [int(each) for each in answers.get("naturals", ()) if str(each).isdigit()]
        return changing.split(store, _seen(row), answers, chosen)

    code, name = blanks
    return Sheet(
        title=f"从{row.name}拆出新村",
        yes="拆分",
        blanks=(_named(code, "新村区划代码"), _named(name, "新村名"), *_dated(office), *more),
        keep=keep,
        done=f"已从“{row.name}”拆出新村",
        explained=(
            "选中的自然村和其中的监控点转到新村；原有的纠纷、网格、服务点等仍属"
            f"{row.name}，以前的统计不变。户数、人口请拆分后在两个村的村情卡上改。"
        ),
    )


def _dated(office: Office) -> tuple[Blank, ...]:
    given = {"on_day": office.today.isoformat()}
    day, basis = blanks_of(VILLAGE_CHANGES, ("on_day", "basis"), given)
    return (_named(day, "从哪天起"), basis)


def _named(blank: Blank, label: str, said: str = "") -> Blank:
    return replace(blank, card=replace(blank.card, label=label, help=said))


def _held(store: Store, village_id: int) -> str:
    words = [each.words for each in holdings(store, village_id)]
    return "、".join(words) if words else "没有记录"


def _seen(row: Any) -> Seen:
    return Seen(row.id, row.revision)
