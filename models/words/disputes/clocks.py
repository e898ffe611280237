"""What runs against a case: the names of its clocks, and the rule that each stands on.

A basis is printed as it is known: article numbers marked [own] in ``domain/01-mediation.md`` were
never read in the source, so the sentence says where to look. The office may word each otherwise
(setting ``basis_`` and the clock's key), which it must where its own term is not the usual one.
"""

CLOCKS = {
    "accept": "受理",
    "mediation": "调解期限",
    "petition_reply": "信访告知",
    "petition": "信访办结",
    "confirmation": "申请司法确认",
    "fulfilment": "履行",
    "revisit": "回访",
    "reply": "转办回复",
    "watch": "稳控核查",
    "keeping": "保管期限",
}

BASES = {
    "accept": "排查出来的纠纷几天内受理没有统一规定，按本单位设定的天数提醒。",
    "mediation": (
        "调解一般在30日内结束，双方同意可以延长（人民调解工作若干规定第三十三条、"
        "SF/T 0083—2020，条文以原文为准）。"
    ),
    "petition_reply": "信访事项15日内书面告知是否受理（信访工作条例，条文以原文为准）。",
    "petition": (
        "信访事项自受理之日起60日内办结，情况复杂的经批准可以延长，最多30日"
        "（信访工作条例，条文以原文为准）。"
    ),
    "confirmation": (
        "书面协议自生效之日起30日内，双方可以共同申请司法确认（人民调解法第三十三条）。"
    ),
    "fulfilment": "协议约定的履行期限；调解委员会要督促履行（人民调解法第三十一条）。",
    "revisit": "回访是调解委员会的职责；几天后回访没有统一规定，按本单位设定的天数。",
    "reply": "单据上要求的回复日期。",
    "watch": "稳控中的纠纷要定期核查；多久一次没有统一规定，按上次核查时定的日期。",
    "keeping": "归档时定的保管期限，期满后可以清除个人信息，件数和统计不变。",
}

OWN_DAY = "经办人自定（按规定推算是{usual}）。"
EXTENDED = "双方同意延长（原来是{usual}）。"
