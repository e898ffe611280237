"""The one place where particulars of people are covered."""

from __future__ import annotations

from collections.abc import Callable

from models.fields import Mask


def cover(mask: Mask, text: str) -> str:
    """Return ``text`` as it may stand on a face that was not asked for particulars."""
    return _COVERS[mask](text) if text else text


def _cover_phone(text: str) -> str:
    return text[:3] + "****" + text[-4:] if len(text) >= 11 else "*" * len(text)


def _cover_address(text: str) -> str:
    for end in ("村", "社区", "居委会"):
        if end in text:
            return text[: text.index(end) + len(end)] + "…"
    return text[:3] + "…"


_COVERS: dict[Mask, Callable[[str], str]] = {
    Mask.NONE: lambda text: text,
    Mask.NAME: lambda text: text[0] + "某" * min(max(len(text) - 1, 1), 2),
    Mask.PHONE: _cover_phone,
    Mask.ADDRESS: _cover_address,
    Mask.IDENTITY: lambda text: "*" * len(text),
    Mask.TEXT: lambda _text: "（已遮盖）",
}
