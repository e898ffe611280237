"""The outline of a plan: its items in printed order, each knowing its parent and its time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.exchange.plan.deadlines import NO_DEADLINE, Deadline
from models.exchange.plan.troubles import NoSuchItem

ROOT = "0"
LONGEST_TITLE = 60
NO_YEAR = "方案里没有写年份"


@dataclass(frozen=True)
class Metric:
    """A figure that a plan demands; ``op`` is >=, <=, ==, stage or track."""

    id: str
    name: str
    text: str
    entity: str
    formula: str
    unit: str
    op: str
    threshold: float | None
    period: str
    due_on: date | None
    explicit: bool


@dataclass(frozen=True)
class NoiseLine:
    """A line that is no part of the plan (an advertisement, a page number), and why."""

    number: int
    text: str
    why: str


@dataclass(frozen=True)
class Item:
    """One numbered item of a plan.

    ``number_path`` is the number as printed, 三-(二)-4-(3). ``lines`` are the source lines it was
    read from. ``intext_due_on`` and ``task_only`` (只记任务不记内容) are offers to the clerk.
    ``read_doubts`` are what reading found odd; ``doubts`` adds what is odd in the fields now.
    """

    code: str
    parent: str | None
    title: str
    requirement: str = ""
    deadline: Deadline = NO_DEADLINE
    number_path: str = ""
    lead_unit: str = ""
    duty_unit: str = ""
    co_units: str = ""
    duty_person: str = ""
    remark: str = ""
    intext_words: str = ""
    intext_due_on: date | None = None
    task_only: bool = False
    left_out: bool = False
    lines: tuple[int, ...] = ()
    read_doubts: tuple[str, ...] = ()
    kind: str = "item"
    module: str = "tasks"
    metrics: tuple[Metric, ...] = ()

    @property
    def doubts(self) -> tuple[str, ...]:
        """Chinese sentences that the clerk should look at, with the line where there is one."""
        return (*self.read_doubts, *self._field_doubts())

    def _field_doubts(self) -> tuple[str, ...]:
        where = f"第{self.lines[0]}行：" if self.lines else ""
        found = []
        if not self.title.strip():
            found.append(f"{where}没有标题，请补上。")
        if len(self.title) > LONGEST_TITLE:
            found.append(f"{where}标题有{len(self.title)}个字，太长，请缩短或把后半句移到要求里。")
        if self.deadline.kind == "unclear":
            found.append(f"{where}时限“{self.deadline.words}”：{self.deadline.reason}。")
        return tuple(found)


@dataclass(frozen=True)
class Outline:
    """A plan that was read: its items in printed order (the root first), and what was set aside."""

    year: int
    items: tuple[Item, ...]
    noise: tuple[NoiseLine, ...] = ()
    name: str = ""

    @property
    def title(self) -> str:
        """The title of the plan."""
        return self.items[0].title if self.items else ""

    def item(self, code: str) -> Item:
        """The item of this code; NoSuchItem when there is none."""
        for item in self.items:
            if item.code == code:
                return item
        raise NoSuchItem(code)

    def children(self, code: str) -> tuple[Item, ...]:
        """The items directly below, in order."""
        return tuple(item for item in self.items if item.parent == code)

    def kept(self) -> tuple[Item, ...]:
        """What remains when the clerk's 不导入 is taken away, with all that hangs below it."""
        gone: set[str | None] = set()
        found = []
        for item in self.items:
            if item.left_out or item.parent in gone:
                gone.add(item.code)
            else:
                found.append(item)
        return tuple(found)
