"""Words of 工作纪实 (L1); the kinds follow the plan's chapters 2 to 4."""

from models.fields import Choices

ACTIVITY_KINDS = Choices(
    "activity_kind",
    {
        "stability_meeting": "议稳会",
        "analysis_meeting": "研判会",
        "leader_visit": "领导接访",
        "inspection": "督导检查",
        "notice": "通报",
        "talk": "约谈",
        "training": "培训",
        "drill": "演练",
        "publicity": "宣传活动",
        "psychology": "心理“六进”",
        "law_study": "学法",
        "consultation": "协商会",
        "patrol": "巡逻",
        "volunteering": "志愿服务",
        "other": "其他",
    },
    grows=True,
)

AUDIENCES = Choices(
    "activity_audience",
    {
        "school": "进学校",
        "enterprise": "进企业",
        "countryside": "进农村",
        "community": "进社区",
        "office": "进机关",
        "family": "进家庭",
    },
    grows=True,
)
"""The six places of 心理健康“六进” (Q-6J of ``domain/10``)."""

CADENCES = Choices(
    "cadence", {"month": "每月", "quarter": "每季度", "half_year": "每半年", "year": "每年"}
)

MONTHS_OF_CADENCE = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}

CADENCE_LIGHTS = Choices(
    "cadence_light",
    {"held": "本期已有", "waiting": "本期还没有"},
    tones={"held": "good", "waiting": "warn"},
)
