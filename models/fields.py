"""Field cards: everything the program knows about one blank on a ledger.

A card is plain data. It knows nothing of SQL, Qt or Excel; each of those rooms keeps its own
small table keyed by ``Kind`` (``models/kinds.py`` holds how a kind is read and shown).
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Boolean, Date, DateTime, ForeignKey, Integer, String, Text
from sqlalchemy.orm import MappedColumn, mapped_column

CARD = "card"


class Kind(enum.Enum):
    """What sort of thing a blank holds."""

    TEXT = "text"
    PARAGRAPH = "paragraph"
    NUMBER = "number"
    DECIMAL = "decimal"
    DATE = "date"
    MONTH = "month"
    MOMENT = "moment"
    YES_NO = "yes_no"
    CHOICE = "choice"
    MANY = "many"
    LINK = "link"


_FREE = frozenset({Kind.TEXT, Kind.PARAGRAPH})


class Mask(enum.Enum):
    """How a particular of a person is covered; see ``models/privacy.py``."""

    NONE = "none"
    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    IDENTITY = "identity"
    TEXT = "text"
    STORY = "story"
    """A text of a case: inside it the parties' names are covered, outside of it all is."""


@dataclass(frozen=True)
class Choices:
    """A word list: stable code in the file, Chinese label on every face.

    ``open`` lists also take words that are not in them; such a word is its own code. Into one
    that ``grows`` the office may put words of its own, yet nobody types others into a record.
    The office's own additions, renamings and retirements are records of the ``words`` ledger
    under ``name`` and are laid over these defaults by ``Office.choices``.
    ``tones`` says of words that are states how they stand: bad, warn, good, busy or calm.
    """

    name: str
    labels: Mapping[str, str]
    retired: frozenset[str] = frozenset()
    open: bool = False
    grows: bool = False
    tones: Mapping[str, str] = field(default_factory=dict)

    def label(self, code: str) -> str:
        """Return the word for ``code``; a code nobody knows shows as itself."""
        return self.labels.get(code, code)

    def code(self, word: str) -> str:
        """Return the code for a code or label; ValueError names what may be chosen."""
        if word in self.labels:
            return word
        for code, label in self.labels.items():
            if word == label:
                return code
        if self.open:
            return word
        raise ValueError(f"“{word}”不在可选范围内，请从这些里选：{'、'.join(self.offered())}")

    def offered(self) -> list[str]:
        """Return the labels a clerk may still choose."""
        return [label for code, label in self.labels.items() if code not in self.retired]


Check = Callable[[Any], str | None]


@dataclass(frozen=True)
class FieldCard:
    """One blank: its name, kind and manners.

    ``width`` is in half-width characters of the printed column. ``by_verb`` marks what only a
    verb may set (a form shows it, nobody types it). ``places`` are the decimals of a DECIMAL,
    which is stored as a whole number of the smallest unit. ``default`` is a value, or a rule
    that makes one of the office (``kinds.default_of``). ``personal`` marks what is shown openly
    and yet may tell of a person (a story, a file's name): it goes when particulars are removed.
    ``office_numbers`` says that numbers in it are the office's own (its telephone, its account,
    a code) and no particular of a person. ``needed_by`` names the official paper that asks for a
    particular which no ledger may hold otherwise. ``words`` are what a YES_NO says.
    ``within`` names the field whose record must own what a LINK points to.
    """

    label: str
    kind: Kind
    required: bool = False
    unit: str = ""
    width: int = 12
    length: int = 0
    places: int = 0
    words: tuple[str, str] = ("是", "否")
    mask: Mask = Mask.NONE
    choices: Choices | None = None
    target: str = ""
    within: str = ""
    help: str = ""
    searchable: bool = False
    by_verb: bool = False
    personal: bool = False
    office_numbers: bool = False
    needed_by: str = ""
    default: Any = None
    check: Check | None = field(default=None, compare=False)

    @property
    def is_particular(self) -> bool:
        """True for what must go from a record whose particulars are removed."""
        return self.personal or self.mask is not Mask.NONE

    @property
    def heading(self) -> str:
        """The column heading: the label with its unit."""
        return f"{self.label}（{self.unit}）" if self.unit else self.label

    @property
    def is_free_text(self) -> bool:
        """True if anything may be written there, and so numbers of people (I13)."""
        is_open = self.mask in (Mask.NONE, Mask.STORY)
        return is_open and self.kind in _FREE and not self.office_numbers


def text(label: str, *, length: int = 100, **more: Any) -> MappedColumn[Any]:
    """Declare one line of text of at most ``length`` characters."""
    return _column(String(length), FieldCard(label, Kind.TEXT, length=length, **more))


def paragraph(
    label: str, *, length: int = 20000, width: int = 40, **more: Any
) -> MappedColumn[Any]:
    """Declare text of several lines."""
    card = FieldCard(label, Kind.PARAGRAPH, length=length, width=width, **more)
    return _column(Text(), card)


def number(label: str, **more: Any) -> MappedColumn[Any]:
    """Declare a whole number."""
    return _column(Integer(), FieldCard(label, Kind.NUMBER, **more))


def decimal(label: str, *, places: int, **more: Any) -> MappedColumn[Any]:
    """Declare a number with fixed decimals, stored as a whole number of the last place."""
    return _column(Integer(), FieldCard(label, Kind.DECIMAL, places=places, **more))


def money(label: str, **more: Any) -> MappedColumn[Any]:
    """Declare an amount in 元, stored in 分."""
    return decimal(label, places=2, unit="元", **more)


def date(label: str, **more: Any) -> MappedColumn[Any]:
    """Declare a day."""
    return _column(Date(), FieldCard(label, Kind.DATE, **more))


def moment(label: str, **more: Any) -> MappedColumn[Any]:
    """Declare a day with its time, local and naive."""
    return _column(DateTime(), FieldCard(label, Kind.MOMENT, width=16, **more))


def month(label: str, **more: Any) -> MappedColumn[Any]:
    """Declare a calendar month, stored as ``2021-06`` so that it sorts as text does."""
    return _column(String(7), FieldCard(label, Kind.MONTH, width=8, **more))


def yes_no(label: str, **more: Any) -> MappedColumn[Any]:
    """Declare a 是/否 (or other ``words``, 有/无); empty means nobody has said yet."""
    return _column(Boolean(), FieldCard(label, Kind.YES_NO, width=6, **more))


def choice(label: str, choices: Choices, **more: Any) -> MappedColumn[Any]:
    """Declare one word of a list."""
    return _column(String(60), FieldCard(label, Kind.CHOICE, choices=choices, **more))


def many(label: str, choices: Choices, **more: Any) -> MappedColumn[Any]:
    """Declare several words of a list, stored as ``;a;b;`` so that one can be looked for."""
    return _column(Text(), FieldCard(label, Kind.MANY, choices=choices, **more))


def link(label: str, target: str, table: str, **more: Any) -> MappedColumn[Any]:
    """Declare a tie to one record of ledger ``target``, whose table is called ``table``.

    ``within`` names a field of the same record: only what belongs to the same is offered (a
    natural village of the village that stands there).
    """
    card = FieldCard(label, Kind.LINK, target=target, **more)
    return mapped_column(
        Integer(),
        ForeignKey(f"{table}.id"),
        nullable=not card.required,
        index=True,
        info={CARD: card},
    )


def _column(sql_type: Any, card: FieldCard) -> MappedColumn[Any]:
    return mapped_column(sql_type, nullable=not card.required, info={CARD: card})
