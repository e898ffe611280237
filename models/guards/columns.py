"""Columns that ask for what no ledger takes: particulars of people, eyes on them (refusals 3, 7).

A heading that counts (党员人数, 社区矫正对象（人）) asks for no particular and is let through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.dates import normal_width

LONGEST_HEADING = 20

_MARKS = re.compile(r"[\s*★※:：.。、]|[(\[【].*?[)\]】]|必填")
_COUNTED = re.compile(
    r"(?:数|数量|合计|小计|总计|占比|比例|比率|率)$|[(\[【](?:单位[:：])?(?:人|人次|名|户|个|件|起|次|%)[)\]】]$"
)

# Whatever is said of them, these are no counts.
_IDENTITY = re.compile(
    r"身份证|身份号|公民身份|证件号|证件类型|护照|社保卡号|驾驶证号|军官证|身份识别码"
    r"|政治面貌|政治身份|入党(?:时间|日期)|银行卡|银行账|开户行|开户银行"
)
_PERSONAL = re.compile(
    r"^(?:是否)?(?:中共)?党员(?:身份|情况)?$"
    r"|宗教信仰|信仰宗教|信教|宗教派别"
    r"|前科|案底|犯罪(?:记录|史|情况)|违法(?:记录|犯罪)|处罚记录|服刑|刑满释放|刑释|社区矫正|社矫|安置帮教"
    r"|吸毒|涉毒|戒毒|精神障碍|精神病|精神疾病|艾滋|hiv|病史|病情|疾病|患病|健康状况|残疾(?:证|等级|类别)"
    r"|(?:上访|信访|非访|进京)(?:史|记录|情况|经历|时间)?$|缠访|闹访|重访|闲散青少年|不良行为"
    r"|婚姻(?:状况|情况|史)?$|婚否|婚史|文化程度|学历|血型|籍贯|户籍(?:地址|所在地|地)|户口(?:性质|所在地)|曾用名"
    r"|家庭成员|社会关系|现实表现|行踪|活动轨迹|活动规律|同住人|监护人情况"
    r"|指纹|虹膜|声纹|步态|dna|人脸(?!识别|抓拍|卡口)|车牌(?!识别|抓拍)|号牌号码"
)
# 民族 is a particular beside a person, and a fact beside a village.
_NATION = re.compile(
    r"(?<!少数)(?<!各)(?<!多)(?<!主体)(?<!主要)(?<!世居)(?<!聚居)民族(?:成[份分])?$|^族别$"
)
_PERSON = re.compile(
    r"姓名|名字|户主|性别|年龄|出生|当事人|申请人|^人员$|本人|配偶|身份证|证件|学历|文化程度"
)
_EQUIPMENT = re.compile(
    r"(?<![a-z])(?:ip(?:v[46])?|mac|rtsp|url|gps)(?![a-z])|地址码|端口|账号|帐号|账户|用户名|登录名|口令|密码|码流|流地址|视频流"
    r"|推流|拉流|录像|回放|截图|抓图|照片|图片|图像(?!完好|正常|清晰|质量)|人脸|车牌|轨迹|体态|以图搜|布控|比对"
)


def plain_heading(text: str) -> str:
    """Return a heading without spaces, marks, brackets and full-width forms."""
    return _MARKS.sub("", normal_width(text)).lower()


def personal(headings: Iterable[str]) -> list[str]:
    """Return those of one row of headings that ask for particulars of people."""
    row = [text for text in headings if text and len(text.strip()) <= LONGEST_HEADING]
    beside_people = any(_PERSON.search(plain_heading(text)) for text in row)
    return [text for text in row if asks_of_a_person(text, beside_people=beside_people)]


def asks_of_a_person(text: str, *, beside_people: bool = True) -> bool:
    """Tell whether one heading or label asks for a particular that no ledger takes.

    ``beside_people`` says that other columns name people, so that 民族 is theirs.
    """
    plain = plain_heading(text)
    if _IDENTITY.search(plain):
        return True
    if _COUNTED.search("".join(normal_width(text).split())) or _COUNTED.search(plain):
        return False
    if _NATION.search(plain):
        return beside_people or bool(_PERSON.search(plain))
    return bool(_PERSONAL.search(plain))


def looks_at_people(label: str) -> bool:
    """Tell whether a label of an equipment ledger asks for more than equipment and its condition.

    Counts are let through, and so is what a device is: 人脸识别摄像机数.
    """
    plain = plain_heading(label)
    return bool(_EQUIPMENT.search(plain)) and not _COUNTED.search(plain)


def names_people(headings: Iterable[str]) -> bool:
    """Tell whether a row is the heading of a list of people."""
    return any(plain_heading(text) in {"姓名", "户主姓名", "人员姓名", "户主"} for text in headings)
