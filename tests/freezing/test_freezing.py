"""What freezes the program: its lists, its audits, and files that are the same each time."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from freezing import bundle, contents, names, packing, papers, version_record
from freezing.audits import folder as audit
from freezing.audits import imports
from freezing.audits.licences import unlisted
from freezing.audits.pe_file import Image
from freezing.pc import runtime, wine_gaps
from freezing.pc.machine import Machine
from reports.reading_back import words_of_pdf
from tests.contracts.house_rules import ROOT
from ui.start import homes

LOCK = """alembic==1.20.1 \\
    --hash=sha256:aa
cffi==2.1.1 ; platform_python_implementation != 'PyPy' \\
    --hash=sha256:bb
macholib==1.16.4 ; sys_platform == 'darwin' \\
    --hash=sha256:cc
pefile==2024.8.26 ; sys_platform == 'win32' \\
    --hash=sha256:dd
"""


def test_lock_for_windows_has_windows_own_and_no_conditions() -> None:
    told = runtime.locked_for_windows(LOCK)
    assert re.findall(r"(?m)^([a-z]+)==", told) == ["alembic", "cffi", "pefile"]
    assert ";" not in told
    assert told.count("--hash=sha256:") == 3


def test_whole_lock_can_be_read_for_windows() -> None:
    told = runtime.locked_for_windows((ROOT / "build/locked.txt").read_text(encoding="utf-8"))
    assert {"pefile", "pywin32-ctypes", "pyinstaller"} <= set(re.findall(r"(?m)^([\w-]+)==", told))
    assert "macholib==" not in told


def test_standard_library_holds_no_file_of_linux_alone() -> None:
    places = [place.as_posix() for _, place in runtime.standard_library()]
    assert "os.py" in places
    assert "encodings/gbk.py" in places
    assert not [each for each in places if each.startswith(("test/", "_sysconfigdata", "config-"))]


def test_library_made_for_wine_gives_one_function_and_takes_none(tmp_path: Path) -> None:
    image = Image(wine_gaps.fill_in(tmp_path))
    assert image.exports() == {"ProcessPrng"}
    assert image.imports() == []


def test_program_that_needs_what_windows_lacks_is_found(tmp_path: Path) -> None:
    bundled, system = tmp_path / "bundle", tmp_path / "system32"
    bundled.mkdir()
    system.mkdir()
    (bundled / "a.dll").write_bytes(taking("kernel32.dll", "SetThing"))
    (bundled / "b.dll").write_bytes(taking("icuuc.dll", "ucnv_open"))
    (bundled / "c.dll").write_bytes(taking("bcryptprimitives.dll", "ProcessPrng"))
    (bundled / "d.dll").write_bytes(taking("a.dll", "anything"))
    assert list(imports.complaints(bundled, system)) == [
        "a.dll needs kernel32.dll",
        "b.dll needs icuuc.dll",
    ]
    (system / "kernel32.dll").write_bytes(wine_gaps.forwarder("kernel32.dll", "Other", "a.b"))
    imports._given_by.cache_clear()
    assert "a.dll needs kernel32.dll!SetThing" in imports.complaints(bundled, system)


def taking(library: str, function: str) -> bytes:
    """Return a Windows library that needs one function of another."""
    made = bytearray(wine_gaps.forwarder("x.dll", "x", "a.b"))
    made[0x200:0x400] = bytes(0x200)
    directories = 64 + 24 + 112
    made[directories : directories + 16] = (
        bytes(8) + (0x1000).to_bytes(4, "little") + (40).to_bytes(4, "little")
    )
    words = b"\0\0" + function.encode() + b"\0" + library.encode() + b"\0"
    first, named = 0x1000 + 40, 0x1000 + 56
    entry = [first, 0, 0, named + 3 + len(function), first]
    table = b"".join(each.to_bytes(4, "little") for each in entry).ljust(40, b"\0")
    table += named.to_bytes(8, "little") + bytes(8) + words
    made[0x200 : 0x200 + len(table)] = table
    return bytes(made)


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """Return a folder that an audit has nothing against."""
    folder = tmp_path / "windows" / "ZongzhiTaizhang"
    folder.mkdir(parents=True)
    (folder / "qtbase_zh_CN.qm").touch()
    (tmp_path / "c" / "windows" / "system32").mkdir(parents=True)
    return folder


def complaints(folder: Path) -> list[str]:
    return audit.windows(folder, Machine(Path("python"), ("wine",), {}, folder.parents[1] / "c"))


def test_clean_folder_passes(frozen: Path) -> None:
    assert complaints(frozen) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("signing.pem", b"x"),
        ("ledger.db", b"x"),
        ("keys.json", b"{}"),
        ("a.txt", b"-----BEGIN PRIVATE KEY-----\n" + b"A" * 60),
        ("a.txt", b"AGE-SECRET-KEY-1" + b"Q" * 40),
        ("qtbase_de.qm", b""),
        ("icuuc.dll", wine_gaps.forwarder("icuuc.dll", "x", "a.b")),
        ("bcryptprimitives.dll", wine_gaps.forwarder("b.dll", "x", "a.b")),
        ("user32.dll", wine_gaps.forwarder("u.dll", "x", "a.b") + b"Wine builtin DLL"),
        ("a.pyc", str(ROOT).encode()),
    ],
)
def test_what_must_not_ship_is_found(frozen: Path, name: str, content: bytes) -> None:
    (frozen / name).write_bytes(content)
    assert len(complaints(frozen)) >= 1


def test_folder_too_large_is_found(frozen: Path) -> None:
    with (frozen / "large.bin").open("wb") as file:
        file.truncate(audit.MOST_BYTES + 1)
    assert any("MB, more than 130" in each for each in complaints(frozen))


def test_installer_too_large_is_found(tmp_path: Path) -> None:
    path = tmp_path / "setup.exe"
    path.write_bytes(b"x")
    assert audit.installer(path) == []
    with path.open("wb") as file:
        file.truncate(audit.MOST_BYTES_OF_INSTALLER + 1)
    assert "more than 50" in audit.installer(path)[0]


def test_file_too_deep_for_windows_is_found(frozen: Path) -> None:
    (frozen / ("a" * 140)).touch()
    assert complaints(frozen) == [f"{'a' * 140} lies too deep for Windows"]


def test_program_and_installer_agree_on_the_longest_folder() -> None:
    assert names.LONGEST_FOLDER == homes.LONGEST_PROGRAM_FOLDER
    assert names.PORTABLE_MARK == homes.PORTABLE_MARK


def test_library_whose_licence_is_not_shown_is_found() -> None:
    holders = {"sqlalchemy": ["SQLAlchemy"], "numpy": ["numpy"], "PIL": ["pillow"]}
    modules = ["os.path", "ui.say", "sqlalchemy.orm", "numpy.core", "PIL/_imaging", "main"]
    assert unlisted(modules, holders, ["sqlalchemy", "Pillow"]) == ["numpy"]


def test_texts_of_qt_but_the_chinese_stay_out() -> None:
    kept = [
        "PySide6/translations/qtbase_zh_CN.qm", "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/imageformats/qjpeg.dll", "PySide6\\Qt6Core.dll", "VCRUNTIME140.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
    ]  # fmt: skip
    dropped = [
        "PySide6/translations/qtbase_de.qm", "PySide6\\translations\\qt_zh_CN.qm",
        "PySide6/opengl32sw.dll", "PySide6\\plugins\\tls\\qopensslbackend.dll",
        "PySide6/VCRUNTIME140.dll", "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/lib/libQt6Network.so.6", "pypinyin/phrases_dict.json",
        "alembic-1.20.1.dist-info\\direct_url.json",
    ]  # fmt: skip
    assert [each for each in kept + dropped if contents._stays(each)] == kept


def test_version_record_tells_the_version_and_the_name() -> None:
    told = version_record.text()
    assert "'综治台账'" in told
    assert f"'{names.version()}'" in told


def test_stick_edition_is_marked_and_the_same_each_time(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "a.dll").write_bytes(b"a")
    papers.write(tmp_path / "papers", "2.36")
    first = packing.pack_stick(folder, tmp_path / "papers", tmp_path / "first.zip").read_bytes()
    papers.write(tmp_path / "papers", "2.36")
    second = packing.pack_stick(folder, tmp_path / "papers", tmp_path / "second.zip").read_bytes()
    assert first == second
    with zipfile.ZipFile(tmp_path / "first.zip") as box:
        assert "ZongzhiTaizhang/portable.txt" in box.namelist()
        assert "ZongzhiTaizhang/_internal/a.dll" in box.namelist()
        assert "ZongzhiTaizhang/添加信任（360、火绒）.pdf" in box.namelist()


def test_release_notes_say_that_nobody_signed_for_windows(tmp_path: Path) -> None:
    papers.write(tmp_path, "2.36")
    notes = (tmp_path / papers.NOTES).read_text(encoding="utf-8-sig")
    assert "built and tested under\nWine, not yet signed off on Windows" in notes
    assert f"综治台账 {names.version()} 版" in notes
    assert "{" not in notes
    told = words_of_pdf(tmp_path / papers.TRUST)
    assert "360安全卫士" in told
    assert "火绒安全软件" in told


def test_linux_archive_is_the_same_each_time(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "a").write_bytes(b"a")
    first = packing.pack_linux(folder, tmp_path / "first.tar.xz").read_bytes()
    (folder / "a").touch()
    assert packing.pack_linux(folder, tmp_path / "second.tar.xz").read_bytes() == first


def test_newest_glibc_is_read_from_the_libraries(tmp_path: Path) -> None:
    (tmp_path / "liba.so.1").write_bytes(b"\0GLIBC_2.4\0GLIBC_2.34\0GLIBC_PRIVATE")
    (tmp_path / "b.txt").write_bytes(b"GLIBC_2.99")
    assert packing.newest_glibc(tmp_path) == "2.34"


def test_sums_name_every_file(tmp_path: Path) -> None:
    (tmp_path / "a.exe").write_bytes(b"a")
    told = packing.write_sums(tmp_path).read_text(encoding="utf-8")
    assert told == ("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a.exe\n")


def test_windows_folder_is_made_from_build_lock_and_imports() -> None:
    made_from = packing.ingredients()
    assert any(each.startswith("locked.txt ") for each in made_from)
    assert any(each.startswith("windows.spec ") for each in made_from)
    assert "ui.console.commands.main" in made_from
    assert made_from == packing.ingredients()


def test_command_file_passes_words_on_and_gives_the_status_back() -> None:
    told = bundle._COMMAND.format(name=names.EXECUTABLE)
    assert '"%~dp0ZongzhiTaizhang.exe" %*' in told
    assert told.count("\r\n") == told.count("\n")
    assert told.rstrip().endswith("exit /b %TAIZHANG_STATUS%")


def test_installer_leaves_the_clerks_data_alone() -> None:
    script = (ROOT / "build/installer.nsi").read_text(encoding="utf-8")
    removed = re.findall(r"(?m)^\s*(?:RMDir|Delete)\s+(?:/r\s+)?\"([^\"]+)\"", script)
    ours = ("$INSTDIR", "$DESKTOP\\${TITLE}.lnk", "$SMPROGRAMS\\${TITLE}")
    assert removed
    assert all(each.startswith(ours) for each in removed)
    assert not re.search(r'RMDir /r "\$INSTDIR"', script)
