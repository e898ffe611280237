"""What the small dialogs of the camera points ask: faults, many points, rounds, the norm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from models.actions import finding, records
from models.actions.cameras import norms, rates
from models.actions.cameras.faulting import REPAIR_SETTING
from models.actions.cameras.making import make_points, next_serial, read_pattern
from models.actions.cameras.rounds import (
    CHOICES,
    LEAVE,
    close_round,
    findings_of,
    start_round,
    tally_of,
)
from models.actions.records import Refused, Seen
from models.actions.settings import put_settings
from models.actions.today.cameras import CONTRACT_SETTING
from models.fields import Choices, FieldCard, Kind
from models.ledgers.cameras.contracts import WARN_DAYS
from models.ledgers.cameras.faults import CAMERA_FAULTS, REPAIR_DAYS
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.cameras.rounds import CAMERA_ROUNDS
from models.office import Office
from models.store.ledger_file import Store
from models.words.settings import SETTING_TITLES
from ui.ledger.sheets.sheet import Answers, Blank, Sheet, blanks_of

_PATTERN = ("prefix", "first", "count", "digits")
_SHARED = (
    "village_id",
    "natural_village_id",
    "name",
    "point_class",
    "phase",
    "network",
    "keeper",
    "maintainer",
    "started_on",
    "state",
    "state_on",
)
_WORDS = {"there": "在", "gone": "不在", "moved": "移位", "extra": "多出"}
_MOST_NAMED = 12


def fault_sheet(store: Store, point: Any, office: Office) -> Sheet:
    """Ask what is wrong with a point; it is 故障 from the day found on."""
    today = office.today.isoformat()
    given = {"found_on": today, "told_on": today, "maintainer": point.maintainer or ""}
    keys = ("symptom", "found_on", "maintainer", "told_on")
    name = CAMERA_POINTS.name_of(point, office)
    return Sheet(
        title="报故障",
        yes="登记故障",
        blanks=blanks_of(CAMERA_FAULTS, keys, given),
        keep=lambda answers: records.keep(store, CAMERA_FAULTS, {**answers, "point_id": point.id}),
        done=f"已登记“{name}”的故障，状态改为“故障”",
        explained=f"“{name}”的故障。应修复日期按维护合同或设置里的天数自动算出。",
    )


def open_faults(store: Store, point_id: int) -> list[Any]:
    """Return the faults of a point that are not put right, the oldest first."""
    rows = finding.children(store, CAMERA_FAULTS, CAMERA_POINTS, point_id)
    return sorted((row for row in rows if row.fixed_on is None), key=lambda row: row.found_on)


def fixed_sheet(store: Store, point: Any, fault: Any, office: Office) -> Sheet:
    """Ask when a fault was put right; the point is 正常 again if no other is open."""
    given = {
        "fixed_on": office.today.isoformat(),
        "arrived_on": fault.arrived_on.isoformat() if fault.arrived_on else "",
        "outcome": fault.outcome or "",
    }
    seen = Seen(fault.id, fault.revision)
    fixed, *rest = blanks_of(CAMERA_FAULTS, ("fixed_on", "arrived_on", "outcome"), given)
    fixed = replace(fixed, card=replace(fixed.card, required=True))
    name = CAMERA_POINTS.name_of(point, office)
    symptom = CAMERA_FAULTS.show(fault, "symptom", office)
    return Sheet(
        title="故障已修复",
        yes="已修复",
        blanks=(fixed, *rest),
        keep=lambda answers: records.keep(store, CAMERA_FAULTS, _fixed(answers), seen),
        done=f"“{name}”的故障已修复",
        explained=f"“{name}”{fault.found_on}发现：{symptom}。",
    )


def _fixed(answers: Answers) -> Answers:
    if not str(answers.get("fixed_on") or "").strip():
        raise Refused({"fixed_on": "请填修复日期。"})
    return answers


def many_sheet(store: Store, office: Office, starts: dict[str, Any]) -> Sheet:
    """Ask for the pattern of the numbers, and what the new points share."""
    given = {"state": "normal", "state_on": office.today.isoformat(), **starts}
    cards = (
        FieldCard("编号前缀", Kind.TEXT, required=True, length=30, help="例如“云岭-”。"),
        FieldCard("起始流水号", Kind.NUMBER, required=True),
        FieldCard("新增几个", Kind.NUMBER, required=True, unit="个"),
        FieldCard("流水号位数", Kind.NUMBER, required=True, help="3位写成001、002。"),
    )
    likely = ("", "1", "5", "3")
    pattern = tuple(
        Blank(key, card, value) for key, card, value in zip(_PATTERN, cards, likely, strict=True)
    )
    shared = tuple(
        replace(each, card=replace(each.card, required=False, help="后面接流水号，如“云岭1号”。"))
        if each.key == "name"
        else each
        for each in blanks_of(CAMERA_POINTS, _SHARED, given)
    )

    def keep(answers: Answers) -> None:
        typed = {key: str(answers.get(key) or "") for key in _PATTERN}
        wanted = read_pattern(**typed)
        raw = {key: answers[key] for key in _SHARED}
        try:
            make_points(store, wanted, raw)
        except Refused as refused:
            raise _with_advice(store, wanted.prefix, refused) from None

    return Sheet(
        title="批量新增监控点",
        yes="全部新增",
        blanks=(*pattern, *shared),
        keep=keep,
        done="已批量新增监控点",
        explained="按“前缀＋流水号”编号，其余各栏都一样。编号有重复的一个也不新增。",
        columns=2,
    )


def _with_advice(store: Store, prefix: str, refused: Refused) -> Refused:
    said = dict(refused.complaints)
    if "first" in said:
        said["first"] += f"可以从{next_serial(store, prefix)}开始。"
    return Refused(said)


def start_sheet(
    store: Store, office: Office, given: dict[str, Any], then: Callable[[int], None]
) -> Sheet:
    """Ask which village a round is made in; ``then`` is given the round's id."""
    made: list[int] = []
    likely = {"begun_on": office.today.isoformat(), **given}
    keys = ("village_id", "begun_on", "led_by")

    def keep(answers: Answers) -> None:
        if not answers.get("village_id"):
            raise Refused({"village_id": "请选盘点哪个村。"})
        village = _village_id(office, answers["village_id"])
        made.append(start_round(store, village, answers))

    return Sheet(
        title="开始盘点",
        yes="开始盘点",
        blanks=blanks_of(CAMERA_ROUNDS, keys, likely),
        keep=keep,
        done="已开始盘点，这个村的点位都列好了",
        explained="程序列出这个村建成未拆除的全部点位。可以打印盘点表，或导出填报表发给村里。",
        then=lambda: then(made[-1]),
    )


def _village_id(office: Office, given: object) -> int:
    from models.kinds import parse

    found = parse(CAMERA_ROUNDS.fields["village_id"].card, given, office)
    assert isinstance(found, int)
    return found


def close_sheet(store: Store, held: Any) -> Sheet:
    """Ask what becomes of each finding that the register knows otherwise; nothing by itself."""
    tally = tally_of(findings_of(store, held.id))
    blanks = tuple(_choice_of(row) for row in tally.to_decide)
    ids = {f"finding{row.id}": row for row in tally.to_decide}

    def keep(answers: Answers) -> None:
        chosen = {
            row.id: _code_of(CHOICES[row.result], str(answers[key] or LEAVE))
            for key, row in ids.items()
        }
        close_round(store, Seen(held.id, held.revision), chosen)

    named = "、".join(row.code for row in tally.left[:_MOST_NAMED])
    more = f"等{len(tally.left)}个" if len(tally.left) > _MOST_NAMED else ""
    left = f"没有查看的{len(tally.left)}个：{named}{more}。" if tally.left else "点位都查看过了。"
    ask = "下面每一条请选怎么处理，不选的不改台账。" if blanks else "没有要改台账的。"
    return Sheet(
        title="完成盘点",
        yes="完成盘点",
        blanks=blanks,
        keep=keep,
        done=f"盘点“{held.number}”已完成",
        explained=f"名册{tally.listed}个，在{len(tally.there)}个。{left}{ask}",
    )


def _choice_of(row: Any) -> Blank:
    name = f"{row.code} {row.name or ''}".strip()
    where = f"（{row.position}）" if row.position else ""
    label = f"{_WORDS[row.result]}：{name}{where}"
    offered = Choices(f"round_choice_{row.result}", CHOICES[row.result])
    card = FieldCard(label, Kind.CHOICE, choices=offered)
    return Blank(f"finding{row.id}", card, LEAVE)


def _code_of(words: Any, given: str) -> str:
    return next((code for code, word in words.items() if given in (code, word)), LEAVE)


def norm_sheet(store: Store, office: Office) -> Sheet:
    """Ask for the norms, their reading and the targets: the office's own, never official."""
    yes = Choices("norm_yes", {norms.YES: norms.YES, norms.NO: norms.NO})
    asked: Sequence[tuple[str, str, Choices | None]] = (
        (norms.VILLAGE_SETTING, str(norms.VILLAGE_POINTS), None),
        (norms.NATURAL_SETTING, str(norms.NATURAL_POINTS), None),
        (norms.READING_SETTING, norms.YES, yes),
        (norms.FAULTY_SETTING, norms.YES, yes),
        (rates.INTACT_SETTING, rates.TARGETS[rates.INTACT_SETTING], None),
        (rates.ONLINE_SETTING, rates.TARGETS[rates.ONLINE_SETTING], None),
        (rates.CHECK_DAYS_SETTING, str(rates.CHECK_DAYS), None),
        (REPAIR_SETTING, str(REPAIR_DAYS), None),
        (CONTRACT_SETTING, str(WARN_DAYS), None),
    )
    blanks = tuple(
        Blank(
            name,
            FieldCard(
                SETTING_TITLES[name],
                Kind.CHOICE if words else Kind.NUMBER,
                required=True,
                choices=words,
            ),
            office.settings.get(name, usual),
        )
        for name, usual, words in asked
    )
    return Sheet(
        title="监控点标准",
        yes="保存",
        blanks=blanks,
        keep=lambda answers: put_settings(store, _numbers(answers, yes), "修改监控点标准"),
        done="已修改监控点标准，各表按新标准重新计算",
        explained="方案要求行政村不少于5个、自然村不少于2个；自然村的点位算不算进行政村的5个，"
        "方案没有写明，由本单位定。",
        columns=2,
    )


def _numbers(answers: Answers, yes: Choices) -> dict[str, str]:
    wrong, values = {}, {}
    for name, given in answers.items():
        text = str(given or "").strip()
        is_word = name in (norms.READING_SETTING, norms.FAULTY_SETTING)
        if is_word and text not in yes.labels:
            wrong[name] = "请选“是”或“否”。"
        elif not is_word and not (text.isdecimal() and 0 <= int(text) <= 1000):
            wrong[name] = "请填0到1000之间的整数。"
        values[name] = text
    if wrong:
        raise Refused(wrong)
    return values
