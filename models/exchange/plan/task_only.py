"""Which items keep 只记任务不记内容: decided by an editable list of words, offered to the clerk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from models.exchange.plan.corrections import accept, default_corrections, offer
from models.exchange.plan.outline import ROOT, Item
from models.resources import resource


@dataclass(frozen=True)
class GuardWord:
    """A word of political or criminal matters; ``anywhere`` counts it in the requirement too."""

    word: str
    anywhere: bool = False


@lru_cache(maxsize=1)
def default_guard_words() -> tuple[GuardWord, ...]:
    """The words shipped in resources/plan_task_only.tsv."""
    return load_guard_words(resource("plan_task_only.tsv").read_text(encoding="utf-8"))


def load_guard_words(text: str) -> tuple[GuardWord, ...]:
    """One word a line; a tab and 全文 after it make it count in the requirement too."""
    words = []
    for line in text.splitlines():
        word, _, where = line.strip().partition("\t")
        if word and not word.startswith("#"):
            words.append(GuardWord(word.strip(), where.strip() == "全文"))
    return tuple(words)


def flag_task_only(
    items: Iterable[Item], words: tuple[GuardWord, ...] | None = None
) -> tuple[Item, ...]:
    """Flag every item that a word speaks of, with all below it; the clerk may take it back."""
    words = default_guard_words() if words is None else words
    flagged: set[str | None] = set()
    result = []
    for item in items:
        if item.code != ROOT and (item.parent in flagged or _is_guarded(item, words)):
            flagged.add(item.code)
        result.append(replace(item, task_only=item.code in flagged))
    return tuple(result)


def _is_guarded(item: Item, words: tuple[GuardWord, ...]) -> bool:
    title, body = _mended(item.title), ""
    if any(guard.word in title for guard in words):
        return True
    body = _mended(item.requirement)
    return any(guard.anywhere and guard.word in body for guard in words)


def _mended(text: str) -> str:
    """反那教 must be guarded like 反邪教, before the clerk has accepted the correction."""
    return accept(text, offer(text, default_corrections()))
