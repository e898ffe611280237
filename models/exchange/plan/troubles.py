"""What can go wrong when a plan is read, each said so that the clerk knows the next step."""

from __future__ import annotations

from collections.abc import Sequence

from models.exchange.plan.sources.pieces import Source
from models.troubles import Trouble


class PlanNotFound(Trouble):
    """There is no such file (any more)."""

    def __init__(self, name: str) -> None:
        super().__init__(f"找不到文件“{name}”。请确认它没有被移走或改名，再重新选择。")


class PlanUnreadable(Trouble):
    """The system does not let us read the file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”打不开，可能正被别的程序占用，或者没有读取权限。"
            "请关闭占用它的程序，或把它复制到桌面后再试。"
        )


class PlanEmpty(Trouble):
    """Nothing is in it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”里没有文字。请确认选对了文件；如果方案是扫描图片，请先转成文字再导入。"
        )


class PlanDamaged(Trouble):
    """The file is not what its ending says, or it is broken."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”已损坏，读不出内容。请用 Word 或 WPS 打开后另存一份再导入，"
            "也可以复制全文后用“粘贴文字”。"
        )


class PlanLocked(Trouble):
    """The document asks for a password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”设有打开密码。请在 Word、Excel 或 WPS 中打开它，取消密码后另存一份，再导入。"
        )


class PlanTooLarge(Trouble):
    """More than a plan can be."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”太大（超过 50 MB，或者解开后过大）。"
            "请删去里面的图片后另存一份，或复制全文后用“粘贴文字”。"
        )


class OldDocument(Trouble):
    """A format of the nineties, or one of WPS alone."""

    def __init__(self, name: str, wanted: str = ".docx") -> None:
        super().__init__(
            f"“{name}”是旧格式，本程序不能直接读取。请在 Word/WPS 中另存为 {wanted}，再导入。"
        )


class UnknownDocument(Trouble):
    """No plan comes in such a file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”不是能导入的文件。请选择 .docx、.txt 或 .xlsx 文件，"
            "或复制全文后用“粘贴文字”。"
        )


class PlanOfPeople(Trouble):
    """A table of the plan lists people with their particulars (refusal 3)."""

    def __init__(self, name: str, headings: Sequence[str]) -> None:
        super().__init__(
            f"“{name}”的表里有“{'”“'.join(headings)}”。本程序不收集个人身份信息，"
            "不能导入这样的表。请先删去这些栏，再导入。"
        )


class NoNumbering(Trouble):
    """The text has no numbered line; ``source`` still holds every line for splitting by hand."""

    def __init__(self, source: Source) -> None:
        super().__init__(
            "没有找到“一、”“（一）”“1.”这样的编号，无法自动分出任务。"
            "可以按行列出，由您逐行确认；也可以先在原文里加上编号再导入。"
        )
        self.source = source


class NoSuchItem(Trouble):
    """An editing verb was aimed at an item that is gone."""

    def __init__(self, code: str) -> None:
        super().__init__(f"方案里没有编号为“{code}”的任务，请在左边的列表里重新选择。")


class CannotMove(Trouble):
    """The item has no place to go to."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)


class WordListDamaged(Trouble):
    """An office's own word list cannot be understood."""

    def __init__(self, line: int) -> None:
        super().__init__(
            f"词语表第{line}行写得不对。每行应为：错词、正词，中间用制表符隔开；请改正后重试。"
        )
