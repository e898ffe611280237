"""Freezes with the environment's Python, whichever Python make.py was called with."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from freezing import delivery
from freezing.updating import key, package
from say import Stop, make_output_safe

VERBS = {
    "freeze": delivery.freeze,
    "windows": delivery.check_windows,
    "package": package.package,
    "update-key": key.make,
}


def main(verb: str) -> int:
    """Do one verb; return the exit status."""
    make_output_safe()
    try:
        VERBS[verb]()
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
