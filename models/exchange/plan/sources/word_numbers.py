"""The numbers that Word prints by itself: “一、”, “(1)” … recovered from numbering.xml."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from models.exchange.plan.numerals import in_chinese

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Level:
    """How one list level prints its number."""

    style: str
    pattern: str
    start: int


@dataclass
class ListNumbers:
    """Counts through a document's lists; ask once for each paragraph, in order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)

    def text(self, paragraph: Element) -> str:
        """The printed number of this paragraph, “” when it has none or only a bullet."""
        found = _reference(paragraph, self.styles)
        if found is None or found[0] not in self.levels:
            return ""
        list_id, depth = found
        level = self.levels[list_id].get(depth)
        if level is None:
            return ""
        counts = self._advance(list_id, depth, level)
        if level.style in {"bullet", "none"}:
            return ""
        return self._print(list_id, level.pattern, counts)

    def _advance(self, list_id: str, depth: int, level: Level) -> dict[int, int]:
        counts = self.counts.setdefault(self.owners[list_id], {})
        restart = self.restarts.get(list_id, {}).pop(depth, None)
        if restart is not None:
            counts[depth] = restart
        else:
            counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return counts

    def _print(self, list_id: str, pattern: str, counts: dict[int, int]) -> str:
        text = pattern
        for depth in range(9):
            mark = f"%{depth + 1}"
            if mark in text:
                level = self.levels[list_id].get(depth, Level("decimal", "", 1))
                text = text.replace(mark, _numeral(counts.get(depth, level.start), level.style))
        return text


def read_numbers(numbering: Element | None, styles: Element | None) -> ListNumbers:
    """What numbering.xml and styles.xml say; either may be missing."""
    numbers = ListNumbers()
    if numbering is None:
        return numbers
    plans = {
        plan.get(f"{W}abstractNumId", ""): {
            _whole(level.get(f"{W}ilvl")): _level(level) for level in plan.findall(f"{W}lvl")
        }
        for plan in numbering.findall(f"{W}abstractNum")
    }
    for entry in numbering.findall(f"{W}num"):
        _add_list(numbers, entry, plans)
    if styles is not None:
        numbers.styles = _numbered_styles(styles)
    return numbers


def _add_list(numbers: ListNumbers, entry: Element, plans: dict[str, dict[int, Level]]) -> None:
    list_id = entry.get(f"{W}numId", "")
    owner = _value(entry.find(f"{W}abstractNumId"))
    levels = dict(plans.get(owner, {}))
    for override in entry.findall(f"{W}lvlOverride"):
        depth = _whole(override.get(f"{W}ilvl"))
        own = override.find(f"{W}lvl")
        if own is not None:
            levels[depth] = _level(own)
        start = override.find(f"{W}startOverride")
        if start is not None:
            numbers.restarts.setdefault(list_id, {})[depth] = _whole(_value(start))
    numbers.levels[list_id] = levels
    numbers.owners[list_id] = owner


def _numbered_styles(styles: Element) -> dict[str, tuple[str, int]]:
    """Which paragraph styles carry a list; a style inherits it from the one it is based on."""
    own: dict[str, tuple[str, int]] = {}
    parents: dict[str, str] = {}
    for style in styles.findall(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        parents[name] = _value(style.find(f"{W}basedOn"))
        numbered = style.find(f"{W}pPr/{W}numPr")
        if numbered is not None:
            list_id = _value(numbered.find(f"{W}numId"))
            own[name] = (list_id, _whole(_value(numbered.find(f"{W}ilvl"))))
    return {name: found for name in parents if (found := _inherited(name, own, parents))}


def _inherited(
    name: str, own: dict[str, tuple[str, int]], parents: dict[str, str]
) -> tuple[str, int] | None:
    seen: set[str] = set()
    while name and name not in seen:
        if name in own:
            return own[name]
        seen.add(name)
        name = parents.get(name, "")
    return None


def _reference(paragraph: Element, styles: dict[str, tuple[str, int]]) -> tuple[str, int] | None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        return None
    inherited = styles.get(_value(properties.find(f"{W}pStyle")))
    numbered = properties.find(f"{W}numPr")
    if numbered is None:
        return inherited
    list_id = _value(numbered.find(f"{W}numId")) or (inherited[0] if inherited else "")
    depth = numbered.find(f"{W}ilvl")
    if depth is None:
        return list_id, inherited[1] if inherited else 0
    return list_id, _whole(_value(depth))


def _level(element: Element) -> Level:
    start = element.find(f"{W}start")
    return Level(
        _value(element.find(f"{W}numFmt")) or "decimal",
        _value(element.find(f"{W}lvlText")),
        1 if start is None else _whole(_value(start)),
    )


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else 0


def _numeral(number: int, style: str) -> str:
    if "hinese" in style or style in {"japaneseCounting", "ideographDigital", "taiwaneseCounting"}:
        return in_chinese(number)
    if "EnclosedCircle" in style and 1 <= number <= 20:
        return chr(0x245F + number)
    if style == "decimalEnclosedParen" and 1 <= number <= 20:
        return chr(0x2473 + number)
    if style in {"lowerLetter", "upperLetter"} and 1 <= number <= 26:
        return chr((96 if style == "lowerLetter" else 64) + number)
    return str(number)
