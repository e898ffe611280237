"""Letters instead of names, the same ones everywhere (B18)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reports.forms.mediation.redacting import AMBIGUOUS, LEFT_OUT, Letters, Person, letter

KEPT = ("东坪村", "示例乡人民调解委员会")


def letters(*names: str) -> Letters:
    people = [Person(name, at) for at, name in enumerate(names)]
    return Letters(people, kept=KEPT)


def test_letters_go_on_after_ten() -> None:
    assert [letter(at) for at in (0, 1, 9, 10, 11, 20, 30)] == [
        *("甲", "乙", "癸", "甲1", "乙1", "甲2", "甲3")
    ]


def test_longest_name_first_so_that_none_is_cut() -> None:
    told = letters("王小", "王小明", "欧阳王小明").free("王小明、王小和欧阳王小明都到场")
    assert told == "乙、甲和丙都到场"


def test_name_is_known_however_it_is_set() -> None:
    told = letters("张三丰").free(
        "张 三丰、张　三　丰、张\n三丰、张某、张某某、张××、张XX、张三某、三丰"
    )
    assert told == "、".join(["甲"] * 9)


def test_what_two_people_share_stands_for_neither() -> None:
    told = letters("张三", "张四", "李海棠", "王海棠").free("张某打了海棠，张三看见")
    assert told == f"{AMBIGUOUS}打了{AMBIGUOUS}，甲看见"


def test_two_people_of_one_name_are_not_taken_for_each_other() -> None:
    assert letters("张伟", "张伟").free("张伟到场") == f"{AMBIGUOUS}到场"


def test_names_of_places_and_offices_stay() -> None:
    told = letters("王东坪", "李人民").free("东坪村的王东坪找人民调解委员会")
    assert told == "东坪村的甲找人民调解委员会"


def test_numbers_and_addresses_are_left_out_however_they_are_written() -> None:
    person = Person("张三", 0, phone="0855-8276431、139 8551 2368", address="东坪村三组 12号")
    told = Letters([person], kept=KEPT).free(
        "住东坪村三组12号（三组12号），电话8276431、０８５５８２７６４３１、139-8551-2368，另打13812345678"
    )
    assert (
        told
        == f"住{LEFT_OUT}（{LEFT_OUT}），电话{LEFT_OUT}、{LEFT_OUT}、{LEFT_OUT}，另打138****5678"
    )


def test_village_as_an_address_is_no_secret() -> None:
    told = Letters([Person("张三", 0, address="东坪村")], kept=KEPT).free("东坪村张三家")
    assert told == "东坪村甲家"


def test_agents_and_people_asked_are_told_by_what_they_are() -> None:
    people = [Person("张三", 0, agent="赵六一")]
    found = Letters(people, others=["钱七妹", "张三", ""], kept=KEPT)
    assert found.free("赵六一和钱七妹") == "甲的代理人和被调查人1"
    assert found.person("张三") == "甲"
    assert found.person("钱七妹") == "被调查人1"
    assert found.person("谁也不是") == LEFT_OUT


def test_people_who_are_no_parties_are_only_counted() -> None:
    found = letters("张三", "李四")
    assert found.people("陈大山、张三，村支书陈某") == "甲、（略2人）"
    assert found.people("陈大山") == "（略1人）"
    assert found.people("") == ""


_NAMES = st.text("赵钱孙李周吴小明芳海棠", min_size=2, max_size=4)


@given(st.lists(_NAMES, min_size=1, max_size=12, unique=True), st.data())
def test_no_name_is_left_in_any_text(names: list[str], data: st.DataObject) -> None:
    parts = data.draw(st.lists(st.sampled_from([*names, "说", "，", "到场。"]), max_size=20))
    found = letters(*names)
    told = found.free("".join(parts))
    assert not [name for name in names if name in told]
    assert found.free(told) == told


def test_unit_is_a_party_like_any_other() -> None:
    found = Letters([Person("宏大建材公司", 0, is_unit=True)], kept=KEPT)
    assert found.free("宏大建材公司欠款") == "甲欠款"
    assert found.free("大建材公司") == "大建材公司"
