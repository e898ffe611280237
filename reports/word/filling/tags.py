"""The placeholders of a template as the office wrote them, each checked by its own text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from reports.word.filling.troubles import BrokenPlaceholder, LoopNotClosed

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_HALF = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|｛\s*｛|｝\s*｝|｛%|%｝")
_NAME = r"[^\W\d]\w*"
_FIELD = rf"{_NAME}(?:\.{_NAME})?"
_PLACE = re.compile(rf"\{{\{{\s*{_FIELD}\s*\}}\}}")
# docxtpl takes “p ” and “tr ” for: this paragraph, this row of a table
_STEP = re.compile(r"\{%(?:(?:p|tr) )?\s*(\w+)\s*(.*?)\s*%\}", re.DOTALL)
_SAYS = {
    "for": re.compile(rf"{_NAME}\s+in\s+{_NAME}"),
    "if": re.compile(rf"(?:not\s+)?{_FIELD}"),
    "else": re.compile(""),
    "endfor": re.compile(""),
    "endif": re.compile(""),
}
_AROUND = 16


def refuse_broken(root: Any) -> None:
    """Raise BrokenPlaceholder or LoopNotClosed for the first wrong tag below an XML element."""
    open_steps: list[tuple[str, str]] = []
    for tag in _tags(root):
        if tag.startswith("{%"):
            _follow(tag, open_steps)
        elif tag.startswith("{{") and not _PLACE.fullmatch(tag):
            raise BrokenPlaceholder(tag)
    if open_steps:
        raise LoopNotClosed(open_steps[-1][1])


def _follow(tag: str, open_steps: list[tuple[str, str]]) -> None:
    step = _STEP.fullmatch(tag)
    if step is None or step[1] not in _SAYS or not _SAYS[step[1]].fullmatch(step[2]):
        raise BrokenPlaceholder(tag)
    if step[1] in {"for", "if"}:
        open_steps.append((step[1], tag))
    elif not open_steps or step[1] not in {"else", f"end{open_steps[-1][0]}"}:
        raise LoopNotClosed(tag)
    elif step[1] != "else":
        open_steps.pop()


def _tags(root: Any) -> Iterator[str]:
    for text in _paragraphs(root):
        for found in _TAG.finditer(text):
            if _HALF.search(found.group()[2:-2]):  # the next one began before this one ended
                raise BrokenPlaceholder(_begun(found.group()))
            yield found.group()
        rest = _TAG.sub("　", text)
        half = _HALF.search(rest)
        if half and half.group()[0] in "{｛":
            raise BrokenPlaceholder(_begun(rest[half.start() :]))
        if half:
            raise BrokenPlaceholder(_ended(rest[: half.start()]) + half.group())


def _paragraphs(root: Any) -> Iterator[str]:
    """The text of each paragraph; what a text box within it holds is by itself."""
    texts: dict[Any, list[str]] = {}
    for each in root.iter(qn("w:t")):
        owner = next(each.iterancestors(qn("w:p")), None)
        texts.setdefault(owner, []).append(each.text or "")
    return ("".join(parts) for parts in texts.values())


def _begun(text: str) -> str:
    """What was meant by a tag that begins ``text``, as far as the first closing bracket."""
    return re.split(r"(?<=[}｝])(?![}｝])|(?<=.)(?=\{\{)", text, maxsplit=1)[0][
        : 2 * _AROUND
    ].strip()


def _ended(text: str) -> str:
    """What was meant by a tag whose end follows ``text``."""
    near = text[-_AROUND:]
    return near[near.rfind("{") :] if "{" in near else re.split(r"[，。；：]", near)[-1].lstrip()
