"""A numbered line while the tree is being grown; it ends as an Item of the outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from models.exchange.plan.sources.pieces import Line
from models.exchange.plan.structure.numbering import Mark


@dataclass
class Node:
    """One item in the making: its number, its heading, the lines below it and its children."""

    mark: Mark | None = None
    heading: str = ""
    path: str = ""
    title: str = ""
    requirement: str = ""
    code: str = ""
    parent: Node | None = None
    body: list[Line] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    given: dict[str, str] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)

    @property
    def style(self) -> str:
        """The style of its number; “” for the root."""
        return self.mark.style if self.mark else ""

    @property
    def value(self) -> int:
        """The value of its number; 0 for the root."""
        return self.mark.value if self.mark else 0

    def adopt(self, child: Node) -> None:
        """Hang a child below, and complete the number path that it prints."""
        child.parent = self
        if child.mark is not None:
            child.path = f"{self.path}-{child.mark.label}" if self.path else child.mark.label
        self.children.append(child)

    def take(self, line: Line) -> None:
        """A line without number belongs to this item."""
        self.body.append(line)
        self.lines.append(line.number)

    def go_on(self, line: Line) -> None:
        """A heading that was broken over two lines goes on here."""
        self.heading += line.text.strip()
        self.lines.append(line.number)

    def doubt(self, sentence: str) -> None:
        """Something the clerk should look at, said with the line where it stands."""
        where = f"第{self.lines[0]}行：" if self.lines else ""
        self.doubts.append(f"{where}{sentence}")

    def walk(self) -> Iterator[Node]:
        """This node and all below it in printed order."""
        ready = [self]
        while ready:  # a text may nest thousands deep; recursion may not
            node = ready.pop()
            yield node
            ready.extend(reversed(node.children))
