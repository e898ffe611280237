"""The one way a package's bytes lie: a plain zip, nothing compressed, every header foreseen.

A package opens in Explorer like any zip, but is never read as one: what a header says must be the
very bytes that this module would have written, so that no byte of a package is free to vary.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
SIGNATURE_SIZE = 64
MOST_MANIFEST = 64 * 1024
MOST_INSTALLER = 1 << 30

_LOCAL, _CENTRAL, _END = "<IHHHHHIIIHH", "<IHHHHHHIIIHHHHHII", "<IHHHHIIH"
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = 0x04034B50, 0x02014B50, 0x06054B50
_NEEDS, _MADE_ON_UNIX, _STORED = 20, 0x0314, 0
_TIME, _DATE = 0, (2020 - 1980) << 9 | 9 << 5 | 13  # one moment, so that two runs are the same
_MODE = 0o100644 << 16


@dataclass(frozen=True)
class Entry:
    """One file of the package."""

    name: str
    size: int
    sum: int


def entry_of(name: str, content: bytes) -> Entry:
    """Return the entry of a file whose content is at hand."""
    return Entry(name, len(content), zlib.crc32(content))


def header(entry: Entry) -> bytes:
    """Return what stands before a file's content."""
    name = entry.name.encode("ascii")
    told = (_NEEDS, 0, _STORED, _TIME, _DATE, entry.sum, entry.size, entry.size, len(name), 0)
    return struct.pack(_LOCAL, _LOCAL_MARK, *told) + name


def header_length(name: str) -> int:
    """Return how long a file's header is."""
    return struct.calcsize(_LOCAL) + len(name)


def entry_told(held: bytes, name: str, most: int) -> Entry | None:
    """Return the entry that a header tells of; None unless it is ``name``'s, as written here."""
    if len(held) != header_length(name):
        return None
    told = struct.unpack_from(_LOCAL, held)
    found = Entry(name, told[7], told[6])
    return found if found.size <= most and header(found) == held else None


def tail(entries: Sequence[Entry]) -> bytes:
    """Return what stands after the last file: the list of them."""
    listed, place = b"", 0
    for each in entries:
        name = each.name.encode("ascii")
        told = (_MADE_ON_UNIX, _NEEDS, 0, _STORED, _TIME, _DATE, each.sum, each.size, each.size)
        rest = (len(name), 0, 0, 0, 0, _MODE, place)
        listed += struct.pack(_CENTRAL, _CENTRAL_MARK, *told, *rest) + name
        place += header_length(each.name) + each.size
    count = len(entries)
    return listed + struct.pack(_END, _END_MARK, 0, 0, count, count, len(listed), place, 0)
