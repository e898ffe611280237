"""The console's commands and their Chinese help; each is a few lines over models and reports."""

from __future__ import annotations

import argparse
import os
import re
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from models.troubles import Trouble
from ui.console.answers import DONE, WRONG_USAGE, refuse

EARLIEST, LATEST = 2000, 2100
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
        print(f"命令写法不对：{in_chinese(message)}。加 --help 看说明。", file=sys.stderr)
        raise SystemExit(WRONG_USAGE)


_SAYINGS = (
    (r"the following arguments are required: (.*)", r"还要给出 \1"),
    (r"unrecognized arguments: (.*)", r"不认得 \1"),
    (r"argument (\S+): invalid choice: '(.*?)' .*", r"没有叫 \2 的\1"),
    (r"argument (\S+): expected (?:one|at least one) argument", r"\1 后面要写内容"),
    (r"argument (\S+): ignored explicit argument (.*)", r"\1 后面不写内容"),
    (r"argument (\S+): (.*)", r"\1 \2"),
)


def in_chinese(message: str) -> str:
    """Return what argparse says about wrong words in Chinese."""
    for english, chinese in _SAYINGS:
        if found := re.fullmatch(english, message, re.DOTALL):
            return found.expand(chinese)
    return message


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
    except BrokenPipeError:
        # Whoever read the answer has seen enough; else Python complains once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return refuse("已中止，没有做完的部分没有留下。")
    except Exception as accident:
        return refuse(_place_of(accident))


def _place_of(accident: Exception) -> str:
    """Name the place of a bug, never its words or values: those may be what the ledger holds."""
    last = traceback.extract_tb(accident.__traceback__)[-1]
    place = f"{type(accident).__name__} {Path(last.filename).name}:{last.lineno}"
    return f"程序出了一个意外，这一步没有做完，已经保存的都在。请把代号告诉技术支持：{place}"


def make_parser() -> ChineseParser:
    """Return the parser of all commands."""
    from ui.console import cases, ledgers, papers, people, plans, safety, traces, workbooks
    from ui.console.trying import trials

    parser = ChineseParser(prog="main.py", description="综治台账 · 命令行")
    verbs = parser.add_subparsers(title="命令", metavar="命令", required=True)
    rooms = (ledgers, workbooks, plans, papers, cases, people, safety, traces, trials)
    for room in rooms:
        room.add_commands(verbs)
    return parser


def add_command(verbs: Any, name: str, said: str, command: Command) -> ChineseParser:
    """Add one command called ``name``; ``said`` is its help."""
    parser: ChineseParser = verbs.add_parser(name, help=said, description=said)
    parser.set_defaults(command=command)
    return parser


def year_in_words(written: str) -> int:
    """Return a year given on the console; ArgumentTypeError for what is none."""
    if not (written.isascii() and written.isdigit() and EARLIEST <= int(written) <= LATEST):
        raise argparse.ArgumentTypeError(f"要写年份，例如 2021（写着 {written}）")
    return int(written)


def takes_ledger(parser: ChineseParser) -> None:
    """Let a command name the ledger's folder and where its password is."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="台账所在的文件夹")
    takes_password(parser)
    said = "用哪个账号登录；不给时看密码是谁的"
    parser.add_argument("--account", metavar="NAME", dest="as_account", default="", help=said)


def takes_password(parser: ChineseParser) -> None:
    """Let a command say where the password is; never the password itself."""
    said = "存放密码的文件；不给时取环境变量 TAIZHANG_PASSWORD"
    parser.add_argument("--password-file", type=Path, metavar="F", help=said)


def takes_json(parser: ChineseParser) -> None:
    """Let a command answer a machine."""
    parser.add_argument("--json", action="store_true", help="按JSON输出，给别的程序读")
