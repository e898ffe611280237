"""The libraries that ship with the program, with their versions and licences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path, PurePath

from models.resources import resource

# What the program itself asks for (build/wanted.in, run time); the rest follows from these.
DIRECT = (
    "PySide6_Essentials",
    "SQLAlchemy",
    "alembic",
    "sqlcipher3",
    "pypdfium2",
    "pillow",
    "reportlab",
    "rl_accel",
    "XlsxWriter",
    "openpyxl",
    "python-calamine",
    "python-docx",
    "docxtpl",
    "Jinja2",
    "MarkupSafe",
    "lxml",
    "pypinyin",
    "chinesecalendar",
    "cryptography",
    "pyrage",
    "rapidfuzz",
    "segno",
    "filelock",
)
_NAME = re.compile(r"^[A-Za-z0-9._-]+")
_SIGNS = (
    ("The MIT License", "MIT"),
    ("This software is provided 'as-is', without any express or implied warranty", "Zlib"),
)
_LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_TEXT = re.compile(r"\.(txt|md|rst)$", re.IGNORECASE)
# Libraries that name a licence without bringing its text.
_NAMED_ONLY = {
    "chinesecalendar": ("chinesecalendar.txt",),
    "docxtpl": ("lgpl-2.1.txt",),
    "pyside6-essentials": ("lgpl-3.txt", "gpl-3.txt"),
    "shiboken6": ("lgpl-3.txt", "gpl-3.txt"),
}


@dataclass(frozen=True)
class Library:
    """One library as its own records describe it."""

    name: str
    version: str
    licence: str


def all_libraries() -> list[Library]:
    """Every library the program stands on, by name; read from what is installed."""
    found: dict[str, Library] = {}
    waiting = list(DIRECT)
    while waiting:
        name = _plain(waiting.pop())
        if name in found:
            continue
        try:
            held = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # needed on other systems only
        found[name] = Library(held.metadata["Name"], held.version, _licence(held))
        waiting += [_named(each) for each in held.requires or () if "extra ==" not in each]
    return sorted(found.values(), key=lambda library: library.name.lower())


def licence_text(name: str) -> str:
    """The licence texts of a library, as they came with it or as it names them."""
    held = metadata.distribution(name)
    paths = [Path(str(held.locate_file(each))) for each in held.files or () if _is_licence(each)]
    paths += [resource("licences", each) for each in _NAMED_ONLY.get(_plain(name), ())]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths if path.is_file()]
    return "\n\n".join(texts)


def _is_licence(path: PurePath) -> bool:
    if "dist-info" not in str(path):
        return False
    is_kept_as_one = path.parent.name.lower().endswith("licenses") and _TEXT.search(path.name)
    return bool(_LICENCE_FILE.search(path.name) or is_kept_as_one)


def _licence(held: metadata.Distribution) -> str:
    told = held.metadata.get_all("License-Expression") or []
    if told:
        return str(told[0])
    marks = held.metadata.get_all("Classifier") or []
    named = [m.rsplit(" :: ", 1)[-1] for m in marks if m.startswith("License :: ")]
    first_line = "".join(held.metadata.get_all("License") or []).strip().split("\n")[0]
    told_so = "、".join(n for n in named if n != "OSI Approved") or first_line[:60]
    return told_so or _recognised(licence_text(held.metadata["Name"]))


def _recognised(text: str) -> str:
    """Name a licence by its own words, where a library tells it in no other way."""
    words = " ".join(text.split())
    return next((name for sign, name in _SIGNS if sign in words), "见原文")


def _named(requirement: str) -> str:
    found = _NAME.match(requirement)
    return found.group() if found else requirement


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
