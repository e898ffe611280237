"""Reads a package as a stranger's file, and lays its installer out once all of it is proven."""

from __future__ import annotations

import hashlib
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from models.exchange.update import layout, trust
from models.exchange.update.layout import MANIFEST, SIGNATURE, Entry
from models.exchange.update.manifest import Manifest, unpack
from models.exchange.update.troubles import (
    Altered,
    CutOff,
    NoRoom,
    NotAPackage,
    NotCopied,
    NotReadable,
    NotSignedByUs,
    NotUnderstood,
)
from models.progress import SILENT, Progress
from models.store.backup.disk import write_through

_PIECE = 1 << 20
_ROOM = 400 << 20
"""Bytes the old version, the new one and the installer take beside each other."""


@dataclass(frozen=True)
class Package:
    """A package whose signature and sums held when it was read; its installer begins ``at``."""

    path: Path
    manifest: Manifest
    at: int


def check(path: Path, key: bytes, progress: Progress = SILENT) -> Package:
    """Read all of a package and return it when nothing in it differs from what was signed.

    Raises an UnfitPackage with the reason, or Cancelled. Before the signature holds, nothing in
    the file is believed: only two headers of known form and 64 KB are read.
    """
    with _readable(path), path.open("rb") as file:
        manifest, before = _signed(file, path.name, key)
        at = file.tell() + layout.header_length(manifest.installer.name)
        _demand_size(file, path.name, manifest, at)
        told = file.read(at - file.tell())
        entry = _measured(file, path.name, manifest, progress)
        rest = layout.tail([*before, entry])
        if told != layout.header(entry) or file.read(len(rest) + 1) != rest:
            raise Altered(path.name)
    return Package(path, manifest, at)


def lay_out_installer(package: Package, folder: Path, progress: Progress = SILENT) -> Path:
    """Copy the installer into ``folder``, made anew, read the copy again, and return it.

    Raises NotReadable, Altered, CutOff, NoRoom, NotCopied or Cancelled; then no copy is left.
    """
    wanted = package.manifest.installer
    try:
        _make_anew(folder)
        copy = folder / wanted.name
        _copy(package, copy, progress)
        with copy.open("rb") as file:
            _measured(file, package.path.name, package.manifest, SILENT)
        copy.chmod(0o700)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise NotCopied from None
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return copy


def _signed(file: BinaryIO, name: str, key: bytes) -> tuple[Manifest, list[Entry]]:
    manifest, first = _take(file, name, MANIFEST, layout.MOST_MANIFEST)
    signature, second = _take(file, name, SIGNATURE, layout.SIGNATURE_SIZE)
    if not trust.is_signed(manifest, signature, key):
        raise NotSignedByUs(name)
    try:
        return unpack(manifest), [first, second]
    except ValueError:
        raise NotUnderstood(name) from None


def _take(file: BinaryIO, name: str, member: str, most: int) -> tuple[bytes, Entry]:
    told = file.read(layout.header_length(member))
    entry = layout.entry_told(told, member, most)
    if entry is None:
        raise NotAPackage(name)
    content = file.read(entry.size)
    if len(content) < entry.size:
        raise CutOff(name)
    if layout.entry_of(member, content) != entry:
        raise Altered(name)
    return content, entry


def _demand_size(file: BinaryIO, name: str, manifest: Manifest, at: int) -> None:
    installer = manifest.installer
    if installer.size > layout.MOST_INSTALLER:
        raise NotUnderstood(name)
    names = (MANIFEST, SIGNATURE, installer.name)
    whole = at + installer.size + len(layout.tail([Entry(each, 0, 0) for each in names]))
    held = os.fstat(file.fileno()).st_size
    if held < whole:
        raise CutOff(name)
    if held > whole:
        raise Altered(name)


def _measured(file: BinaryIO, name: str, manifest: Manifest, progress: Progress) -> Entry:
    """Read the installer where the file stands; Altered or CutOff unless it is the signed one."""
    wanted = manifest.installer
    digest, total, done = hashlib.sha256(), 0, 0
    while done < wanted.size:
        progress.step(done, wanted.size, "正在核对更新包")
        piece = file.read(min(_PIECE, wanted.size - done))
        if not piece:
            raise CutOff(name)
        digest.update(piece)
        total, done = zlib.crc32(piece, total), done + len(piece)
    if digest.hexdigest() != wanted.digest:
        raise Altered(name)
    return Entry(wanted.name, wanted.size, total)


def _make_anew(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if shutil.disk_usage(folder).free < _ROOM:
        raise NoRoom(_ROOM >> 20)


def _copy(package: Package, copy: Path, progress: Progress) -> None:
    size = package.manifest.installer.size
    with _readable(package.path), package.path.open("rb") as source:
        source.seek(package.at)
        held = b"".join(_pieces(source, size, progress))
    write_through(copy, held)


def _pieces(source: BinaryIO, size: int, progress: Progress) -> Iterator[bytes]:
    left = size
    while left:
        progress.step(size - left, size, "正在把安装程序拷到电脑上")
        piece = source.read(min(_PIECE, left))
        if not piece:
            return
        left -= len(piece)
        yield piece


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError:
        raise NotReadable(path.name) from None
