"""What is bound into one file, and what is known of it once it is bound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reports.paper import Paper


@dataclass(frozen=True)
class Scan:
    """A stored file: a PDF or a picture. ``read`` is called when its turn comes, and only once.

    What it is shows in its first bytes, never in ``name``, which serves the notice page only.
    """

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True)
class PaperPart:
    """A paper, and behind it under the same title the scans that belong to it."""

    title: str
    paper: Paper
    numbered: bool = True
    scans: tuple[Scan, ...] = ()


@dataclass(frozen=True)
class ScanPart:
    """Scans under one title: the signed paper, or what was photographed page by page."""

    title: str
    scans: tuple[Scan, ...]
    numbered: bool = True

    def __post_init__(self) -> None:
        if not self.scans:
            raise ValueError(f"nothing to bind under {self.title}")


@dataclass(frozen=True)
class Entry:
    """A line of the contents: a numbered part and the pages it takes, both ends included."""

    title: str
    first_page: int
    last_page: int


@dataclass(frozen=True)
class CountingPart:
    """A paper that tells how many pages there are, as a back cover does; it carries no number."""

    title: str
    paper: Callable[[Sequence[Entry]], Paper]


Part = PaperPart | ScanPart | CountingPart
"""``numbered`` is false for covers: their pages neither carry nor count as page numbers."""


@dataclass(frozen=True)
class Unreadable:
    """A scan in whose place a notice was bound, and why; ``name`` may name people, so never log."""

    title: str
    name: str
    reason: str


class NotReadable(Exception):
    """Why a scan cannot be bound, as a phrase for the notice page (文件设了密码)."""
