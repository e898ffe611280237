"""``case papers``: every paper of a case's file, and the file as one."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from ui.console.answers import DONE, say
from ui.console.commands import add_command, takes_ledger
from ui.console.watching import ConsoleProgress


def add_commands(verbs: Any) -> None:
    """Add this room's commands."""
    case = verbs.add_parser("case", help="矛盾纠纷：出文书", description="矛盾纠纷：出文书")
    acts = case.add_subparsers(title="命令", metavar="命令", required=True)
    papers = add_command(acts, "papers", "出一起纠纷的全部文书和全卷", write_papers)
    takes_ledger(papers)
    papers.add_argument("number", metavar="NUMBER", help="案号，例如（2021）示人调字第1号")
    papers.add_argument("--out", type=Path, required=True, metavar="OUT", help="放到哪个文件夹")
    papers.add_argument("--redacted", action="store_true", help="隐名：当事人写成甲、乙、丙")


def write_papers(options: Namespace) -> int:
    """Write the papers; print their paths, and on standard error what stayed blank."""
    from models.actions.disputes.looking_up import case_by_number
    from reports.forms.mediation.writing import write_case
    from ui.console.opening import opened

    with opened(options) as store:
        case_id = case_by_number(store, options.number)
        written = write_case(
            store, case_id, options.out, redacted=options.redacted, progress=ConsoleProgress()
        )
    for path in written.paths:
        say(str(path))
    for title, labels in written.unfilled.items():
        print(f"未填：{title}：{'、'.join(labels)}", file=sys.stderr)
    for note in written.notes:
        print(note, file=sys.stderr)
    return DONE
