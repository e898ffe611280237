"""The office's own words: added, renamed, retired; every change is a record of ``words``."""

from __future__ import annotations

from dataclasses import dataclass

from models.actions.door import work
from models.actions.finding import OneOf, View, every_row
from models.actions.offices import office_of
from models.actions.records import Refused, Seen, keep_in
from models.fields import Choices
from models.ledger import Ledger, Place, all_ledgers, find_ledger
from models.ledgers.office.words import WORDS
from models.store.ledger_file import Store
from models.words.lists import LIST_TITLES


@dataclass(frozen=True)
class WordList:
    """One list: where it is used, and its defaults. Only an open one may grow or shrink.

    ``group`` is the title of the room whose ledgers use it first.
    """

    title: str
    choices: Choices
    group: str = ""

    @property
    def name(self) -> str:
        """The name its changes are kept under."""
        return self.choices.name

    @property
    def is_open(self) -> bool:
        """True if words may be added and retired; a closed one carries rules of the program."""
        return self.choices.open or self.choices.grows


@dataclass(frozen=True)
class WordLine:
    """One word as it stands in the office."""

    code: str
    word: str
    default: str
    is_retired: bool

    @property
    def is_own(self) -> bool:
        """True if the office added it."""
        return not self.default


def word_lists() -> list[WordList]:
    """Return every list that people choose from, group by group in the order of the rooms.

    Each is titled by itself or by the fields that use it.
    """
    found: dict[str, tuple[dict[str, None], Choices, Ledger]] = {}
    for ledger in all_ledgers():
        for each in ledger.stored:
            choices = each.card.choices
            if choices is not None:
                titles, _, _ = found.setdefault(choices.name, ({}, choices, _room_of(ledger)))
                titles[each.card.label] = None
    lists = [
        (room.rank, WordList(LIST_TITLES.get(name) or "、".join(titles), choices, _group_of(room)))
        for name, (titles, choices, room) in found.items()
    ]
    return [each for _, each in sorted(lists, key=lambda pair: pair[0])]


def _room_of(ledger: Ledger) -> Ledger:
    """Return the ledger whose room on the rail a ledger belongs to; itself where it has none."""
    above = ledger.beside or (ledger.parent.ledger if ledger.parent is not None else "")
    return _room_of(find_ledger(above)) if above else ledger


def _group_of(room: Ledger) -> str:
    return room.title if room.place is Place.ROOM else "本单位"


def words_of_list(store: Store, found: WordList) -> list[WordLine]:
    """Return the words of a list with the office's changes, in their order."""
    now = office_of(store).choices(found.choices)
    return [
        WordLine(code, word, found.choices.labels.get(code, ""), code in now.retired)
        for code, word in now.labels.items()
    ]


def add_word(store: Store, found: WordList, word: str) -> None:
    """Add a word to an open list; Refused if it is there already or cannot be one."""
    _refuse_double(store, found, word)
    _keep(store, f"词表新增“{word.strip()}”", found, WordLine("", word.strip(), "", False))


def rename_word(store: Store, found: WordList, line: WordLine, word: str) -> None:
    """Give a word another name; its code, and so every record that holds it, stays."""
    if word.strip() == line.word:
        return
    _refuse_double(store, found, word)
    renamed = WordLine(line.code, word.strip(), line.default, line.is_retired)
    _keep(store, f"词表改名“{line.word}”为“{word.strip()}”", found, renamed)


def retire_word(store: Store, found: WordList, line: WordLine, *, is_retired: bool) -> None:
    """Offer a word no longer, or again; where it stands it still shows."""
    verb = "停用" if is_retired else "恢复"
    changed = WordLine(line.code, line.word, line.default, is_retired)
    _keep(store, f"词表{verb}“{line.word}”", found, changed)


def _refuse_double(store: Store, found: WordList, word: str) -> None:
    if word.strip() in {each.word for each in words_of_list(store, found)}:
        raise Refused({"word": f"“{word.strip()}”已经在这个词表里，请换一个词。"})


def _keep(store: Store, action: str, found: WordList, line: WordLine) -> None:
    held = _record(store, found.name, line.code)
    raw = {"word_list": found.name, "code": line.code, "word": line.word}
    with work(store, action) as piece:
        keep_in(piece, WORDS, raw | {"is_retired": line.is_retired}, held)


def _record(store: Store, name: str, code: str) -> Seen | None:
    """Return the record that holds the office's change of a word; its own word is its code."""
    if not code:
        return None
    view = View(filters={"word_list": OneOf(frozenset({name}))})
    for row in every_row(store, WORDS, view):
        if (row.code or row.word) == code:
            return Seen(row.id, row.revision)
    return None
