"""What prints as a blank is named before printing, once, and in its order."""

from datetime import datetime

from reports.paper import Blank, FieldCell, FieldTable, Paper, Sentence, Slot
from reports.unfilled import unfilled


def test_blanks_are_named_once_and_in_order_and_those_for_the_hand_are_not() -> None:
    blocks = (
        Sentence(("今收到", Slot(" ", "付款人"), Slot("张某", "收款人"), Slot())),
        FieldTable((1, 2), ((FieldCell("地点", is_label=True), FieldCell(" ", wanted="地点")),)),
        Blank("日期："),
        Blank("经手人：", value="李某"),
        Sentence((Slot("  ", "付款人"),)),
    )
    paper = Paper("收条", blocks, datetime(2021, 6, 24))
    assert unfilled(paper) == ["付款人", "地点", "日期"]
