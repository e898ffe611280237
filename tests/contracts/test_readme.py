"""The README shows the program as it is: its pictures, its commands, its verbs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

import make
import screenshots
from tests import readme
from ui.console.commands import make_parser


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the pictures as the command draws them now."""
    out = tmp_path_factory.mktemp("screens")
    command = [sys.executable, "-X", "utf8", "build/screenshots.py", "--out", str(out)]
    done = subprocess.run(
        command, cwd=readme.ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return [Path(line) for line in done.stdout.splitlines()]


def test_command_makes_every_picture_the_readme_shows(drawn: list[Path]) -> None:
    made = {path.name for path in drawn}
    assert made == {Path(each).name for each in readme.pictures_shown()}
    assert len(made) == len(drawn) <= 16


def test_readme_shows_only_pictures_that_exist() -> None:
    shown = readme.pictures_shown()
    assert len(shown) == len(set(shown))
    assert {readme.ROOT / each for each in shown} == set(screenshots.SCREENS.iterdir())


def test_pictures_are_small_files_of_the_clerks_screen(drawn: list[Path]) -> None:
    for path in [*drawn, *screenshots.SCREENS.iterdir()]:
        assert path.stat().st_size < screenshots.MOST_BYTES, path
        with Image.open(path) as picture:
            assert picture.width <= screenshots.SIZE[0]
            assert picture.height <= screenshots.SIZE[1]
            assert len(picture.convert("RGB").getcolors(2**24) or ()) > 10, f"{path} is blank"


def test_readme_tells_every_command_of_the_console() -> None:
    told = set(re.findall(r"^\| `([a-z -]+)` \| `main\.py ", readme.TEXT, re.MULTILINE))
    offered = {name for name, _ in commands()}
    assert told == offered


def test_examples_of_commands_are_well_formed() -> None:
    examples = re.findall(r"\| `main\.py ([^`]+)` \|", readme.TEXT)
    assert len(examples) == len(commands())
    for each in examples:
        assert make_parser().parse_args(each.split()).command


def test_readme_names_every_verb_of_make() -> None:
    for verb in make.VERBS:
        assert f"make.py {verb}" in readme.TEXT, verb


def test_readme_names_no_picture_of_another_place() -> None:
    assert all(each.startswith("resources/screens/") for each in readme.pictures_shown())


def commands() -> list[tuple[str, object]]:
    """Return every command with its parser, ``plan read`` as two words."""
    found: list[tuple[str, object]] = []
    waiting: list[tuple[str, object]] = [("", make_parser())]
    while waiting:
        name, parser = waiting.pop()
        verbs = [each for each in parser._actions if hasattr(each, "_name_parser_map")]
        for verb in verbs:
            waiting += [(f"{name} {k}".strip(), p) for k, p in verb._name_parser_map.items()]
        if name and not verbs:
            found.append((name, parser))
    return found
