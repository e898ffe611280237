"""How many lines a text takes in a cell, since Excel does not size wrapped cells by itself."""

from __future__ import annotations

TALLEST = 400.0  # points; Excel allows 409
PIXELS_PER_POINT = 96 / 72
CELL_PADDING = 7  # pixels that Excel keeps free beside the text of a cell


class Heights:
    """Heights for one type size and the widths of the columns in pixels."""

    def __init__(self, size: float, pixels: list[float]) -> None:
        self.leading = size * 1.36
        half_width = size * PIXELS_PER_POINT / 2
        self.room = [max(int((width - CELL_PADDING) / half_width), 2) for width in pixels]
        self.most_lines = int((TALLEST - 4) / self.leading)

    def of(self, line_count: int) -> float:
        """Row height in points."""
        return min(line_count * self.leading + 4, TALLEST)

    def lines(self, text: str, room: int) -> int:
        """Lines that ``text`` takes in ``room`` half-width places."""
        if "\n" not in text:
            return _lines_of_one(text, room)
        return sum(_lines_of_one(part, room) for part in text.split("\n"))

    def pieces(self, text: str, room: int) -> list[str]:
        """The text in pieces that each fit in the tallest row, cut after a sentence if possible."""
        pieces = []
        while self.lines(text, room) > self.most_lines:
            end = self._fitting(text, room)
            stop = max(text.rfind(mark, end // 2, end) for mark in "。；\n")
            end = stop + 1 if stop > 0 else end
            pieces.append(text[:end])
            text = text[end:]
        return [*pieces, text]

    def _fitting(self, text: str, room: int) -> int:
        """The longest start of ``text`` that fits, by halving."""
        low, high = 1, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.lines(text[:middle], room) <= self.most_lines:
                low = middle
            else:
                high = middle - 1
        return low


def _lines_of_one(part: str, room: int) -> int:
    units = len(part.encode("gbk", "replace"))  # 2 for a full-width character, 1 for others
    if units <= room:
        return 1
    return -(
        -units // (room - 2 if room > 2 else 1)
    )  # a full-width character may not fit at the line's end
