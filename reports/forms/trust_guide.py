"""添加信任: one page for the clerk whose 360 or 火绒 stops the program."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from reports.paper import Heading, Paper, Paragraph, Title

TITLE = "360、火绒拦住程序时怎么办"
_WHY = (
    "“综治台账”没有买商业签名证书，有的安全软件不认识它，会拦住安装或打开，甚至删掉文件。"
    "程序不联网，台账全部加密，只存在本机。先按下面“核对”一节确认文件没有被改过，再添加信任。"
)
_CHECK = (
    "1．安装包和 SHA256SUMS 要从同一个U盘或同一个发放人那里拿到。",
    "2．在安装包所在的文件夹里，按住 Shift 键点鼠标右键，选“在此处打开 PowerShell 窗口”。",
    "3．输入 Get-FileHash 加一个空格，把安装包拖进窗口，按回车。",
    "4．显示的一长串字，与 SHA256SUMS 里这个文件前面的那一串一样（大小写不论），才可以用。",
    "5．不一样就不要安装，请告诉发放的人。",
)
_360 = (
    "1．打开“360安全卫士”，点“木马查杀”，再点左下方的“信任区”。",
    "2．点“添加目录”，选 C 盘里本用户的 AppData\\Local\\Programs\\ZongzhiTaizhang 文件夹。",
    "3．U盘版选U盘上的 ZongzhiTaizhang 文件夹。",
    "4．文件已经被删掉的：点“恢复区”，找到 ZongzhiTaizhang.exe，点“恢复并信任”，再重新安装一次。",
)
_HUORONG = (
    "1．打开“火绒安全软件”，点右上角的菜单，选“信任区”。",
    "2．点“添加文件夹”，选同样的文件夹，点“确定”。",
    "3．文件已经被隔离的：菜单里点“隔离区”，勾选 ZongzhiTaizhang.exe，点“恢复”，再添加信任。",
)
_WINDOWS = (
    "出现蓝色的“Windows 已保护你的电脑”时，点“更多信息”，再点“仍要运行”。"
    "单位统一管理的电脑添加不了信任的，请找管电脑的人。菜单的叫法因版本不同会有出入。"
)


def make_trust_guide(made_at: dt.datetime) -> Paper:
    """Return the page."""
    return Paper(
        TITLE,
        (
            Title(TITLE),
            Paragraph(_WHY),
            Heading("核对安装包"),
            *(Paragraph(words, indent=False) for words in _CHECK),
            Heading("360安全卫士"),
            *(Paragraph(words, indent=False) for words in _360),
            Heading("火绒安全软件"),
            *(Paragraph(words, indent=False) for words in _HUORONG),
            Heading("Windows 自带的提示"),
            Paragraph(_WINDOWS),
        ),
        made_at,
        numbered=False,
    )


def write_trust_guide(path: Path, made_at: dt.datetime) -> None:
    """Write the page as PDF; raises a Trouble of models.output, then nothing is left behind."""
    from reports.pdf.papers import write_paper

    write_paper(make_trust_guide(made_at), path)
