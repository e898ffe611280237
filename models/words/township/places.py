"""Words of service points and of what villages have (``domain/03-gov-standards.md`` 3.2, L6)."""

from models.fields import Choices

SERVICE_KINDS = Choices(
    "service_kind",
    {
        "centre": "综治中心",
        "joint_centre": "矛盾纠纷联合化解中心",
        "mediation_room": "调解室",
        "convenience": "便民服务点",
        "facility": "村级综合服务设施",
        "psychology": "心理服务站（室）",
    },
)

LEVELS = Choices("place_level", {"township": "乡（镇、街道）级", "village": "村（社区）级"})

ROOMS = Choices(
    "service_room",
    {
        "reception": "群众接待厅",
        "mediation": "矛盾纠纷调处室",
        "video": "公共安全视频监控（研判）室",
        "psychology": "心理咨询（辅导）室",
        "grid": "网格化服务管理室",
        "social": "社会工作室",
    },
    grows=True,
)

SERVICE_GRADES = Choices(
    "service_grade", {"1": "一级", "2": "二级", "3": "三级", "none": "未评"}, grows=True
)

SERVICE_STATES = Choices(
    "service_state",
    {"planned": "在建", "open": "在用", "paused": "暂停", "closed": "撤销"},
    tones={"planned": "busy", "open": "good", "paused": "warn", "closed": "calm"},
)

FITTINGS = Choices(
    "fitting",
    {
        "sign": "门牌标识",
        "rules": "制度上墙",
        "desk": "接待桌椅",
        "register": "登记台账",
        "computer": "电脑和打印机",
        "phone": "值班电话",
        "camera": "公共视频终端",
        "first_aid": "应急物品",
    },
    grows=True,
)

VILLAGE_FACTS = Choices(
    "village_fact",
    {
        "rules": "有村规民约",
        "agenda": "有协商事项清单",
        "open_steps": "重大事项落实“四议两公开”",
        "group": "有群众工作群",
    },
    grows=True,
)
"""What no other ledger tells; the rest is read from the service points, never typed twice."""

FACTS_OF_POINTS = {
    "facility": "有综合服务设施",
    "handles": "可直接办理或代办政务服务",
    "mediation_room": "有调解室",
    "psychology_room": "有心理服务室",
}
"""What a village has because a service point of it is in use there."""

CHANGE_KINDS = Choices(
    "village_change",
    {
        "renamed": "更名",
        "merged": "并入他村",
        "absorbed": "接收并入",
        "split": "由他村析出",
        "gave": "划出新村",
    },
)
"""Each village keeps its own side: one goes into another, which takes it in; and so on."""
