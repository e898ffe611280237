"""Sets aside what is no part of a plan: advertisements, page numbers, repeated titles, 落款."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.exchange.plan.numerals import half_width
from models.exchange.plan.outline import NoiseLine
from models.exchange.plan.sources.pieces import Line
from models.exchange.plan.structure.numbering import read_mark

_RULES = (
    (
        "网页广告",
        (
            r"由会员分享|可在线阅读|珍藏版|网上搜索|豆丁网|道客巴巴|百度文库|原创力文档|人人文库"
            r"|文档下载|下载(?:本)?文档|点击下载|版权归.{0,12}所有|侵权.{0,8}删除|本文来源[于:]"
        ),
    ),
    ("文件名", r"^\S.{0,80}\.(?:docx?|wps|pdf|txt|xlsx?|et)$"),
    ("页码", r"^[-—–·\s]*第?\s*\d{1,4}\s*页?(?:\s*[,/]?\s*共?\s*\d{1,4}\s*页?)?[-—–·\s]*$"),
    ("分隔线", r"^[\W_]+$"),
    (
        "文头",
        (
            r"^.{0,24}〔?\[?(?:19|20)\d\d[\]〕]\s*第?\d{1,4}号$|^.{2,24}文件$"
            r"|^(?:19|20)\d\d年\d{1,2}月\d{1,2}日$"
        ),
    ),
)
_NOISE = tuple((why, re.compile(pattern)) for why, pattern in _RULES)
_TITLE_END = re.compile(
    r"(?:方案|计划|要点|意见|通知|办法|细则|规划|责任书|清单|分工|安排|分解表|台账|任务书|任务表"
    r"|工作表|制度|总结|报告|措施)(?:\(.{0,24}\))?$"
)
_SIGNED_ON = re.compile(r"^(?:\d{4}|[二〇○零一九O0]{4})年.{1,3}月.{1,3}日$")
_SIGNER = re.compile(r"(?:政府|委员会|党委|办公室|领导小组|综治办|综治中心|委|局|办)$")
_APPENDICES = re.compile(r"^附件?\s*\d?\s*(?::|$)")
_TAIL = re.compile(r"^(?:抄送|抄报|主题词)\s*:|^.{2,30}\d{1,2}日印发$")


@dataclass(frozen=True)
class Sifted:
    """The plan's title, its lines, what was set aside, and where the title stood."""

    title: str
    title_lines: tuple[int, ...]
    body: tuple[Line, ...]
    noise: tuple[NoiseLine, ...]


def sift(lines: Sequence[Line]) -> Sifted:
    """Part the lines into title, body and noise; every non-empty line is in exactly one."""
    filled = [line for line in lines if line.text.strip()]
    tail = _find_tail(filled)
    clean, noise = _drop_noise(filled[: len(filled) - tail])
    noise += [_noise(line, "落款") for line in filled[len(filled) - tail :]]
    heads = _title_lines(clean)
    title = "".join(line.text.strip() for line in heads)
    body = []
    for line in clean:
        if line in heads:
            continue
        if _squeeze(line.text) in {_squeeze(title), *(_squeeze(head.text) for head in heads)}:
            noise.append(_noise(line, "重复的标题"))
        else:
            body.append(line)
    noise.sort(key=lambda line: line.number)
    return Sifted(title, tuple(head.number for head in heads), tuple(body), tuple(noise))


def _drop_noise(lines: Sequence[Line]) -> tuple[list[Line], list[NoiseLine]]:
    clean: list[Line] = []
    noise: list[NoiseLine] = []
    is_head = True
    for line in lines:
        is_head = is_head and read_mark(line.text) is None
        why = _why_noise(line.text.strip())
        if why and (is_head or why != "文头"):
            noise.append(_noise(line, why))
        else:
            clean.append(line)
    return clean, noise


def _why_noise(text: str) -> str:
    if len(text) > 300:
        return ""
    plain = half_width(text)
    for why, pattern in _NOISE:
        if pattern.search(plain):
            mark = read_mark(text)
            # “2、建设文件” is a task; “(3)” alone is a page number of some printers.
            return "" if mark is not None and mark.rest else why
    return ""


def _title_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of the title: short ones at the head, up to one that ends like a title."""
    heads: list[Line] = []
    issued = _issued_plan(lines)
    if issued is not None:
        return [issued]
    for line in lines[:6]:
        text = half_width(line.text.strip())
        if len(text) > 60 or read_mark(text) is not None or re.search(r"[。;:!?]", text):
            break
        heads.append(line)
        if _TITLE_END.search(text):
            return heads[-3:] if _squeeze(heads[0].text) != _squeeze(line.text) else [line]
    return heads[:1] if heads and len(heads) < len(lines) else []


def _issued_plan(lines: Sequence[Line]) -> Line | None:
    """Under 关于印发《…》的通知, the line that repeats the quoted name is the plan's title."""
    names: set[str] = set()
    for line in lines[:30]:
        if read_mark(line.text) is not None:
            return None
        text = _squeeze(line.text)
        if text in names:
            return line
        names.update(re.findall("印发《([^》]{2,60})》", text))
    return None


def _find_tail(lines: Sequence[Line]) -> int:
    """How many of the last lines are signature, date, list of appendices and distribution."""
    for start in range(max(0, len(lines) - 12), len(lines)):
        block = [half_width(line.text.strip()) for line in lines[start:]]
        if _APPENDICES.match(block[0]) and all(_is_short(text) or _is_tail(text) for text in block):
            return len(block)
        dated = any(_SIGNED_ON.match(_squeeze(text)) or _TAIL.search(text) for text in block)
        if dated and all(_is_tail(text) for text in block):
            return len(block)
    return 0


def _is_short(plain: str) -> bool:
    return len(plain) <= 40 and not re.search("[。;]", plain)


def _is_tail(plain: str) -> bool:
    if _SIGNED_ON.match(_squeeze(plain)) or _TAIL.search(plain):
        return True
    if read_mark(plain) is not None or re.search("[。;]", plain):
        return False
    return len(plain) <= 30 and bool(_SIGNER.search(plain)) and "单位" not in plain


def _noise(line: Line, why: str) -> NoiseLine:
    return NoiseLine(line.number, line.text.strip(), why)


def _squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def without_ending(name: str) -> str:
    """A file's name as a title, for a plan that prints none."""
    return re.sub(r"\.(?:docx?|docm|txt|md|xlsx?|xlsm)$", "", name.strip(), flags=re.IGNORECASE)
