"""Progress on the console: one line on standard error, rewritten, and only for a person."""

from __future__ import annotations

import sys


class ConsoleProgress:
    """Shows long work on a terminal; silent where standard error is a file."""

    def step(self, done: int, total: int, note: str = "") -> None:
        """Show ``done`` of ``total``."""
        if sys.stderr.isatty():
            end = "\n" if done >= total else ""
            print(f"\r{done}/{total} {note[:40]:<40}", end=end, file=sys.stderr, flush=True)
