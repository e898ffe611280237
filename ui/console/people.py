"""``account`` and ``recover``: who may open a ledger, and a lost password mended with a sheet."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from ui.console.answers import DONE, say, say_json, secret_in
from ui.console.commands import ChineseParser, add_command, takes_ledger
from ui.console.watching import ConsoleProgress


def add_commands(verbs: Any) -> None:
    """Add this room's commands."""
    account = add_command(verbs, "account", "管理一本台账的账号", list_accounts)
    acts = account.add_subparsers(title="做什么", metavar="list|add|remove", required=True)
    listing = add_command(acts, "list", "列出账号和身份", list_accounts)
    takes_ledger(listing)
    listing.add_argument("--json", action="store_true", help="按JSON输出，给别的程序读")
    adding = add_command(acts, "add", "新增账号", add_account)
    takes_ledger(adding)
    adding.add_argument("name", metavar="NAME", help="账号名")
    adding.add_argument("--role", required=True, metavar="ROLE", help="身份，例如 经办人")
    adding.add_argument("--village", metavar="V", help="村级录入的账号属于哪个村")
    _takes_new_password(adding)
    removing = add_command(acts, "remove", "移除账号，并更换台账的密钥", remove_account)
    takes_ledger(removing)
    removing.add_argument("name", metavar="NAME", help="账号名")
    recovering = add_command(verbs, "recover", "用恢复密钥单重设密码，并换一份新的", recover)
    recovering.add_argument("folder", metavar="DIR", type=Path, help="台账所在的文件夹")
    recovering.add_argument(
        "--code-file", required=True, type=Path, metavar="F", help="存放恢复密钥的文件"
    )
    recovering.add_argument("--account", metavar="NAME", help="重设谁的密码；只有一个账号时不用给")
    recovering.add_argument("--sheet", type=Path, metavar="PDF", help="新的恢复密钥单存到哪里")
    _takes_new_password(recovering)


def list_accounts(options: Namespace) -> int:
    """Print the accounts with their roles."""
    from models.actions.offices import office_of
    from models.actions.people.accounts import account_lines
    from models.ledgers.office.accounts import ROLES
    from ui.console.opening import opened

    with opened(options) as store:
        office = office_of(store)
        told = [
            {
                "name": line.name,
                "role": ROLES.label(line.role),
                "village": office.name_of("villages", line.village_id) if line.village_id else "",
            }
            for line in account_lines(store)
        ]
    if options.json:
        say_json(told)
    else:
        for each in told:
            say("\t".join(each.values()).rstrip())
    return DONE


def add_account(options: Namespace) -> int:
    """Make an account with a password of its own."""
    from models.actions.people import accounts
    from ui.console.opening import opened

    new = secret_in(options.new_password_file)
    raw = {"name": options.name, "role": options.role, "village_id": options.village}
    with opened(options) as store:
        accounts.add_account(store, raw, new)
    say(f"已新增账号“{options.name}”（{options.role}）。")
    return DONE


def remove_account(options: Namespace) -> int:
    """Take an account away; its password opens the ledger no more."""
    from models.actions.people import accounts
    from ui.console.opening import opened

    with opened(options) as store:
        line = accounts.line_of(store, options.name)
        accounts.remove_account(store, line, ConsoleProgress())
    say(f"已移除账号“{options.name}”，台账已更换密钥。")
    return DONE


def recover(options: Namespace) -> int:
    """Give an account a new password with a sheet's code; the used sheet is replaced at once."""
    import models.actions
    from models.actions.people import sheets
    from models.store import keys
    from reports.forms.recovery_sheet import write_recovery_sheet
    from ui.console.ledgers import SheetThere

    assert models.actions  # puts every ledger on the shelf
    folder: Path = options.folder.absolute()
    code, new = secret_in(options.code_file), secret_in(options.new_password_file)
    sheet = options.sheet or folder.parent / f"{folder.name}-新恢复密钥单.pdf"
    if sheet.exists():
        raise SheetThere(sheet)
    account = options.account or keys.account_names(folder)[0]
    store, used = sheets.recover(folder, code, account, new)
    try:
        made = sheets.make_sheet(store)
        try:
            write_recovery_sheet(store, made.code, sheet, made.name)
        except BaseException:
            sheets.retire_sheet(store, made.name)  # nobody has it; the old one stays good
            raise
        sheets.retire_sheet(store, used, ConsoleProgress())
    finally:
        store.close()
    say(str(sheet))
    return DONE


def _takes_new_password(parser: ChineseParser) -> None:
    parser.add_argument(
        "--new-password-file", required=True, type=Path, metavar="F", help="存放新密码的文件"
    )
