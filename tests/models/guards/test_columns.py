"""Headings that ask for particulars of people are named; counts and places are let through."""

from __future__ import annotations

import pytest

from models.guards.columns import asks_of_a_person, looks_at_people, personal


@pytest.mark.parametrize(
    "heading",
    [
        "身份证号",
        "居民身份证号码",
        "公民身份号码",
        "身 份 证 号",
        "＊证件号码（必填）",
        "政治面貌",
        "是否党员",
        "宗教信仰",
        "前科",
        "前科情况",
        "违法犯罪记录",
        "吸毒史",
        "既往病史",
        "精神障碍类型",
        "上访史",
        "信访记录",
        "进京情况",
        "社区矫正",
        "刑满释放时间",
        "婚姻状况",
        "文化程度",
        "户籍地址",
        "家庭成员",
        "银行卡号",
        "开户行",
        "车牌",
        "车牌号码",
        "人脸照片",
        "指纹",
        "活动轨迹",
        "当事人民族",
        "本人民族成份",
    ],
)
def test_particular_is_asked_for(heading: str) -> None:
    assert asks_of_a_person(heading)
    assert personal(["姓名", heading, "备注"]) == [heading]


@pytest.mark.parametrize(
    "heading",
    [
        "是否少数民族村",
        "民族团结进步创建",
        "民族乡",
        "少数民族人口数",
        "主要民族",
        "党员人数",
        "党员（人）",
        "吸毒人员数",
        "社区矫正对象（人）",
        "精神障碍患者人数",
        "上访件数",
        "信访件次（件）",
        "车牌识别设备（套）",
        "人脸识别摄像机数",
        "责任人",
        "联系电话",
        "工作要求",
        "进京值守次数",
        "家庭户数",
        "宗教场所数",
        "村民小组数",
        "",
    ],
)
def test_count_or_place_is_let_through(heading: str) -> None:
    assert not asks_of_a_person(heading)
    assert personal(["村名", heading, "备注"]) == []


def test_nation_belongs_to_people_only_beside_people() -> None:
    assert personal(["村名", "民族", "户数"]) == []
    assert personal(["姓名", "民族", "住址"]) == ["民族"]
    assert personal(["户主", "民族", "人口"]) == ["民族"]


def test_long_text_in_a_row_is_no_heading() -> None:
    assert personal(["做好刑满释放人员安置帮教和社区矫正对象的日常走访工作", "司法所"]) == []


@pytest.mark.parametrize(
    "label",
    ["IP地址", "MAC", "账号", "登录口令", "视频流地址", "车牌", "人脸抓拍", "录像回放", "现场照片"],
)
def test_equipment_label_that_looks_at_people_is_told(label: str) -> None:
    assert looks_at_people(label)


@pytest.mark.parametrize(
    "label",
    ["设备编码", "安装地点", "在线状态", "人脸识别摄像机数", "故障原因", "维护单位", "型号"],
)
def test_equipment_label_of_the_device_is_not(label: str) -> None:
    assert not looks_at_people(label)
