"""Amounts of money as papers write them: in figures, and in the words that nobody can change."""

from __future__ import annotations

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")


def yuan(amount: int | None) -> str:
    """Return an amount in 分 as 3,000.00元; empty for none."""
    return f"{amount / 100:,.2f}元" if amount is not None else ""


def in_words(amount: int | None) -> str:
    """Return an amount in 分 in capital figures: 叁仟元整, 壹拾元零伍分; empty for none.

    After the rules for vouchers (正确填写票据和结算凭证的基本规定); below one 万亿.
    """
    if amount is None:
        return ""
    whole, part = divmod(amount, 100)
    tens, ones = divmod(part, 10)
    said = f"{_whole(whole)}元" if whole else ""
    if not part:
        return f"{said or '零元'}整"
    if tens:
        said += f"{_DIGITS[tens]}角"
    elif whole:
        said += "零"
    return said + (f"{_DIGITS[ones]}分" if ones else "")


def _whole(number: int) -> str:
    said, is_gap = "", False
    for power in range(len(_GROUPS) - 1, -1, -1):
        group = number // 10 ** (4 * power) % 10000
        if group == 0:
            is_gap = bool(said)
            continue
        if said and (is_gap or group < 1000):
            said += "零"
        said += _group(group) + _GROUPS[power]
        is_gap = False
    return said


def _group(number: int) -> str:
    said, is_gap = "", False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit == 0:
            is_gap = bool(said)
            continue
        said += ("零" if is_gap else "") + _DIGITS[digit] + _PLACES[power]
        is_gap = False
    return said
