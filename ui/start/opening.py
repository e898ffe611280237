"""The work of opening a ledger, done at the desk; what is heavy is imported there."""

from __future__ import annotations

import datetime as dt
import gc
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.progress import SILENT, Progress

if TYPE_CHECKING:
    from models.actions.people.sheets import NewSheet
    from models.store.ledger_file import Store


@dataclass(frozen=True)
class Recovered:
    """A ledger opened with a sheet: the sheet that is used up now, and the next one."""

    store: Store
    used: str
    made: NewSheet
    account: str


def warm_up(_progress: Progress) -> None:
    """Import what an open ledger needs, while the clerk types the password."""
    import cryptography.hazmat.primitives.kdf.argon2  # noqa: F401

    import ui.ledger.sheets.sheet_page
    import ui.main_window
    import ui.rooms.disputes.intake.pages
    import ui.rooms.disputes.panels.shelf
    import ui.rooms.disputes.room
    import ui.rooms.disputes.verbs.begins
    import ui.rooms.plan.plan_room
    import ui.rooms.tasks.room
    import ui.rooms.today.page  # noqa: F401

    # What is loaded now stays: a sweep for waste that looked at all of it would stop the window.
    gc.freeze()


def open_with_password(
    folder: Path, password: str, progress: Progress = SILENT, account: str = ""
) -> Store:
    """Open the ledger in ``folder``, its indexes up to date; raises as ``open_ledger``.

    Whoever was taken away is turned back (AccountRemoved), and each failed try is counted.
    """
    import models.actions  # noqa: F401  fills the shelf of ledgers
    from models.store.keys import WrongPassword, tries
    from models.store.opening import open_ledger

    try:
        store = open_ledger(folder, password, account)
    except WrongPassword:
        tries.note_failure(folder, dt.datetime.now())
        raise
    tries.forget(folder)
    return looked_at(store, progress)


def recover(folder: Path, code: str, account: str, password: str) -> Recovered:
    """Give an account a new password with a sheet's code, and make the sheet that follows it."""
    import models.actions  # noqa: F401
    from models.actions.people import sheets

    store, used = sheets.recover(folder, code, account, password)
    try:
        return Recovered(store, used, sheets.make_sheet(store), account)
    except BaseException:
        store.close()
        raise


def finish_recovery(done: Recovered, password: str, progress: Progress = SILENT) -> Store:
    """Make the used sheet worthless, the new one being out, and open with the new password."""
    from models.actions.people import sheets

    sheets.retire_sheet(done.store, done.used, progress)
    done.store.close()
    return open_with_password(done.store.folder, password, progress, done.account)


def open_sample(folder: Path, progress: Progress = SILENT) -> Store:
    """Open the fictional township, founding it the first time."""
    import models.actions  # noqa: F401
    from models.exchange.sample.township import PASSWORD, found_sample
    from models.store.places import LEDGER_FILE

    if (folder / LEDGER_FILE).exists():
        return open_with_password(folder, PASSWORD, progress)
    store, _ = found_sample(folder, PASSWORD, progress)
    return looked_at(store, progress)


def title_of(store: Store) -> str:
    """What a ledger is called in the window and among the known ones: 示例乡 · 2021."""
    from models.actions.settings import setting

    name = setting(store, "township_name") or setting(store, "office_name") or "台账"
    year = setting(store, "year")
    return f"{name} · {year}" if year else name


def looked_at(store: Store, progress: Progress = SILENT) -> Store:
    """Return an opened ledger that shows no damage at a glance, ready for whoever opened it.

    LedgerDamaged or AccountRemoved; then the ledger is closed again.
    """
    from models.actions.people.entering import make_ready
    from models.actions.safe.starting import look_quickly

    try:
        look_quickly(store)
    except BaseException:
        store.close()
        raise
    return make_ready(store, progress)
