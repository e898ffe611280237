"""Every township and village of the country is found by code, path, Chinese and initials."""

from __future__ import annotations

from collections import Counter
from time import thread_time

import pytest

from models import divisions
from models.divisions import Division, Divisions, Level, UnknownDivision, short_village_name
from models.divisions.table import UNITS_IN_ALL
from models.progress import Cancelled


@pytest.fixture(scope="module")
def china() -> Divisions:
    return divisions.load()


def names(units: list[Division]) -> list[str]:
    return [unit.name for unit in units]


def test_the_table_holds_every_unit_and_no_unit_skips_a_level(china: Divisions) -> None:
    codes = [line.split(b"\t", 1)[0] for line in china.text.splitlines()]
    assert len(codes) == len(set(codes)) == UNITS_IN_ALL
    above = {12: 9, 9: 6, 6: 4, 4: 2}
    held = set(codes)
    assert all(code[: above[len(code)]] in held for code in codes if len(code) > 2)
    assert Counter(map(len, codes)) == {2: 31, 4: 342, 6: 2978, 9: 41352, 12: 620573}
    villages = [code.decode() for code in codes if len(code) == 12]
    outside = [code for code in villages if not divisions.is_village_code(code)]
    assert outside == ["350527000000"], "金门县 stands there without townships"
    assert china.text.decode().count("\t") == UNITS_IN_ALL


def test_every_county_and_township_opens_downwards(china: Divisions) -> None:
    cities = [city for province in china.provinces() for city in china.below(province.code)]
    counties = [county for city in cities for county in china.below(city.code)]
    assert (len(cities), len(counties)) == (342, 2978)
    townships = [unit for county in counties[::97] for unit in china.below(county.code)]
    assert all(china.below(township.code) for township in townships)


def test_municipalities_and_cities_without_counties_keep_four_steps(china: Divisions) -> None:
    path = china.path("110101001001")
    assert names(list(path))[:4] == ["北京市", "市辖区", "东城区", "东华门街道"]
    assert path[1].is_stand_in
    assert china.full_name("110101001") == "北京市东城区东华门街道"
    for city, name in (("4419", "东莞市"), ("4420", "中山市"), ("4604", "儋州市")):
        assert names(china.below(city)) == [name]
        town = china.below(china.below(city)[0].code)[0]
        assert china.full_name(town.code).count(name) == 1
    assert china.full_name("469001") == "海南省五指山市"


def test_codes_that_are_not_there_are_refused_or_empty(china: Divisions) -> None:
    for code in ("", "00", "99", "369921", "abc", "1101010010011", "110101001999"):
        assert china.find(code) is None
        with pytest.raises(UnknownDivision, match="请核对"):
            china.path(code)
    assert china.below("99") == []
    assert china.below("110101001001") == []


def test_chinese_finds_whole_names_before_beginnings_before_parts(china: Divisions) -> None:
    found = names(china.search("洛阳", limit=50))
    assert found[0] == "洛阳市"
    beginnings = [name.startswith("洛阳") for name in found]
    assert beginnings == sorted(beginnings, reverse=True)
    assert china.search("栾川县")[0].code == "410324"
    assert {unit.level for unit in china.search("朝阳", level=Level.COUNTY)} == {Level.COUNTY}
    assert all(unit.code.startswith("41") for unit in china.search("城关", within="41"))
    assert len(china.search("镇", limit=7)) == 7
    assert (
        china.search("  ") == china.search("没有这样的名称") == china.search("洛阳", limit=0) == []
    )


def test_digits_find_codes_and_initials_find_children(china: Divisions) -> None:
    assert china.search("11")[0].code == "11"
    assert china.search("4103")[0].name == "洛阳市"
    assert china.search("410324200", level=Level.TOWNSHIP)[0].name == "栾川乡"
    assert names(china.search("hn")) == ["河南省", "湖南省", "海南省"]
    assert names(china.search("ly", within="41")) == ["洛阳市"]
    assert "栾川县" in names(china.search("lcx", level=Level.COUNTY, within="41"))


def test_searching_the_whole_country_keeps_up_with_typing(china: Divisions) -> None:
    for typed in ("城", "城关镇", "洛阳", "没有这样的名称", "41"):
        times = []
        for _ in range(3):
            begin = thread_time()
            china.search(typed)
            times.append(thread_time() - begin)
        assert min(times) < 0.05


def test_unpacking_reports_and_can_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(divisions.table, "_unpacked", [])
    steps: list[tuple[int, int]] = []

    class Impatient:
        def step(self, done: int, total: int, note: str = "") -> None:
            steps.append((done, total))
            if len(steps) == 3:
                raise Cancelled

    with pytest.raises(Cancelled):
        divisions.load(Impatient())
    assert steps[0][0] < steps[2][0] < steps[2][1]
    assert divisions.load() is divisions.load()


def test_the_sample_township_stands_apart_from_the_country(china: Divisions) -> None:
    sample = divisions.load_sample()
    assert sample.is_fictional
    assert not china.is_fictional
    assert sample.full_name("369921200") == "江西省示例市示例县示例乡"
    villages = sample.below("369921200")
    assert [unit.code for unit in villages] == [v.code for v in divisions.sample_villages()]
    assert [v.natural_villages for v in divisions.sample_villages()] == [4, 6, 3, 5, 7, 4, 2, 5]
    assert names(sample.search("sqc", within="369921200"))[0] == "石桥村"
    assert china.find("3699") is None
    assert "示例乡" not in names(china.search("示例"))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("耿村村民委员会", "耿村"),
        ("耿村村村民委员会", "耿村"),
        ("陶湾村委会", "陶湾村"),
        ("石桥村", "石桥村"),
        ("东关居委会", "东关社区"),
        ("东关社区居民委员会", "东关社区"),
        ("东关社区居委会", "东关社区"),
        ("巴彦嘎查村委会", "巴彦嘎查"),
        ("虚拟生活区", "虚拟生活区"),
        ("居委会", "居委会"),
        ("村委会", "村委会"),
    ],
)
def test_villages_are_called_by_their_short_names(name: str, short: str) -> None:
    assert short_village_name(name) == short


def test_names_of_units_above_are_left_out_when_told() -> None:
    above = ("河南省", "栾川县", "潭头镇")
    assert short_village_name("栾川县潭头镇石门村村民委员会", above) == "石门村"


def test_codes_say_their_kind() -> None:
    assert divisions.township_of("369921200202") == "369921200"
    assert divisions.township_kind("369921200") == "乡"
    assert divisions.township_kind("369921101") == "镇"
    assert divisions.village_kind("369921200202") == "村委会"
    assert divisions.village_kind("369921200001") == "居委会"
    for code in ("369921200000", "369921000202", "36992120020", "３69921200202", "369921200600"):
        assert not divisions.is_village_code(code)
    with pytest.raises(ValueError, match="no township"):
        divisions.township_of("369921")
