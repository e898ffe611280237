"""Which package may be put over which program, where it is found, and how it is started."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from models.exchange.update import judging, package, searching, starting
from models.exchange.update.manifest import Manifest
from models.exchange.update.troubles import (
    NotNewer,
    NotStarted,
    NoUpdateHere,
    OlderTables,
    OtherSystem,
    TooFarAhead,
    UnfitPackage,
)
from models.store.steps import NEWEST
from tests.update_packages import RUNNING, release


@pytest.fixture
def manifest(tmp_path: Path) -> Manifest:
    """Return the manifest of version 0.3.0, which may follow 0.1.0."""
    releaser = release(tmp_path / "release")
    return package.check(releaser.package(), releaser.key).manifest


@pytest.mark.parametrize(
    ("change", "refusal", "word"),
    [
        ({"version": "0.1.0"}, NotNewer, "和现在的一样"),
        ({"version": "0.0.9"}, NotNewer, "比现在的 0.1.0 版旧"),
        ({"step": NEWEST - 1}, OlderTables, "不能更新"),
        ({"follows": "0.2.0"}, TooFarAhead, "先更新到 0.2.0 版"),
        ({"system": "linux"}, OtherSystem, "不是给 Windows 的"),
    ],
)
def test_unfit_package_is_refused_with_the_reason(
    manifest: Manifest, change: dict[str, object], refusal: type[UnfitPackage], word: str
) -> None:
    judging.demand_fit(manifest, RUNNING, "a.zip")
    with pytest.raises(refusal, match=word):
        judging.demand_fit(replace(manifest, **change), RUNNING, "a.zip")  # type: ignore[arg-type]


def test_versions_compare_as_numbers(manifest: Manifest) -> None:
    judging.demand_fit(replace(manifest, version="0.10.0"), replace(RUNNING, version="0.9.9"), "a")
    with pytest.raises(NotNewer):
        judging.demand_fit(manifest, replace(RUNNING, version="0.10.0"), "a")


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"system": "linux"}, "linux-x86_64 压缩包"),
        ({"folder": None}, "源代码"),
        ({"is_stick": True}, "stick 压缩包"),
    ],
)
def test_where_no_installer_helps_it_says_what_to_do(change: dict[str, object], word: str) -> None:
    assert judging.demand_place(RUNNING) == RUNNING.folder
    with pytest.raises(NoUpdateHere, match=word):
        judging.demand_place(replace(RUNNING, **change))  # type: ignore[arg-type]


def test_newest_package_on_the_sticks_is_found(tmp_path: Path) -> None:
    first, second = tmp_path / "E", tmp_path / "F"
    (first / "更新").mkdir(parents=True)
    second.mkdir()
    assert searching.newest_package([first, second, tmp_path / "gone"]) is None
    for path in (
        first / "ZongzhiTaizhang-0.9.0-update.zip",
        first / "更新" / "ZONGZHITAIZHANG-0.10.0-UPDATE.zip",
        second / "ZongzhiTaizhang-0.2.0-update.zip",
        second / "ZongzhiTaizhang-99-update.zip",
        second / "ZongzhiTaizhang-99.0.0-stick.zip",
    ):
        path.touch()
    found = searching.newest_package([first, second])
    assert found is not None
    assert found.name == "ZONGZHITAIZHANG-0.10.0-UPDATE.zip"


def test_folder_to_renew_is_the_last_word_and_in_no_quotes() -> None:
    line = starting.command_line(Path("/u d/setup.exe"), Path("/程序 目录/Z"))
    installer, folder = str(Path("/u d/setup.exe")), str(Path("/程序 目录/Z"))
    assert line == f'"{installer}" /S /WAIT=900 /OPEN /D={folder}'
    quiet = starting.command_line(Path("a.exe"), Path("b"), opens=False)
    assert quiet == '"a.exe" /S /WAIT=900 /D=b'


def test_installer_that_cannot_be_started_is_a_trouble(tmp_path: Path) -> None:
    with pytest.raises(NotStarted):
        starting.start(starting.command_line(tmp_path / "gone.exe", tmp_path), tmp_path)


def test_sticks_are_looked_for_on_windows() -> None:
    assert isinstance(searching.sticks(), list)
    assert sys.platform == "win32" or searching.sticks() == []
