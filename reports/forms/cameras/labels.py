"""标签: one for each point, its number and a QR code that any telephone reads offline (C14)."""

from __future__ import annotations

from typing import Any

from models.actions.finding import View, every_row
from models.actions.offices import office_of
from models.dates.spans import Span
from models.ledgers.cameras.contracts import CAMERA_CONTRACTS
from models.ledgers.cameras.points import CAMERA_POINTS
from models.office import Office
from models.store.ledger_file import Store
from models.words.cameras import MAINTAINERS
from reports.imprint import made_at
from reports.paper import Label, Labels, Paper
from reports.requests import PDF, NothingToPrint, Report, Request

TITLE = "监控点标签"
_GONE = ("removed", "planned")


def make_labels(store: Store, request: Request) -> Paper:
    """Return the labels of the points that the view shows; of all that stand where none is given.

    What is planned or taken down bears no label. NothingToPrint if nothing is left.
    """
    office = office_of(store)
    rows = every_row(store, CAMERA_POINTS, request.view or View())
    standing = [row for row in rows if row.state not in _GONE]
    if not standing:
        raise NothingToPrint(TITLE, request.period)
    phones = _phones(store, office)
    labels = tuple(_label(row, office, phones) for row in standing)
    return Paper(TITLE, (Labels(labels),), made_at(store), numbered=False)


def _label(row: Any, office: Office, phones: dict[str, str]) -> Label:
    def shown(key: str) -> str:
        return CAMERA_POINTS.show(row, key, office).rpartition(" ")[2]

    code, name = (CAMERA_POINTS.show(row, key, office) for key in ("code", "name"))
    phone = phones.get(row.maintainer or "", "")
    lines = [shown("village_id"), shown("natural_village_id"), shown("maintainer"), phone]
    told = {
        "编号": code,
        "名称": name,
        "村": " ".join(lines[:2]).strip(),
        "管理单位": CAMERA_POINTS.show(row, "keeper", office),
        "维护单位": lines[2],
        "报修电话": phone,
    }
    content = "\n".join(f"{word}：{value}" for word, value in told.items() if value)
    place = " ".join(each for each in lines[:2] if each)
    mend = f"报修：{lines[2]}{phone}" if lines[2] else ""
    return Label(code, tuple(each for each in (name, place, mend) if each), content)


def _phones(store: Store, office: Office) -> dict[str, str]:
    """Return the telephone of each maintainer from the contract that runs."""
    found: dict[str, str] = {}
    for row in every_row(store, CAMERA_CONTRACTS, View(sort=(("begins_on", False),))):
        runs = row.begins_on <= office.today and (not row.ends_on or row.ends_on >= office.today)
        if row.phone and runs:
            found[office.choices(MAINTAINERS).code(row.maintainer)] = row.phone
    return found


REPORT = Report(
    "camera-labels", TITLE, CAMERA_POINTS.name, make_labels, (PDF,), spans=(Span.WHOLE,)
)
