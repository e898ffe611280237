"""The pages of this folder by name, in their order; each is built when it is turned to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.rooms.catalogue import ledger_page
from ui.workplace import Workplace

Make = Callable[[Workplace, QWidget], QWidget]


def _committees(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.settings.mediation.committees_page import CommitteesPage

    return CommitteesPage(workplace, parent)


def _types(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.settings.mediation.types_page import TypesPage

    return TypesPage(workplace, parent)


def _terms(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.settings.mediation.terms_page import TermsPage

    return TermsPage(workplace, parent)


def _needs(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.settings.mediation.needs_page import NeedsPage

    return NeedsPage(workplace, parent)


def _templates(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.settings.mediation.templates_page import TemplatesPage

    return TemplatesPage(workplace, parent)


def _rates(workplace: Workplace, parent: QWidget) -> QWidget:
    return ledger_page(workplace, "subsidy_rates", parent)


MEDIATION_PAGES: dict[str, tuple[str, Make]] = {
    "case_terms": ("办理期限", _terms),
    "committees": ("调解组织", _committees),
    "type_mappings": ("类型对照", _types),
    "paper_needs": ("卷宗清单", _needs),
    "own_templates": ("自备模板", _templates),
    "subsidy_rates": ("以案定补标准", _rates),
}
