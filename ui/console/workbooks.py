"""``template`` and ``import``: the blank workbook of a ledger out, and filled ones in."""

from __future__ import annotations

import contextlib
from argparse import Namespace
from pathlib import Path
from typing import Any

from models.exchange.workbooks.plan import IntakePlan
from models.store.ledger_file import Store
from models.troubles import Trouble
from ui.console.answers import DONE, refuse, say, say_json
from ui.console.commands import add_command, takes_json, takes_ledger
from ui.console.watching import ConsoleProgress

_ENDING = ".xlsx"


class TemplateThere(Trouble):
    """A workbook lies where the blank one would go; it may be filled already."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path}”已经存在，可能已经填了内容，没有覆盖。请把它移走或另选位置。")


def add_commands(verbs: Any) -> None:
    """Add this room's commands."""
    template = add_command(verbs, "template", "导出一本台账的空白填报模板", write_blank)
    takes_ledger(template)
    template.add_argument("ledger", metavar="LEDGER", help="台账名，例如 villages")
    said = "放到哪个文件夹，或写明 .xlsx 文件名"
    template.add_argument("--out", type=Path, required=True, metavar="OUT", help=said)
    said = "把填好的表格导入一本台账；有一处错就一行也不导入"
    bring = add_command(verbs, "import", said, take_in)
    takes_ledger(bring)
    bring.add_argument("ledger", metavar="LEDGER", help="台账名，例如 villages")
    bring.add_argument("file", metavar="FILE", type=Path, help=".xlsx，模板或旧台账")
    bring.add_argument("--dry-run", action="store_true", help="只查看会怎么样，不导入")
    takes_json(bring)


def write_blank(options: Namespace) -> int:
    """Write the blank workbook of a ledger; print its path."""
    from models.exchange.workbooks.template import template_name, write_template
    from ui.console.opening import ledger_named, opened

    out: Path = options.out.absolute()
    with opened(options) as store:
        ledger = ledger_named(options.ledger)
        path = out if out.suffix.lower() == _ENDING else out / template_name(ledger)
        if path.exists():
            raise TemplateThere(path)
        with contextlib.suppress(OSError):  # the writer says what is wrong with the folder
            path.parent.mkdir(parents=True, exist_ok=True)
        write_template(store, ledger, path)
    say(str(path))
    return DONE


def take_in(options: Namespace) -> int:
    """Look at a workbook and, unless a row is refused, keep all of it as one batch.

    Prints what is new, changed, the same and refused, with every complaint of every row.
    """
    from models.exchange.workbooks.intake import plan_intake
    from models.exchange.workbooks.troubles import RowsRefused
    from ui.console.opening import ledger_named, opened

    with opened(options) as store:
        ledger = ledger_named(options.ledger)
        plan = plan_intake(store, ledger, options.file, ConsoleProgress())
        batch = None if plan.refused or options.dry_run else _keep(store, plan)
    if options.json:
        say_json(_as_plain(plan, batch))
    else:
        _tell(plan, batch, dry=options.dry_run)
    return refuse(str(RowsRefused(len(plan.refused)))) if plan.refused else DONE


def _keep(store: Store, plan: IntakePlan) -> int | None:
    """Carry a plan out; nothing is to be done where the ledger holds everything already."""
    from models.exchange.workbooks.intake import carry_out

    return carry_out(store, plan, ConsoleProgress()) if plan.count else None


def _tell(plan: IntakePlan, batch: int | None, *, dry: bool) -> None:
    for row in plan.refused:
        for each in row.complaints:
            say("\t".join((row.origin.sheet, each.address, each.heading, each.reason)))
    for skipped in plan.skipped:
        place = f"第{skipped.row}行" if skipped.row else "整张"
        say("\t".join((skipped.sheet, place, "未导入", skipped.reason)))
    for note in plan.notes:
        say(f"请注意：{note}")
    counts = f"新增{len(plan.new)}，改动{len(plan.changed)}，相同{len(plan.same)}"
    say(f"{plan.ledger.title}：{counts}，有错误{len(plan.refused)}行。")
    if batch is not None:
        say(f"已导入，批号{batch}；要撤销用 undo。")
    elif dry and not plan.refused:
        say("只是查看，没有导入。")
    elif not plan.refused:
        say("台账里都有了，没有要导入的。")


def _as_plain(plan: IntakePlan, batch: int | None) -> dict[str, Any]:
    refused = [
        {
            "sheet": row.origin.sheet,
            "row": row.origin.row,
            "cell": each.address,
            "field": each.key,
            "label": each.heading,
            "reason": each.reason,
        }
        for row in plan.refused
        for each in row.complaints
    ]
    return {
        "new": len(plan.new),
        "changed": len(plan.changed),
        "same": len(plan.same),
        "refused": refused,
        "refused_rows": len(plan.refused),
        "skipped": [
            {"sheet": each.sheet, "row": each.row, "reason": each.reason} for each in plan.skipped
        ],
        "notes": list(plan.notes),
        "batch": batch,
    }
