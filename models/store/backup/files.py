"""The sealed files of a backup: each content once in its home, copied when new, and proven."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.store.attachments import AttachmentDamaged, AttachmentMissing, Attachments
from models.store.backup import disk
from models.store.backup.manifest import HeldFile


@dataclass(frozen=True)
class Wanted:
    """A sealed file the ledger names; ``digest`` is of its sealed bytes, None if never noted."""

    name: str
    digest: str | None


@dataclass(frozen=True)
class Gathered:
    """What came of gathering: the files that are there and whole, and those that are nowhere."""

    held: tuple[HeldFile, ...]
    missing: tuple[str, ...]


class Gathering:
    """Brings the files of a ledger into a home of backups; ``told`` hears of bytes done.

    ``known`` are the files earlier backups proved. With ``thorough`` each of them is read again.
    """

    def __init__(
        self,
        source: Attachments,
        target: Attachments,
        known: Mapping[str, HeldFile],
        told: Callable[[int], None],
        *,
        thorough: bool,
    ) -> None:
        self._source, self._target, self._told = source, target, told
        self._known, self._thorough = known, thorough

    def gather(self, wanted: Sequence[Wanted]) -> Gathered:
        """Bring what is new; return what is held. OSError where nothing can be written."""
        held, missing, folders = [], [], set()
        for each in wanted:
            found = self._standing(each) or self._brought(each)
            if found is None:
                missing.append(each.name)
                continue
            held.append(found)
            folders.add(self._target.place(each.name).parent)
        for folder in folders:
            disk.settle(folder)
        return Gathered(tuple(held), tuple(missing))

    def _standing(self, wanted: Wanted) -> HeldFile | None:
        """Return the file if an earlier backup brought it and it is as it was."""
        place, known = self._target.place(wanted.name), self._known.get(wanted.name)
        if known is None or not place.is_file() or place.stat().st_size != known.size:
            return None
        if self._thorough and disk.digest_of(place, self._told) != known.digest:
            return None
        return known

    def _brought(self, wanted: Wanted) -> HeldFile | None:
        origin, place = self._source.place(wanted.name), self._target.place(wanted.name)
        if not origin.is_file():
            return self._proven(place, wanted) if place.is_file() else None
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_name(place.name + disk.FRESH)
        disk.copy_through(origin, fresh)
        self._told(fresh.stat().st_size)
        found = self._proven(fresh, wanted)
        if found is None:  # what lies in the ledger is damaged; the home may hold it whole
            fresh.unlink()
            return self._proven(place, wanted) if place.is_file() else None
        fresh.replace(place)
        return found

    def _proven(self, path: Path, wanted: Wanted) -> HeldFile | None:
        digest = disk.digest_of(path, self._told)
        if digest != wanted.digest and not self._opens(path, wanted.name):
            return None
        return HeldFile(wanted.name, path.stat().st_size, digest)

    def _opens(self, path: Path, name: str) -> bool:
        """Unseal a file: it may have been sealed again, or its sealed bytes never noted."""
        try:
            self._target.unseal(path, name, "")
        except (AttachmentMissing, AttachmentDamaged):
            return False
        return True
