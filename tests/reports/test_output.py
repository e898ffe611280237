"""A file comes into its place whole, or the clerk is told why not."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from models.output import (
    DiskFull,
    FileInUse,
    FolderMissing,
    FolderReadOnly,
    NameNotPossible,
    NotWritten,
    whole_file,
)
from models.troubles import Trouble


def test_finished_file_replaces_the_older_one(tmp_path: Path) -> None:
    path = tmp_path / "台账.pdf"
    path.write_text("older")
    with whole_file(path) as whole:
        whole.write_text("newer")
        assert path.read_text() == "older"
    assert path.read_text() == "newer"
    assert list(tmp_path.iterdir()) == [path]


def test_error_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with whole_file(tmp_path / "a.pdf") as whole:
            whole.write_text("half")
            raise ValueError("half")

    with pytest.raises(ValueError, match=r"^half$"):
        fail()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EROFS, FolderReadOnly),
        (errno.EACCES, FolderReadOnly),
        (errno.ENAMETOOLONG, NameNotPossible),
        (errno.EIO, NotWritten),
    ],
)
def test_system_errors_are_said_in_plain_words(
    number: int, trouble: type[Trouble], tmp_path: Path
) -> None:
    with pytest.raises(trouble) as caught, whole_file(tmp_path / "a.pdf"):
        raise OSError(number, "no")
    assert str(caught.value).endswith("。")
    assert "请" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing, match="old"), whole_file(tmp_path / "old" / "a.pdf"):
        pass


def test_name_too_long_for_the_disk_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NameNotPossible), whole_file(tmp_path / ("长" * 300 + ".pdf")) as whole:
        whole.write_text("x")
    assert list(tmp_path.iterdir()) == []


def test_path_too_long_for_windows_asks_for_a_shorter_name(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 250 + ".pdf")
    with pytest.raises(NameNotPossible, match="短些"), whole_file(path):
        raise OSError(errno.ENOENT, "no")  # what Windows answers beyond 260 characters
    assert list(tmp_path.iterdir()) == []


def test_target_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(NameNotPossible), whole_file(tmp_path / "a.pdf") as whole:
        whole.write_text("x")


def test_target_held_by_another_program_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "held")  # what Windows answers

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(FileInUse, match="关闭"), whole_file(tmp_path / "a.pdf") as whole:
        whole.write_text("x")
    assert list(tmp_path.iterdir()) == []
