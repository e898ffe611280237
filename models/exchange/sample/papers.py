"""Pictures that stand for scans in the sample: plainly marked as invented."""

from __future__ import annotations

import io

from models.resources import resource

_SIZE = (827, 1169)  # A4 at 100 dots an inch


def draw_scan(title: str, lines: tuple[str, ...]) -> bytes:
    """Return a JPEG page with a title, some lines and the mark 示例（虚构）."""
    from PIL import Image, ImageDraw, ImageFont

    face = str(resource("fonts", "NotoSansSC-Regular.ttf"))
    big, small = ImageFont.truetype(face, 34), ImageFont.truetype(face, 22)
    page = Image.new("L", _SIZE, 255)
    pen = ImageDraw.Draw(page)
    pen.text((_SIZE[0] / 2, 130), title, font=big, fill=20, anchor="mm")
    for number, line in enumerate(lines):
        pen.text((110, 220 + 44 * number), line, font=small, fill=40)
    pen.rectangle((90, 190, _SIZE[0] - 90, _SIZE[1] - 170), outline=150)
    pen.text((_SIZE[0] / 2, _SIZE[1] - 110), "示例（虚构）", font=big, fill=130, anchor="mm")
    out = io.BytesIO()
    page.save(out, "JPEG", quality=80)
    return out.getvalue()
