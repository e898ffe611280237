"""The release key, the words of a version, and the package made from an installer."""

from __future__ import annotations

import re
import stat
import sys
from pathlib import Path

import pytest

import say
from freezing import names
from freezing.updating import changes, key, package, trial
from models.exchange.update import manifest, trust
from models.exchange.update.package import check
from tests.contracts.house_rules import ROOT


def test_key_is_made_once_outside_the_tree_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "update.pem"
    line = key.make_at(path)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert trust.read_key(line) == key.read(path).public_key().public_bytes_raw()
    before = path.read_bytes()
    with pytest.raises(say.Stop, match="没有覆盖"):
        key.make_at(path)
    assert path.read_bytes() == before
    for place in (ROOT / "update.pem", ROOT / "build" / "x" / ".." / "update.pem"):
        with pytest.raises(say.Stop, match="不能放在源代码文件夹"):
            key.make_at(place)


def test_verb_asks_where_the_key_lies_and_prints_the_public_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(key.VARIABLE, raising=False)
    with pytest.raises(say.Stop, match=key.VARIABLE):
        key.make()
    path = tmp_path / "update.pem"
    monkeypatch.setenv(key.VARIABLE, str(path))
    key.make()
    said = capsys.readouterr().out
    assert key.public_line(key.read(path)) in said
    assert "PRIVATE" not in said
    with pytest.raises(say.Stop, match="没有覆盖"):
        key.make()
    assert capsys.readouterr().out == ""


def test_file_that_is_no_key_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.pem").write_text("x", encoding="utf-8")
    for name in ("a.pem", "gone.pem"):
        with pytest.raises(say.Stop, match="没有更新私钥"):
            key.read(tmp_path / name)


def test_package_no_shipped_program_would_trust_is_not_made(tmp_path: Path) -> None:
    line = key.make_at(tmp_path / "update.pem")
    private, shipped = key.read(tmp_path / "update.pem"), tmp_path / "update-key.pub"
    with pytest.raises(say.Stop, match="没有程序会认"):
        key.demand_shipped(private, shipped)
    shipped.write_text(key.make_at(tmp_path / "other.pem"), encoding="ascii")
    with pytest.raises(say.Stop, match=re.escape(line)):
        key.demand_shipped(private, shipped)
    shipped.write_text(f"{line}\n", encoding="ascii")
    key.demand_shipped(private, shipped)


def test_words_are_read_by_version() -> None:
    told, after = changes.read("# why\n\n0.2.0 after 0.1.0\n一。\n二。\n0.1.0\n三。\n", "0.2.0")
    assert [(each.version, each.lines) for each in told] == [
        ("0.2.0", ("一。", "二。")),
        ("0.1.0", ("三。",)),
    ]
    assert after == "0.1.0"
    assert changes.read("0.1.0\n三。", "0.1.0")[1] == changes.ANY


@pytest.mark.parametrize("text", ["", "0.2.0\n", "0.1.0\n三。", "一。\n0.2.0\n二。"])
def test_version_without_words_stops_the_package(text: str) -> None:
    with pytest.raises(say.Stop):
        changes.read(text, "0.2.0")


def test_version_of_today_has_its_words() -> None:
    told, _ = changes.read(changes.CHANGES.read_text(encoding="utf-8"), names.version())
    versions = [manifest.version_of(each.version) for each in told]
    assert versions == sorted(versions, reverse=True)
    assert all(line.endswith("。") for each in told for line in each.lines)


def test_too_many_words_stop_the_package(tmp_path: Path) -> None:
    (tmp_path / "setup.exe").write_bytes(b"MZ")
    words = "0.2.0\n" + "很长。" * 30_000
    key.make_at(tmp_path / "update.pem")
    told = package.described(tmp_path / "setup.exe", "0.2.0", words)
    with pytest.raises(say.Stop, match="太长"):
        package.make(tmp_path / "setup.exe", told, key.read(tmp_path / "update.pem"), tmp_path)


def test_package_of_the_trial_passes_under_its_own_key(tmp_path: Path) -> None:
    (tmp_path / "trial.exe").write_bytes(b"MZ")
    made, line = trial.make_package(tmp_path / "trial.exe", tmp_path)
    assert check(made, trust.read_key(line)).manifest.version == trial.NUMBER


def test_package_and_installer_are_called_as_the_delivery_calls_them() -> None:
    assert manifest.NAME_OF_INSTALLER.format("1.2.3") == f"{names.EXECUTABLE}-1.2.3-setup.exe"
    assert manifest.NAME_OF_PACKAGE.format("1.2.3") == f"{names.EXECUTABLE}-1.2.3-update.zip"
    delivery = (ROOT / "build/freezing/delivery.py").read_text(encoding="utf-8")
    assert 'f"{EXECUTABLE}-{version()}-setup.exe"' in delivery


def test_installer_knows_the_words_it_is_started_with() -> None:
    script = (ROOT / "build/installer.nsi").read_text(encoding="utf-8")
    assert '${GetOptions} $1 "/WAIT="' in script
    assert '${GetOptions} $1 "/OPEN"' in script
