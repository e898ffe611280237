"""What make.py asks of the operating system is what Qt really needs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

import apt
import say
import system

QT = Path(PySide6.__file__).parent / "Qt"
# Of every Debian (libc, libstdc++), or brought by the wheel itself.
GIVEN = re.compile(
    r"lib(Qt6|icu|c\.|m\.|gcc_s|pthread|dl\.|rt\.|stdc\+\+|z\.|zstd|gthread|shiboken|pyside)|ld-"
)


def needs(*files: str) -> set[str]:
    """Return the libraries that these files of the wheel name as needed, by ldd's own walk."""
    found: set[str] = set()
    for name in files:
        told = subprocess.run(
            [sys.executable, "-c", READ_NEEDED, str(QT / name)],
            capture_output=True,
            text=True,
            check=True,
        )
        found |= {each for each in told.stdout.split() if not GIVEN.match(each)}
    return found


# The dynamic section of an ELF file names what it needs; no binutils on a bare machine.
READ_NEEDED = """
import struct, sys
data = open(sys.argv[1], "rb").read()
(at,), (size, count) = struct.unpack_from("<Q", data, 40), struct.unpack_from("<HH", data, 58)
heads = [struct.unpack_from("<IIQQQQIIQQ", data, at + size * n) for n in range(count)]
for head in heads:
    if head[1] == 6:
        names = heads[head[6]][4]
        for place in range(head[4], head[4] + head[5], 16):
            tag, value = struct.unpack_from("<QQ", data, place)
            if tag == 1:
                print(data[names + value:data.index(b"\\0", names + value)].decode())
"""


def test_drawing_needs_exactly_what_is_listed() -> None:
    wheel = needs(
        "lib/libQt6Gui.so.6", "lib/libQt6DBus.so.6", "lib/libQt6Widgets.so.6",
        "lib/libQt6Svg.so.6", "lib/libQt6PrintSupport.so.6", "plugins/platforms/libqoffscreen.so",
    )  # fmt: skip
    assert wheel == set(system._DRAWING)


def test_windows_need_exactly_what_is_listed() -> None:
    wheel = needs(
        "plugins/platforms/libqxcb.so", "lib/libQt6XcbQpa.so.6",
        "plugins/xcbglintegrations/libqxcb-glx-integration.so",
    )  # fmt: skip
    assert wheel - set(system._DRAWING) == set(system._X11)


def test_wayland_needs_exactly_what_is_listed() -> None:
    wheel = needs("plugins/platforms/libqwayland-egl.so", "lib/libQt6WaylandClient.so.6")
    assert wheel - set(system._DRAWING) == set(system._WAYLAND)


def test_printing_needs_exactly_what_is_listed() -> None:
    wheel = needs("plugins/printsupport/libcupsprintersupport.so")
    assert wheel - set(system._DRAWING) == set(system._PRINTING)


def test_window_opens_on_a_real_x_server(tmp_path: Path) -> None:
    code = (
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "app = QApplication([]); w = QLabel('台账'); w.show(); app.processEvents()\n"
        "print(app.platformName())"
    )
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1366x768x24",
        "-nolisten",
        "tcp",
    ]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as number:
                display = f":{number.readline().strip()}"
            env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
            done = subprocess.run(
                [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False
            )
        finally:
            server.terminate()
    assert (done.returncode, done.stdout.strip()) == (0, "xcb"), done.stderr


def test_library_that_is_missing_is_named_by_its_package() -> None:
    assert system._missing_libraries({"libnosuchthing.so.9": "libnosuchthing9"}) == [
        "libnosuchthing9"
    ]


def test_machine_without_apt_is_told_the_packages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(say.Stop, match="显示窗口缺少系统软件包：libegl1、libgl1"):
        apt.install(["libegl1", "libgl1"], "显示窗口")


@pytest.mark.parametrize(
    ("variables", "screen"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "w"}, True),
        ({"DISPLAY": ""}, False),
    ],
)
def test_screen_is_seen_by_its_variables(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], screen: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert system.has_screen() is screen
