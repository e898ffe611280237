"""调解组织 made in one go: the township's own, and one for each village that has none."""

from __future__ import annotations

from collections.abc import Mapping

from models.actions.finding import View, every_row
from models.actions.offices import office_of
from models.actions.records import Refused, keep, keep_new
from models.actions.setup.founding import first_committee
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store

_NAME = "人民调解委员会"
_ENDINGS = ("居民委员会", "村民委员会", "居委会", "村委会", "社区", "村")


def proposed(store: Store) -> Mapping[str, str]:
    """Return name and short name of the township's committee, as founding gives them.

    Empty where the township has one already, or where its name is not known.
    """
    township = office_of(store).settings.get("township_name", "")
    rows = every_row(store, COMMITTEES, View())
    if not township or any(row.village_id is None for row in rows):
        return {}
    raw = first_committee(township)
    if raw["short_name"] in {row.short_name for row in rows}:
        raw["short_name"] = township
    return raw


def proposed_short(store: Store) -> str:
    """Return the short name that an example of a case number may bear."""
    rows = every_row(store, COMMITTEES, View())
    own = (str(row.short_name) for row in rows if row.village_id is None)
    return next(own, office_of(store).settings.get("township_name", "")[:1])


def without_committee(store: Store) -> list[Mapping[str, object]]:
    """Return what would be kept for each village that has no committee, in the villages' order."""
    rows = every_row(store, COMMITTEES, View())
    served = {row.village_id for row in rows}
    taken = {row.short_name for row in rows}
    found: list[Mapping[str, object]] = []
    for village in every_row(store, VILLAGES, View()):
        if village.id in served:
            continue
        short = _free(village.name, taken)
        taken.add(short)
        raw = {"name": f"{village.name}{_NAME}", "short_name": short, "village_id": village.id}
        found.append(raw)
    return found


def found_own(store: Store) -> int:
    """Keep the township's committee; return its id. Refused where it stands already."""
    raw = proposed(store)
    if not raw:
        raise Refused({"name": "本乡镇已经有调解组织了，不用再建；要改请直接改那一条。"})
    return keep(store, COMMITTEES, raw)


def found_for_villages(store: Store) -> int:
    """Keep one committee for each village without one, as one batch; return how many."""
    rows = without_committee(store)
    if not rows:
        raise Refused({"name": "每个村都已经有调解组织了，不用再建。"})
    return len(keep_new(store, COMMITTEES, rows, f"为{len(rows)}个村建调解组织"))


def _free(village: str, taken: set[str]) -> str:
    """Return a short name that no other committee numbers its cases under."""
    ending = next((each for each in _ENDINGS if village.endswith(each)), "")
    stem = village.removesuffix(ending) or village
    tries = [stem, village, *(f"{village}{number}" for number in range(2, 100))]
    return next(each for each in tries if each not in taken)
