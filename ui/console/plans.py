"""``plan read`` and ``plan import``: a yearly plan, looked at or taken in."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from ui.console.answers import DONE, say, say_json
from ui.console.commands import add_command, takes_ledger, year_in_words
from ui.console.watching import ConsoleProgress


def add_commands(verbs: Any) -> None:
    """Add this room's commands."""
    plan = verbs.add_parser("plan", help="年度方案：读、导入", description="年度方案：读、导入")
    acts = plan.add_subparsers(title="命令", metavar="命令", required=True)
    read = add_command(acts, "read", "读方案，列出任务和时限，不保存", read_one)
    read.add_argument("file", metavar="FILE", type=Path, help=".docx、.txt 或 .xlsx")
    read.add_argument("--year", type=year_in_words, metavar="Y", help="年度；不给时从方案里找")
    read.add_argument("--json", action="store_true", help="按JSON输出")
    bring = add_command(acts, "import", "把方案导入台账", import_one)
    takes_ledger(bring)
    bring.add_argument("file", metavar="FILE", type=Path, help=".docx、.txt 或 .xlsx")
    bring.add_argument("--year", type=year_in_words, metavar="Y", help="年度；不给时从方案里找")


def read_one(options: Namespace) -> int:
    """Print a plan's items: as JSON with the keys of the issue, or one a line."""
    from models.exchange.plan.reading import as_json_rows, read_plan

    outline = read_plan(options.file, options.year, ConsoleProgress())
    if options.json:
        say_json(as_json_rows(outline))
        return DONE
    for item in outline.kept():
        say(f"{item.code}\t{item.title}\t{item.deadline.words}")
        for doubt in item.doubts:
            say(f"\t请核对：{doubt}")
    return DONE


def import_one(options: Namespace) -> int:
    """Take a plan in as it was read; doubtful deadlines come in undated with a remark."""
    from models.exchange.plan.reading import read_plan
    from models.exchange.plan.tasks.taking_in import default_lead, take_in
    from ui.console.opening import opened

    outline = read_plan(options.file, options.year, ConsoleProgress())
    with opened(options) as store:
        ids = take_in(store, outline, default_lead(store), ConsoleProgress())
    say(f"已导入{outline.year}年度任务{len(ids)}项。")
    return DONE
