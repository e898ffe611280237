"""Grows the tree: which numbered line lies below which, in whatever styles a plan uses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.exchange.plan.numerals import half_width
from models.exchange.plan.sources.pieces import Line
from models.exchange.plan.structure.node import Node
from models.exchange.plan.structure.numbering import Mark, read_mark
from models.exchange.plan.structure.wrapping import broken_lines

# “第1、2项…的标准按…” speaks about the items before it, so it belongs to what holds them.
_ABOUT_ITEMS = re.compile(
    r"^(?:第\s*[\d一二三四五六七八九十]+(?:\s*(?:、|,|至|到|-|和)\s*第?[\d一二三四五六七八九十]+)*\s*[项条款]"
    r"|(?:以上|上述|前述|前款)[\d一二三四五六七八九十两各]*[项条款]?)"
)
_BOOKISH = frozenset({"book", "chapter", "section", "article"})


def grow(body: Sequence[Line], root: Node) -> Node:
    """Hang every line below ``root``: numbered ones as nodes, the others as their text."""
    marks = _accepted_marks(body)
    habits: dict[str, str] = {}
    broken = broken_lines(body, [mark is not None for mark in marks])
    at = root
    for index, line in enumerate(body):
        mark = marks[index]
        if mark is None:
            if index - 1 in broken and not at.body and at is not root:
                at.go_on(line)
            else:
                _owner(line, at).take(line)
            continue
        parent = _place(at, mark, marks[index:], habits)
        habits[mark.style] = parent.style
        node = Node(mark=mark, heading=mark.rest, lines=[line.number])
        parent.adopt(node)
        at = node
    return root


def _owner(line: Line, at: Node) -> Node:
    if at.parent is not None and _ABOUT_ITEMS.match(half_width(line.text.strip())):
        return at.parent
    return at


def _place(at: Node, mark: Mark, ahead: Sequence[Mark | None], habits: dict[str, str]) -> Node:
    """The node below which this number belongs.

    A style already open continues its own row. A new style goes below the current item, unless
    it is an outer style by custom, the current row does not go on after it, and this plan has
    not hung it below such a row before (``habits``: style → style of the item above).
    """
    for node in _upwards(at):
        if node.style == mark.style and node.parent is not None:
            return node.parent
    node = at
    while node.parent is not None and node.mark is not None and node.mark.rank > mark.rank:
        # 编 holds 章 holds 节 holds 条, whichever comes first.
        bookish = mark.style in _BOOKISH and node.style in _BOOKISH
        hung_here = habits.get(mark.style) == node.style
        if not bookish and (hung_here or _goes_on(node, mark.style, ahead)):
            break
        node = node.parent
    return node


def _upwards(node: Node | None) -> Sequence[Node]:
    found = []
    while node is not None:
        found.append(node)
        node = node.parent
    return found


def _goes_on(node: Node, style: str, ahead: Sequence[Mark | None]) -> bool:
    """Does the row of ``node`` continue after the marks of the new style?"""
    outer = {above.style for above in _upwards(node.parent)}
    for mark in ahead:
        if mark is None or mark.style == style:
            continue
        if mark.style == node.style:
            return mark.value == node.value + 1
        if mark.style in outer:
            return False
    return False


def _accepted_marks(body: Sequence[Line]) -> list[Mark | None]:
    """The number of each line; a spoken one (一是) must stand in a row to count."""
    marks = [read_mark(line.text) for line in body]
    last = 0
    for index, mark in enumerate(marks):
        if mark is None:
            continue
        if mark.style != "spoken":
            last = 0
        elif mark.value == last + 1 and not _tells_all(mark, body[index].text):
            last = mark.value
        else:
            marks[index] = None
    return marks


def _tells_all(mark: Mark, text: str) -> bool:
    """一是…；二是…；三是… in one paragraph is prose; splitting it is left to the clerk."""
    signs = "一二三四五六七八九十"
    following = signs[mark.value] if mark.value < len(signs) else ""
    return bool(following and re.search(rf"[;；。,，]\s*{following}[是要]", text))
