"""词表: the office's additions, renamings and retirements of words; defaults are in the code."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import text, yes_no
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Place, put_on_shelf


class Word(LedgerRow, Base):
    """One word of one list. A retired word still shows but is no longer offered."""

    __tablename__ = "word"

    word_list: Mapped[str] = text("词表", length=60, required=True, width=16)
    code: Mapped[str | None] = text(
        "代码", length=60, width=12, help="改名或停用原有的词时填它的代码；新词不用填。"
    )
    word: Mapped[str] = text("词", length=60, required=True, width=20)
    is_retired: Mapped[bool | None] = yes_no("停用")


def _no_separators(draft: Draft) -> Complaints:
    word = str(draft.values["word"] or "")
    if any(sign in word for sign in ";；、,，"):
        return {"word": "词里不能有“；”“、”“，”，请改用别的写法。"}
    return {}


WORDS = put_on_shelf(
    Ledger(
        name="words",
        title="词表",
        table=Word,
        place=Place.OFFICE,
        icon="list-checks",
        one="词",
        counter="个",
        purpose="这里放本单位对词表的增补、改名和停用。",
        label="word",
        list_columns=("word_list", "code", "word", "is_retired"),
        form_groups=(("词", ("word_list", "code", "word", "is_retired")),),
        official_form=OfficialForm("本单位词表", ("word_list", "code", "word", "is_retired")),
        same_record=("word_list", "word"),
        rules=(_no_separators,),
        default_sort=(("word_list", False),),
    )
)
