"""Accounts: made, changed, taken away. Whoever is taken away cannot open the ledger again (I4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.actions.door import FINAL, Piece, work
from models.actions.finding import View, every_row
from models.actions.offices import office_of
from models.actions.people import slots
from models.actions.people.rights import Right, demand
from models.actions.people.slots import NoSuchAccount
from models.actions.records import Seen, keep_in
from models.ledgers.office.accounts import ACCOUNTS, ADMIN
from models.progress import SILENT, Progress
from models.store import keys
from models.store.ledger_file import Store
from models.store.opening import check_password
from models.troubles import Trouble


class LastAdmin(Trouble):
    """Nobody would be left to manage accounts."""

    def __init__(self) -> None:
        super().__init__("至少要留一个“管理员”。请先把另一个账号改成管理员，再做这一步。")


class NotYourself(Trouble):
    """Somebody was to take away the account they are in."""

    def __init__(self) -> None:
        super().__init__("不能移除正在使用的账号。请用另一个管理员账号登录后再移除。")


@dataclass(frozen=True)
class AccountLine:
    """One account as the list shows it."""

    id: int
    revision: int
    name: str
    role: str
    village_id: int | None
    is_here: bool


def account_lines(store: Store) -> list[AccountLine]:
    """Return the accounts; a ledger from before there were any has those of its key slots."""
    rows = every_row(store, ACCOUNTS, View())
    if not rows:
        names = keys.account_names(store.folder)
        return [AccountLine(0, 0, n, ADMIN, None, n == store.account) for n in names]
    return [
        AccountLine(r.id, r.revision, r.name, r.role, r.village_id, r.name == store.account)
        for r in rows
    ]


def add_account(store: Store, raw: Mapping[str, object], password: str) -> int:
    """Make an account from ``name``, ``role`` and ``village_id``; return its id.

    Raises NotAllowed, WeakPassword or Refused with the complaints by field.
    """
    check_password(password)
    with work(store, "新增账号", kind=FINAL, right=Right.MANAGE) as piece:
        _tell_the_first(piece)
        made = keep_in(piece, ACCOUNTS, raw)
        name = piece.read(ACCOUNTS, made).name
        slot = keys.make_slot(keys.ACCOUNT, name, password, store.data_keys[0])
    slots.put(store, slot)
    return made


def change_account(store: Store, line: AccountLine, raw: Mapping[str, object]) -> None:
    """Give an account another role or village; Refused, LastAdmin or NotAllowed stop it."""
    with work(store, "修改账号", kind=FINAL, right=Right.MANAGE) as piece:
        _tell_the_first(piece)
        fresh = {key: raw[key] for key in ("role", "village_id") if key in raw}
        keep_in(piece, ACCOUNTS, fresh, _seen(piece, line))
        _refuse_without_admin(piece)


def set_password_of(store: Store, name: str, new: str) -> None:
    """Give another account a new password; its holder changes it after the next login."""
    demand(office_of(store), Right.MANAGE)
    check_password(new)
    slots.slot_of(store, keys.ACCOUNT, name)
    slots.put(store, keys.make_slot(keys.ACCOUNT, name, new, store.data_keys[0]))
    slots.note(store, ACCOUNTS, "重设密码", name)


def remove_account(store: Store, line: AccountLine, progress: Progress = SILENT) -> None:
    """Take an account away and turn the ledger over to a new data key.

    What the account's old password opened, an old copy of the key slots included, opens the
    ledger no more. Raises NotAllowed, NotYourself, LastAdmin, SlotNotTrusted or Cancelled; then
    the account stands as before.
    """
    demand(office_of(store), Right.MANAGE)
    if line.name == store.account:
        raise NotYourself
    staying = slots.without(store, keys.ACCOUNT, line.name)
    with store.alone():
        with work(store, "移除账号", kind=FINAL, right=Right.MANAGE) as piece:
            _tell_the_first(piece)
            piece.retire(ACCOUNTS, _seen(piece, line).id)
            _refuse_without_admin(piece)
        try:
            slots.turn_to(store, staying, progress)
        except BaseException:
            with work(store, "账号没有移除", kind=FINAL, right=Right.MANAGE) as piece:
                piece.bring_back(ACCOUNTS, _any(piece, line.name).id)
            raise


def line_of(store: Store, name: str) -> AccountLine:
    """Return the account of that name; NoSuchAccount if there is none."""
    for line in account_lines(store):
        if line.name == name:
            return line
    raise NoSuchAccount(name)


def _seen(piece: Piece, line: AccountLine) -> Seen:
    if line.id:
        return Seen(line.id, line.revision)
    found = _any(piece, line.name)  # it was entered by this very piece of work
    return Seen(found.id, found.revision)


def _any(piece: Piece, name: str) -> Any:
    table = ACCOUNTS.columns
    row = piece.connection.execute(
        table.select().where(table.c.name == name).order_by(table.c.id.desc())
    ).first()
    if row is None:
        raise NoSuchAccount(name)
    return row


def _tell_the_first(piece: Piece) -> None:
    """Enter the accounts of a ledger from before there were roles: they are all its managers."""
    table = ACCOUNTS.columns
    if piece.connection.execute(table.select().limit(1)).first() is None:
        names = keys.account_names(piece.store.folder)
        piece.add_many(ACCOUNTS, [{"name": name, "role": ADMIN} for name in names])


def _refuse_without_admin(piece: Piece) -> None:
    table = ACCOUNTS.columns
    standing = table.select().where(table.c.retired_at.is_(None), table.c.role == ADMIN)
    if piece.connection.execute(standing.limit(1)).first() is None:
        raise LastAdmin
