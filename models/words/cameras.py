"""Words of camera points (``domain/04-cameras.md`` 4.1, 4.2).

The names of the official tables are partly from code that uses them, not from the standard itself
(marked [own] there): the office may change every one.
"""

from models.fields import Choices

POINT_CLASSES = Choices(
    "point_class",
    {
        "first": "一类视频监控点",
        "second": "二类视频监控点",
        "third": "三类视频监控点",
        "fourth": "公安内部视频监控点",
        "other": "其他",
    },
    grows=True,
)
"""一类: built by the police in key public places; 二类: by others in public places, networked;
三类: owners' own points, networked when needed."""

LOCATIONS = Choices(
    "camera_location",
    {
        "1": "省际检查站",
        "2": "党政机关",
        "3": "车站码头",
        "4": "中心广场",
        "5": "体育场馆",
        "6": "商业中心",
        "7": "宗教场所",
        "8": "校园周边",
        "9": "治安复杂区域",
        "10": "交通干线",
        "11": "医院周边",
        "12": "金融机构周边",
        "13": "危险物品场所周边",
        "14": "博物馆展览馆",
        "15": "重点水域、航道",
        "96": "市际公安检查站",
        "97": "涉外场所",
        "98": "边境沿线",
        "99": "旅游景区",
        "village": "村内道路路口",
    },
    grows=True,
)

PHASES = Choices(
    "camera_phase",
    {"xueliang": "雪亮工程", "tianwang_6": "天网六期", "own": "自建", "other": "其他"},
    grows=True,
)

NETWORKS = Choices(
    "camera_network",
    {"joined": "已联网", "alone": "未联网"},
    tones={"joined": "good", "alone": "calm"},
)

POINT_STATES = Choices(
    "camera_state",
    {
        "normal": "正常",
        "fault": "故障",
        "stopped": "停用",
        "planned": "待建",
        "removed": "拆除",
    },
    tones={
        "normal": "good",
        "fault": "bad",
        "stopped": "calm",
        "planned": "busy",
        "removed": "calm",
    },
)
IN_USE = ("normal", "fault")
"""Built and in use: a point that is out of order for the moment is still a point of its village."""

MAINTAINERS = Choices(
    "maintainer",
    {"telecom": "电信公司", "mobile": "移动公司", "unicom": "联通公司", "cable": "广电网络公司"},
    open=True,
)
"""Units that keep the points in order, as the office writes them."""

DEVICE_KINDS = Choices(
    "camera_kind",
    {
        "1": "球机",
        "2": "半球",
        "3": "固定枪机",
        "4": "遥控枪机",
        "5": "遥控半球",
        "6": "多目全景/拼接通道",
        "7": "多目分割通道",
    },
    grows=True,
)

FACINGS = Choices(
    "camera_facing",
    {
        "1": "东",
        "2": "西",
        "3": "南",
        "4": "北",
        "5": "东南",
        "6": "东北",
        "7": "西南",
        "8": "西北",
        "9": "全向",
    },
)

INDOORS = Choices("camera_indoor", {"1": "室外", "2": "室内"})

LIGHTS = Choices("camera_light", {"1": "无", "2": "红外", "3": "白光", "4": "激光", "9": "其他"})

DEVICE_STATES = Choices(
    "device_state",
    {"1": "在用", "2": "维修", "3": "拆除"},
    tones={"1": "good", "2": "bad", "3": "calm"},
)

FAULT_LIGHTS = Choices(
    "fault_light",
    {"overdue": "超时未修", "open": "待修", "late": "修复（超时）", "fixed": "已修复"},
    tones={"overdue": "bad", "open": "warn", "late": "calm", "fixed": "good"},
)

ROUND_STATES = Choices(
    "round_state",
    {"open": "盘点中", "closed": "已完成"},
    tones={"open": "busy", "closed": "good"},
)

ROUND_RESULTS = Choices(
    "round_result",
    {"there": "在", "gone": "不在", "moved": "移位", "extra": "多出"},
    tones={"there": "good", "gone": "bad", "moved": "warn", "extra": "warn"},
)
