"""How each kind of field is read from what people give, shown, and written into history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from models import dates
from models.fields import FieldCard, Kind
from models.guards import marks
from models.office import Office

_YES = {"是", "有", "√", "✓", "1", "true", "y", "yes", "真", "已", "对"}
_NO = {"否", "无", "×", "✗", "0", "false", "n", "no", "假", "未", "没有"}
_SEPARATORS = str.maketrans(dict.fromkeys("，,；;/|\n", "、"))


def parse(card: FieldCard, raw: object, office: Office) -> Any:
    """Turn what a person or a workbook gave into a stored value; None when empty.

    Raises ValueError with a Chinese sentence that says what is wrong and what to write.
    """
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        if card.required:
            raise ValueError(f"请填写{card.label}。")
        return None
    value = PARSERS[card.kind](card, raw, office)
    if isinstance(value, str) and (mark := marks.mark_in(value)):
        raise ValueError(marks.complaint_about(card.label, mark))
    if card.check and (complaint := card.check(value)):
        raise ValueError(complaint)
    return value


def show(card: FieldCard, value: Any, office: Office) -> str:
    """Return the text of a stored value, uncovered; empty for None."""
    return "" if value is None else SHOWERS[card.kind](card, value, office)


def default_of(card: FieldCard, office: Office) -> Any:
    """Return what a field of a new record begins with; None for nothing."""
    return card.default(office) if callable(card.default) else card.default


def to_plain(value: Any) -> Any:
    """Return ``value`` as JSON can hold it; ``from_plain`` is the way back."""
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, dt.date) else value


def from_plain(kind: Kind, plain: Any) -> Any:
    """Return the stored value that ``to_plain`` was given."""
    if plain is None:
        return None
    if kind is Kind.DATE:
        return dt.date.fromisoformat(plain)
    return dt.datetime.fromisoformat(plain) if kind is Kind.MOMENT else plain


def words_of(stored: str | None) -> tuple[str, ...]:
    """Return the codes in a stored MANY value."""
    return tuple(part for part in (stored or "").split(";") if part)


def as_many(codes: tuple[str, ...] | list[str]) -> str | None:
    """Return codes as a stored MANY value."""
    return f";{';'.join(codes)};" if codes else None


def _parse_text(card: FieldCard, raw: object, _office: Office) -> str:
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)  # calamine gives every number as a float
    value = str(raw).strip()
    if card.length and len(value) > card.length:
        raise ValueError(f"{card.label}最多{card.length}个字，现在有{len(value)}个字，请缩短。")
    return value


def _parse_number(card: FieldCard, raw: object, _office: Office) -> int:
    whole = _scaled(card, raw, 0)
    if abs(whole) >= 2**31:
        raise ValueError(f"{card.label}“{raw}”太大了，请核对。")
    return whole


def _parse_decimal(card: FieldCard, raw: object, _office: Office) -> int:
    return _scaled(card, raw, card.places)


def _scaled(card: FieldCard, raw: object, places: int) -> int:
    from decimal import Decimal, InvalidOperation

    written = dates.normal_width(str(raw)).replace(",", "").replace(" ", "").removesuffix(card.unit)
    try:
        value = Decimal(written) if not isinstance(raw, bool) else Decimal("NaN")
        scaled = value.scaleb(places)
        whole = int(scaled) if scaled == scaled.to_integral_value() else None
    except (InvalidOperation, ValueError, OverflowError):
        raise ValueError(f"{card.label}应填数字，现在写着“{raw}”。") from None
    if whole is None:
        wanted = f"最多{places}位小数" if places else "整数"
        raise ValueError(f"{card.label}应填{wanted}，现在写着“{raw}”。")
    return whole


def _parse_date(_card: FieldCard, raw: object, office: Office) -> dt.date:
    return dates.read_date(raw, office.today)


def _parse_month(_card: FieldCard, raw: object, office: Office) -> str:
    return dates.read_month(raw, office.today)


def _parse_moment(card: FieldCard, raw: object, office: Office) -> dt.datetime:
    if isinstance(raw, dt.datetime):
        return raw
    try:
        return dt.datetime.fromisoformat(str(raw).strip())
    except ValueError:
        day = _parse_date(card, raw, office)
        return dt.datetime.combine(day, dt.time())


def _parse_yes_no(card: FieldCard, raw: object, _office: Office) -> bool:
    if isinstance(raw, bool):
        return raw
    word = str(raw).strip().lower().removesuffix(".0")
    if word in _YES or word in _NO:
        return word in _YES
    yes, no = card.words
    raise ValueError(f"{card.label}应填“{yes}”或“{no}”，现在写着“{raw}”。")


def _parse_choice(card: FieldCard, raw: object, office: Office) -> str:
    assert card.choices is not None
    return office.choices(card.choices).code(str(raw).strip())


def _parse_many(card: FieldCard, raw: object, office: Office) -> str | None:
    assert card.choices is not None
    choices = office.choices(card.choices)
    parts = raw if isinstance(raw, list | tuple) else str(raw).translate(_SEPARATORS).split("、")
    codes = [choices.code(str(part).strip()) for part in parts if str(part).strip()]
    return as_many(list(dict.fromkeys(codes)))


def _parse_link(card: FieldCard, raw: object, office: Office) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    word, scope = str(raw).strip(), office.scope if card.within else None
    found = office.find_named(card.target, word, scope)
    if found is None:
        raise ValueError(office.lost(card, word, scope))
    return found


def _show_decimal(card: FieldCard, value: int, _office: Office) -> str:
    sign, digits = ("-" if value < 0 else ""), str(abs(value)).rjust(card.places + 1, "0")
    whole, part = (digits[: -card.places], digits[-card.places :]) if card.places else (digits, "")
    return f"{sign}{int(whole):,}" + (f".{part}" if part else "")


def _show_many(card: FieldCard, value: str, office: Office) -> str:
    assert card.choices is not None
    choices = office.choices(card.choices)
    return "、".join(choices.label(code) for code in words_of(value))


def _show_choice(card: FieldCard, value: str, office: Office) -> str:
    return office.choices(card.choices).label(value) if card.choices else value


PARSERS: dict[Kind, Callable[[FieldCard, Any, Office], Any]] = {
    Kind.TEXT: _parse_text,
    Kind.PARAGRAPH: _parse_text,
    Kind.NUMBER: _parse_number,
    Kind.DECIMAL: _parse_decimal,
    Kind.DATE: _parse_date,
    Kind.MONTH: _parse_month,
    Kind.MOMENT: _parse_moment,
    Kind.YES_NO: _parse_yes_no,
    Kind.CHOICE: _parse_choice,
    Kind.MANY: _parse_many,
    Kind.LINK: _parse_link,
}
SHOWERS: dict[Kind, Callable[[FieldCard, Any, Office], str]] = {
    Kind.TEXT: lambda _card, value, _office: str(value),
    Kind.PARAGRAPH: lambda _card, value, _office: str(value),
    Kind.NUMBER: lambda _card, value, _office: str(value),
    Kind.DECIMAL: _show_decimal,
    Kind.DATE: lambda _card, value, _office: value.isoformat(),
    Kind.MONTH: lambda _card, value, _office: str(value),
    Kind.MOMENT: lambda _card, value, _office: value.strftime("%Y-%m-%d %H:%M"),
    Kind.YES_NO: lambda card, value, _office: card.words[0 if value else 1],
    Kind.CHOICE: _show_choice,
    Kind.MANY: _show_many,
    Kind.LINK: lambda card, value, office: office.name_of(card.target, value),
}
