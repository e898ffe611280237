"""纠纷类型: one code a case, mapped to the lists that the different reports need.

Codes are two-level (``domain/03-gov-standards.md`` 3.1): the first two digits are the group of
the two-level list. Only 01 and 09 have attested second levels; the others are [own]. The office
edits words and mapping as data.
"""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Choices

TWO_LEVEL = Choices(
    "two_level_group",
    {
        "01": "婚恋家庭",
        "02": "邻里",
        "03": "人格权",
        "04": "物权相关",
        "05": "侵权相关",
        "06": "合同及相关",
        "07": "劳动人事",
        "08": "金融借贷",
        "09": "土地及资源权属",
        "10": "其他民商事",
        "11": "城乡建设发展",
        "12": "涉民政",
        "13": "其他行政执法",
        "14": "涉法涉诉",
        "15": "涉组织涉纪检",
        "16": "涉民族宗教",
        "99": "其他",
    },
)
"""The two-level list's 17 groups (S35)."""

MEDIATION_TYPES = Choices(
    "mediation_type",
    {
        "family": "婚姻家庭",
        "neighbours": "邻里",
        "homestead": "房屋宅基地",
        "contract": "合同",
        "business": "生产经营",
        "damages": "损害赔偿",
        "forest_land": "山林土地",
        "land_taking": "征地拆迁",
        "environment": "环境保护",
        "wages": "拖欠农民工工资",
        "tourism": "旅游",
        "e_commerce": "电子商务",
        "medical": "医疗",
        "traffic": "道路交通",
        "property_service": "物业",
        "other": "其它",
    },
)
"""人民调解's 16 types, list A of ``domain/01-mediation.md`` 1.3 (S8)."""

EVENT_TYPES = Choices(
    "event_type",
    {
        "01": "农村集体土地征用、流转",
        "02": "国有土地拆迁",
        "03": "城乡建设管理",
        "04": "土地、山林、水利资源权属",
        "05": "环境保护",
        "06": "计划生育",
        "07": "村务管理",
        "08": "劳动社保",
        "09": "医疗卫生",
        "10": "交通事故",
        "11": "学校教育",
        "12": "房产物业",
        "13": "消费者维权、产品质量安全",
        "14": "经济合同、金融借贷",
        "15": "人身伤害",
        "16": "婚姻家庭",
        "17": "邻里关系",
        "18": "边界管理",
        "19": "民族宗教",
        "20": "企业改制",
        "21": "移民安置",
        "22": "行政执法",
        "23": "涉法涉诉",
        "24": "损害赔偿",
    },
)
"""综治's 24 types (S34)."""


@dataclass(frozen=True)
class TypeMap:
    """What one type counts as on each list: codes of the three lists above."""

    mediation: str
    event: str
    two_level: str


_DEFAULTS = (
    ("0101", "恋爱及婚姻", "family", "16"),
    ("0102", "抚养赡养监护", "family", "16"),
    ("0103", "分家与继承", "family", "16"),
    ("0201", "邻里相邻关系", "neighbours", "17"),
    ("0202", "邻里口角摩擦", "neighbours", "17"),
    ("0301", "名誉隐私", "damages", "24"),
    ("0401", "房屋权属与建房", "homestead", "12"),
    ("0402", "边界纠纷", "forest_land", "18"),
    ("0501", "道路交通事故", "traffic", "10"),
    ("0502", "医疗损害", "medical", "09"),
    ("0503", "人身损害", "damages", "15"),
    ("0504", "财产损害", "damages", "24"),
    ("0505", "校园伤害", "damages", "11"),
    ("0506", "环境污染损害", "environment", "05"),
    ("0601", "买卖租赁承揽合同", "contract", "14"),
    ("0602", "生产经营", "business", "14"),
    ("0603", "消费者权益", "other", "13"),
    ("0604", "物业服务", "property_service", "12"),
    ("0605", "电子商务", "e_commerce", "13"),
    ("0606", "旅游服务", "tourism", "13"),
    ("0701", "拖欠农民工工资", "wages", "08"),
    ("0702", "劳动争议与社保", "other", "08"),
    ("0703", "工伤赔偿", "damages", "08"),
    ("0801", "民间借贷", "contract", "14"),
    ("0802", "金融借贷", "contract", "14"),
    ("0901", "土地承包经营", "forest_land", "04"),
    ("0902", "宅基地使用", "homestead", "04"),
    ("0903", "山林矿产", "forest_land", "04"),
    ("0904", "水域水利", "forest_land", "04"),
    ("1001", "企业改制", "business", "20"),
    ("1099", "其他民商事", "other", "14"),
    ("1101", "集体土地征收与流转", "land_taking", "01"),
    ("1102", "国有土地上房屋拆迁", "land_taking", "02"),
    ("1103", "城乡建设管理", "other", "03"),
    ("1104", "移民安置", "land_taking", "21"),
    ("1201", "民政救助优抚", "other", "08"),
    ("1202", "村务管理", "other", "07"),
    ("1203", "计划生育", "other", "06"),
    ("1301", "行政执法", "other", "22"),
    ("1401", "涉法涉诉", "other", "23"),
    ("1501", "涉组织涉纪检", "other", "07"),
    ("1601", "涉民族宗教", "other", "19"),
    ("9999", "其他纠纷", "other", "24"),
)

DISPUTE_TYPES = Choices("dispute_type", {code: word for code, word, _, _ in _DEFAULTS}, grows=True)

DEFAULT_MAP = {code: TypeMap(mediation, event, code[:2]) for code, _, mediation, event in _DEFAULTS}
UNMAPPED = TypeMap("other", "24", "99")
"""Where a type of the office's own counts until somebody maps it."""
