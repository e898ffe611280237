"""The version record of the Windows programs, as Explorer shows it under 属性 → 详细信息."""

from __future__ import annotations

from freezing.names import EXECUTABLE, TITLE, WORK, version

_RECORD = """# UTF-8
VSVersionInfo(
  ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3f, flags=0x0, OS=0x40004,
                    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('080404b0', [{strings}])]),
    VarFileInfo([VarStruct('Translation', [2052, 1200])]),
  ])
"""


def text() -> str:
    """Return the record in PyInstaller's own notation."""
    told = {
        "FileDescription": TITLE,
        "FileVersion": version(),
        "InternalName": EXECUTABLE,
        "OriginalFilename": f"{EXECUTABLE}.exe",
        "ProductName": TITLE,
        "ProductVersion": version(),
    }
    strings = ", ".join(f"StringStruct({name!r}, {said!r})" for name, said in told.items())
    numbers = [int(each) for each in version().split(".")]
    return _RECORD.format(four=tuple((numbers + [0] * 4)[:4]), strings=strings)


def written() -> str:
    """Write the record where PyInstaller reads it; return the path."""
    path = WORK / "version_record.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(), encoding="utf-8")
    return str(path)
