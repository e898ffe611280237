"""Compares what a bundle holds with the page 关于: nothing ships unnamed."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping

OURS = {"main", "models", "reports", "ui"}
# Python's own that its list does not name: platform modules and parts of the start.
_OF_PYTHON = re.compile(r"^(_sysconfigdata[\w-]*|_pyi\w*|pyi\w*|python3|zipimport)$")


def unlisted(
    modules: Iterable[str], holders: Mapping[str, list[str]], listed: Iterable[str]
) -> list[str]:
    """Return the top names among ``modules`` that belong to no library on the page.

    ``holders`` names the distributions of each top name, ``listed`` the libraries on the page.
    """
    tops = {re.split(r"[./\\\\]", name)[0] for name in modules}
    known = {_plain(name) for name in listed}
    own = OURS | set(sys.stdlib_module_names)
    return sorted(
        top
        for top in tops - own
        if not _OF_PYTHON.match(top) and not known & {_plain(each) for each in holders.get(top, [])}
    )


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
