"""综治台账: a command on the console, or the window."""

from __future__ import annotations

import sys


def main(words: list[str]) -> int:
    """Carry out ``words`` as a console command, or open the window when there are none."""
    if words:
        from ui.console.commands import main as carry_out

        return carry_out(words)
    from ui.application import open_window

    return open_window()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
