"""受理, 分流, 延长期限, 稳控, 归档, 重新打开, 注销 and 工作记载: what each asks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from models.actions.disputes import stages
from models.fields import FieldCard, Kind
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.steps import DISPUTE_STEPS
from models.ledgers.disputes.watches import DISPUTE_WATCHES
from ui.ledger.sheets.sheet import Answers, Blank, Sheet, blanks_of, required
from ui.rooms.disputes.case_desk import CaseDesk, name_of, seen, text_in_case
from ui.rooms.disputes.intake.likely import likely_case

_AGREE = FieldCard("双方当事人是否同意延长", Kind.YES_NO, required=True)


def accept_sheet(desk: CaseDesk, row: Any) -> Sheet:
    """Ask on which day and by whom a dispute is accepted; its number follows."""
    likely = likely_case(desk.store, desk.office)
    keys = ("accepted_on", "committee_id", "mediator", "first_post", "due_on")
    held = {"mediator": row.mediator, "first_post": row.first_post, "due_on": _day(row.due_on)}
    given = {**likely, **{key: value for key, value in held.items() if value}}
    given["committee_id"] = row.committee_id or likely.get("committee_id", "")
    day, committee, *rest = blanks_of(DISPUTES, keys, given)
    return Sheet(
        title="受理纠纷",
        yes="受理",
        blanks=(required(day), required(committee), *rest),
        keep=lambda answers: stages.accept(desk.store, seen(row), answers),
        done=f"已受理“{name_of(row, desk.office)}”",
        explained="受理后按调解组织和年度编案号，从受理日起算调解期限。",
        columns=2,
    )


def assign_sheet(desk: CaseDesk, row: Any) -> Sheet:
    """Ask which unit and which person a case goes to."""
    given = {"unit": row.unit or "", "person": row.person or "", "due_on": _day(row.due_on)}
    unit, person, due_on = blanks_of(DISPUTES, ("unit", "person", "due_on"), given)
    day, note = blanks_of(DISPUTE_STEPS, ("on_day", "note"), {"on_day": _today(desk)})
    return Sheet(
        title="分流纠纷",
        yes="分流",
        blanks=(required(unit), required(person), day, due_on, note),
        keep=lambda answers: stages.assign(desk.store, seen(row), answers),
        done=f"已分流“{name_of(row, desk.office)}”",
        columns=2,
    )


def extend_sheet(desk: CaseDesk, row: Any) -> Sheet:
    """Ask until when the mediation goes on, and whether both sides agree."""
    until, why = blanks_of(DISPUTES, ("due_on", "extended_why"))
    until = replace(until, card=replace(until.card, label="新的化解时限", help=""))

    def keep(answers: Answers) -> None:
        agree = answers["both_agree"] is True
        why = str(answers["extended_why"])
        stages.extend(desk.store, seen(row), answers["due_on"], why, agree)

    return Sheet(
        title="延长调解期限",
        yes="延长",
        blanks=(required(until), Blank("both_agree", _AGREE, ""), required(why)),
        keep=keep,
        done=f"已延长“{name_of(row, desk.office)}”的调解期限",
        explained=f"现在的期限是 {_day(row.due_on)}。双方当事人同意才能延长，原因会留在案上。",
    )


def watch_sheet(desk: CaseDesk, row: Any) -> Sheet:
    """Ask what keeps an unsettled case under control; again at each look."""
    is_again = row.state == "watched"
    last = next(iter(desk.owned(DISPUTE_WATCHES)), None)
    given: dict[str, object] = {
        "on_day": _today(desk),
        "is_held": True,
        "measure": text_in_case(desk.store, DISPUTE_WATCHES, last, "measure") if last else "",
        "person": last.person if last else row.person or row.mediator or "",
    }
    keys = ("on_day", "is_held", "person", "next_on", "measure")
    return Sheet(
        title="再次核查" if is_again else "转入稳控",
        yes="登记核查" if is_again else "转入稳控",
        blanks=blanks_of(DISPUTE_WATCHES, keys, given),
        keep=lambda answers: stages.watch(desk.store, seen(row), answers),
        done=f"已登记“{name_of(row, desk.office)}”的稳控核查",
        explained="" if is_again else "转入稳控的纠纷仍算没有化解，要定期核查。",
        columns=2,
    )


def archive_sheet(desk: CaseDesk, row: Any) -> Sheet:
    """Ask how long the file is kept; nothing is chosen beforehand, since no law sets a term."""
    given = {"filed_by": row.filed_by or desk.store.account}
    (day,) = blanks_of(DISPUTE_STEPS, ("on_day",), {"on_day": _today(desk)})
    keeping, filer = blanks_of(DISPUTES, ("keeping", "filed_by"), given)
    day = replace(day, card=replace(day.card, label="归档日期"))
    return Sheet(
        title="归档纠纷",
        yes="归档",
        blanks=(required(keeping), day, required(filer)),
        keep=lambda answers: stages.archive(desk.store, seen(row), answers),
        done=f"已归档“{name_of(row, desk.office)}”",
        explained="归档后只能查看；调查、调解、回访和卷内材料可以补记，要改别的请先“重新打开”。",
    )


def reopen_sheet(desk: CaseDesk, row: Any) -> Sheet:
    """Ask why a closed or ended case is opened again."""
    return Sheet(
        title="重新打开纠纷",
        yes="重新打开",
        blanks=(_why("重新打开的原因"),),
        keep=lambda answers: stages.reopen(desk.store, seen(row), answers["cancelled_why"]),
        done=f"已重新打开“{name_of(row, desk.office)}”",
        explained="重新打开的原因会留在办理经过里。",
    )


def cancel_sheet(desk: CaseDesk, row: Any) -> Sheet:
    """Ask why a case is struck off; the safe button is the default."""
    return Sheet(
        title="注销纠纷",
        yes="注销",
        blanks=(_why("注销的原因"),),
        keep=lambda answers: stages.cancel(desk.store, seen(row), answers["cancelled_why"]),
        done=f"已注销“{name_of(row, desk.office)}”",
        explained=f"注销“{name_of(row, desk.office)}”：登记错误或重复登记的才注销。"
        "案号不再给别的纠纷，原因会留下。",
        destructive=True,
    )


def note_sheet(desk: CaseDesk, row: Any) -> Sheet:
    """Ask what was done on which day."""
    keys = ("on_day", "unit", "note")
    day, unit, text = blanks_of(DISPUTE_STEPS, keys, {"on_day": _today(desk)})
    return Sheet(
        title="工作记载",
        yes="记下",
        blanks=(day, unit, required(text)),
        keep=lambda answers: stages.note(desk.store, row.id, answers),
        done=f"已给“{name_of(row, desk.office)}”记下一条工作记载",
    )


def _why(label: str) -> Blank:
    (blank,) = blanks_of(DISPUTES, ("cancelled_why",))
    return required(replace(blank, card=replace(blank.card, label=label)))


def _today(desk: CaseDesk) -> str:
    return desk.office.today.isoformat()


def _day(day: Any) -> str:
    return day.isoformat() if day else ""
