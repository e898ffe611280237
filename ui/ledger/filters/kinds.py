"""Which filter widget serves which kind of field, and what an active filter reads like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from models import kinds
from models.actions import finding
from models.actions.finding import Between, Filter, Holding, OneOf, View
from models.fields import Kind
from models.ledger import Ledger
from models.office import Office
from models.store.ledger_file import Store
from ui.ledger.filters.blanks import FILLED, BlankFilter
from ui.ledger.filters.ranges import DateRange, NumberRange
from ui.ledger.filters.subject import MOST_VALUES, FilterEdit, Subject
from ui.ledger.filters.texts import HoldingEdit, TextFilter
from ui.ledger.filters.ticks import TickList

FILTERS: dict[Kind, Callable[[Subject, QWidget], FilterEdit]] = {
    Kind.TEXT: TextFilter,
    Kind.PARAGRAPH: HoldingEdit,
    Kind.NUMBER: NumberRange,
    Kind.DECIMAL: NumberRange,
    Kind.DATE: DateRange,
    Kind.MONTH: TickList,
    Kind.MOMENT: DateRange,
    Kind.YES_NO: TickList,
    Kind.CHOICE: TickList,
    Kind.MANY: TickList,
    Kind.LINK: TickList,
}


def make_filter(subject: Subject, parent: QWidget) -> FilterEdit:
    """Return the filter widget of a field; what may tell of people is never looked through."""
    card = subject.field.card
    return (BlankFilter if card.is_particular else FILTERS[card.kind])(subject, parent)


_LISTED = frozenset({Kind.TEXT, Kind.MONTH, Kind.YES_NO, Kind.CHOICE, Kind.MANY, Kind.LINK})
_MOST_NAMED = 3


def subject_of(store: Store, ledger: Ledger, key: str, view: View, office: Office) -> Subject:
    """Return what the filter of a field needs, within all the other filters of ``view``."""
    found = ledger.fields[key]
    if found.card.is_particular or found.card.kind not in _LISTED:
        return Subject(found, office)
    others = {other: wish for other, wish in view.filters.items() if other != key}
    within = View(view.words, others, (), view.in_bin, view.parent_id, view.parent_ledger)
    values = finding.values_in_use(store, ledger, key, MOST_VALUES, within)
    if found.card.kind is Kind.MANY:
        values = _apart(values)
    subject = Subject(found, office, tuple(_in_order(found.card, values, office)))
    for value, _ in subject.values:
        subject.words_of(value)  # names of linked records are looked up here, at the desk
    return subject


def in_words(ledger: Ledger, key: str, wish: Filter, office: Office) -> str:
    """Return an active filter as a chip says it: 状态灯：逾期、临期."""
    subject = Subject(ledger.fields[key], office)
    return f"{subject.field.card.label}：{_wish_in_words(subject, wish)}"


def _wish_in_words(subject: Subject, wish: Filter) -> str:
    if isinstance(wish, Holding):
        return f"含“{wish.words}”"
    if isinstance(wish, OneOf):
        words = sorted(subject.words_of(value) for value in wish.values)
        more = f"等{len(words)}个" if len(words) > _MOST_NAMED else ""
        return "、".join(words[:_MOST_NAMED]) + more if words else "（一个也没选）"
    return _range_in_words(subject, wish)


def _range_in_words(subject: Subject, wish: Between) -> str:
    low, high = (
        ""
        if v is None
        else kinds.show(subject.field.card, v, subject.office)
        if not _is_plain_day(subject, v)
        else v.isoformat()
        for v in (wish.low, wish.high)
    )
    if low and high:
        return low if low == high else f"{low} 至 {high}"
    if not low and not high:
        return FILLED
    return f"{low} 起" if low else f"到 {high} 止"


def _is_plain_day(subject: Subject, _value: Any) -> bool:
    """A moment is filtered by days."""
    return subject.field.card.kind is Kind.MOMENT


def _apart(values: list[tuple[Any, int]]) -> list[tuple[Any, int]]:
    """Count each word of many-word values by itself."""
    counts: Counter[str | None] = Counter()
    for stored, number in values:
        for code in kinds.words_of(stored) or (None,):
            counts[code] += number
    return counts.most_common()


def _in_order(card: Any, values: list[tuple[Any, int]], office: Office) -> list[tuple[Any, int]]:
    """Words of a list in its order, blank last; everything else commonest first."""
    places: dict[Any, int] = {}
    if card.choices is not None:
        places = {code: at for at, code in enumerate(office.choices(card.choices).labels)}
    return sorted(values, key=lambda each: (each[0] is None, places.get(each[0], len(places))))
