"""Words of grids and teams (``domain/05-grids.md``, L8)."""

from models.fields import Choices

WORKER_KINDS = Choices(
    "worker_kind", {"full": "专职", "part": "兼职", "both": "专兼职都有", "none": "未配备"}
)

PARTY_UNITS = Choices(
    "party_unit", {"none": "无", "group": "党小组", "branch": "党支部"}, tones={"none": "calm"}
)

MERGED_GRIDS = Choices(
    "merged_grid",
    {
        "party": "党建网格",
        "security": "综治网格",
        "fire": "消防网格",
        "city": "城管网格",
        "work_safety": "安监网格",
        "market": "市监网格",
    },
    grows=True,
)

GRID_STATES = Choices(
    "grid_state", {"in_use": "在用", "ended": "撤销"}, tones={"in_use": "good", "ended": "calm"}
)

TEAM_KINDS = Choices(
    "team_kind",
    {
        "mediators": "人民调解员",
        "legal": "法律明白人",
        "grid_workers": "网格员",
        "social_workers": "社会工作者",
        "patrol": "治安巡逻队员",
        "volunteers": "平安志愿者",
        "psychology": "心理服务人员",
    },
    grows=True,
)
