"""Binds papers and scans into one file, in order, with contents, page numbers and outline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.output import whole_file
from models.progress import SILENT, Progress
from reports.paper import Paper
from reports.pdf.binding.file import Sheaf, file_of
from reports.pdf.binding.leaves import Gathering
from reports.pdf.binding.parts import CountingPart, Entry, Part, Unreadable

Contents = Callable[[Sequence[Entry]], Paper]


@dataclass(frozen=True)
class Bound:
    """The file, what stands in its contents, what could not be read, and what no font has."""

    data: bytes
    entries: tuple[Entry, ...]
    unreadable: tuple[Unreadable, ...]
    unprintable: frozenset[str]

    def write(self, path: Path) -> None:
        """Write the file to ``path``, whole or not at all; raises a Trouble of models.output."""
        with whole_file(path) as whole:
            whole.write_bytes(self.data)


def bind(
    parts: Sequence[Part],
    contents: Contents | None,
    made_at: datetime,
    progress: Progress = SILENT,
    *,
    title: str = "",
) -> Bound:
    """Return ``parts`` bound in their order; pages of numbered parts carry 1 to n of n.

    ``contents`` is asked for its paper once the numbers are known; it comes before page 1, after
    the covers, and carries no number, so that its own length moves nothing. A scan that cannot be
    read becomes one page that says so. ``title`` describes the file, else the first part does.
    Raises Cancelled; then nothing is left behind.
    """
    gathering = Gathering(made_at, progress, len(parts) + 1)
    sheaves = [_sheaf(each, gathering) for each in parts]
    entries = tuple(_entries(sheaves))
    for at, part in enumerate(parts):
        if isinstance(part, CountingPart):
            sheaves[at] = Sheaf(part.title, False, gathering.of_paper(part.paper(entries)))
    if contents is not None:
        paper = contents(entries)
        sheaf = Sheaf(paper.title, False, gathering.of_paper(paper))
        sheaves.insert(_place_of_contents(sheaves), sheaf)
    gathering.tell("正在写入文件")
    data = file_of(sheaves, gathering.fonts, title or sheaves[0].title, made_at)
    return Bound(data, entries, tuple(gathering.unreadable), frozenset(gathering.fonts.unprintable))


def _sheaf(part: Part, gathering: Gathering) -> Sheaf:
    """The leaves of a part; of one that counts the others only its place."""
    if isinstance(part, CountingPart):
        return Sheaf(part.title, False, ())
    return Sheaf(part.title, part.numbered, gathering.leaves(part))


def _entries(sheaves: Sequence[Sheaf]) -> Iterator[Entry]:
    page = 1
    for sheaf in sheaves:
        if sheaf.numbered:
            yield Entry(sheaf.title, page, page + len(sheaf.leaves) - 1)
            page += len(sheaf.leaves)


def _place_of_contents(sheaves: Sequence[Sheaf]) -> int:
    """Before page 1; where no page has a number, behind the first cover."""
    numbered = (at for at, sheaf in enumerate(sheaves) if sheaf.numbered)
    return next(numbered, min(1, len(sheaves)))
