"""How the terms of 办理期限 are read as typed and written; what is wrong is told by key."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from models.actions.offices import office_of
from models.actions.records import Refused
from models.actions.settings import put_settings
from models.actions.setup.case_terms import TERMS, Term, TermKind
from models.ledger import Complaints
from models.store.ledger_file import Store

_WRITTEN = (
    ("{year}", "[年]"),
    ("{short}", "[简称]"),
    ("{serial}", "[序号]"),
    ("{serial:03}", "[三位序号]"),
)
_SIGN = re.compile(r"[\[\]{}［］｛｝]")
_MOST_LETTERS = 40
NO_TARGET = "无"
_SEPARATORS = re.compile(r"[、，,\s]+")


def written(pattern: str) -> str:
    """Return a pattern of case numbers as a clerk writes it: （[年]）[简称]人调字第[序号]号."""
    for code, word in _WRITTEN:
        pattern = pattern.replace(code, word)
    return pattern


def example(typed: str, year: int, short: str) -> str:
    """Return the first case number by a pattern as typed; ValueError says what is wrong with it."""
    return _pattern(typed).format(year=year, short=short or "示", serial=1)


def held(store: Store) -> dict[str, str]:
    """Return what holds now for each term, as stored."""
    settings = office_of(store).settings
    return {key: settings.get(key) or term.default for key, term in TERMS.items()}


def put_terms(store: Store, typed: Mapping[str, str]) -> int:
    """Write the terms that differ as one batch; return how many. Refused by key if one is wrong."""
    read, complaints = read_terms(typed)
    if complaints:
        raise Refused(complaints)
    before = held(store)
    changed = {key: value for key, value in read.items() if value != before[key]}
    if changed:
        put_settings(store, changed, "修改办理期限设置")
    return len(changed)


def read_terms(typed: Mapping[str, str]) -> tuple[dict[str, str], Complaints]:
    """Return what was typed as it is stored, and what is wrong with it by key."""
    read: dict[str, str] = {}
    complaints: Complaints = {}
    for key, text in typed.items():
        term = TERMS[key]
        try:
            read[key] = _READ[term.kind](term, text.strip())
        except ValueError as error:
            complaints[key] = f"{term.title}：{error}"
    return read, complaints


def _number(term: Term, text: str) -> str:
    if not (text.isascii() and text.isdigit() and term.least <= int(text) <= term.most):
        raise ValueError(f"请填{term.least}到{term.most}之间的整数。")
    return str(int(text))


def _numbers(term: Term, text: str) -> str:
    parts = [each for each in _SEPARATORS.split(text) if each]
    numbers = [int(_number(term, each)) for each in parts]
    if sorted(set(numbers)) != numbers or not numbers:
        raise ValueError("请从小到大填几个天数，中间用顿号隔开，例如15、90。")
    return "、".join(map(str, numbers))


def _pattern(text: str) -> str:
    pattern = text
    for code, word in reversed(_WRITTEN):
        pattern = pattern.replace(word, code)
    bare = pattern
    for code, _ in _WRITTEN:
        bare = bare.replace(code, "")
    if _SIGN.search(bare):
        raise ValueError("方括号里只能写[年]、[简称]、[序号]或[三位序号]。")
    for codes, word in ((("{year}",), "[年]"), (("{serial}", "{serial:03}"), "[序号]")):
        if sum(pattern.count(code) for code in codes) != 1:
            raise ValueError(f"要写一次{word}，不然案号会重。")
    if pattern.count("{short}") != 1:
        raise ValueError("要写一次[简称]，不然几个调解组织的案号会重。")
    if len(pattern.format(year=2021, short="示" * 20, serial=99999)) > _MOST_LETTERS:
        raise ValueError("样式太长了，请写短一些。")
    return pattern


def _words(_term: Term, text: str) -> str:
    if not text:
        raise ValueError("不能空着；想用原来的请点“恢复默认”。")
    return text


def _choice(term: Term, text: str) -> str:
    if text not in {code for code, _ in term.offered}:
        raise ValueError("请从列出的里选一个。")
    return text


def _share(_term: Term, text: str) -> str:
    number = text.removesuffix("%").removesuffix("％")
    if number == NO_TARGET:
        return NO_TARGET
    if not re.fullmatch(r"\d{1,3}(\.\d+)?", number) or Fraction(number) > 100:
        raise ValueError(f"请填0到100之间的数，不设目标就写“{NO_TARGET}”。")
    return number


_READ: Mapping[TermKind, Callable[[Term, str], str]] = {
    TermKind.NUMBER: _number,
    TermKind.NUMBERS: _numbers,
    TermKind.PATTERN: lambda _term, text: _pattern(text),
    TermKind.WORDS: _words,
    TermKind.CHOICE: _choice,
    TermKind.SHARE: _share,
}
