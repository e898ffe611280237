"""What every paper says of itself: office, period, filter, time made, data version (F6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from models.actions.finding import Between, Filter, Holding, OneOf, View
from models.actions.offices import office_of
from models.kinds import show
from models.ledger import Field, Ledger
from models.office import Office
from models.privacy import cover, cover_text
from models.store.chain import NEWEST_LINK
from models.store.ledger_file import Store
from reports.paper import Footer

_MOST_WORDS = 6
_EMPTY = "（空）"


@dataclass(frozen=True)
class Imprint:
    """The lines around a paper that let a printed page be traced back to the ledger."""

    office_name: str
    footer: Footer

    def head(self, unit: str = "") -> tuple[str, str, str]:
        """Return the line under the title: who, when, in which units (domain/07 7.2)."""
        day = self.footer.made_at
        filled = f"填报日期：{day.year}年{day.month}月{day.day}日"
        return f"填报单位（盖章）：{self.office_name}", filled, f"单位：{unit}" if unit else ""


def imprint_of(store: Store, period: str, filtered: str = "") -> Imprint:
    """Return the imprint of a paper made now; ``period`` and ``filtered`` in words."""
    name = office_of(store).settings.get("office_name", "")
    return Imprint(name, Footer(period, filtered, made_at(store), data_version(store)))


def made_at(store: Store) -> datetime:
    """Return the moment by the ledger's own clock."""
    return store.clock.now()


def data_version(store: Store) -> str:
    """Return the newest batch and the first 8 signs of its link, such as 128-9f3a0c11."""
    with store.reading() as connection:
        newest = connection.execute(NEWEST_LINK).first()
    return f"{newest.number}-{newest.link.hex()[:8]}" if newest else "0"


def filter_words(ledger: Ledger, view: View, office: Office) -> str:
    """Return what a view leaves out, as a clerk would say it; empty for all records."""
    parts = [f"含“{cover_text(view.words.strip())}”"] if view.words.strip() else []
    for key, wanted in view.filters.items():
        found = ledger.fields[key]
        parts.append(f"{found.card.label}{_wanted(found, wanted, office)}")
    if view.only is not None:
        parts.append(f"指定的{len(view.only)}{ledger.counter}")
    if view.in_bin:
        parts.append("回收站")
    return "，".join(parts)


def _wanted(found: Field, wanted: Filter, office: Office) -> str:
    def word(value: object) -> str:
        return _EMPTY if value is None else cover(found.card, show(found.card, value, office))

    match wanted:
        case OneOf(values):
            words = sorted(map(word, values))
            more = f"等{len(words)}种" if len(words) > _MOST_WORDS else ""
            return f"为{'、'.join(words[:_MOST_WORDS])}{more}"
        case Between(low, high) if low is not None and high is not None:
            return f"从{word(low)}到{word(high)}"
        case Between(low, high):
            return f"不早于{word(low)}" if low is not None else f"不晚于{word(high)}"
        case Holding(words):
            return f"含“{cover(found.card, words)}”"
