"""服务点覆盖: the plan's figures on service points, each with its rows and what is lacking.

Formulas and thresholds: ``domain/10`` Q-ZZZX, Q-STAFF, Q-PLAT-X, Q-PLAT-C, Q-FAC, Q-GOV, Q-PSY,
Q-4Y2G. Shares are exact; without villages there is no share (无数据).
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from models.actions.figures.figure import Figure, Rate
from models.actions.offices import office_of
from models.actions.township.norm import NO_DATA, Norm, counted
from models.actions.township.points import Points, Test, any_point, points_on
from models.actions.township.thresholds import number_of, share_of
from models.actions.township.villages.facts import matrix_on
from models.ledgers.township.service_points import SERVICE_POINTS
from models.office import Office
from models.store.ledger_file import Store

TOWNSHIP = "乡本级"
_FROM_FACTS = ("mediation_room", "facility", "handles", "open_steps")


def norms_on(store: Store, day: dt.date) -> tuple[Norm, ...]:
    """Return the figures as of ``day``, in the order of the plan."""
    office, points, matrix = office_of(store), points_on(store, day), matrix_on(store, day)
    of_facts = {each.code: matrix.norm(each) for each in matrix.columns}
    return (
        _centres(office, points),
        _staff(office, points),
        _joint_centre(office, points),
        *(of_facts[code] for code in _FROM_FACTS if code in of_facts),
        _psychology(points),
    )


def _is_qualified(row: Any) -> bool:
    return bool(row.qualified)


def _centres(office: Office, points: Points) -> Norm:
    """综治中心合格率: one of the township and one of each village are to be there."""
    have, lacking = _everywhere(points, "centre", _is_qualified)
    least = share_of(office, "centre_rate_least")
    formula = "评定合格的综治中心数÷应建综治中心数（乡1个加每村1个）"
    figure, whole = _points("合格的综治中心", have), _all_places(points, "应建综治中心")
    rate = Rate("综治中心合格率", figure, whole, formula, NO_DATA, least)
    rule = f"综治中心合格率＝{formula}；没有评定的不算合格。"
    return Norm(
        "centre", rate.name, "3.1", figure, SERVICE_POINTS, rule, "个", rate, lacking=lacking
    )


def _staff(office: Office, points: Points) -> Norm:
    ids = points.of_township("centre")
    people = sum(row.dispatched or 0 for row in points.open if row.id in ids)
    figure = _points("乡综治中心劳务派遣专职人员", ids, people)
    least = number_of(office, "centre_staff_least")
    rule = "乡综治中心专职人员中以劳务派遣方式配备的人数，只记人数。"
    return Norm("staff", figure.name, "3.1", figure, SERVICE_POINTS, rule, "人", least=least)


def _joint_centre(office: Office, points: Points) -> Norm:
    ids = points.of_township("joint_centre")[:1]
    figure, whole = _points("已建成的乡联合化解中心", ids), _points("应建", [], 1)
    least = share_of(office, "joint_centre_least")
    formula = "已建成的乡级矛盾纠纷联合化解中心数÷应建数（1个）"
    rate = Rate("乡联合化解中心", figure, whole, formula, NO_DATA, least)
    lacking = () if ids else (TOWNSHIP,)
    return Norm(
        "joint_centre",
        rate.name,
        "3.5",
        figure,
        SERVICE_POINTS,
        f"{rate.name}＝{formula}。",
        "个",
        rate,
        lacking=lacking,
    )


def _psychology(points: Points) -> Norm:
    """Only reported: the plan names no share (Q-PSY)."""
    have, lacking = _everywhere(points, "psychology", any_point)
    name = "心理服务站（室）"
    formula = f"已设{name}的乡、村数÷应设数（乡1个加每村1个）"
    figure, whole = _points(f"已设{name}", have), _all_places(points, f"应设{name}")
    rate = Rate(name, figure, whole, formula, NO_DATA)
    rule = f"{rate.name}＝{formula}。"
    return Norm(
        "psychology", rate.name, "3.8", figure, SERVICE_POINTS, rule, "个", rate, lacking=lacking
    )


def _everywhere(points: Points, kind: str, test: Test) -> tuple[list[int], tuple[str, ...]]:
    """Return one point of township and villages each, and who has none."""
    own = points.of_township(kind, test)[:1]
    lacking = [] if own else [TOWNSHIP]
    for unit in points.units:
        row = points.of_village(unit.id, frozenset({kind}), test)
        if row is None:
            lacking.append(unit.name)
        else:
            own.append(row.id)
    return own, tuple(lacking)


def _all_places(points: Points, name: str) -> Any:
    """The township and its villages; without villages there is nothing to say yet."""
    whole = 1 + len(points.units) if points.units else 0
    return _points(name, [], whole)


def _points(name: str, ids: list[int], value: int | None = None) -> Figure:
    return counted(name, SERVICE_POINTS, ids, value)
