"""``demo`` and ``self-test``: the whole job on the sample township."""

from __future__ import annotations

import shutil
import tempfile
from argparse import Namespace
from pathlib import Path
from typing import Any

from models.troubles import Trouble
from ui.console.answers import DONE, say, say_json
from ui.console.commands import add_command
from ui.console.watching import ConsoleProgress


class DemoFolderTaken(Trouble):
    """The demo's folder holds something else."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"文件夹“{folder}”不能用来演示（里面有别的东西，或不能写入），没有动它。请另选一个空文件夹。"
        )


def add_commands(verbs: Any) -> None:
    """Add this room's commands."""
    demo = add_command(verbs, "demo", "在示例乡上把整套活演一遍", play_demo)
    demo.add_argument("--out", type=Path, required=True, metavar="OUT", help="放到哪个文件夹")
    trial = add_command(verbs, "self-test", "检查这台电脑上程序能不能用", check_self)
    trial.add_argument("--window", action="store_true", help="也打开一次窗口（不显示）")
    trial.add_argument("--json", action="store_true", help="给机器读的 JSON")


def play_demo(options: Namespace) -> int:
    """Do the whole job on the sample township; print each step and every file made."""
    out: Path = options.out
    _clear(out)
    for line in play(out, ConsoleProgress()):
        say(line)
    return DONE


def check_self(options: Namespace) -> int:
    """Do the same in a folder of its own that is removed afterwards; say that all is well."""
    from ui.console.trying import proofs

    folder = Path(tempfile.mkdtemp(prefix="taizhang-"))
    try:
        play(folder / "demo", ConsoleProgress())
        proofs.prove_made(folder / "demo")
        proofs.prove_plans(folder)
        found = proofs.facts() | (proofs.prove_windows() if options.window else {})
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if options.json:
        say_json({"ok": True, **found})
    else:
        say("自检通过：加密台账、方案读取、任务、附件、PDF、Excel、Word、校验都正常。")
    return DONE


def play(out: Path, progress: ConsoleProgress) -> list[str]:
    """Play the demo into ``out``; return what to tell."""
    from ui.console.trying.demo import play_all

    return play_all(out, progress)


def _clear(out: Path) -> None:
    """Empty the folder of an earlier demo; anything else in it is left alone and refused."""
    mark = out / ".demo"
    if out.exists() and not out.is_dir():
        raise DemoFolderTaken(out)
    if out.exists() and any(out.iterdir()):
        if not mark.exists():
            raise DemoFolderTaken(out)
        shutil.rmtree(out)
    try:
        out.mkdir(parents=True, exist_ok=True)
        mark.touch()
    except OSError:
        raise DemoFolderTaken(out) from None
