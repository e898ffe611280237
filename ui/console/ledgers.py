"""``new`` and ``list``: a ledger made and shown."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from pathlib import Path
from typing import Any

from models.fields import Kind
from models.kinds import to_plain
from models.ledger import Field, Ledger
from models.office import Office
from models.troubles import Trouble
from ui.console.answers import DONE, password_of, say, say_json
from ui.console.commands import (
    add_command,
    takes_json,
    takes_ledger,
    takes_password,
    year_in_words,
)
from ui.console.watching import ConsoleProgress

_AS_WORDS = {Kind.TEXT, Kind.PARAGRAPH, Kind.CHOICE, Kind.MANY, Kind.LINK, Kind.DECIMAL}


class NoSuchTownship(Trouble):
    """The division code names no township."""

    def __init__(self, code: str) -> None:
        super().__init__(f"区划代码“{code}”不是乡镇（街道）的9位代码。请核对后重试。")


class SheetThere(Trouble):
    """A recovery sheet lies where the new one would go; it may be the only one of a ledger."""

    def __init__(self, sheet: Path) -> None:
        super().__init__(
            f"“{sheet}”已经存在，可能是另一本台账的恢复密钥单，没有覆盖。"
            "请先把它收好，或用 --sheet 另选位置。"
        )


def add_commands(verbs: Any) -> None:
    """Add this room's commands."""
    new = add_command(verbs, "new", "新建一本台账", make_new)
    new.add_argument("folder", metavar="DIR", type=Path, help="放台账的空文件夹")
    new.add_argument("--division", metavar="CODE", help="乡镇（街道）的9位区划代码")
    new.add_argument("--sample", action="store_true", help="建虚构的示例乡，时间停在2021年6月")
    new.add_argument("--year", type=year_in_words, metavar="Y", help="年度；不给时用今年")
    new.add_argument("--sheet", type=Path, metavar="PDF", help="恢复密钥单存到哪里")
    takes_password(new)
    listing = add_command(verbs, "list", "列出一本台账的记录", list_records)
    takes_ledger(listing)
    listing.add_argument("ledger", metavar="LEDGER", help="台账名，例如 tasks")
    takes_json(listing)


def make_new(options: Namespace) -> int:
    """Make a ledger; print its file's path and the recovery sheet's: no ledger without a sheet."""
    from models.actions.setup.removing import sweep
    from models.output import FolderMissing
    from models.store.places import LEDGER_FILE
    from reports.forms.recovery_sheet import write_recovery_sheet

    folder: Path = options.folder.absolute()
    password = password_of(options)
    sheet = options.sheet or folder.parent / f"{folder.name}-恢复密钥单.pdf"
    if sheet.exists():
        raise SheetThere(sheet)
    if options.sheet and not sheet.parent.is_dir():  # said now, not after the founding
        raise FolderMissing(sheet.parent)
    store, code = _found(options, password)
    try:
        write_recovery_sheet(store, code, sheet)
    except BaseException:
        store.close()
        sweep(folder)
        raise
    store.close()
    say(str(folder / LEDGER_FILE))
    say(str(sheet))
    return DONE


def list_records(options: Namespace) -> int:
    """Print the records of a ledger by field name; particulars of people stay covered."""
    from models.actions.finding import View, every_row
    from models.actions.offices import office_of
    from ui.console.opening import ledger_named, opened

    with opened(options) as store:
        ledger, office = ledger_named(options.ledger), office_of(store)
        rows = every_row(store, ledger, View())
        if options.json:
            say_json([as_plain(ledger, row, office) for row in rows])
        else:
            for row in rows:
                cells = (ledger.show(row, key, office) for key in ledger.list_columns)
                say("\t".join(cells))
    return DONE


def as_plain(ledger: Ledger, row: Any, office: Office) -> dict[str, Any]:
    """Return a record as JSON holds it: words for choices, ISO dates, covered particulars."""
    return {f.key: _plain(ledger, f, row, office) for f in ledger.fields.values()}


def _plain(ledger: Ledger, found: Field, row: Any, office: Office) -> Any:
    value = found.value(row, office)
    if value is None:
        return None
    covered = found.card.mask.value != "none"
    if covered or found.card.kind in _AS_WORDS:
        return ledger.show(row, found.key, office)
    return to_plain(value)


def _found(options: Namespace, password: str) -> Any:
    from models import divisions
    from models.actions.setup.founding import NewLedger, found
    from models.exchange.sample.township import found_sample

    if options.sample:
        return found_sample(options.folder, password, ConsoleProgress())
    table = divisions.load(ConsoleProgress())
    township = table.find(options.division or "")
    if township is None or len(township.code) != 9:
        raise NoSuchTownship(options.division or "")
    year = options.year or dt.datetime.now().year
    new = NewLedger(table.path(township.code), table.below(township.code), year)
    return found(options.folder, password, new, ConsoleProgress())
