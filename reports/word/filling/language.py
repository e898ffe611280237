"""The little language of placeholders: names, lists of names, conditions, and nothing else.

A template comes from outside. Jinja would let it call what Python has; here only the few kinds of
words below are let through, whatever else it says, and the sandbox stands behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from reports.cleaning import cleaned
from reports.word.filling.troubles import BrokenPlaceholder

Values = Mapping[str, str | Sequence[Mapping[str, str]]]
BLANK = "_" * 8
"""What stands where there is no value: a line to write on."""
_SAYABLE = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr),
    *(nodes.For, nodes.If, nodes.Not),
)
_DEEPEST = 2
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})  # docxtpl takes {_{ for its own
_COUNT = "index"


class Language(ImmutableSandboxedEnvironment):
    """Jinja held to the words above; a missing value is a line to write on."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, finalize=_printed)
        for known in (self.globals, self.filters, self.tests):
            known.clear()

    def from_string(self, source: Any, *args: Any, **more: Any) -> Any:
        """Return ``source`` ready to be filled in; BrokenPlaceholder as ``understood``."""
        self.understood(source)
        return super().from_string(source, *args, **more)

    def understood(self, source: str) -> nodes.Template:
        """Return what ``source`` says; BrokenPlaceholder with the words around what is wrong."""
        try:
            parsed = self.parse(source)
        except TemplateSyntaxError as error:
            raise BrokenPlaceholder(_words_at(source, error.lineno)) from None
        for wrong in _unsayable(parsed):
            raise BrokenPlaceholder(_words_at(source, wrong.lineno))
        return parsed

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Only a field of a row of values, and the number of a round, can be asked for."""
        if isinstance(obj, Mapping):
            return obj.get(attribute, "")
        return obj.index if isinstance(obj, LoopContext) and attribute == _COUNT else ""

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return the same as ``getattr``."""
        return self.getattr(obj, str(argument))


def names_in(node: nodes.Node, rows: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield what a template asks for, in its order; a field of a list as “当事人.姓名”.

    ``rows`` says for each name of a loop which list it walks.
    """
    rows = rows or {}
    match node:
        case nodes.For(target=nodes.Name(name=each), iter=nodes.Name(name=walked)):
            yield walked
            for child in (*node.body, *node.else_):
                yield from names_in(child, {**rows, each: walked, "loop": ""})
        case nodes.Getattr(node=nodes.Name(name=owner), attr=attribute):
            walked = rows.get(owner, owner)
            if walked:
                yield f"{walked}.{attribute}"
        case nodes.Name(name=name) if name not in rows:
            yield name
        case _:
            for child in node.iter_child_nodes():
                yield from names_in(child, rows)


def _printed(value: object) -> Markup:
    """A value as it stands in Word's XML; anything that is no text or number is a line."""
    text = cleaned(str(value)) if isinstance(value, str | int) else ""
    escaped = escape(text if text.strip() else BLANK).translate(_BRACES)
    return Markup(escaped)  # noqa: S704 - escaped one line above


def _unsayable(node: nodes.Node, depth: int = 0) -> Iterator[nodes.Node]:
    """Yield all that is not of the few kinds of words, and loops too deep."""
    depth += isinstance(node, nodes.For)
    if not isinstance(node, _SAYABLE) or depth > _DEEPEST:
        yield node
        return
    for child in node.iter_child_nodes():
        yield from _unsayable(child, depth)


def _words_at(source: str, number: int) -> str:
    """The text of a line of Word's XML."""
    line = source.split("\n")[number - 1]
    return unescape(re.sub("<[^>]*>", "", line)).strip() or "{{ … }}"
