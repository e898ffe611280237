"""What make.py tells the person at the keyboard, and how it stops."""

from __future__ import annotations

import io
import sys


class Stop(Exception):
    """A whole sentence: why it goes no further, and what to type now."""


def make_output_safe() -> None:
    """Let Chinese through on consoles that cannot show it, instead of dying of it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace", line_buffering=True)


def say(sentence: str) -> None:
    """Print one line at once, ahead of whatever a child process prints next."""
    print(sentence, flush=True)
