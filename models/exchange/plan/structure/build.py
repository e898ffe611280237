"""From a source to an outline: sift, grow, code, and turn nodes into items."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from models.exchange.plan.deadlines import find_times, read_deadline
from models.exchange.plan.outline import NO_YEAR, ROOT, Item, NoiseLine, Outline
from models.exchange.plan.sources.pieces import Line, Source, Table, row_lines
from models.exchange.plan.structure.brackets import Extract, extract_fields
from models.exchange.plan.structure.coding import assign_codes, dissolve_main_chapter
from models.exchange.plan.structure.headings import split_heading
from models.exchange.plan.structure.node import Node
from models.exchange.plan.structure.noise import sift, without_ending
from models.exchange.plan.structure.numbering import Mark
from models.exchange.plan.structure.questions import ask_about_numbers
from models.exchange.plan.structure.task_tables import TaskTable, read_task_table
from models.exchange.plan.structure.tree import grow
from models.exchange.plan.task_only import flag_task_only
from models.exchange.plan.troubles import NoNumbering

_YEAR = re.compile(r"(?<!\d)(20\d\d)年")


def build_outline(source: Source, year: int | None) -> Outline:
    """The outline of a plan; NoNumbering when neither a number nor a task table is in it."""
    lines, tables = _part_tables(source)
    sifted = sift(lines)
    root = Node(heading=sifted.title, lines=list(sifted.title_lines))
    grow(sifted.body, root)
    ask_about_numbers(root)
    assign_codes(root, dissolve_main_chapter(root))
    noise = list(sifted.noise)
    _add_tables(root, tables, noise)
    if not root.children:
        raise NoNumbering(source)
    if not root.heading:
        root.heading = next((t.title for t in tables if t.title), "") or without_ending(source.name)
    year = year or _find_year(root, source)
    items = tuple(_item(node, year) for node in root.walk())
    noise.sort(key=lambda line: line.number)
    return Outline(year, flag_task_only(items), tuple(noise), source.name)


def build_flat(source: Source, year: int | None) -> Outline:
    """Every line as one item in a row, for a text without numbers: the clerk splits by hand."""
    sifted = sift(source.lines())
    root = Node(heading=sifted.title or without_ending(source.name), lines=[*sifted.title_lines])
    for number, line in enumerate(sifted.body, 1):
        mark = Mark("row", 0, number, str(number), "")
        root.adopt(Node(mark=mark, heading=line.text.strip(), lines=[line.number]))
    assign_codes(root, has_main=False)
    year = year or _find_year(root, source)
    items = tuple(_item(node, year) for node in root.walk())
    return Outline(year, flag_task_only(items), sifted.noise, source.name)


def _part_tables(source: Source) -> tuple[list[Line], list[TaskTable]]:
    """Tables of tasks apart; other tables are laid out in lines, so that no word is lost."""
    lines: list[Line] = []
    tables: list[TaskTable] = []
    for piece in source.pieces:
        if isinstance(piece, Line):
            lines.append(piece)
            continue
        found = read_task_table(piece)
        if found is not None:
            tables.append(found)
        else:
            lines.extend(_as_lines(piece))
    return lines, tables


def _as_lines(table: Table) -> list[Line]:
    return [line for row in table.rows for line in row_lines(row) if line.text.strip()]


def _add_tables(root: Node, tables: list[TaskTable], noise: list[NoiseLine]) -> None:
    """One table alone is the plan; several, or one beside numbered text, are parts of it."""
    for table in tables:
        noise.extend(table.noise)
        ask_about_numbers(table.root)
    if len(tables) == 1 and not root.children:
        for node in tables[0].root.children:
            root.adopt(node)
        assign_codes(root, has_main=False)
        return
    beside_text = bool(root.children)
    for number, table in enumerate(tables, 1):
        group = table.root
        group.heading = table.title or f"任务分解表{number}"
        group.mark = Mark("table", 0, number, f"表{number}", "")
        root.adopt(group)
        group.path = f"表{number}"
        for child in group.walk():
            if child is not group and child.parent is not None and child.mark is not None:
                child.path = f"{child.parent.path}-{child.mark.label or child.value}"
        code = f"B{number}" if beside_text else str(number)
        _code_below(group, code)


def _code_below(group: Node, code: str) -> None:
    holder = Node()
    holder.children = [group]
    assign_codes(holder, has_main=False)
    for node in group.walk():
        node.code = code + node.code[len(str(group.value)) :] if node is not group else code


def _find_year(root: Node, source: Source) -> int:
    """The year of the title, of the file's name, or the one most often written."""
    for text in (root.heading, source.name):
        found = _YEAR.search(text)
        if found:
            return int(found[1])
    years = Counter(year for line in source.lines() for year in _YEAR.findall(line.text))
    if years:
        return int(years.most_common(1)[0][0])
    year = date.today().year
    root.doubts.append(f"{NO_YEAR}，时限先按{year}年理解，请核对。")
    return year


def _item(node: Node, year: int) -> Item:
    words = "\n".join([node.heading, *(line.text.strip() for line in node.body)])
    found = extract_fields(words, year)
    heading, _, below = found.text.partition("\n")
    if node.code == ROOT:
        title, rest = heading.strip(), ""
    else:
        title, rest = split_heading(heading, node.style)
    requirement = rest + "".join(line.strip() for line in below.split("\n"))
    if not requirement and not node.children and node.code != ROOT:
        requirement = heading.strip()
    if found.is_unclosed:
        node.doubt("括号没有写完，已按这一行的内容理解，请核对。")
    return _filled(node, found, (title, requirement), year)


def _filled(node: Node, found: Extract, texts: tuple[str, str], year: int) -> Item:
    fields = {**found.fields, **node.given}
    deadline = read_deadline(fields.get("deadline", ""), year)
    hints = find_times(texts[1], year)
    return Item(
        code=node.code,
        parent=node.parent.code if node.parent is not None else None,
        title=texts[0],
        requirement=texts[1],
        deadline=deadline,
        number_path=node.path,
        intext_words=hints[0].words if hints else "",
        intext_due_on=hints[0].due_on if hints else None,
        lines=tuple(sorted(set(node.lines))),
        read_doubts=tuple(node.doubts),
        kind=_kind(node),
        lead_unit=fields.get("lead_unit", ""),
        duty_unit=fields.get("duty_unit", ""),
        co_units=fields.get("co_units", ""),
        duty_person=fields.get("duty_person", ""),
        remark=fields.get("remark", ""),
    )


def _kind(node: Node) -> str:
    if node.parent is None:
        return "plan"
    if node.parent.code == ROOT:
        return "part" if node.code[0].isdigit() else "section"
    return "item"
