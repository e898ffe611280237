"""The rooms of the window in the order of the rail; each is built when it is first entered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from models.actions.finding import View
from models.ledger import Ledger, Place, all_ledgers, find_ledger
from ui.workplace import Workplace

Make = Callable[[Workplace, QWidget], QWidget]
TODAY, PLAN, SETTINGS = "today", "plan", "settings"
FIGURES = "dispute_figures"
CAMERA_FIGURES = "camera_figures"
BACKUP, PEOPLE, CLEARING = "backup", "people", "clearing"
SETTINGS_PAGES = (
    "office",
    "words",
    "workdays",
    "activity_cadences",
    "corrections",
    "case_terms",
    "committees",
    "type_mappings",
    "paper_needs",
    "own_templates",
    "subsidy_rates",
    "rollover",
    BACKUP,
    PEOPLE,
    CLEARING,
    "traces",
    "handover",
    "about",
)


@dataclass(frozen=True)
class Room:
    """A place of the window.

    ``words`` are what a clerk may type to find it, ``area`` is its heading on the rail. A room off
    the rail is reached from others; one ``beside`` another from that one, which then stays marked.
    ``holds`` names the pages inside, which its ``show_page(name)`` turns to. What ``make`` gives
    may also have ``show_view(view)``, ``select(id)`` and ``leave()``.
    """

    name: str
    title: str
    icon: str
    make: Make
    words: str = ""
    on_rail: bool = True
    holds: tuple[str, ...] = ()
    area: str = ""
    beside: str = ""


def all_rooms() -> tuple[Room, ...]:
    """Return every room: 今日, the ledgers by area and rank, then the rest."""
    ledgers = [each for each in all_ledgers() if each.place is Place.ROOM]
    areas = [each.area for each in ledgers]
    ledgers.sort(key=lambda ledger: areas.index(ledger.area))
    return (
        Room(TODAY, "今日", "sun", _make_today, "待办 到期 逾期 提醒 首页"),
        *(_room_of(ledger) for ledger in ledgers),
        Room(PLAN, "导入方案", "download", _make_plan, "年度方案 修订 任务 粘贴", on_rail=False),
        Room(CAMERA_FIGURES, "监控点统计", "chart", _make_cameras, _CAMERAS_WORDS, on_rail=False),
        Room(FIGURES, "纠纷统计", "chart", _make_figures, _FIGURES_WORDS, on_rail=False),
        Room(SETTINGS, "设置", "settings", _make_settings, _SETTINGS_WORDS, holds=SETTINGS_PAGES),
    )


_FIGURES_WORDS = "月报 统计表 排查情况 人民调解统计 化解率 稳控率 零报告 核对"
_CAMERAS_WORDS = "监控点 达标 还差 点位统计 管理单位 完好率 在线率 雪亮工程 天网"
_SETTINGS_WORDS = (
    "本单位 预警 临期 天数 词表 放假 调休 节假日 错词 年度结转 备份 恢复 演练 U盘 关于 版本 许可 "
    "账号 密码 身份 权限 密钥单 锁定 保管期限 到期清除 个人信息 "
    "操作记录 留痕 校验 撤销 离任 交接 "
    "活动周期 研判会 六进 "
    "调解组织 调委会 案号 类型对照 以案定补标准 卷宗清单 自备模板 化解期限 回访天数"
)


def ledger_page(workplace: Workplace, name: str, parent: QWidget) -> QWidget:
    """Make the usual page of a ledger, with its intake and its paper."""
    from ui.ledger.page import LedgerPage

    return _connected(LedgerPage(workplace, find_ledger(name), parent))


def _room_of(ledger: Ledger) -> Room:
    make = _OWN.get(
        ledger.name, lambda workplace, parent: ledger_page(workplace, ledger.name, parent)
    )
    return Room(
        ledger.name,
        ledger.title,
        ledger.icon,
        make,
        ledger.purpose,
        on_rail=not ledger.beside,
        area=ledger.area,
        beside=ledger.beside,
    )


def _make_tasks(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.tasks.room import TaskRoom

    room = TaskRoom(workplace, parent)
    room.import_wanted.connect(lambda: workplace.go_to(PLAN))
    return _connected(room, takes_books=False)


def _make_series(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.tasks.series_room import SeriesRoom

    return _connected(SeriesRoom(workplace, parent))


def _make_disputes(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.disputes.room import DisputeRoom

    return _connected(DisputeRoom(workplace, parent))


def _make_camera_points(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.cameras.room import CameraRoom

    return _connected(CameraRoom(workplace, parent))


def _make_rounds(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.cameras.rounds_room import RoundRoom

    return _connected(RoundRoom(workplace, parent))


def _make_cameras(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.cameras.figures_page import CameraFiguresPage

    return CameraFiguresPage(workplace, parent)


def _make_plan(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.plan.plan_room import PlanRoom

    return PlanRoom(workplace, parent)


def _make_figures(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.disputes.figures.page import FiguresPage

    return FiguresPage(workplace, parent)


def _make_today(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.today.page import TodayPage

    return TodayPage(workplace, parent)


def _make_settings(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.settings.page import SettingsPage

    return SettingsPage(workplace, parent)


def _make_activities(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.activities.room import ActivityRoom

    return _connected(ActivityRoom(workplace, parent))


def _make_matters(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.matters.room import MatterRoom

    return _connected(MatterRoom(workplace, parent))


def _make_hazards(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.hazards.room import HazardRoom

    return _connected(HazardRoom(workplace, parent))


def _make_villages(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.township.village_room import VillageRoom

    return _connected(VillageRoom(workplace, parent))


def _make_points(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.township.point_room import PointRoom

    return _connected(PointRoom(workplace, parent))


def _make_grids(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.township.grid_room import GridRoom

    return _connected(GridRoom(workplace, parent))


def _make_teams(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.township.team_room import TeamRoom

    return _connected(TeamRoom(workplace, parent))


def _make_negative_list(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.negative_list.room import NegativeListRoom

    return NegativeListRoom(workplace, parent)


def _make_decisions(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.decisions.room import DecisionRoom

    return _connected(DecisionRoom(workplace, parent))


_OWN: dict[str, Make] = {
    "villages": _make_villages,
    "service_points": _make_points,
    "grids": _make_grids,
    "teams": _make_teams,
    "decisions": _make_decisions,
    "negative_list": _make_negative_list,
    "matters": _make_matters,
    "hazards": _make_hazards,
    "activities": _make_activities,
    "tasks": _make_tasks,
    "task_series": _make_series,
    "disputes": _make_disputes,
    "camera_points": _make_camera_points,
    "camera_rounds": _make_rounds,
}


def _connected(page: QWidget, *, takes_books: bool = True) -> QWidget:
    """Give a ledger's page its intake of workbooks, its print dialog and its neighbours."""
    from ui.ledger.neighbours import join_neighbours
    from ui.ledger.page import LedgerPage

    assert isinstance(page, LedgerPage)
    ledger = page.ledger
    if takes_books:
        page.import_wanted.connect(lambda: _take_in(page))
    if ledger.place is Place.OFFICE:
        page.toolbar.hide_act("导出/打印")  # no paper is made of the program's own lists
    else:
        page.print_wanted.connect(lambda view: _print(page, view))
    join_neighbours(page)
    return page


def _take_in(page: QWidget) -> None:
    from ui.intake.intake_dialog import IntakeDialog
    from ui.ledger.page import LedgerPage

    assert isinstance(page, LedgerPage)
    dialog = IntakeDialog(page.workplace, page.ledger, page.window())
    dialog.exec()
    dialog.deleteLater()


def _print(page: QWidget, view: View) -> None:
    from ui.ledger.page import LedgerPage
    from ui.printing.print_dialog import PrintDialog

    assert isinstance(page, LedgerPage)
    dialog = PrintDialog(page.workplace, page.ledger, view, page.window(), page.current_id())
    dialog.exec()
    dialog.deleteLater()
