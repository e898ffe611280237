"""What looks odd in the numbering: repeated, skipped and missing numbers, 十大 with only eight."""

from __future__ import annotations

import re

from models.exchange.plan.numerals import from_chinese, half_width
from models.exchange.plan.structure.node import Node

_CLAIM = re.compile(
    r"[“\"]?([二三四五六七八九十]{1,3}|\d{1,2})(?:大|项|个|条)[”\"]?(?:专项|重点|体制|主要)?"
    r"(?:机制|工程|行动|任务|项目|举措|措施)"
)


def ask_about_numbers(root: Node) -> None:
    """Add a doubt to every node whose number does not follow from the one before."""
    article = 0
    for node in root.walk():
        last: dict[str, Node] = {}
        for child in node.children:
            if child.style == "article":
                _compare(child, article)
                article = child.value
            elif child.style:
                before = last.get(child.style)
                _compare(child, before.value if before else 0)
                last[child.style] = child
        _compare_claim(node)


def _compare(node: Node, before: int) -> None:
    label = node.mark.label if node.mark else ""
    if before == node.value:
        node.doubt(f"编号“{label}”出现了两次，请核对。")
    elif node.value < before:
        node.doubt(f"编号“{label}”排在{before}之后，次序不对，请核对。")
    elif node.value > before + 1:
        missing = before + 1 if node.value == before + 2 else f"{before + 1}至{node.value - 1}"
        node.doubt(f"编号从{before}跳到{node.value}，请看是否漏了第{missing}项。")


def _compare_claim(node: Node) -> None:
    """围绕“十大”机制 above eight items: the plan itself miscounts, or items are missing."""
    words = node.heading + "".join(line.text for line in node.body)
    for found in _CLAIM.finditer(half_width(words)):
        numeral = found.group(1)
        claimed = int(numeral) if numeral.isdecimal() else from_chinese(numeral)
        said = re.sub('[“”"]', "", found.group())
        if len(node.children) > 1 and claimed and claimed != len(node.children):
            node.doubt(f"文中说“{said}”，编号的只有{len(node.children)}项，请核对。")
            return
