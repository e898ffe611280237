"""Initials of Chinese text, so that a clerk finds 石桥村 by typing sqc."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations, product

from models.resources import resource

LONGEST_SURNAME = 2


def initials(text: str, name: bool = False, limit: int = 8) -> tuple[str, ...]:
    """The ways to write ``text`` in initials, likeliest first, lower case, at most ``limit``.

    重庆 gives ``cq`` and ``zq``. ASCII letters and digits stay, other signs are left out. With
    ``name`` the text begins with a surname, which is read as one: 单 s before d. Text without
    anything to write gives an empty tuple.
    """
    choices = _choices(text, name)
    if not choices:
        return ()
    variants: dict[str, None] = {}
    for variant in _likeliest_first(choices):
        variants[variant] = None
        if len(variants) >= limit:
            break
    return tuple(variants)[:limit]


def matches_initials(typed: str, text: str, name: bool = False) -> bool:
    """Whether ``typed`` are the initials of some run within ``text``, by any reading of each."""
    return find_initials(typed, text, name) >= 0


def find_initials(typed: str, text: str, name: bool = False) -> int:
    """Where in the initials of ``text`` those ``typed`` begin, -1 if nowhere or nothing typed."""
    wanted = "".join(typed.lower().split())
    choices = _choices(text, name)
    for start in range(len(choices) - len(wanted) + 1 if wanted else 0):
        if all(letter in choices[start + at] for at, letter in enumerate(wanted)):
            return start
    return -1


@lru_cache(maxsize=4096)
def _choices(text: str, name: bool) -> tuple[str, ...]:
    """For each sign that can be typed: its possible initials, the likeliest first."""
    surname = _surname_of(text) if name else ""
    heads = [_read_surname(surname, at) + initials_of_sign(sign) for at, sign in enumerate(surname)]
    rest = text[len(surname) :]
    likely = zip(_in_context(rest), rest, strict=True)
    heads += [letter + initials_of_sign(sign) for letter, sign in likely]
    return tuple("".join(dict.fromkeys(letters)) for letters in heads if letters)


def _likeliest_first(choices: tuple[str, ...]) -> Iterator[str]:
    """First every sign's likeliest reading, then with one sign read otherwise, then two …"""
    usual = [letters[0] for letters in choices]
    doubtful = [at for at, letters in enumerate(choices) if len(letters) > 1]
    for changed in range(len(doubtful) + 1):
        for places in combinations(doubtful, changed):
            for others in product(*(choices[at][1:] for at in places)):
                letters = list(usual)
                for at, other in zip(places, others, strict=True):
                    letters[at] = other
                yield "".join(letters)


def _in_context(text: str) -> list[str]:
    """One likely initial per sign, as the word it stands in is read; empty where unknown."""
    if len(text) < 2 or text.isascii():
        return [""] * len(text)
    read: list[str] = []
    while len(read) < len(text):
        read += _word_at(text, len(read)) or initials_of_sign(text[len(read)])[:1] or [""]
    return read


def _word_at(text: str, at: int) -> str:
    """The initials of the longest word that begins there and is read in its own way."""
    words, longest = _words()
    longest_here = longest.get(text[at])
    if longest_here is None:
        return ""
    ends = range(min(at + longest_here, len(text)), at + 1, -1)
    return next((words[text[at:end]] for end in ends if text[at:end] in words), "")


@lru_cache(maxsize=32768)
def initials_of_sign(sign: str) -> str:
    """All initials of one sign, the commonest reading first."""
    if sign.isascii():
        return sign.lower() if sign.isalnum() else ""
    wide = plain_letter(unicodedata.normalize("NFKC", sign))
    if _is_typed(wide):
        return wide
    # Its 47 000 phrases would hold the interpreter, and so the window, for a third of a second.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin.pinyin_dict import pinyin_dict

    readings = pinyin_dict.get(ord(sign), "").split(",")
    letters = [plain_letter(reading[:1]) for reading in readings if reading]
    return "".join(dict.fromkeys(letter for letter in letters if _is_typed(letter)))


@lru_cache(maxsize=4096)
def plain_letter(letter: str) -> str:
    """The first letter without its accent, lower case: ``ā`` gives ``a``."""
    return unicodedata.normalize("NFD", letter)[:1].lower()


def _is_typed(letter: str) -> bool:
    return len(letter) == 1 and letter.isascii() and letter.isalnum()


def _surname_of(text: str) -> str:
    for length in range(LONGEST_SURNAME, 0, -1):
        if text[:length] in _surnames():
            return text[:length]
    return ""


def _read_surname(surname: str, at: int) -> str:
    return "".join(reading[at] for reading in _surnames()[surname])


@cache
def _words() -> tuple[dict[str, str], dict[str, int]]:
    """Words not read as their signs are one by one, with their initials.

    Also the length of the longest one by its first sign: most signs begin none.
    """
    lines = resource("pinyin-words.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if not line.startswith("#"))
    found = {word: letters for word, _, letters in rows}
    longest: dict[str, int] = {}
    for word in found:
        longest[word[0]] = max(longest.get(word[0], 0), len(word))
    return found, longest


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    """Surnames with the initials of each of their readings, e.g. 尉迟 → ("yc",)."""
    found: dict[str, tuple[str, ...]] = {}
    for line in resource("surnames.tsv").read_text(encoding="utf-8").splitlines():
        surname, _, reading = line.partition("\t")
        if not line.startswith("#") and reading:
            letters = "".join(syllable[0] for syllable in reading.split())
            found[surname] = (*found.get(surname, ()), letters)
    return found
