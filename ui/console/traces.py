"""``history`` and ``undo``: what was done in a ledger, and taking one piece of work back."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from typing import Any

from models.store.ledger_file import Store
from ui.console.answers import DONE, say, say_json
from ui.console.commands import add_command, takes_ledger
from ui.console.watching import ConsoleProgress


def add_commands(verbs: Any) -> None:
    """Add this room's commands."""
    history = add_command(verbs, "history", "列出操作记录，新的在前", tell_history)
    takes_ledger(history)
    history.add_argument("--ledger", metavar="L", default="", help="只列一本台账，例如 tasks")
    history.add_argument("--json", action="store_true", help="按JSON输出，给别的程序读")
    undo = add_command(verbs, "undo", "撤销一次操作", take_back)
    takes_ledger(undo)
    undo.add_argument("batch", metavar="BATCH", type=batch_number, help="批号，见 history")
    undo.add_argument("--dry-run", action="store_true", help="只列出会变成什么样，不撤销")


def batch_number(written: str) -> int:
    """Return a batch number given on the console; ArgumentTypeError for what is none."""
    if not (written.isascii() and written.isdigit() and int(written) > 0):
        raise ArgumentTypeError(f"要写批号，例如 12（写着 {written}）")
    return int(written)


def tell_history(options: Namespace) -> int:
    """Print every batch with what it changed, covered: as JSON, or a line each."""
    from models.actions.finding import OneOf, View
    from models.actions.traces.listing import LEDGER, WINDOW, all_numbers, traces
    from ui.console.opening import ledger_named, opened

    with opened(options) as store:
        name = ledger_named(options.ledger).name if options.ledger else ""
        view = View(filters={LEDGER: OneOf(frozenset({name}))} if name else {})
        numbers, told = all_numbers(store, view), []
        for start in range(0, len(numbers), WINDOW):
            for trace in traces(store, numbers[start : start + WINDOW]):
                if options.json:
                    told.append(_as_plain(store, trace, name))
                else:
                    say(_line(trace))
        if options.json:
            say_json(told)
    return DONE


def take_back(options: Namespace) -> int:
    """Take a batch back and print what changed; with ``--dry-run`` only print it."""
    from models.actions.traces.preview import look_at_undo
    from models.actions.undoing import undo
    from ui.console.opening import opened

    with opened(options) as store:
        look = look_at_undo(store, options.batch, ConsoleProgress())
        named = look.turn.target.named
        if options.dry_run:
            say(f"{look.turn.verb}{named}会这样：{look.sentence}。没有改动。")
            for change in look.changes:
                say("\t".join((change.title, change.record, change.label, change.old, change.new)))
            return DONE
        undo(store, options.batch, ConsoleProgress())
    say(f"已{look.turn.verb}{named}：{look.sentence}。")
    return DONE


def _line(trace: Any) -> str:
    counted = f"{trace.records}条记录"
    parts = (trace.action, "、".join(trace.titles), counted, trace.why, trace.state)
    return "\t".join((str(trace.number), f"{trace.at:%Y-%m-%d %H:%M}", trace.who, *parts))


def _as_plain(store: Store, trace: Any, ledger: str) -> dict[str, Any]:
    from models.actions.traces.listing import WINDOW, change_ids, changes

    ids = change_ids(store, [trace.number], ledger)
    found = [
        {
            "ledger": each.ledger,
            "record_id": each.record_id,
            "record": each.record,
            "field": each.field,
            "label": each.label,
            "old": each.old,
            "new": each.new,
        }
        for start in range(0, len(ids), WINDOW)
        for each in changes(store, ids[start : start + WINDOW])
    ]
    return {
        "batch": trace.number,
        "at": trace.at.isoformat(),
        "who": trace.who,
        "action": trace.action,
        "why": trace.why,
        "kind": trace.kind,
        "taken_back": trace.taken_back,
        "records": trace.records,
        "changes": found,
    }
