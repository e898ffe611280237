"""What a frozen folder holds, and what of the libraries stays out; both specs read it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from freezing.names import EXECUTABLE

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

# Drawn in by libraries for uses the program has not, or only by the checks.
EXCLUDED = [
    "IPython", "PySide6.QtDBus", "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtQml",
    "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtXml", "_msi", "_sqlite3",
    "click", "distutils", "doctest", "ensurepip", "fontTools", "hypothesis", "idlelib",
    "lib2to3", "lxml.html", "lxml.isoschematron", "lxml.objectify", "lxml.sax", "markdown_it",
    "matplotlib", "mypy", "numpy", "pandas", "pdb", "pip", "pydoc", "pydoc_data", "pygments",
    "pytest", "rich", "setuptools", "sqlite3", "tkinter", "tornado", "turtle", "unittest", "uv",
    "venv", "winsound",
    # hashlib has its own; no connection is ever made, and an old OpenSSL need not ship
    "_hashlib", "_ssl", "ssl",
]  # fmt: skip

_DROPPED = re.compile(
    "|".join(
        (
            r"(^|/)opengl32sw\.dll$",  # drawing by software, for windows that use OpenGL
            r"(^|/)d3dcompiler_\d+\.dll$",
            r"(^|/)(lib)?Qt6(Quick|Qml|Pdf|VirtualKeyboard|OpenGL|Network)\w*\.(dll|so.*)$",
            r"(^|/)(lib)?Qt6(Wayland|EglFS)\w*\.(dll|so.*)$",
            r"plugins/(generic|networkinformation|tls|egldeviceintegrations|sqldrivers|wayland)",
            r"plugins/platforminputcontexts/\w*virtualkeyboard",
            r"plugins/imageformats/(lib)?q(pdf|icns|tga|tiff|wbmp|webp)\.",
            r"plugins/platforms/(lib)?q(direct2d|minimal|eglfs|linuxfb|vnc|vkkhr|wayland)",
            r"plugins/xcbglintegrations/libqxcb-egl",
            r"plugins/platformthemes/libqgtk3",
            # printing on Linux is the system's own, with all that it stands on
            r"(^|/)lib(cups|gnutls|nettle|hogweed|p11-kit|tasn1|idn2|unistring|gmp|avahi)[\w-]*\.so",
            r"(^|/)lib(gssapi_krb5|krb5|krb5support|k5crypto|com_err|keyutils)\.so",
            r"translations/(?!qtbase_zh_CN)\w+\.qm$",
            r"PIL/_(avif|webp|imagingcms|imagingtk)\.",
            r"(^|/)lib(avif|webp|webpmux|webpdemux|sharpyuv)[-.]",
            r"pypinyin/phrases_dict\.json$",  # models/pinyin.py never reads them
            r"dist-info/(direct_url\.json|INSTALLER|REQUESTED|sboms/.*)$",
            # Qt brings the newer pair; the first one loaded serves all, so it must be that
            r"(PySide6|shiboken6)/(VCRUNTIME140|vcruntime140)(_1)?\.dll$",
        )
    )
)
_RESOURCES_LEFT_AT_HOME = {"screens"}


def analysed(analysis: type, **more: Any) -> Any:
    """Return PyInstaller's ``Analysis`` of the program, without what is left out."""
    found = analysis(
        [str(ROOT / "main.py")],
        pathex=[str(ROOT)],
        datas=_resources() + _records_of_libraries(),
        hiddenimports=["sqlalchemy.dialects.sqlite.pysqlite"],
        excludes=EXCLUDED,
        **more,
    )
    _refuse_unlisted(found)
    found.binaries = [each for each in map(_with_newer_runtime, found.binaries) if _stays(each[0])]
    found.datas = [each for each in found.datas if _stays(each[0])]
    return found


def _refuse_unlisted(found: Any) -> None:
    """Stop when something ships whose licence the page 关于 does not show."""
    from importlib.metadata import packages_distributions

    from freezing.audits.licences import unlisted
    from ui.rooms.settings.libraries import all_libraries

    modules = [each[0] for each in found.pure]
    modules += [each[0] for each in found.binaries if each[2] == "EXTENSION"]
    names = [library.name for library in all_libraries()]
    if strangers := unlisted(modules, packages_distributions(), names):
        raise SystemExit(f"not on the page of licences: {', '.join(strangers)}")


def program(exe: type, archive: Any, scripts: Any, **more: Any) -> Any:
    """Return the program in PyInstaller's terms: no console, UTF-8 whatever Windows says."""
    options = [("X utf8=1", None, "OPTION")]
    given = {"exclude_binaries": True, "upx": False, "contents_directory": "_internal", **more}
    return exe(archive, scripts, options, name=EXECUTABLE, console=False, **given)


def _resources() -> list[tuple[str, str]]:
    return [
        (str(each), f"resources/{each.name}" if each.is_dir() else "resources")
        for each in sorted((ROOT / "resources").iterdir())
        if each.name not in _RESOURCES_LEFT_AT_HOME
    ]


def _records_of_libraries() -> list[tuple[str, str]]:
    """The versions and licences that the page 关于 shows."""
    from PyInstaller.utils.hooks import copy_metadata

    from ui.rooms.settings.libraries import all_libraries

    return [each for library in all_libraries() for each in copy_metadata(library.name)]


def _stays(place: str) -> bool:
    return _DROPPED.search(place.replace("\\", "/")) is None


def _with_newer_runtime(entry: tuple[str, str, str]) -> tuple[str, str, str]:
    """Put Qt's Visual C++ runtime where Python's own, older one would lie."""
    if not re.fullmatch(r"(?i)vcruntime140(_1)?\.dll", entry[0]):
        return entry
    import PySide6

    return (entry[0], str(Path(PySide6.__file__).parent / entry[0].lower()), entry[2])
