"""The demo: the whole job of a clerk on the sample township, and proof of each step."""

from __future__ import annotations

from pathlib import Path

from models.actions import records, undoing
from models.actions.checking_up import check
from models.actions.finding import OneOf, View, count, every_row, first_rows
from models.actions.offices import office_of
from models.actions.records import Seen
from models.actions.safe.backing_up import back_up
from models.actions.safe.drill import drill
from models.actions.tasks import exporting
from models.actions.today.gathering import matters
from models.exchange.plan.reading import read_plan
from models.exchange.plan.tasks.revising import look_at_revision
from models.exchange.sample.township import PASSWORD, found_sample
from models.ledgers.tasks.task import TASKS
from models.progress import Progress
from models.resources import resource
from models.store import keys
from models.store.ledger_file import Store
from models.store.opening import open_ledger
from models.troubles import Trouble


class DemoFailed(Trouble):
    """A step of the demo did not come out as it must."""

    def __init__(self, step: str) -> None:
        super().__init__(f"演示没有通过：{step}。请把这句话告诉技术支持。")


def play_all(out: Path, progress: Progress) -> list[str]:
    """Play every step into ``out``; return the lines to tell. DemoFailed if one is not right."""
    from reports.forms.recovery_sheet import write_recovery_sheet

    told: list[str] = []
    folder = out / "示例乡台账"
    store, code = found_sample(folder, PASSWORD, progress)
    try:
        told.append(f"示例乡台账（密码 {PASSWORD}）：{folder}")
        sheet = out / "恢复密钥单.pdf"
        write_recovery_sheet(store, code, sheet)
        told.append(str(sheet))
        told += _plan(store)
        told += _today(store)
        told += _work(store)
        told += _papers(store, out, progress)
        _must(not check(store, progress), "台账校验")
        told.append("校验：台账、留痕链、附件完好")
        told += _safe(store, progress)
    finally:
        store.close()
    told += _reopen(folder)
    return told


def _plan(store: Store) -> list[str]:
    outline = read_plan(resource("sample", "plan-2021.txt"))
    timed = sum(1 for item in outline.items if item.deadline.words)
    revision = look_at_revision(store, outline)
    _must(len(outline.items) == 71 and timed == 27, "读方案")
    read = f"读方案原文：{len(outline.items)}项，{timed}处完成时限"
    held = f"新增{len(revision.added)}、变化{len(revision.changed)}"
    rest = f"取消{len(revision.dropped)}、相同{len(revision.same)}"
    return [f"{read}，略去网页杂行{len(outline.noise)}行", f"与台账对照：{held}、{rest}"]


def _today(store: Store) -> list[str]:
    today = office_of(store).today
    lines = [f"今日（{today}）：" + "，".join(f"{m.title}{m.count}" for m in matters(store))]
    for word in ("矛盾纠纷", "zzzx"):
        found = count(store, TASKS, View(words=word))
        _must(found > 0, f"查找{word}")
        lines.append(f"查找“{word}”：{found}项任务")
    return lines


def _work(store: Store) -> list[str]:
    view = View(filters={"status": OneOf(frozenset({"not_started"}))})
    task = first_rows(store, TASKS, view, 1)[0]
    records.keep(store, TASKS, {"status": "推进中"}, Seen(task.id, task.revision))
    undone = undoing.undo(store)
    again = undoing.redo(store)
    _must(again.number > undone.number, "撤销和重做")
    return [f"改一项任务、撤销、重做：{task.code} {task.title}"]


def _papers(store: Store, out: Path, progress: Progress) -> list[str]:
    from reports.catalogue import make_report

    made: list[Path] = []
    for name in ("task-ledger", "task-progress"):
        made += make_report(store, name, "2021", ("pdf", "xlsx"), out, progress=progress)
    tasks = [row.id for row in every_row(store, TASKS, View())]
    made += exporting.export_evidence(store, tasks, out / "佐证材料", progress)
    _must(all(path.stat().st_size > 0 for path in made), "出报表")
    return [str(path) for path in made]


def _safe(store: Store, progress: Progress) -> list[str]:
    made = back_up(store, progress=progress)
    _must(made.is_fresh and not made.content.missing, "备份")
    done = drill(store, None, progress)
    _must(done.passed, "恢复演练")
    return [f"备份和恢复演练：{done.attachments}份附件、{done.chain_number}次操作留痕都恢复得出来"]


def _reopen(folder: Path) -> list[str]:
    try:
        open_ledger(folder, "wrong-password").close()
    except keys.WrongPassword:
        store = open_ledger(folder, PASSWORD)
        found = count(store, TASKS, View())
        store.close()
        return [f"密码不对被拒绝；重新打开后有{found}项任务"]
    raise DemoFailed("错误密码被接受")


def _must(holds: bool, step: str) -> None:
    if not holds:
        raise DemoFailed(step)
