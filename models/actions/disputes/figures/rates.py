"""The rates of ``domain/02-disputes-ledger.md`` 2.4, each with its formula and its target."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from models.actions.disputes.figures.facts import Counted, Measure
from models.actions.disputes.figures.measures import (
    CONTROLLED,
    DUE,
    FALLING_DUE,
    FOUND,
    IN_TIME,
    ON_SPOT,
    SETTLED,
    UNSETTLED,
)
from models.actions.disputes.figures.mediating import (
    AGREED,
    CONFIRMED,
    DECIDED,
    DUE_AGREEMENTS,
    DUE_AND_DONE,
    WRITTEN,
)
from models.actions.figures.figure import Rate
from models.office import Office

BASE_SETTING = "settled_rate_base"
ON_SPOT_SETTING, CONTROLLED_SETTING = "on_spot_rate_least", "controlled_rate_least"
RATE_BASES = {"due": DUE, "found": FOUND}
"""What the office may divide 化解率 by; the first unless it chose."""
SEEDS = {ON_SPOT_SETTING: "95", CONTROLLED_SETTING: "100"}
"""The plan's own targets in percent (E3); the office may enter others."""

RATE_MEASURES = (DUE, FOUND, SETTLED, UNSETTLED, CONTROLLED, ON_SPOT, FALLING_DUE, IN_TIME)
MEDIATION_RATE_MEASURES = (AGREED, DECIDED, DUE_AND_DONE, DUE_AGREEMENTS, CONFIRMED, WRITTEN)


def base_of(office: Office) -> Measure:
    """Return what 化解率 divides by: 应化解数, or 本期新排查 if the office chose so."""
    return RATE_BASES.get(office.settings.get(BASE_SETTING, ""), DUE)


def target_of(office: Office, setting: str) -> Fraction | None:
    """Return a target share; None if the office struck it out or wrote no number."""
    try:
        return Fraction(office.settings.get(setting, SEEDS[setting]).strip().rstrip("%")) / 100
    except ValueError:
        return None


def settled_rate(counted: Counted, *, of_village: bool = False, **at: Any) -> Rate:
    """化解率 at a place on the axes."""
    base = base_of(counted.facts.office)
    return Rate(
        "化解率",
        counted.figure(SETTLED, **at),
        counted.figure(base, **at),
        f"{SETTLED.label}÷{base.label}",
        f"无{base.label.removesuffix('数')}",
        is_of_village=of_village,
    )


def rates_of(counted: Counted) -> tuple[Rate, ...]:
    """Return the rates on the whole of the period's cases."""
    office, figure = counted.facts.office, counted.figure
    return (
        settled_rate(counted),
        Rate(
            "就地化解率",
            figure(ON_SPOT),
            figure(DUE),
            f"{ON_SPOT.label}÷{DUE.label}",
            "无应化解",
            target_of(office, ON_SPOT_SETTING),
        ),
        Rate(
            "稳控率",
            figure(CONTROLLED),
            figure(UNSETTLED),
            f"{CONTROLLED.label}÷期末{UNSETTLED.label}",
            "无未化解",
            target_of(office, CONTROLLED_SETTING),
        ),
        Rate(
            "按期办结率",
            figure(IN_TIME),
            figure(FALLING_DUE),
            f"{IN_TIME.label}÷{FALLING_DUE.label}",
            "无到期应办",
        ),
    )


def success_rate(counted: Counted, *, of_village: bool = False, **at: Any) -> Rate:
    """调解成功率 at a place on the axes; refused, withdrawn and other ends count as neither."""
    return Rate(
        "调解成功率",
        counted.figure(AGREED, **at),
        counted.figure(DECIDED, **at),
        f"{AGREED.label}÷（{AGREED.label}＋调解不成）",
        "—",
        is_of_village=of_village,
    )


def mediation_rates_of(counted: Counted) -> tuple[Rate, ...]:
    """Return the rates on the whole of the period's mediated cases."""
    figure = counted.figure
    return (
        success_rate(counted),
        Rate(
            "履行率",
            figure(DUE_AND_DONE),
            figure(DUE_AGREEMENTS),
            f"{DUE_AND_DONE.label}÷{DUE_AGREEMENTS.label}",
            "无到期协议",
        ),
        Rate(
            "司法确认率",
            figure(CONFIRMED),
            figure(WRITTEN),
            f"{CONFIRMED.label}÷{WRITTEN.label}",
            "无书面协议",
        ),
    )
