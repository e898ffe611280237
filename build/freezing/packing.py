"""Packs the folders for the way: stick edition, Linux archive, sums; the same bytes each time."""

from __future__ import annotations

import ast
import hashlib
import lzma
import re
import sys
import tarfile
import zipfile
from pathlib import Path

from freezing.names import EXECUTABLE, MOMENT, PORTABLE_MARK, ROOT

_MOMENT_IN_ZIP = (2020, 9, 13, 0, 0, 0)
_MARK = "有这个文件，程序就把自己记的东西放在旁边的 state 文件夹里。请不要删除。\r\n"
_PROGRAM = ("main.py", "models", "reports", "ui")


def pack_stick(folder: Path, papers: Path, target: Path) -> Path:
    """Pack the Windows folder, its portable mark and the papers into a zip; return it."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as box:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            _add(box, path.relative_to(folder).as_posix(), path.read_bytes())
        _add(box, PORTABLE_MARK, _MARK.encode("utf-8"))
        for path in sorted(papers.iterdir()):
            _add(box, path.name, path.read_bytes())
    return target


def pack_linux(folder: Path, target: Path) -> Path:
    """Pack the Linux folder into the archive ``target``; return it."""
    with lzma.open(target, "wb", preset=3) as stream, tarfile.open(fileobj=stream, mode="w") as box:
        for path in sorted(folder.rglob("*")):
            box.add(path, f"{EXECUTABLE}/{path.relative_to(folder)}", False, filter=_of_nobody)
    return target


def newest_glibc(folder: Path) -> str:
    """Return the newest version of glibc that a library of the Linux folder asks for."""
    found = {(2, 17)}
    for path in folder.rglob("*"):
        if path.is_file() and (path.suffix == ".so" or ".so." in path.name or not path.suffix):
            asked = re.findall(rb"GLIBC_(\d+)\.(\d+)", path.read_bytes())
            found |= {(int(major), int(minor)) for major, minor in asked}
    return ".".join(map(str, max(found)))


def write_sums(folder: Path) -> Path:
    """Write SHA256SUMS of the files in ``folder``; return it."""
    files = [each for each in sorted(folder.iterdir()) if each.is_file()]
    lines = [f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {each.name}\n" for each in files]
    sums = folder / "SHA256SUMS"
    sums.write_text("".join(lines), encoding="utf-8", newline="\n")
    return sums


def ingredients() -> list[str]:
    """Return what the Windows folder is made from: the build, the lock, every import."""
    files = (path for path in sorted((ROOT / "build").rglob("*")) if path.is_file())
    digests = [
        f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in files
        if "__pycache__" not in path.parts
    ]
    return [f"python {sys.version}", *digests, *sorted(_imports())]


def _imports() -> set[str]:
    found: set[str] = set()
    for top in _PROGRAM:
        start = ROOT / top
        for path in [start] if start.is_file() else start.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {each.name for each in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    found |= {f"{node.module}.{each.name}" for each in node.names}
    return found


def _add(box: zipfile.ZipFile, place: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(f"{EXECUTABLE}/{place}", _MOMENT_IN_ZIP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    box.writestr(entry, content)


def _of_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = MOMENT
    return entry
