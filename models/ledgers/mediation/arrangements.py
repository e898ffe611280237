"""What the office arranges of its mediation papers: types, needs of a file, templates of its own.

Defaults stand in ``models/words/disputes``; a record here lies over the default of its code.
"""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import choice, number, text, yes_no
from models.ledger import Ledger, OfficialForm, Place, put_on_shelf
from models.words.disputes.mediation import NEEDS, PAPERS
from models.words.disputes.types import DISPUTE_TYPES, EVENT_TYPES, MEDIATION_TYPES, TWO_LEVEL


class TypeMapping(LedgerRow, Base):
    """What one type of dispute counts as on each list of the reports."""

    __tablename__ = "type_mapping"

    dispute_type: Mapped[str] = choice("纠纷类型", DISPUTE_TYPES, required=True, width=16)
    mediation: Mapped[str] = choice("人民调解类型", MEDIATION_TYPES, required=True, width=14)
    event: Mapped[str] = choice("综治类别", EVENT_TYPES, required=True, width=18)
    two_level: Mapped[str] = choice("两级分类", TWO_LEVEL, required=True, width=14)


TYPE_MAPPINGS = put_on_shelf(
    Ledger(
        name="type_mappings",
        title="类型对照",
        table=TypeMapping,
        place=Place.OFFICE,
        icon="list-tree",
        one="对照",
        counter="条",
        label="dispute_type",
        unbound=True,
        list_columns=("dispute_type", "mediation", "event", "two_level"),
        form_groups=(("对照", ("dispute_type", "mediation", "event", "two_level")),),
        official_form=OfficialForm(
            "纠纷类型对照表", ("dispute_type", "mediation", "event", "two_level")
        ),
        same_record=("dispute_type",),
        default_sort=(("dispute_type", False),),
    )
)


class PaperNeed(LedgerRow, Base):
    """Whether a paper must lie in the file, and where in it."""

    __tablename__ = "paper_need"

    paper: Mapped[str] = choice("文书", PAPERS, required=True, width=20)
    written: Mapped[str] = choice("书面协议的卷", NEEDS, required=True, width=12)
    oral: Mapped[str] = choice("口头协议的卷", NEEDS, required=True, width=12)
    failed: Mapped[str] = choice("调解不成的卷", NEEDS, required=True, width=12)
    place: Mapped[int | None] = number("装订顺序", width=8)


PAPER_NEEDS = put_on_shelf(
    Ledger(
        name="paper_needs",
        title="卷宗清单",
        table=PaperNeed,
        place=Place.OFFICE,
        icon="clipboard-list",
        one="清单项",
        counter="项",
        label="paper",
        unbound=True,
        list_columns=("place", "paper", "written", "oral", "failed"),
        form_groups=(("清单", ("paper", "place", "written", "oral", "failed")),),
        official_form=OfficialForm("卷宗清单", ("place", "paper", "written", "oral", "failed")),
        same_record=("paper",),
        default_sort=(("place", False),),
    )
)


class OwnTemplate(LedgerRow, Base):
    """A .docx of the office's own that stands in place of a paper; the file is its attachment."""

    __tablename__ = "own_template"

    paper: Mapped[str] = choice("文书", PAPERS, required=True, width=20)
    name: Mapped[str] = text("模板名称", length=100, required=True, width=24)
    is_off: Mapped[bool | None] = yes_no("停用")


OWN_TEMPLATES = put_on_shelf(
    Ledger(
        name="own_templates",
        title="自备模板",
        table=OwnTemplate,
        place=Place.OFFICE,
        icon="file-text",
        one="模板",
        counter="个",
        label="name",
        unbound=True,
        list_columns=("paper", "name", "is_off"),
        form_groups=(("模板", ("paper", "name", "is_off")),),
        official_form=OfficialForm("自备模板", ("paper", "name", "is_off")),
        same_record=("paper",),
    )
)
