"""办理期限: the few numbers that an office may set, where each comes from, and its limits."""

from __future__ import annotations

from models.actions.disputes.figures.claims import PERCENT, PERCENT_SETTING
from models.actions.disputes.figures.rates import (
    BASE_SETTING,
    CONTROLLED_SETTING,
    ON_SPOT_SETTING,
    RATE_BASES,
    SEEDS,
)
from models.actions.disputes.figures.type_map import LIST_SETTING, TYPE_LISTS
from models.actions.disputes.file.clocks import ACCEPT_DAYS, PETITION_DAYS, PETITION_REPLY_DAYS
from models.actions.disputes.numbering import PATTERN
from models.actions.setup.daily_terms import DAILY_TERMS
from models.actions.setup.terms import OWN
from models.actions.setup.terms import Term as Term
from models.actions.setup.terms import TermKind as TermKind
from models.ledgers.disputes.case_rules import MEDIATION_DAYS
from models.ledgers.disputes.counted import WARN_DAYS
from models.ledgers.disputes.watches import WATCH_DAYS
from models.ledgers.mediation.revisits import REVISIT_DAYS
from models.words.disputes.clocks import BASES

GROUPS: tuple[tuple[str, tuple[Term, ...]], ...] = (
    (
        "期限",
        (
            Term(
                "accept_days",
                str(ACCEPT_DAYS),
                "有的乡镇平台写2天；" + OWN,
                help="排查出来的纠纷，过了这些天还没受理就提醒。",
            ),
            Term(
                "mediation_days",
                str(MEDIATION_DAYS),
                "人民调解工作若干规定第三十三条、SF/T 0083—2020写30日，条文以原文为准。",
                help="从受理的次日起算，末日是节假日的顺延；双方同意可以延长。",
            ),
            Term(
                "dispute_warn_days",
                str(WARN_DAYS),
                OWN,
                least=0,
                help="离化解时限还有几天时标“临期”。",
            ),
            Term(
                "revisit_days",
                REVISIT_DAYS,
                "回访是职责，几天后回访" + OWN,
                TermKind.NUMBERS,
                help="从协议生效起按这些天数各排一次回访，中间用顿号隔开。",
            ),
            Term(
                "watch_days",
                str(WATCH_DAYS),
                "有的县要求每半月核查；" + OWN,
                help="稳控中的纠纷，记完一次核查就按它排下一次。",
            ),
            Term(
                "petition_reply_days",
                str(PETITION_REPLY_DAYS),
                "信访工作条例写15日，条文以原文为准。",
                least=0,
                zero="不提醒",
                help="来源是信访的纠纷，几天内书面告知是否受理。",
            ),
            Term(
                "petition_days",
                str(PETITION_DAYS),
                "信访工作条例写60日，条文以原文为准。",
                least=0,
                zero="不提醒",
                help="来源是信访的纠纷，受理后几天内办结。",
            ),
        ),
    ),
    (
        "案号",
        (
            Term(
                "case_no_pattern",
                PATTERN,
                "司法部2010年文书格式的卷号是“（　）人调字第　号”。",
                TermKind.PATTERN,
                help="只影响以后受理的纠纷，已编的案号不变。",
            ),
        ),
    ),
    (
        "归档",
        tuple(
            Term(
                key,
                "0",
                "各地档案部门规定不同，程序不替本单位定。",
                unit="年",
                least=0,
                most=100,
                zero="没有定",
                help=f"选“{word}”归档时，从归档当年年底起算保管到哪天；没有定的不自动算。",
            )
            for key, word in (("keep_short_years", "短期"), ("keep_long_years", "长期"))
        ),
    ),
    (
        "报表",
        (
            Term(
                LIST_SETTING,
                "mediation",
                "县里的月报用哪张表各地不同，程序先用人民调解16类。",
                TermKind.CHOICE,
                help="类型怎样归到这张表上，在“类型对照”里改。",
                offered=tuple((each.name, each.title) for each in TYPE_LISTS.values()),
            ),
            Term(
                BASE_SETTING,
                "due",
                "化解率怎么算" + OWN,
                TermKind.CHOICE,
                help="应化解数是期初未化解加本期新排查；算式印在表下。",
                offered=tuple((key, base.label) for key, base in RATE_BASES.items()),
            ),
            Term(
                ON_SPOT_SETTING,
                SEEDS[ON_SPOT_SETTING],
                "实施方案写95%。",
                TermKind.SHARE,
                help="百分之几算达标；不设目标就写“无”。",
            ),
            Term(
                CONTROLLED_SETTING,
                SEEDS[CONTROLLED_SETTING],
                "实施方案写100%。",
                TermKind.SHARE,
                help="百分之几算达标；不设目标就写“无”。",
            ),
            Term(
                PERCENT_SETTING,
                str(PERCENT),
                OWN,
                unit="%",
                least=0,
                most=100,
                help="以案定补申报里随机抽多少卷宗来查。",
            ),
        ),
    ),
    ("事项、隐患、平安创建", DAILY_TERMS),
    (
        "各项期限的依据",
        tuple(
            Term(f"basis_{key}", words, "", TermKind.WORDS, help="这句话写在这一时限的旁边。")
            for key, words in BASES.items()
        ),
    ),
)

TERMS = {term.key: term for _, terms in GROUPS for term in terms}
