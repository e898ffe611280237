"""What a revision does, as entries of a list: a name, a few words, and all of it in full."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape

from models.exchange.plan.outline import Item
from models.exchange.plan.tasks.revising import Accepted
from models.exchange.plan.tasks.revision import HeldItem, Match, Revision
from models.ledgers.tasks.task import TASKS
from ui.rooms.plan.wording import reading_of

LONGEST_INTERWOVEN = 1500
"""Longer texts are shown old and new one after the other: weaving them takes too long."""
_SHORTEST_INTERWOVEN = 24


class Group(enum.Enum):
    """What becomes of a task."""

    ADDED = "新增"
    CHANGED = "变化"
    DROPPED = "取消"
    SAME = "相同"


@dataclass(frozen=True)
class Entry:
    """One line of the list and what it stands for."""

    group: Group
    code: str
    title: str
    summary: str
    of: Item | Match | HeldItem


def entries_of(revision: Revision) -> dict[Group, tuple[Entry, ...]]:
    """The entries by group, each in the order of the plan."""
    added = (_of_item(item) for item in revision.added)
    dropped = (_of_held(held) for held in revision.dropped)
    return {
        Group.ADDED: tuple(added),
        Group.CHANGED: tuple(_of_match(match, Group.CHANGED) for match in revision.changed),
        Group.DROPPED: tuple(dropped),
        Group.SAME: tuple(_of_match(match, Group.SAME) for match in revision.same),
    }


def accepted_of(entries: Iterable[Entry]) -> Accepted:
    """What the ticked entries stand for."""
    chosen = list(entries)
    return Accepted(
        tuple(e.of for e in chosen if e.group is Group.ADDED and isinstance(e.of, Item)),
        tuple(e.of for e in chosen if e.group is Group.CHANGED and isinstance(e.of, Match)),
        tuple(e.of for e in chosen if e.group is Group.DROPPED and isinstance(e.of, HeldItem)),
    )


def in_full(entry: Entry) -> str:
    """All of an entry as HTML: each field, the old struck through, the new strong."""
    if isinstance(entry.of, Match):
        rows = [(_label(c.name), changed_html(c.old, c.new)) for c in entry.of.fields]
        said = "采纳后只改下面这些，办理情况和佐证不动。" if rows else "与台账里的一样，不用改。"
    elif isinstance(entry.of, Item):
        item = entry.of
        words = {"requirement": item.requirement, "deadline_text": item.deadline.words}
        words |= {"due_on": reading_of(item.deadline), "lead_unit": item.lead_unit}
        rows = [(_label(name), escape(text)) for name, text in words.items() if text]
        said = "新方案里有、台账里没有。采纳后作为新任务加入。"
    else:
        held = entry.of
        words = {"requirement": held.requirement, "deadline_text": held.deadline_text}
        words |= {"lead_unit": held.lead_unit}
        rows = [(_label(name), f"<s>{escape(text)}</s>") for name, text in words.items() if text]
        said = "新方案里没有了。采纳后移到回收站，连同它的进展和佐证，以后还能恢复。"
    body = "".join(f"<p><span class='label'>{label}</span><br>{text}</p>" for label, text in rows)
    name = escape(f"{entry.code} {entry.title}")
    return f"<p><b>{name}</b></p><p class='label'>{said}</p>{body}"


def changed_html(old: str, new: str) -> str:
    """The old text struck through and the new strong; long ones interwoven word by word."""
    if not old:
        return f"<b>{escape(new)}</b>（原来没有）"
    if not new:
        return f"<s>{escape(old)}</s> → （空）"
    longest, shortest = max(len(old), len(new)), min(len(old), len(new))
    if shortest < _SHORTEST_INTERWOVEN or longest > LONGEST_INTERWOVEN:
        return f"<s>{escape(old)}</s> → <b>{escape(new)}</b>"
    parts = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            parts.append(escape(old[a:b]))
            continue
        parts.append(f"<s>{escape(old[a:b])}</s>" if b > a else "")
        parts.append(f"<b>{escape(new[c:d])}</b>" if d > c else "")
    return "".join(parts)


def _of_item(item: Item) -> Entry:
    return Entry(Group.ADDED, item.code, item.title, item.deadline.words, item)


def _of_held(held: HeldItem) -> Entry:
    return Entry(Group.DROPPED, held.code, held.title, held.deadline_text, held)


def _of_match(match: Match, group: Group) -> Entry:
    parts = [f"编号 {match.held.code} → {match.item.code}"] if match.is_moved else []
    parts += [_label(change.name) for change in match.fields if change.name != TASKS.number]
    title = match.item.title or match.held.title
    return Entry(group, match.held.code, title, "、".join(parts), match)


def _label(name: str) -> str:
    return TASKS.fields[name].card.label
