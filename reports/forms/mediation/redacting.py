"""Letters instead of names: a redacted paper tells what happened, and not to whom (B18).

Each party has one letter in every paper of the case and in all its text. Letters follow the order
of the party rows, so that a copy made tomorrow has the same ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from models.privacy import cover_text

LEFT_OUT = "（略）"
AMBIGUOUS = "某当事人"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_MARKS = "某×XxＸｘ*＊"
"""What people write for the part of a name that they leave out: 张某某, 张××."""
_FEWEST_DIGITS = 6
_FEWEST_OF_ADDRESS = 3
_SPACES = re.compile(r"\s+")
_GAPS = r"[\s\-–—－‑()（）]*"
_NUMBER = re.compile(r"\d(?:[\s\-–—－‑()（）]*\d)+")
_NAME_ENDS = re.compile(r"[、，,；;/\s]+")


@dataclass(frozen=True)
class Person:
    """A party as far as a text may tell of them; ``at`` is the place of its letter from 0."""

    name: str
    at: int
    is_unit: bool = False
    agent: str = ""
    phone: str = ""
    address: str = ""


def letter(at: int) -> str:
    """Return the letter of the party at a place from 0: 甲 … 癸, 甲1 … 癸1, 甲2 …."""
    turn, stem = divmod(at, len(_STEMS))
    return _STEMS[stem] + (str(turn) if turn else "")


class Letters:
    """What stands for the names of one case.

    ``persons`` are its parties, deleted ones as well; ``others`` people asked who are no parties;
    ``kept`` are names of places and offices, of which no part is taken for a name.
    """

    def __init__(
        self, persons: Sequence[Person], others: Iterable[str] = (), kept: Iterable[str] = ()
    ) -> None:
        self._persons = persons
        self._others = list(dict.fromkeys(filter(None, others)))
        self._kept = [each for each in kept if each]

    @staticmethod
    def of(at: int) -> str:
        """Return the letter of the party at a place from 0."""
        return letter(at)

    def person(self, name: str) -> str:
        """Return what stands for a name in a field of its own."""
        found = self._known.get(_normal(name), "")
        return found if found != AMBIGUOUS and found else LEFT_OUT

    def free(self, text: str) -> str:
        """Return running text without names, addresses and numbers of people."""
        if not text:
            return text
        whole = self._pattern.sub(self._instead, text) if self._known else text
        return cover_text(whole)

    def people(self, listed: str) -> str:
        """Return a list of people with parties as letters and the others only counted."""
        names = [each for each in _NAME_ENDS.split(listed) if each]
        letters = {self.of(person.at) for person in self._persons}
        told = [each for each in map(self.free, names) if each in letters]
        rest = len(names) - len(told)
        return "、".join([*told, *([f"{LEFT_OUT[:-1]}{rest}人）"] if rest else [])])

    @cached_property
    def _known(self) -> dict[str, str]:
        """What is looked for, without spaces, and what stands in its place."""
        found: dict[str, str] = {}
        for person in self._persons:
            mine = self.of(person.at)
            _claim(found, self._sure_names(person), mine)
            _claim(found, [person.agent], f"{mine}的代理人")
        for at, name in enumerate(self._others, start=1):
            if _normal(name) not in found:
                _claim(found, [name], f"被调查人{at}")
        full = set(found)
        short: dict[str, str] = {}
        for person in self._persons:
            _claim(short, self._short_names(person), self.of(person.at))
        found |= {name: word for name, word in short.items() if name not in full}
        for person in self._persons:
            private = [*_numbers(person.phone), *self._places(person.address)]
            found |= {each: LEFT_OUT for each in private if each not in found}
        return {name: word for name, word in found.items() if name}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """All of it at once, the longest first: no name is cut by a shorter one inside it."""
        ordered = sorted(self._known, key=len, reverse=True)
        return re.compile("|".join(map(_spaced, ordered)))

    def _instead(self, found: re.Match[str]) -> str:
        return self._known.get(_normal(found[0]), LEFT_OUT)

    @staticmethod
    def _sure_names(person: Person) -> list[str]:
        return [person.name] if len(_normal(person.name)) > 1 else []

    def _short_names(self, person: Person) -> list[str]:
        """What people write for a name: 张某, and the given name without the family's."""
        name = _normal(person.name)
        if len(name) < 2:
            return []
        covered = [f"{name[:length]}某" for length in (1, 2) if length < len(name)]
        if person.is_unit:
            return covered
        parts = name.split("·") if "·" in name else [name[1:], name[2:]]
        given = [each for each in parts if len(each) > 1]
        return covered + [each for each in given if not self._stands_in_kept(each)]

    def _places(self, address: str) -> list[str]:
        """An address as written, and what of it comes after the name of a place kept."""
        whole = _normal(address)
        tails = [whole.rpartition(each)[2] for each in map(_normal, self._kept) if each in whole]
        return [
            each
            for each in (whole, *tails)
            if len(each) >= _FEWEST_OF_ADDRESS and not self._stands_in_kept(each)
        ]

    def _stands_in_kept(self, text: str) -> bool:
        return any(text in _normal(each) for each in self._kept)


def _claim(found: dict[str, str], names: Iterable[str], word: str) -> None:
    """Let ``names`` stand for ``word``; one that two people share stands for neither."""
    for name in map(_normal, names):
        found[name] = word if found.get(name, word) == word else AMBIGUOUS


def _normal(text: str) -> str:
    """Return what a name is looked up by: no spaces, one sign for all that leave out a part."""
    if _NUMBER.fullmatch(text.strip()):
        return re.sub(_GAPS, "", unicodedata.normalize("NFKC", text))
    return re.sub(f"[{re.escape(_MARKS)}]+$", "某", _SPACES.sub("", text))


def _numbers(phone: str) -> list[str]:
    """Return the digits of each number in a field that may hold several, local ones as well."""
    parts = re.split(r"[、，,；;/]+", phone)
    written = [*parts, *(each for part in parts for each in part.split())]
    plain = ("".join(filter(str.isdecimal, each)) for each in written)
    digits = [unicodedata.normalize("NFKC", each) for each in plain]
    local = [each[area:] for each in digits if each.startswith("0") for area in (3, 4)]
    return [each for each in (*digits, *local) if len(each) >= _FEWEST_DIGITS]


def _spaced(name: str) -> str:
    """Return the pattern of a name however it is set: 张 三, 139 8551 2368, 张某某."""
    if name.isdecimal():
        digits = _GAPS.join(f"[{each}{chr(ord(each) + 0xFEE0)}]" for each in name)
        return rf"(?<!\d){digits}(?!\d)"
    if name.endswith("某"):
        start = r"\s*".join(map(re.escape, name[:-1]))
        return rf"{start}\s*[{re.escape(_MARKS)}]{{1,3}}"
    return r"\s*".join(map(re.escape, name))
