"""Reads what a Windows program or library takes from others, and what it gives."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_EXPORTS, _IMPORTS, _LATE_IMPORTS = 0, 1, 13
_WIDE = 0x20B  # the mark of a 64-bit image
_BY_NUMBER = 63, 31


@dataclass(frozen=True)
class Section:
    """A piece of the file and where it stands once loaded."""

    address: int
    length: int
    start: int


class Image:
    """One file in Microsoft's Portable Executable format; ValueError when it is none."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        if self._data[:2] != b"MZ":
            raise ValueError(f"{path.name} is no Windows program")
        head = self._number(60)
        count, size = self._short(head + 6), self._short(head + 20)
        optional = head + 24
        self._wide = self._short(optional) == _WIDE
        self._directories = optional + (112 if self._wide else 96)
        self._sections = [self._section(optional + size + 40 * each) for each in range(count)]

    def imports(self) -> list[tuple[str, list[str]]]:
        """Return each library it needs, in small letters, with the functions it names."""
        found = []
        for place, size, named, thunks in ((_IMPORTS, 20, 12, 0), (_LATE_IMPORTS, 32, 4, 16)):
            at = self._directory(place)
            while at and self._number(at + named):
                library = self._text(self._number(at + named)).lower()
                first = self._number(at + thunks) or self._number(at + 16)
                found.append((library, list(self._functions(first))))
                at += size
        return found

    def exports(self) -> set[str]:
        """Return the names of the functions it gives."""
        at = self._directory(_EXPORTS)
        if not at:
            return set()
        names = self._offset(self._number(at + 32))
        return {self._text(self._number(names + 4 * each)) for each in range(self._number(at + 24))}

    def _functions(self, address: int) -> Iterator[str]:
        at, width, form = self._offset(address), *((8, "<Q") if self._wide else (4, "<I"))
        while thunk := struct.unpack_from(form, self._data, at)[0]:
            if not thunk >> _BY_NUMBER[not self._wide]:
                yield self._text(thunk + 2)
            at += width

    def _section(self, at: int) -> Section:
        virtual, address, raw, start = struct.unpack_from("<IIII", self._data, at + 8)
        return Section(address, max(virtual, raw), start)

    def _directory(self, place: int) -> int:
        address = self._number(self._directories + 8 * place)
        return self._offset(address) if address else 0

    def _offset(self, address: int) -> int:
        for each in self._sections:
            if each.address <= address < each.address + each.length:
                return address - each.address + each.start
        raise ValueError(f"no section holds {address:#x}")

    def _text(self, address: int) -> str:
        at = self._offset(address)
        return self._data[at : self._data.index(b"\0", at)].decode("ascii")

    def _number(self, at: int) -> int:
        return int(struct.unpack_from("<I", self._data, at)[0])

    def _short(self, at: int) -> int:
        return int(struct.unpack_from("<H", self._data, at)[0])
