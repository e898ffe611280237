"""What Wine 8 lacks and Windows 10 has: a library that only passes a call on, for tests alone.

The Rust libraries (cryptography, pyrage, calamine) draw random bytes from ``ProcessPrng`` of
bcryptprimitives.dll, which came to Wine with 9. The file made here goes into the Windows folder
of the test's Wine, never into what ships: ``audit`` refuses a bundle that holds it.
"""

from __future__ import annotations

import struct
from pathlib import Path

LIBRARY = "bcryptprimitives.dll"
FUNCTION = "ProcessPrng"
PASSED_ON_TO = "ADVAPI32.SystemFunction036"  # RtlGenRandom: the same buffer and length
_PAGE, _SECTOR = 0x1000, 0x200


def fill_in(system_folder: Path) -> Path:
    """Write the missing library into Wine's ``system32``; return its path."""
    path = system_folder / LIBRARY
    path.write_bytes(forwarder(LIBRARY, FUNCTION, PASSED_ON_TO))
    return path


def forwarder(library: str, function: str, target: str) -> bytes:
    """Return a Windows library whose one function is another library's; it holds no code."""
    section = _exports(library, function, target)
    head = _head(len(section))
    return head.ljust(_SECTOR, b"\0") + section.ljust(_SECTOR, b"\0")


def _exports(library: str, function: str, target: str) -> bytes:
    """The export directory; an address inside the directory is read as a name to go to."""
    tables = _PAGE + 40
    words = [each.encode("ascii") + b"\0" for each in (library, function, target)]
    starts = [tables + 10]
    for each in words[:-1]:
        starts.append(starts[-1] + len(each))
    name, exported, passed_on = starts
    directory = struct.pack(
        "<IIHHIIIIIII", 0, 0, 0, 0, name, 1, 1, 1, tables, tables + 4, tables + 8
    )
    return directory + struct.pack("<IIH", passed_on, exported, 0) + b"".join(words)


def _head(size: int) -> bytes:
    dos = b"MZ".ljust(60, b"\0") + struct.pack("<I", 64)
    # x86-64, one section; executable, large addresses, a library
    kind = struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, 240, 0x2022)
    optional = struct.pack(
        "<HBBIIIIIQIIHHHHHHIIIIHHQQQQII",
        *(0x20B, 1, 0, 0, _SECTOR, 0, 0, _PAGE),
        *(0x180000000, _PAGE, _SECTOR, 10, 0, 0, 0, 10, 0, 0, 2 * _PAGE, _SECTOR, 0),
        *(3, 0x100, 0x100000, 0x1000, 0x100000, 0x1000, 0, 16),
    )
    directories = struct.pack("<II", _PAGE, size).ljust(128, b"\0")
    section = struct.pack(
        "<8sIIIIIIHHI", b".edata", size, _PAGE, _SECTOR, _SECTOR, 0, 0, 0, 0, 0x40000040
    )
    return dos + b"PE\0\0" + kind + optional + directories + section
