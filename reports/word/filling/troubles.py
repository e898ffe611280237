"""What can be wrong with an office's own template, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable

from models.troubles import Trouble

_LONGEST_QUOTE = 40
_SAVE_AGAIN = "请用 Word 或 WPS 打开它，另存为“Word 文档（*.docx）”，再选一次。"


class NotWordTemplate(Trouble):
    """Some other kind of file: an old .doc, a .dotx, a locked one, a picture."""

    def __init__(self) -> None:
        super().__init__(
            f"这个文件不是 .docx 格式的 Word 文档，或者设了打开密码，不能当模板用。{_SAVE_AGAIN}"
        )


class TemplateDamaged(Trouble):
    """It should be a Word file, but cannot be read or filled in."""

    def __init__(self) -> None:
        super().__init__(
            f"这个模板文件不完整，读不出来。{_SAVE_AGAIN}如果还不行，请重新做一份模板。"
        )


class TemplateTooLarge(Trouble):
    """Larger than any form, or made to swell up when it is unpacked."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(
            f"这个模板文件太大（超过 {megabytes} 兆，或者展开后过大），没有使用。"
            "请删去里面的大图片，只留下表格和文字，再选一次。"
        )


class TemplateHasMacros(Trouble):
    """It carries a program of its own."""

    def __init__(self) -> None:
        super().__init__(
            f"这个模板里带有宏或控件，打开时会自动运行，为了安全没有使用。{_SAVE_AGAIN}"
        )


class TemplateHasLinks(Trouble):
    """It would fetch something from elsewhere when it is opened."""

    def __init__(self, kinds: Iterable[str]) -> None:
        super().__init__(
            f"这个模板里有{'、'.join(dict.fromkeys(kinds))}，打开时会到别处去取内容，"
            "换一台电脑就缺了，也可能泄露信息，所以没有使用。"
            "请在 Word 里断开链接（图片改为“嵌入”），保存后再选一次。"
        )


class BrokenPlaceholder(Trouble):
    """A placeholder is not written as one; named by its own text."""

    def __init__(self, text: str) -> None:
        shown = text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "…"
        super().__init__(
            f"模板里的“{shown}”写得不对，程序看不懂。请在 Word 里改成 {{{{ 栏目名 }}}} 的样子："
            "左右各两个英文大括号，中间只写栏目名，然后保存，再选一次。"
        )


class LoopNotClosed(Trouble):
    """The beginning or the end of a loop or a condition is missing."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"模板里的“{text}”没有配对：{{% for … %}} 要有 {{% endfor %}}，"
            "{% if … %} 要有 {% endif %}。请在 Word 里补上或删去，保存后再选一次。"
        )


class LoopAcrossCells(Trouble):
    """A loop begins in one place of a table and ends in another, so that nothing whole repeats."""

    def __init__(self) -> None:
        super().__init__(
            "模板里的循环（for）或条件（if）开头和结尾不在同一处，重复出来的表格不完整。"
            "请把开头和结尾放在同一段里；要重复表格的整行，请各占一行，写成 {%tr for … %} 和"
            " {%tr endfor %}，保存后再选一次。"
        )


class UnknownPlaceholders(Trouble):
    """Placeholders that the program has nothing for."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(
            f"模板里有不认识的栏目：{'、'.join(names)}。"
            "请对照栏目清单在 Word 里改正，保存后再选一次。"
        )
