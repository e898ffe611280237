"""What the program and its tests need from the operating system."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys

import apt

# Library → Debian package. These are exactly the direct needs (objdump -p, NEEDED) of the
# wheel's libQt6Gui, libQt6DBus, libqoffscreen, libqxcb and libcupsprintersupport.
_DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
_PRINTING = {"libcups.so.2": "libcups2"}
_TEST_PROGRAMS = {"pdftotext": "poppler-utils", "Xvfb": "xvfb"}


def has_screen() -> bool:
    """Say whether a window could be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_ready_for_windows() -> None:
    """Install what Qt needs to show windows and print; Stop when it cannot be had."""
    needed = _DRAWING | _X11 | _PRINTING
    if os.environ.get("WAYLAND_DISPLAY"):
        needed |= _WAYLAND
    _install(_missing_libraries(needed), "显示窗口")


def make_ready_for_drawing() -> None:
    """Install what Qt needs to draw without a screen; Stop when it cannot be had."""
    _install(_missing_libraries(_DRAWING), "生成图文")


def make_ready_for_tests() -> None:
    """Install what the tests use besides; Stop when it cannot be had."""
    libraries = _missing_libraries(_DRAWING | _X11 | _PRINTING)
    programs = [package for name, package in _TEST_PROGRAMS.items() if not shutil.which(name)]
    _install(libraries + programs, "运行测试")


def _install(packages: list[str], purpose: str) -> None:
    if packages and sys.platform.startswith("linux"):
        apt.install(sorted(packages), purpose)


def _missing_libraries(needed: dict[str, str]) -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in needed.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
