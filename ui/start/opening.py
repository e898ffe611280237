"""The work of opening a ledger, done at the desk; what is heavy is imported there."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from models.progress import SILENT, Progress

if TYPE_CHECKING:
    from models.store.ledger_file import Store


def warm_up(_progress: Progress) -> None:
    """Import what an open ledger needs, while the clerk types the password."""
    import cryptography.hazmat.primitives.kdf.argon2  # noqa: F401

    import ui.main_window
    import ui.rooms.plan.plan_room
    import ui.rooms.tasks.room
    import ui.rooms.today.page  # noqa: F401

    # What is loaded now stays: a sweep for waste that looked at all of it would stop the window.
    gc.freeze()


def open_with_password(folder: Path, password: str, progress: Progress = SILENT) -> Store:
    """Open the ledger in ``folder``, its indexes up to date; raises as ``open_ledger``."""
    import models.actions  # noqa: F401  fills the shelf of ledgers
    from models.store.opening import open_ledger

    return _made_ready(open_ledger(folder, password), progress)


def reset_and_open(
    folder: Path, code: str, account: str, password: str, progress: Progress = SILENT
) -> Store:
    """Give an account a new password with the recovery code, then open with it."""
    from models.actions.setup.accounts import set_password

    set_password(folder, code, account, password)
    return open_with_password(folder, password, progress)


def open_sample(folder: Path, progress: Progress = SILENT) -> Store:
    """Open the fictional township, founding it the first time."""
    import models.actions  # noqa: F401
    from models.exchange.sample.township import PASSWORD, found_sample
    from models.store.places import LEDGER_FILE

    if (folder / LEDGER_FILE).exists():
        return open_with_password(folder, PASSWORD, progress)
    store, _ = found_sample(folder, PASSWORD, progress)
    return _made_ready(store, progress)


def title_of(store: Store) -> str:
    """What a ledger is called in the window and among the known ones: 示例乡 · 2021."""
    from models.actions.settings import setting

    name = setting(store, "township_name") or setting(store, "office_name") or "台账"
    year = setting(store, "year")
    return f"{name} · {year}" if year else name


def _made_ready(store: Store, progress: Progress) -> Store:
    from models.actions.searching import bring_indexes_up_to_date

    try:
        bring_indexes_up_to_date(store, progress)
    except BaseException:
        store.close()
        raise
    return store
