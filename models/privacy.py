"""The one place where particulars of people are covered."""

from __future__ import annotations

from collections.abc import Callable

from models.fields import FieldCard, Kind, Mask
from models.guards import patterns

# Kinds whose words are never a person's numbers; a link or a word of the office may hold some.
_SAFE = frozenset({Kind.NUMBER, Kind.DECIMAL, Kind.DATE, Kind.MONTH, Kind.MOMENT, Kind.YES_NO})


def cover(card: FieldCard, text: str) -> str:
    """Return a field's ``text`` as it may stand on a face that was not asked for particulars.

    A masked field is covered by its mask; in any other, numbers of people are (I13).
    """
    if card.mask is not Mask.NONE:
        return _COVERS[card.mask](text) if text else text
    if len(text) < patterns.LEAST or card.kind in _SAFE or card.office_numbers:
        return text
    return patterns.covered(text)


def cover_text(text: str) -> str:
    """Return words that belong to no field (a file's name, a filter) without numbers of people."""
    return patterns.covered(text)


def cover_name(name: str) -> str:
    """Return a file's name as it may leave the program: no file can be called ``*``."""
    return patterns.covered(name).replace("*", "x")


def _cover_phone(text: str) -> str:
    return text[:3] + "****" + text[-4:] if len(text) >= 11 else "*" * len(text)


def _cover_address(text: str) -> str:
    for end in ("村", "社区", "居委会"):
        if end in text:
            return text[: text.index(end) + len(end)] + "…"
    return text[:3] + "…"


_COVERS: dict[Mask, Callable[[str], str]] = {
    Mask.NAME: lambda text: text[0] + "某" * min(max(len(text) - 1, 1), 2),
    Mask.PHONE: _cover_phone,
    Mask.ADDRESS: _cover_address,
    Mask.IDENTITY: lambda text: "*" * len(text),
    Mask.TEXT: lambda _text: "（已遮盖）",
    Mask.STORY: lambda _text: "（个案内容）",
}
