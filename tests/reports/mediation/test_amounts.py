"""Amounts as papers write them."""

import pytest

from reports.forms.mediation.amounts import in_words, yuan


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (None, ""),
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角"),
        (1005, "壹拾元零伍分"),
        (1050, "壹拾元伍角"),
        (300000, "叁仟元整"),
        (300050, "叁仟元伍角"),
        (100800, "壹仟零捌元整"),
        (10010000, "壹拾万零壹佰元整"),
        (1234567800, "壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元整"),
        (1000000000100, "壹佰亿零壹元整"),
        (2000300000000, "贰佰亿零叁佰万元整"),
    ],
)
def test_amount_is_written_in_capital_figures(amount: int | None, words: str) -> None:
    assert in_words(amount) == words


def test_amount_in_figures_has_its_unit() -> None:
    assert (yuan(None), yuan(300050)) == ("", "3,000.50元")
