"""村: the administrative villages of the township and their natural villages."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import Choices, choice, date, link, number, text
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.ledger.usual_rules import not_negative
from models.ledgers.township.counted import OF_VILLAGES

POPULATION_BASES = Choices("population_basis", {"resident": "常住人口", "registered": "户籍人口"})


def _is_village_code(code: str) -> str | None:
    # 6 (county) + 3 (township) + 3 (village) digits: domain/06-division-codes.md
    if len(code) == 12 and code.isascii() and code.isdigit():
        return None
    return "区划代码应为12位数字，请核对。"


class Village(LedgerRow, Base):
    """An administrative village or community, by its 12-digit code."""

    __tablename__ = "village"

    code: Mapped[str] = text(
        "区划代码", length=12, required=True, width=14, check=_is_village_code, searchable=True
    )
    name: Mapped[str] = text(
        "村名",
        length=60,
        required=True,
        width=16,
        searchable=True,
        help="村改了名请用“更名”，以往的报表才留旧名；这里只改错字。",
    )
    natural_villages: Mapped[int | None] = number("自然村数", unit="个", width=8)
    groups: Mapped[int | None] = number("村民小组数", unit="个", width=8)
    households: Mapped[int | None] = number("户数", unit="户", width=8)
    population: Mapped[int | None] = number("人口", unit="人", width=8)
    population_basis: Mapped[str | None] = choice("人口口径", POPULATION_BASES, width=10)
    population_on: Mapped[dt.date | None] = date("人口统计日期")
    ended_on: Mapped[dt.date | None] = date("撤并日期", width=11, by_verb=True)


def _code_is_of_this_township(draft: Draft) -> Complaints:
    """A new code begins as the township's does: domain/06-division-codes.md, 6 + 3 + 3 digits.

    One that is held already stays: a village may have come from another township.
    """
    code, ours = draft.values["code"], draft.office.settings.get("township_code", "")
    if len(ours) != 9 or (draft.before is not None and draft.before["code"] == code):
        return {}
    for digits, unit in ((6, "本县（市、区）"), (9, "本乡镇（街道）")):
        if code[:digits] != ours[:digits]:
            theirs = f"前{digits}位{code[:digits]}不是{unit}的{ours[:digits]}"
            return {"code": f"区划代码{theirs}，请核对。"}
    return {}


VILLAGES = put_on_shelf(
    Ledger(
        name="villages",
        title="村情卡",
        table=Village,
        area="阵地",
        rank=50,
        icon="map-pin",
        one="村",
        counter="个",
        purpose="这里放本乡镇的村（社区）：代码、自然村、村民小组和人口。",
        number="code",
        coded=True,
        ended="ended_on",
        label="name",
        list_columns=("code", "name", "natural_villages", "groups", "households", "population"),
        form_groups=(
            ("村", ("code", "name", "ended_on")),
            ("规模", ("natural_villages", "groups", "households")),
            ("人口", ("population", "population_basis", "population_on")),
        ),
        official_form=OfficialForm(
            "村情况表",
            (
                "code",
                "name",
                "natural_villages",
                "groups",
                "households",
                "population",
                "population_basis",
                "population_on",
            ),
            unit="个、户、人",
        ),
        same_record=("code",),
        computed=OF_VILLAGES,
        rules=(
            not_negative("natural_villages", "groups", "households", "population"),
            _code_is_of_this_township,
        ),
        default_sort=(("code", False),),
    )
)


class NaturalVillage(LedgerRow, Base):
    """A natural village (自然村) inside an administrative one; it has no national code."""

    __tablename__ = "natural_village"

    village_id: Mapped[int] = link("所属村", "villages", "village", required=True, width=16)
    name: Mapped[str] = text("自然村名", length=60, required=True, width=16, searchable=True)
    households: Mapped[int | None] = number("户数", unit="户", width=8)


NATURAL_VILLAGES = put_on_shelf(
    Ledger(
        name="natural_villages",
        title="自然村",
        table=NaturalVillage,
        place=Place.CHILD,
        parent=Parent("villages", "village_id"),
        icon="map-pin",
        one="自然村",
        counter="个",
        label="name",
        list_columns=("name", "households"),
        form_groups=(("自然村", ("name", "households")),),
        official_form=OfficialForm("自然村名册", ("village_id", "name", "households")),
        same_record=("village_id", "name"),
    )
)
