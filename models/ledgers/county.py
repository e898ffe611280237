"""Codes that begin with the county's six digits (``domain/06-division-codes.md``)."""

from __future__ import annotations

from models.ledger import Complaints, Draft


def code_is_of_this_county(draft: Draft) -> Complaints:
    """Complain of a new ``code`` of another county; one that is held already stays."""
    code, ours = draft.values["code"], draft.office.settings.get("township_code", "")[:6]
    held = draft.before is not None and draft.before["code"] == code
    if not code or held or len(ours) < 6 or code.startswith(ours):
        return {}
    return {"code": f"编码前6位{code[:6]}不是本县（市、区）的{ours}，请核对。"}
