"""``report``: a paper of the catalogue in the formats asked for."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from ui.console.answers import DONE, say
from ui.console.commands import add_command, takes_ledger
from ui.console.watching import ConsoleProgress


def add_commands(verbs: Any) -> None:
    """Add this room's commands."""
    report = add_command(verbs, "report", "出报表", make)
    takes_ledger(report)
    report.add_argument("name", metavar="NAME", help="报表名，例如 task-ledger")
    report.add_argument(
        "--period", metavar="P", required=True, help="2021、2021-06、2021-Q2、2021-W25、2021-06-24"
    )
    report.add_argument("--format", metavar="F", help="pdf,xlsx 或 pdf,docx；不写就每种一份")
    report.add_argument("--out", type=Path, required=True, metavar="OUT", help="放到哪个文件夹")


def make(options: Namespace) -> int:
    """Write a report in the wanted formats; print the paths."""
    from reports.catalogue import find_report, make_report
    from ui.console.opening import opened

    formats = find_report(options.name).formats
    if options.format is not None:
        formats = tuple(part.strip() for part in options.format.split(",") if part.strip())
    with opened(options) as store:
        paths = make_report(
            store, options.name, options.period, formats, options.out, progress=ConsoleProgress()
        )
    for path in paths:
        say(str(path))
    return DONE
