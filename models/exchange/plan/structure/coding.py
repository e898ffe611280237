"""Gives every node its code: 3.1 is the first project of the third part, O the 总体要求."""

from __future__ import annotations

import re

from models.exchange.plan.outline import ROOT
from models.exchange.plan.sources.pieces import Line
from models.exchange.plan.structure.node import Node

# Chapters that hold no tasks of their own keep a letter, so that the parts can count from 1.
_LETTERS = (
    ("O", r"总体要求|指导思想|总体思路|工作思路|基本思路|总则"),
    ("T", r"工作目标|目标任务|总体目标|主要目标|年度目标|目标要求"),
    ("P", r"基本原则|工作原则"),
    ("S", r"实施步骤|工作步骤|方法步骤|时间安排|进度安排|阶段安排|推进步骤"),
    ("R", r"工作要求|保障措施|组织保障|有关要求|相关要求|工作保障|组织领导|组织实施|几点要求|附则"),
)
_MAIN = (
    r"(?:主要|重点)(?:工作)?任务(?:及.{0,8}|和.{0,8})?|工作任务(?:及.{0,8}|和.{0,8})?",
    r"任务分工|任务措施|任务清单|重点工作|主要工作|工作内容|工作重点|主要内容|重点内容",
    r"(?:主要|重点|工作)(?:措施|举措)|目标任务|重点项目",
)
_SCHEMES = tuple(
    (letter, re.compile(rf"(?:{words})(?:[和及与、].{{0,10}})?")) for letter, words in _LETTERS
)


def dissolve_main_chapter(root: Node) -> bool:
    """Let the parts of 主要工作任务 become 1, 2 … of the plan; its own words go to the root."""
    main = _main_chapter(root)
    if main is None:
        return False
    place = root.children.index(main)
    root.children[place : place + 1] = main.children
    for child in main.children:
        child.parent = root
    root.lines.extend(line for line in main.lines if line not in root.lines)
    root.body.extend(main.body)
    rest = main.heading.partition("。")[2]
    if rest.strip():
        root.body.append(Line(main.lines[0], rest))
    root.doubts.extend(main.doubts)
    return True


def _main_chapter(root: Node) -> Node | None:
    for pattern in _MAIN:
        for chapter in root.children:
            if chapter.children and re.fullmatch(pattern, _name(chapter)):
                return chapter
    return None


def assign_codes(root: Node, has_main: bool) -> None:
    """Code the whole tree; chapters beside a dissolved main chapter count as C1, C2 …"""
    root.code = ROOT
    parts = {id(node) for node in root.children if has_main and "-" in node.path}
    used: dict[str, int] = {}
    for node in root.children:
        wanted = str(node.value)
        if id(node) not in parts:
            wanted = _letter(node) or (f"C{node.value}" if has_main else wanted)
        node.code = _free(wanted, used)
    for node in root.walk():
        if node is not root:
            below: dict[str, int] = {}
            for child in node.children:
                child.code = _free(f"{node.code}.{child.value}", below)


def _letter(node: Node) -> str:
    for letter, pattern in _SCHEMES:
        if pattern.fullmatch(_name(node)):
            return letter
    return ""


def _name(node: Node) -> str:
    return re.sub(r"[\s。:：]", "", node.heading.partition("。")[0])


def _free(wanted: str, used: dict[str, int]) -> str:
    """The code, or the code with -2, -3 … when several items print the same number."""
    turn = used.get(wanted, 0) + 1
    code = wanted if turn == 1 else f"{wanted}-{turn}"
    used[wanted] = turn
    return code
