"""The days of matters, hazards and safe units that an office may set; all of them are [own]."""

from __future__ import annotations

from models.actions.setup.terms import OWN, Term
from models.actions.today.daily import ASSIGN_DAYS
from models.ledgers.work import hazards, matters, safe_units

DAILY_TERMS = (
    Term(
        "matter_accept_days",
        str(ASSIGN_DAYS),
        "有的乡镇平台写2天受理；" + OWN,
        least=0,
        help="受理了的事项，过了这些天还没有分流就在“今日”提醒。",
    ),
    Term(
        "matter_days",
        str(matters.MATTER_DAYS),
        "有的乡镇平台写7天办结；" + OWN,
        help="从受理的次日起算，末日是节假日的顺延；没有填办理期限的按它算出。",
    ),
    Term(
        "matter_warn_days",
        str(matters.WARN_DAYS),
        OWN,
        least=0,
        help="离办理期限还有几天时标“临期”。",
    ),
    Term(
        "hazard_warn_days",
        str(hazards.WARN_DAYS),
        OWN,
        least=0,
        help="离整改期限还有几天时标“临期”。",
    ),
    Term(
        "safe_unit_warn_days",
        str(safe_units.WARN_DAYS),
        OWN,
        least=0,
        help="命名到期前几天标“快到期”。",
    ),
)
