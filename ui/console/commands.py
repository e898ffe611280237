"""The console's commands and their Chinese help; each is a few lines over models and reports."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from models.troubles import Trouble
from ui.console.answers import WRONG_USAGE, refuse

Command = Callable[[argparse.Namespace], int]


class ChineseParser(argparse.ArgumentParser):
    """argparse whose own words are Chinese; wrong usage ends with status 2."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"add_help": False, "allow_abbrev": False, **more})
        self._optionals.title, self._positionals.title = "选项", "参数"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def format_usage(self) -> str:
        """Return the usage line."""
        return super().format_usage().replace("usage:", "用法：")

    def format_help(self) -> str:
        """Return the whole help."""
        return super().format_help().replace("usage:", "用法：")

    def error(self, message: str) -> NoReturn:
        """Tell what was wrong with the words of a command, and end."""
        self.print_usage(sys.stderr)
        named = message.partition(":")[2] or message
        print(f"命令写法不对：{named.strip()}。加 --help 看说明。", file=sys.stderr)
        raise SystemExit(WRONG_USAGE)


def main(words: Sequence[str]) -> int:
    """Carry out one command; return its exit status (0 done, 1 refused, 2 wrong usage)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        options = make_parser().parse_args(list(words))
    except SystemExit as ended:
        return int(ended.code or 0)
    command: Command = options.command
    try:
        return command(options)
    except Trouble as trouble:
        return refuse(str(trouble))


def make_parser() -> ChineseParser:
    """Return the parser of all commands."""
    from ui.console import ledgers, papers, plans, trials

    parser = ChineseParser(prog="main.py", description="综治台账 · 命令行")
    verbs = parser.add_subparsers(title="命令", metavar="命令", required=True)
    for room in (ledgers, plans, papers, trials):
        room.add_commands(verbs)
    return parser


def add_command(verbs: Any, name: str, said: str, command: Command) -> ChineseParser:
    """Add one command called ``name``; ``said`` is its help."""
    parser: ChineseParser = verbs.add_parser(name, help=said, description=said)
    parser.set_defaults(command=command)
    return parser


def takes_ledger(parser: ChineseParser) -> None:
    """Let a command name the ledger's folder and where its password is."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="台账所在的文件夹")
    takes_password(parser)


def takes_password(parser: ChineseParser) -> None:
    """Let a command say where the password is; never the password itself."""
    said = "存放密码的文件；不给时取环境变量 TAIZHANG_PASSWORD"
    parser.add_argument("--password-file", type=Path, metavar="F", help=said)
