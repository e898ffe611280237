"""The house style holds everywhere, and each rule notices when it does not."""

from __future__ import annotations

import pytest

from tests.contracts import house_rules as rules

FORTY_ONE = "def long() -> None:\n" + "    call()\n" * 40
METHOD = "class A:\n  async def long(self) -> None:\n" + "    call()\n" * 40
SEVEN = "class A:\n def f(self, a, /, b, c, d, e, g): ..."
# A ~ is taken out before use, else this file would break the very rules it feeds.
BROKEN: list[tuple[rules.Rule, str, str]] = [
    (rules.function_at_most_40_lines, "models/a.py", FORTY_ONE),
    (rules.function_at_most_40_lines, "models/a.py", METHOD),
    (rules.file_at_most_300_lines, "ui/a.py", "a = 1\n" * 301),
    (rules.at_most_five_positional_arguments, "ui/a.py", "def f(a, b, c, d, e, g): ..."),
    (rules.at_most_five_positional_arguments, "ui/a.py", SEVEN),
    (rules.names_say_something, "models/date_utils.py", ""),
    (rules.names_say_something, "ui/common/button.py", ""),
    (rules.names_say_something, "ui/a.py", "class WindowManager: ..."),
    (rules.names_say_something, "ui/a.py", "def date_helper(): ..."),
    (rules.names_are_ascii, "models/a.py", "村 = 1"),
    (rules.names_are_ascii, "models/a.py", "def f(a, *, 姓名): ..."),
    (rules.module_opens_with_a_sentence, "models/a.py", "import json\n"),
    (rules.public_functions_have_docstrings, "models/a.py", "def count(): ..."),
    (rules.public_functions_have_docstrings, "models/a.py", "class A:\n def count(self): ..."),
    (rules.no_network, "models/a.py", "import socket"),
    (rules.no_network, "models/a.py", "import urllib.request"),
    (rules.no_network, "models/a.py", "from urllib import request"),
    (rules.no_network, "models/a.py", "def f():\n    from http.client import HTTPConnection"),
    (rules.no_network, "models/a.py", "import smtplib as s, ftplib"),
    (rules.no_network, "ui/a.py", "from PySide6 import QtNetwork"),
    (rules.no_network, "ui/a.py", "from PySide6.QtNetwork import QLocalServer"),
    (rules.only_the_console_prints, "models/a.py", "print(1)"),
    (rules.nothing_is_left_open, "models/a.py", "a = 1  # TO~DO tidy"),
    (rules.nothing_is_left_open, "models/a.py", "# FIX~ME"),
    (rules.nothing_is_left_open, "models/a.py", "raise NotImplementedError~('later')"),
    (rules.tests_do_not_sleep, "tests/a.py", "import time\ntime.~sleep(1)"),
    (rules.tests_do_not_sleep, "tests/a.py", "from time import sleep"),
    (rules.tests_are_not_soft, "tests/a.py", "pytest.sk~ip('later')"),
    (rules.tests_are_not_soft, "tests/a.py", "@pytest.mark.xf~ail\ndef test_a(): ..."),
    (rules.tests_are_not_soft, "tests/a.py", "from pytest import importorskip\nimportorskip('a')"),
]  # fmt: skip


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_rule_holds_in_the_whole_house(rule: rules.Rule) -> None:
    found = [each for source in rules.sources(*rules.RULES[rule]) for each in rule(source)]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(("rule", "place", "text"), BROKEN)
def test_rule_notices_when_it_is_broken(rule: rules.Rule, place: str, text: str) -> None:
    assert list(rule(rules.Source(place, text.replace("~", ""))))


def test_every_rule_was_seen_to_be_broken() -> None:
    assert {rule for rule, _, _ in BROKEN} == set(rules.RULES)


def test_rules_leave_good_code_alone() -> None:
    text = (
        '"""A sentence. 一句话。"""\n\n\n'
        "def count(a, b, c, d, e, *, f, g):\n"
        '    """Return “村” records."""\n'
        '    return "当事人"\n'
    )
    good = rules.Source("models/actions/counting.py", text)
    assert [each for rule in rules.RULES for each in rule(good)] == []


def test_console_may_print() -> None:
    source = rules.Source("ui/console/answers.py", "print(1)")
    assert not list(rules.only_the_console_prints(source))


def test_no_file_holds_invisible_or_bidirectional_characters() -> None:
    found: list[str] = []
    for path in rules.files(*rules.EVERYTHING, "resources", "pyproject.toml", "README.md", ".ci"):
        if path.suffix in rules.TEXT_FILES and rules.ROOT / "tests" / "data" not in path.parents:
            text = path.read_text(encoding="utf-8")
            found += rules.invisible_characters(path.relative_to(rules.ROOT).as_posix(), text)
    assert not found, "\n" + "\n".join(found[:50])


@pytest.mark.parametrize(
    "letter",
    ["\u200b", "\u200f", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u00a0", "\x00", "\r", "\u2028",
     "\ue000", "\ufe0f", "\u3164", "\U000e0041"],
)  # fmt: skip
def test_invisible_character_is_noticed(letter: str) -> None:
    assert list(rules.invisible_characters("a.py", f"a = 1\nb = '{letter}'"))


def test_chinese_text_is_not_taken_for_invisible() -> None:
    text = "\t一、工作任务（牵头单位：综治办）“𠮷”\u3000①℃〇\n"
    assert not list(rules.invisible_characters("a.py", text))


def test_folders_hold_at_most_twelve_modules() -> None:
    crowded = list(rules.crowded_folders(each.place for each in rules.sources(*rules.ROOMS)))
    assert not crowded, "\n" + "\n".join(crowded)


def test_crowded_folder_is_noticed() -> None:
    assert list(rules.crowded_folders(f"ui/a{number}.py" for number in range(13)))
    assert not list(rules.crowded_folders(["ui/__init__.py", *(f"ui/a{n}.py" for n in range(12))]))
    assert not list(rules.crowded_folders(f"models/store/steps/s{n:04}.py" for n in range(13)))


def test_top_level_holds_only_the_house() -> None:
    assert rules.strangers_at_top_level(each.name for each in rules.ROOT.iterdir()) == []


def test_stranger_at_top_level_is_noticed() -> None:
    assert rules.strangers_at_top_level(["main.py", ".git", "out", "notes.txt"]) == ["notes.txt"]
