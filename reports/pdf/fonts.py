"""Which font file serves which role on this computer, loaded at first use and only once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfmetrics import FontError
from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from models.resources import resource

SUBSTITUTE = "〓"

_SERIF = "NotoSerifSC-Regular.ttf"
_SANS = "NotoSansSC-Regular.ttf"
_SANS_BOLD = "NotoSansSC-Bold.ttf"
_NAMES = "RareNames.ttf"


class Role(Enum):
    """What a piece of text is on the paper; the files in order of preference."""

    TITLE = ("FZXBSJW.TTF", "FZXBSK.TTF", "方正小标宋简体.ttf", "simhei.ttf", _SANS_BOLD)
    TEXT = ("simsun.ttc", _SERIF)
    STRONG = ("simhei.ttf", _SANS_BOLD)
    PLAIN = (_SANS,)
    HAND = ("simkai.ttf", "楷体_GB2312.ttf", _SERIF)
    FANGSONG = ("仿宋_GB2312.ttf", "simfang.ttf", _SERIF)


# a character that the role's own font lacks is looked for here, in this order
_FALLBACK = (_SERIF, _SANS, _SANS_BOLD, _NAMES, "simsunb.ttf", "simsun.ttc")


class Face:
    """One font file: glyph numbers and widths by character."""

    def __init__(self, path: Path) -> None:
        self.ttf: Any = TTFontFace(str(path))
        self.glyphs: dict[int, int] = self.ttf.charToGlyph

    @property
    def name(self) -> str:
        return str(self.ttf.name.decode("ascii", "replace")).replace(" ", "")

    def has(self, char: str) -> bool:
        """Tell whether the font draws ``char``."""
        return self.glyphs.get(ord(char), 0) != 0

    def width(self, char: str) -> float:
        """Advance in thousandths of the type size."""
        return float(self.ttf.getCharWidth(ord(char)))


class Typeface:
    """A role's font with everything that may stand in for a character it lacks."""

    def __init__(self, role: Role) -> None:
        self._names = role.value
        self.first = next(self._faces(role.value))
        self.widths = _Widths(self)

    def face_for(self, char: str) -> Face | None:
        """The first font that has the character; None where no font has it."""
        if self.first.has(char):
            return self.first
        faces = self._faces((*self._names, *_FALLBACK))
        return next((face for face in faces if face.has(char)), None)

    @staticmethod
    def _faces(names: tuple[str, ...]) -> Iterator[Face]:
        for name in names:
            face = _face_named(name)
            if face is not None:
                yield face


class _Widths(dict[str, float]):
    """Width of each character in thousandths, looked up once."""

    def __init__(self, typeface: Typeface) -> None:
        super().__init__()
        self._typeface = typeface

    def __missing__(self, char: str) -> float:
        face = self._typeface.face_for(char)
        width = self[SUBSTITUTE] if face is None else face.width(char)
        self[char] = width
        return width


class Choice(NamedTuple):
    """For the print dialog: the role and the file that serves it here."""

    role: Role
    file: str


@cache
def typeface(role: Role) -> Typeface:
    """The font of a role, with fallbacks; the same object for the whole run."""
    return Typeface(role)


def choices() -> tuple[Choice, ...]:
    """Which font file serves each role on this computer."""
    return tuple(
        Choice(role, next(name for name in role.value if _face_named(name) is not None))
        for role in Role
    )


@cache
def _face_named(name: str) -> Face | None:
    """The font file of that name, from Windows or from the bundle; None if absent or unusable."""
    for folder in _folders():
        path = folder / name
        if path.is_file():
            try:
                return Face(path)
            except (TTFError, FontError, OSError):
                return None
    return None


@cache
def _folders() -> tuple[Path, ...]:
    folders = [resource("fonts")]
    for variable, below in (("WINDIR", "Fonts"), ("LOCALAPPDATA", "Microsoft/Windows/Fonts")):
        if os.environ.get(variable):
            folders.append(Path(os.environ[variable]) / below)
    return tuple(folders)
