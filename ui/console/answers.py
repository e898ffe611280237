"""What a console command answers: text or JSON, exit status 0 done · 1 refused · 2 wrong usage."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from models.troubles import Trouble

PASSWORD_VARIABLE = "TAIZHANG_PASSWORD"  # noqa: S105  (a name, not a secret)
DONE, REFUSED, WRONG_USAGE = 0, 1, 2


class NoPassword(Trouble):
    """Neither a password file nor the variable was given."""

    def __init__(self) -> None:
        super().__init__(
            f"没有给出密码。请用 --password-file 指定密码文件，或设置环境变量 {PASSWORD_VARIABLE}。"
        )


class PasswordFileUnreadable(Trouble):
    """The password file cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"读不了文件“{path}”。请核对位置，文件里只写一行密码（或恢复密钥）。")


def password_of(options: Namespace) -> str:
    """Return the password from the file or the environment, never from an argument."""
    given: Path | None = getattr(options, "password_file", None)
    if given is not None:
        return secret_in(given)
    found = os.environ.get(PASSWORD_VARIABLE)
    if not found:
        raise NoPassword
    return found


def secret_in(path: Path) -> str:
    """Return the first line of a file that holds a password or a recovery code."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError):
        raise PasswordFileUnreadable(path) from None
    if not lines:
        raise PasswordFileUnreadable(path)
    return lines[0]


def say(sentence: str) -> None:
    """Print one line for a person."""
    print(sentence)


def say_json(found: Any) -> None:
    """Print one JSON document for a machine."""
    print(json.dumps(found, ensure_ascii=False, indent=1))


def refuse(sentence: str) -> int:
    """Print why something was refused; return the exit status for it."""
    print(sentence, file=sys.stderr)
    return REFUSED
