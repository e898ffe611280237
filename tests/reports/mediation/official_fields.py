"""The fields of each paper in the order of domain/01-mediation.md 1.2, and of our own forms."""

from __future__ import annotations

_TEXT = """
cover
    人民调解委员会 调解卷宗 卷名 卷号 人民调解员 调解日期 至 立卷人 立卷日期
    保管期限 备注
contents
    序号 文书名称 页号 备注
application
    申请人 姓名 性别 民族 年龄 职业或职务 联系方式 单位或住址 被申请人 姓名 性别
    民族 年龄 职业或职务 联系方式 单位或住址 纠纷简要情况陈述 当事人申请事项 1 2
    3 人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。
    申请人（签名盖章或按指印） 年 月 日
acceptance
    年 月 日，本人民调解委员会经当事人同意，调解 、 之间的纠纷。 纠纷类型 案件来源
    ①当事人申请 ②人民调解委员会主动调解 纠纷简要情况 当事人（签名） 登记人（签名）
    人民调解委员会（印章） 年 月 日 备注此表由人民调解委员会填写
notice
    性质 原则 法律效果 权利 第二十三条 义务 第二十四条 被告知人（签名） 年 月 日
investigation
    时间 地点 参加人 被调查人 记录 被调查人（签名） 调查人（签名） 记录人（签名）
evidence
    证据名称 证据来源（提供人） 份数、页数 提供日期
mediation
    时间 地点 事由 当事人 参加人 告知 记录 当事人（签名） 参加人（签名）
    人民调解员（签名） 记录人（签名） 印章
agreement
    编号 甲方 姓名 性别 民族 年龄 职业或职务 联系方式 单位或住址 乙方 姓名 性别
    民族 年龄 职业或职务 联系方式 单位或住址 纠纷主要事实、争议事项
    经调解，自愿达成如下协议 履行方式、时限 本协议一式
    份，当事人、人民调解委员会各持一份。 当事人（签名盖章或按指印）
    当事人（签名盖章或按指印） 人民调解员（签名） 记录人（签名） 人民调解委员会（印章）
    年 月 日
oral_agreement
    是否跨调委会 申请时间 调解地点 调解结果 调解协议涉及金额 协议内容 协议履行情况
revisit
    当事人 调解协议编号 回访事由 回访情况 履行情况 满意程度 是否起诉
    有无错调、激化或遗留隐患 措施 回访人（签名） 回访时间
closing
    卷号 填表时间 承办单位 承办人 受案时间 结案时间 当事人姓名 地址 电话 案件来源
    当事人申请 主动调解 公安移交 法院委托 政府指定 纠纷简要事实
confirmation
    申请人 姓名 共同申请确认该调解协议有效 人民法院 申请人（签名盖章或按指印）
statement
    卷宗情况说明 立卷人（签名） 检查人（签名） 立卷时间
back_cover
    本卷共 页 检查人（签名）
receipt
    今收到 金额（小写） 金额（大写） 收到人（签名盖章或按指印）
mandate
    委托人 受委托人 身份证号码 委托权限 委托人（签名盖章或按指印）
identity
    姓名或名称 身份证号码 粘贴处
transfer
    文号 日期 发出单位 接收单位 事项和要求 要求回复日期 回复情况 回复日期
"""


def _read(text: str) -> dict[str, str]:
    """A line at the margin names a paper, those set in below hold its fields."""
    found: dict[str, str] = {}
    name = ""
    for line in text.strip().splitlines():
        if line.startswith(" "):
            found[name] = f"{found.get(name, '')} {line.strip()}".strip()
        else:
            name = line
    return found


FIELDS = _read(_TEXT)
