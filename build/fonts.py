"""Cuts the bundled fonts out of the full Noto fonts, so that they fit in the installer.

Where the parts come from (once, on a developer's machine; the results are committed):

* the fonts: npm packages ``@expo-google-fonts/noto-serif-sc`` and ``noto-sans-sc``
  (``npm pack NAME``, then unpack), SIL Open Font License 1.1;
* the 8105 characters of 通用规范汉字表 (2013): field kTGH of Unihan 15.0, Debian package
  ``unicode-data``, file ``Unihan_OtherMappings.txt.bz2``; kept in ``resources/fonts``;
* rare characters of names, which Noto lacks: those that the police's identity system brought into
  Unicode (kIRG_GSource GIDC, file ``Unihan_IRGSources.txt.bz2``) and ``MORE_NAMES``, from
  HanaMinB of Debian's ``fonts-hanazono`` (free for any use).

``python build/fonts.py NPM_FOLDER [UNIHAN_OTHER_MAPPINGS_BZ2]``
``python build/fonts.py --names HANAMINB_TTF UNIHAN_IRG_SOURCES_BZ2``
"""

from __future__ import annotations

import bz2
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
STANDARD_LIST = FONTS / "standard-8105.txt"
EXPECTED_CHARACTERS = 8105

SYMBOL_BLOCKS = (
    (0x0020, 0x017F),  # Latin with accents
    (0x02C7, 0x02DD),
    (0x0391, 0x03C9),  # Greek
    (0x2010, 0x2027),  # dashes, quotes, dots
    (0x2030, 0x205E),
    (0x2070, 0x209C),
    (0x20A0, 0x20BF),
    (0x2100, 0x218B),  # № ℃ Ⅰ
    (0x2190, 0x2199),
    (0x2200, 0x22FF),
    (0x2460, 0x24FF),  # ① ⑴ ⒈
    (0x2500, 0x27BF),  # boxes, □ ■ ○ ● △ ☆ ✓
    (0x2E80, 0x2FDF),  # radicals, as badly copied text holds them
    (0x3000, 0x303F),
    (0x3105, 0x312F),
    (0x3200, 0x33FF),  # ㈠ ㎡
    (0xFE30, 0xFE6F),
    (0xFF00, 0xFFEF),
)


MORE_NAMES = "𠮷"
"""Forms of surnames that people insist on and no source of the mainland lists."""
NAMES_FONT = "RareNames.ttf"


@dataclass(frozen=True)
class Cut:
    """One bundled font: where it comes from, and whether all of GBK is kept."""

    source: str
    target: str
    with_gbk: bool


CUTS = (
    Cut("NotoSerifSC_400Regular.ttf", "NotoSerifSC-Regular.ttf", with_gbk=True),
    Cut("NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf", with_gbk=False),
    Cut("NotoSansSC_700Bold.ttf", "NotoSansSC-Bold.ttf", with_gbk=False),
)


def write_standard_list(unihan: Path) -> None:
    """Write the 8105 characters in the order of the table, 50 a line."""
    places: dict[int, str] = {}
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.split("\t")
            if len(parts) == 3 and parts[1] == "kTGH":
                places[int(parts[2].split()[0].split(":")[1])] = chr(int(parts[0][2:], 16))
    ordered = [places[place] for place in sorted(places)]
    if len(ordered) != EXPECTED_CHARACTERS:
        raise SystemExit(f"{len(ordered)} characters in {unihan}, not {EXPECTED_CHARACTERS}")
    rows = ("".join(ordered[at : at + 50]) for at in range(0, len(ordered), 50))
    STANDARD_LIST.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")


def standard_characters() -> set[int]:
    """Code points of 通用规范汉字表."""
    return {ord(char) for char in STANDARD_LIST.read_text(encoding="utf-8") if char != "\n"}


def gbk_characters() -> set[int]:
    """Code points of GBK (code page 936)."""
    pairs = (bytes((high, low)) for high in range(0x81, 0xFF) for low in range(0x40, 0xFF))
    return {ord(char) for pair in pairs for char in pair.decode("gbk", "ignore")}


def gb2312_characters() -> set[int]:
    """Code points of GB 2312; fontconfig calls a font Chinese only if it has them all."""
    pairs = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    return {ord(char) for pair in pairs for char in pair.decode("gb2312", "ignore")}


def cut(one: Cut, packages: Path) -> Path:
    """Write one bundled font; layout tables and hints go, as ReportLab and Qt need neither."""
    wanted = standard_characters() | gb2312_characters()
    for first, last in SYMBOL_BLOCKS:
        wanted.update(range(first, last + 1))
    if one.with_gbk:
        wanted |= gbk_characters()
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "vhea", "vmtx"]
    font = subset.load_font(str(next(packages.rglob(one.source))), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    target = FONTS / one.target
    subset.save_font(font, str(target), options)
    return target


def police_characters(sources: Path) -> set[int]:
    """Code points that the identity system of the police brought into Unicode."""
    with bz2.open(sources, "rt", encoding="utf-8") as lines:
        parts = (line.rstrip("\n").split("\t") for line in lines)
        return {
            int(each[0][2:], 16)
            for each in parts
            if len(each) == 3 and each[1] == "kIRG_GSource" and each[2].startswith("GIDC")
        }


def cut_names(font_file: Path, sources: Path) -> Path:
    """Write the font of rare names, under a name of its own."""
    wanted = police_characters(sources) | set(map(ord, MORE_NAMES))
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "vhea", "vmtx"]
    font = subset.load_font(str(font_file), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = "RareNames"
    target = FONTS / NAMES_FONT
    subset.save_font(font, str(target), options)
    return target


def main(arguments: list[str]) -> None:
    """Make every bundled font and copy the licences beside them."""
    FONTS.mkdir(parents=True, exist_ok=True)
    if arguments[0] == "--names":
        target = cut_names(Path(arguments[1]), Path(arguments[2]))
        print(f"{target.name}: {target.stat().st_size / 1e3:.0f} kB")
        return
    packages = Path(arguments[0])
    if len(arguments) > 1:
        write_standard_list(Path(arguments[1]))
    for one in CUTS:
        target = cut(one, packages)
        print(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB")
    for name, package in (("OFL-NotoSerifSC.txt", "serif"), ("OFL-NotoSansSC.txt", "sans")):
        licence = next(p for p in packages.rglob("LICENSE_FONT") if f"noto-{package}" in str(p))
        shutil.copyfile(licence, FONTS / name)


if __name__ == "__main__":
    main(sys.argv[1:])
