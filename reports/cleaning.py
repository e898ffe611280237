"""Takes out of a text what can neither be printed nor stored in a workbook."""

from __future__ import annotations

import re

UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff"
    "\ufe00-\ufe0f\ud800-\udfff\U000e0100-\U000e01ef\t\u00a0]"
)


def cleaned(text: str) -> str:
    """The text without control, invisible and bidirectional characters and variation selectors.

    Line ends become a plain line feed, tabs and hard spaces become spaces. A text with nothing
    unwanted comes back as the same object.
    """
    if not UNWANTED.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\u00a0", " ")
    return UNWANTED.sub("", text)
