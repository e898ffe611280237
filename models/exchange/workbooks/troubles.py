"""What can go wrong when a workbook comes in, each said so that the clerk knows the next step."""

from __future__ import annotations

from collections.abc import Sequence

from models.actions.door import ChangedMeanwhile
from models.exchange.workbooks.plan import Origin
from models.ledger import Ledger
from models.troubles import Trouble


class WorkbookNotFound(Trouble):
    """There is no such file (any more)."""

    def __init__(self, name: str) -> None:
        super().__init__(f"找不到文件“{name}”。请确认它没有被移走或改名，再重新选择。")


class WorkbookInUse(Trouble):
    """Another program holds the file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”打不开，可能正在 Excel 或 WPS 里开着。请先保存并关闭它，再导入一次。"
        )


class WorkbookTooLarge(Trouble):
    """More than a ledger's return can be."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”太大（超过 50 MB、99999 行或 300 列，或者解开后过大）。"
            "请删去里面的图片和多余的空行空列，或分成几个文件，再导入。"
        )


class NotAWorkbook(Trouble):
    """The file is something else."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”不是 Excel 表格。请选择 .xlsx 文件。")


class OwnersMark(Trouble):
    """What another program lays beside a workbook while it is open was chosen instead."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”是表格开着时留在旁边的临时文件，不是表格。请选名称里没有“~”的那一个。"
        )


class SavedWebPage(Trouble):
    """Many systems export a web page and call it .xls."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”其实是网页，只是后缀像表格。"
            "请在 Excel 或 WPS 里打开它，另存为 .xlsx，再导入。"
        )


class OldWorkbook(Trouble):
    """The format of the nineties, under its own name or renamed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”是旧格式（.xls 或 .et），只改后缀名不行。"
            "请在 Excel 或 WPS 里打开它，另存为 .xlsx，再导入。"
        )


class WorkbookDamaged(Trouble):
    """The file is broken."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”已损坏，读不出内容。请用 Excel 或 WPS 打开后另存一份，再导入；"
            "打不开就请对方重新发一份。"
        )


class WorkbookLocked(Trouble):
    """The workbook asks for a password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”设有打开密码。请在 Excel 或 WPS 里打开它，取消密码后另存一份，再导入。"
        )


class WorkbookEmpty(Trouble):
    """There is nothing below the headings."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”里没有填任何内容。请确认选对了文件。")


class NotOurTemplate(Trouble):
    """No sheet has a heading row that fits the ledger."""

    def __init__(self, name: str, ledger: Ledger) -> None:
        super().__init__(
            f"“{name}”里没有找到“{ledger.title}”的表头。请用“导出空白模板”重新填写，"
            "或把表头改成本台账的栏目名再导入。"
        )


class TemplateOfAnotherLedger(Trouble):
    """A template of ours, but for something else."""

    def __init__(self, name: str, found: str, ledger: Ledger) -> None:
        super().__init__(
            f"“{name}”是“{found}”的模板，不能导入“{ledger.title}”。"
            f"请到“{found}”里导入它，或另选文件。"
        )


class TemplateOfAnotherTownship(Trouble):
    """A template of ours that another township gave out."""

    def __init__(self, name: str, township: str, ours: str) -> None:
        super().__init__(
            f"“{name}”是“{township}”发出的模板，本台账属于“{ours}”。请核对后换成本单位的文件。"
        )


class NewerTemplate(Trouble):
    """The template comes from a newer program."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”是新版程序发出的模板，这里读不全。请先升级本程序，或用本程序导出的模板重填。"
        )


class MissingColumns(Trouble):
    """Columns without which no row can be told apart."""

    def __init__(self, sheet: str, labels: Sequence[str]) -> None:
        super().__init__(
            f"工作表“{sheet}”缺少“{'”“'.join(labels)}”{len(labels)}栏，分不清每一行是谁。"
            "请补上这些栏再导入。"
        )


class ForbiddenColumns(Trouble):
    """Columns of personal particulars that no ledger takes (refusals 3 and 4)."""

    def __init__(self, sheet: str, headings: Sequence[str]) -> None:
        super().__init__(
            f"工作表“{sheet}”里有“{'”“'.join(headings)}”。本程序不收集个人身份信息，"
            "不能导入这样的表。请先删去这些栏，再导入。"
        )


class BeyondEquipment(Trouble):
    """Columns of a list of equipment that lead into a network, or look at people (refusal 7)."""

    def __init__(self, sheet: str, headings: Sequence[str]) -> None:
        super().__init__(
            f"工作表“{sheet}”里有“{'”“'.join(headings)}”。监控点台账只记设备数量和完好情况，"
            "不存网络地址、账号密码、图像、人脸和车牌，不能导入这样的表。请先删去这些栏，再导入。"
        )


class ParticularsFromElsewhere(Trouble):
    """A list of people that no template of ours asked for."""

    def __init__(self, sheet: str, headings: Sequence[str]) -> None:
        super().__init__(
            f"工作表“{sheet}”里有当事人的个人信息“{'”“'.join(headings)}”，"
            "只有用本程序导出的模板填的才能导入。请用“导出空白模板”，只填案件文书要用的。"
        )


class NoTemplate(Trouble):
    """Rows of the ledger come from verbs only."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(f"“{ledger.title}”只能在程序里登记，不能用表格导入。")


class RowsRefused(Trouble):
    """A plan with errors was to be carried out."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"表里还有{count}行有错误，一行也没有导入。请按说明改正表格后重新导入，"
            "或用“退回文件”把标红的表发回去改。"
        )


class RowStopped(Trouble):
    """A row was fit to be kept, and what would follow from it was not."""

    def __init__(self, origin: Origin, trouble: Trouble) -> None:
        super().__init__(
            f"工作表“{origin.sheet}”第{origin.row}行：{trouble}一行也没有导入，请改正后再导入。"
        )


class NothingToTakeIn(Trouble):
    """Every row stands in the ledger already."""

    def __init__(self) -> None:
        super().__init__("表里没有新增或改动的内容，不需要导入。")


class CircleOfRows(Trouble):
    """New rows point at each other in a circle."""

    def __init__(self, rows: Sequence[int]) -> None:
        some = "、".join(map(str, rows[:8]))
        super().__init__(f"第{some}行的上下级互相套在一起，一行也没有导入。请改正上级再导入。")


class LedgerChangedMeanwhile(ChangedMeanwhile):
    """Somebody worked on the ledger between the look and the keeping."""

    def __init__(self, name: str, who: str) -> None:
        Trouble.__init__(
            self,
            f"查看表格以后，“{name}”又被{who}改过，为免互相覆盖，一行也没有导入。"
            "请重新选择文件查看一遍，再导入。",
        )
