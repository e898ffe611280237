"""Every text can be read on every ground it stands on."""

import re

import pytest

from ui.look import colours
from ui.look.style import style_sheet

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def colour_of(body: str, name: str) -> str | None:
    found = re.search(rf"(?:^|[\s;]){name}:\s*(#[0-9A-Fa-f]{{6}})", body)
    return found.group(1) if found else None


@pytest.mark.parametrize("pair", colours.PAIRS_IN_USE)
def test_text_stands_out_from_its_ground(pair: tuple[str, str]) -> None:
    assert colours.contrast(*pair) >= 4.5


def test_every_pair_in_the_style_sheet_can_be_read() -> None:
    checked = 0
    for _, body in RULE.findall(style_sheet()):
        text, ground = colour_of(body, "color"), colour_of(body, "background-color")
        if text and ground:
            assert colours.contrast(text, ground) >= 4.5, body
            checked += 1
    assert checked > 10


def test_frames_of_fields_are_seen() -> None:
    assert colours.contrast(colours.LINE_STRONG, colours.PAPER) >= 3
    assert colours.contrast(colours.LINE_STRONG, colours.DESK) >= 3


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert round(colours.contrast("#000000", "#FFFFFF"), 2) == 21
    assert colours.contrast("#FFFFFF", "#FFFFFF") == 1


def test_tint_is_a_tenth_of_the_colour() -> None:
    assert colours.tint("#000000") == "#E6E6E6"
    assert colours.tint("#FFFFFF") == "#FFFFFF"
