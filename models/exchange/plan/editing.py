"""What the clerk does to an outline before it becomes tasks; every verb gives a new outline.

A code never changes under the clerk's hands, except for an item that moves to another level and
what hangs below it; a new item takes the next free number of its row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from models.exchange.plan.deadlines import find_times, read_deadline
from models.exchange.plan.outline import NO_YEAR, ROOT, Item, Outline
from models.exchange.plan.structure.headings import split_heading
from models.exchange.plan.troubles import CannotMove

EDITABLE = frozenset(
    {"title", "requirement", "lead_unit", "duty_unit", "co_units", "duty_person", "remark"}
)


def edit_text(outline: Outline, code: str, field: str, text: str) -> Outline:
    """Write one of the EDITABLE fields of an item."""
    if field not in EDITABLE:
        raise ValueError(field)
    return _write(outline, (code,), {field: text.strip()})


def set_lead(outline: Outline, codes: Iterable[str], lead: str) -> Outline:
    """Write the leading unit into several items."""
    return _write(outline, codes, {"lead_unit": lead.strip()})


def edit_deadline(outline: Outline, code: str, words: str) -> Outline:
    """Write the time limit as people write it; it is read anew for the plan's year."""
    deadline = read_deadline(words, outline.year)
    return _put(outline, replace(outline.item(code), deadline=deadline))


def set_year(outline: Outline, year: int) -> Outline:
    """Read every time limit anew for another plan year, as 年内 then means another day."""
    items = []
    for item in outline.items:
        hints = find_times(item.requirement, year)
        items.append(
            replace(
                item,
                deadline=read_deadline(item.deadline.words, year),
                intext_words=hints[0].words if hints else "",
                intext_due_on=hints[0].due_on if hints else None,
                read_doubts=tuple(d for d in item.read_doubts if NO_YEAR not in d),
            )
        )
    return replace(outline, year=year, items=tuple(items))


def set_task_only(outline: Outline, code: str, task_only: bool) -> Outline:
    """Set or take back 只记任务不记内容 for an item and all below it."""
    below = _branch(outline, code)
    return _with_items(
        outline,
        [
            replace(item, task_only=task_only) if item.code in below else item
            for item in outline.items
        ],
    )


def settle_doubts(outline: Outline, code: str) -> Outline:
    """The clerk has looked at what reading found odd; what is odd in the fields stays named."""
    return _put(outline, replace(outline.item(code), read_doubts=()))


def leave_out(outline: Outline, *codes: str) -> Outline:
    """Do not bring these items in, nor what hangs below them; they stay in sight."""
    return _write(outline, codes, {"left_out": True})


def take_back(outline: Outline, *codes: str) -> Outline:
    """Bring left-out items in after all."""
    return _write(outline, codes, {"left_out": False})


def join_with_previous(outline: Outline, code: str) -> Outline:
    """Make an item part of the requirement of the one printed before it.

    Its children follow it there; empty fields of the earlier item are filled from the later one.
    """
    place = _place(outline, code)
    if place < 2:
        raise CannotMove("这是第一项，前面没有可以合并的任务。")
    later, earlier = outline.items[place], outline.items[place - 1]
    joined = _joined(earlier, later)
    items = [joined if item is earlier else item for item in outline.items if item is not later]
    result = _with_items(outline, items)
    for child in outline.children(code):
        result = _move_below(result, child.code, earlier.code)
    return result


def split(outline: Outline, code: str, position: int) -> Outline:
    """Cut the requirement at a character position; what follows becomes the next item."""
    item = outline.item(code)
    head, tail = item.requirement[:position].strip(), item.requirement[position:].strip()
    if not head or not tail:
        raise CannotMove("请把光标放在要求的文字中间，再拆分。")
    if item.code == ROOT:
        raise CannotMove("方案的标题不能拆分，请用“添加任务”。")
    title, rest = split_heading(tail)
    new = replace(
        item,
        code=_next_code(outline, item.parent or ROOT),
        title=title,
        requirement=rest or tail,
        number_path="",
        lines=(),
        read_doubts=(),
        metrics=(),
    )
    place = _end_of_branch(outline, code)
    items = [replace(item, requirement=head) if each is item else each for each in outline.items]
    return _with_items(outline, [*items[:place], new, *items[place:]])


def add_item(outline: Outline, parent: str, title: str = "") -> Outline:
    """Add an empty item as the last one below ``parent``; it takes the next free number."""
    outline.item(parent)
    new = Item(_next_code(outline, parent), parent, title.strip())
    place = _end_of_branch(outline, parent)
    return _with_items(outline, [*outline.items[:place], new, *outline.items[place:]])


def move_up(outline: Outline, code: str) -> Outline:
    """Raise an item by one level: it stands beside its former parent, just after it."""
    item = outline.item(code)
    parent = outline.item(item.parent) if item.parent is not None else None
    if parent is None or parent.parent is None:
        raise CannotMove("这一项已经在最上一级，不能再升级。")
    return _move_below(outline, code, parent.parent)


def move_down(outline: Outline, code: str) -> Outline:
    """Lower an item by one level: it hangs below the item before it on its level."""
    item = outline.item(code)
    row = outline.children(item.parent) if item.parent is not None else ()
    place = next((at for at, each in enumerate(row) if each.code == code), 0)
    if place == 0:
        raise CannotMove("前面没有同级的任务，不能再降级。")
    return _move_below(outline, code, row[place - 1].code)


def take_in_noise(outline: Outline, number: int, parent: str) -> Outline:
    """A line set aside by mistake becomes an item below ``parent``."""
    line = next((each for each in outline.noise if each.number == number), None)
    if line is None:
        raise CannotMove("这一行已经不在被略去的文字里了。")
    grown = add_item(outline, parent)
    new = next(item for item in grown.items if item not in outline.items)
    title, rest = split_heading(line.text)
    filled = replace(new, title=title, requirement=rest or line.text, lines=(number,))
    noise = tuple(each for each in outline.noise if each is not line)
    return replace(_put(grown, filled), noise=noise)


def _joined(earlier: Item, later: Item) -> Item:
    words = later.requirement
    if later.title and not words.startswith(later.title):
        words = f"{later.title}。{words}" if words else later.title
    gap = "" if not earlier.requirement or earlier.requirement.endswith(tuple("。；;")) else "。"
    fields = {
        name: getattr(later, name)
        for name in ("lead_unit", "duty_unit", "co_units", "duty_person", "remark")
        if not getattr(earlier, name)
    }
    deadline = earlier.deadline if earlier.deadline.words else later.deadline
    return replace(
        earlier,
        requirement=f"{earlier.requirement}{gap}{words}",
        deadline=deadline,
        lines=tuple(sorted({*earlier.lines, *later.lines})),
        metrics=(*earlier.metrics, *later.metrics),
        task_only=earlier.task_only or later.task_only,
        **fields,
    )


def _move_below(outline: Outline, code: str, parent: str) -> Outline:
    """Cut out a branch, give it the next free code below ``parent``, and set it down there."""
    names = _branch(outline, code)
    branch = [item for item in outline.items if item.code in names]
    rest = [item for item in outline.items if item.code not in names]
    left = _with_items(outline, rest)
    new_code = _next_code(left, parent)
    renamed = {name: new_code + name[len(code) :] for name in names}
    moved = [
        replace(
            item,
            code=renamed[item.code],
            parent=parent if item.code == code else renamed.get(item.parent or "", item.parent),
        )
        for item in branch
    ]
    place = min(_end_of_branch(left, parent), len(rest))
    if code in _names_below(outline, parent):
        place = _place_beside(left, outline, code)
    return _with_items(outline, [*rest[:place], *moved, *rest[place:]])


def _names_below(outline: Outline, parent: str) -> frozenset[str]:
    return _branch(outline, parent) - {parent}


def _place_beside(left: Outline, outline: Outline, code: str) -> int:
    """After the branch of the former parent, so that a raised item stays near its place."""
    former = outline.item(code).parent
    kept = {item.code for item in left.items}
    return _end_of_branch(left, former) if former in kept and former else len(left.items)


def _branch(outline: Outline, code: str) -> frozenset[str]:
    """The codes of an item and of everything below it."""
    outline.item(code)
    names = {code}
    for item in outline.items:
        if item.parent in names:
            names.add(item.code)
    return frozenset(names)


def _end_of_branch(outline: Outline, code: str) -> int:
    names = _branch(outline, code)
    return 1 + max(at for at, item in enumerate(outline.items) if item.code in names)


def _next_code(outline: Outline, parent: str) -> str:
    """One above the highest number of the row: 3.11 after 3.10."""
    head = "" if parent == ROOT else f"{parent}."
    codes = {item.code for item in outline.items}
    tails = [code[len(head) :] for code in codes if code.startswith(head)]
    number = max((int(tail) for tail in tails if tail.isdecimal()), default=0) + 1
    while f"{head}{number}" in codes:
        number += 1
    return f"{head}{number}"


def _place(outline: Outline, code: str) -> int:
    return outline.items.index(outline.item(code))


def _put(outline: Outline, item: Item) -> Outline:
    return _with_items(
        outline, [item if each.code == item.code else each for each in outline.items]
    )


def _write(outline: Outline, codes: Iterable[str], fields: Mapping[str, object]) -> Outline:
    """Write the same into these items, in one pass; NoSuchItem where one is not there."""
    wanted = set(codes)
    items = [replace(i, **fields) if i.code in wanted else i for i in outline.items]  # type: ignore[arg-type]
    for code in wanted.difference(item.code for item in items):
        outline.item(code)
    return _with_items(outline, items)


def _with_items(outline: Outline, items: list[Item]) -> Outline:
    return replace(outline, items=tuple(items))
