"""A package is what was signed to the last byte, or it is refused before anything of it is used."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.update import layout, package, trust
from models.exchange.update.manifest import Change, Installer, changes_since, pack, unpack
from models.exchange.update.troubles import (
    Altered,
    CutOff,
    NoKey,
    NotAPackage,
    NotCopied,
    NotReadable,
    NotSignedByUs,
    NotUnderstood,
    UnfitPackage,
)
from models.progress import Cancelled
from tests.update_packages import CONTENT, Release, release

TOO_LARGE = (
    b'{"format": 1, "version": "0.3.0", "follows": "0.0.0", "changes": [], "installer": '
    b'{"name": "ZongzhiTaizhang-0.3.0-setup.exe", "size": 1e999, "digest": ""}}'
)


@pytest.fixture
def releaser(tmp_path: Path) -> Release:
    return release(tmp_path / "release")


class Stopping:
    """Stops at the step of that number."""

    def __init__(self, at: int) -> None:
        self.left = at

    def step(self, done: int, total: int, note: str = "") -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_package_tells_version_changes_and_gives_its_installer(
    releaser: Release, tmp_path: Path
) -> None:
    found = package.check(releaser.package(), releaser.key)
    assert found.manifest.version == "0.3.0"
    assert found.manifest.follows == "0.1.0"
    news = changes_since(found.manifest, "0.1.0")
    assert [each.version for each in news] == ["0.3.0", "0.2.0"]
    assert news[1].lines == ("任务可以按村分。", "到期提醒更早。")
    copy = package.lay_out_installer(found, tmp_path / "电脑" / "update")
    assert copy.name == "ZongzhiTaizhang-0.3.0-setup.exe"
    assert copy.read_bytes() == CONTENT
    assert [each.name for each in copy.parent.iterdir()] == [copy.name]


def test_package_is_a_zip_that_every_tool_opens_and_the_same_each_time(releaser: Release) -> None:
    path = releaser.package()
    first = path.read_bytes()
    with zipfile.ZipFile(path) as box:
        assert box.testzip() is None
        assert box.namelist() == [
            "manifest.json", "manifest.sig", "ZongzhiTaizhang-0.3.0-setup.exe",
        ]  # fmt: skip
        assert box.read(box.namelist()[2]) == CONTENT
    assert releaser.package().read_bytes() == first


def test_every_flipped_byte_is_refused(releaser: Release, tmp_path: Path) -> None:
    whole = releaser.package(content=b"MZ" + bytes(40)).read_bytes()
    path = tmp_path / "flipped.zip"
    for at in range(len(whole)):
        flipped = bytearray(whole)
        flipped[at] ^= 1 << at % 8
        path.write_bytes(flipped)
        with pytest.raises(UnfitPackage):
            package.check(path, releaser.key)


def test_every_shorter_file_is_refused_and_so_is_a_longer_one(
    releaser: Release, tmp_path: Path
) -> None:
    whole = releaser.package(content=b"MZ" + bytes(40)).read_bytes()
    path = tmp_path / "cut.zip"
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(UnfitPackage):
            package.check(path, releaser.key)
    with pytest.raises(CutOff):  # the last one: only the end is missing
        package.check(path, releaser.key)
    path.write_bytes(whole + b"\0")
    with pytest.raises(Altered):
        package.check(path, releaser.key)


@given(st.binary(max_size=400))
def test_no_stray_bytes_are_a_package(
    tmp_path_factory: pytest.TempPathFactory, held: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "stray.zip"
    path.write_bytes(held)
    with pytest.raises(NotAPackage):
        package.check(path, bytes(32))


@pytest.mark.parametrize("change", ["another key", "another manifest", "no signature"])
def test_what_the_release_key_did_not_sign_is_refused(
    releaser: Release, tmp_path: Path, change: str
) -> None:
    path = releaser.package()
    if change == "another key":
        with pytest.raises(NotSignedByUs):
            package.check(path, release(tmp_path / "stranger").key)
        return
    said = pack(package.check(path, releaser.key).manifest)
    signature = trust.sign(said, releaser.private)
    if change == "another manifest":
        said = said.replace(b'"version": "0.3.0"', b'"version": "0.9.0"')
    else:
        signature = bytes(64)
    write(path, said, signature, CONTENT)
    with pytest.raises(NotSignedByUs):
        package.check(path, releaser.key)


def test_signature_over_something_else_means_nothing(releaser: Release) -> None:
    assert not trust.is_signed(b"a", releaser.private.sign(b"a"), releaser.key)
    assert trust.is_signed(b"a", trust.sign(b"a", releaser.private), releaser.key)


def test_installer_swapped_for_one_of_the_same_size_is_refused(releaser: Release) -> None:
    path = releaser.package()
    said = pack(package.check(path, releaser.key).manifest)
    write(path, said, trust.sign(said, releaser.private), CONTENT[::-1])
    with pytest.raises(Altered):
        package.check(path, releaser.key)


def test_zip_that_swells_or_lies_about_sizes_is_never_unpacked(
    releaser: Release, tmp_path: Path
) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("manifest.json", bytes(50_000_000))
    with pytest.raises(NotAPackage):
        package.check(path, releaser.key)
    huge = layout.Entry("manifest.json", layout.MOST_MANIFEST + 1, 0)
    path.write_bytes(layout.header(huge) + bytes(layout.MOST_MANIFEST + 1))
    with pytest.raises(NotAPackage):
        package.check(path, releaser.key)
    path.write_bytes(layout.header(layout.Entry("../../a.exe", 1, 0)) + bytes(60))
    with pytest.raises(NotAPackage):
        package.check(path, releaser.key)


@pytest.mark.parametrize(
    "wrong",
    [
        {"installer": Installer("../setup.exe", 5, "0" * 64)},
        {"installer": Installer("ZongzhiTaizhang-0.3.0-setup.exe", 0, "0" * 64)},
        {"installer": Installer("ZongzhiTaizhang-0.3.0-setup.exe", 5, "x")},
        {"installer": Installer("ZongzhiTaizhang-0.3.0-setup.exe", 1 << 40, "0" * 64)},
        {"follows": "new"},
        {"changes": (Change("0.3", ()),)},
    ],
)
def test_signed_manifest_of_unknown_form_is_refused(
    releaser: Release, wrong: dict[str, object]
) -> None:
    with pytest.raises(NotUnderstood):
        package.check(releaser.package(**wrong), releaser.key)


@pytest.mark.parametrize(
    "held",
    [b"", b"[]", b"null", b'{"format": 2}', b'{"format": 1}', b"[" * 50_000, b"\xff",
     b'{"format": 1, "version": 1e999}', TOO_LARGE],
)  # fmt: skip
def test_bytes_that_are_no_manifest_are_a_value_error(held: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (it is all that is promised)
        unpack(held)


def test_manifest_comes_back_as_it_was_packed(releaser: Release) -> None:
    told = package.check(releaser.package(), releaser.key).manifest
    assert unpack(pack(told)) == told


def test_missing_file_and_folder_are_not_readable(releaser: Release, tmp_path: Path) -> None:
    for path in (tmp_path / "gone.zip", tmp_path):
        with pytest.raises(NotReadable):
            package.check(path, releaser.key)


@pytest.mark.parametrize("at", [0, 2])
def test_cancel_leaves_no_copy(releaser: Release, tmp_path: Path, at: int) -> None:
    path, folder = releaser.package(content=CONTENT * 2000), tmp_path / "update"
    with pytest.raises(Cancelled):
        package.check(path, releaser.key, Stopping(at))
    found = package.check(path, releaser.key, Stopping(3))
    with pytest.raises(Cancelled):
        package.lay_out_installer(found, folder, Stopping(at))
    assert not folder.exists()
    copy = package.lay_out_installer(found, folder, Stopping(3))
    assert copy.read_bytes() == CONTENT * 2000


def test_package_changed_after_it_was_checked_is_not_laid_out(
    releaser: Release, tmp_path: Path
) -> None:
    path, folder = releaser.package(), tmp_path / "update"
    found = package.check(path, releaser.key)
    whole = path.read_bytes()
    path.write_bytes(whole[: found.at] + b"x" + whole[found.at + 1 :])
    with pytest.raises(Altered):
        package.lay_out_installer(found, folder)
    path.write_bytes(whole[: found.at + 5])
    with pytest.raises(CutOff):
        package.lay_out_installer(found, folder)
    path.unlink()
    with pytest.raises(NotReadable):
        package.lay_out_installer(found, folder)
    assert not folder.exists()


def test_folder_that_cannot_be_made_is_said(releaser: Release, tmp_path: Path) -> None:
    found = package.check(releaser.package(), releaser.key)
    (tmp_path / "file").touch()
    with pytest.raises(NotCopied):
        package.lay_out_installer(found, tmp_path / "file" / "update")


def test_build_without_a_key_takes_no_updates(releaser: Release, tmp_path: Path) -> None:
    path = tmp_path / trust.KEY_FILE
    for held in (None, "", "not a key", trust.write_key(bytes(31)), "密"):
        if held is not None:
            path.write_text(held, encoding="utf-8")
        with pytest.raises(NoKey):
            trust.key_of_this_build(path)
    path.write_text(trust.write_key(releaser.key) + "\n", encoding="ascii")
    assert trust.key_of_this_build(path) == releaser.key


def write(path: Path, said: bytes, signature: bytes, content: bytes) -> None:
    """Write a package by hand, with every header as it should be."""
    named = (
        (layout.MANIFEST, said),
        (layout.SIGNATURE, signature),
        ("ZongzhiTaizhang-0.3.0-setup.exe", content),
    )
    entries = [layout.entry_of(name, held) for name, held in named]
    box = io.BytesIO()
    for entry, (_, held) in zip(entries, named, strict=True):
        box.write(layout.header(entry) + held)
    path.write_bytes(box.getvalue() + layout.tail(entries))
