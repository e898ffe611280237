"""How typed text is brought into one form before it is read."""

from __future__ import annotations

FULL_TO_HALF = 0xFEE0
SPACES = "\u3000\u00a0\u1680\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B)))
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"

_WIDTHS: dict[int, str | None] = {
    **{code: chr(code - FULL_TO_HALF) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, SPACES), " "),
    **dict.fromkeys(map(ord, UNSEEN)),
}


def normal_width(text: str) -> str:
    """``text`` with full-width digits, letters and punctuation in half width.

    Every kind of space becomes a plain one, invisible characters go. Chinese punctuation that has
    no half-width twin (。、“”《》) stays, as do compatibility signs such as ㎡ and ①.
    """
    return text.translate(_WIDTHS)
