"""Draw the picture atlas of emoji10: python make_atlas.py [NotoColorEmoji.ttf]

Writes data/emoji_atlas.png, a grid of small drawings with transparent background, one row a class,
and data/emoji_atlas.csv, which says for every drawing where it stands, its class, code point and name.
The font is Noto Color Emoji 2.042 as in Debian's package fonts-noto-color-emoji (version
2.042-0+deb12u1), under the SIL Open Font License 1.1; see data/emoji_atlas.LICENSE. It has to be done
once: datasets.py makes all pictures from these two files.
"""

import argparse
import csv
import unicodedata
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONT = Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")
DATA = Path(__file__).parent / "data"
BITMAP = 109  # the only size, in pixels, in which the font holds its bitmaps
CELL = 48  # side of one drawing in the atlas, in pixels
MARGIN = 2  # transparent pixels left free on each side of a cell

DRAWINGS = {
    "plane": (0x2708, 0x1F6E9, 0x1F6EB, 0x1F6EC),
    "car": (0x1F697, 0x1F699, 0x1F3CE, 0x1F695, 0x1F698, 0x1F696),
    "bird": (0x1F426, 0x1F424, 0x1F99C, 0x1F986, 0x1F985, 0x1F427),
    "cat": (0x1F431, 0x1F408, 0x1F63A, 0x1F638, 0x1F63C),
    "deer": (0x1F98C, 0x1FACE),  # the moose, too, is a deer
    "dog": (0x1F436, 0x1F415, 0x1F429, 0x1F9AE),
    "frog": (0x1F438,),  # the only frog of the font
    "horse": (0x1F434, 0x1F40E, 0x1F3C7, 0x1F3A0),
    "ship": (0x1F6A2, 0x26F4, 0x1F6F3, 0x26F5, 0x1F6E5, 0x1F6A4),
    "truck": (0x1F69A, 0x1F69B, 0x1F692, 0x1F6FB),
}

# Newer than the character table of some Python versions.
NAMES = {0x1FACE: "MOOSE"}


def drawing(font: ImageFont.FreeTypeFont, code_point: int) -> Image.Image:
    """One drawing, cut to what is visible and centred in a transparent cell of CELL x CELL pixels."""
    page = Image.new("RGBA", (160, 160))
    ImageDraw.Draw(page).text((0, 0), chr(code_point), font=font, embedded_color=True)
    box = page.getbbox()
    if box is None:
        raise SystemExit(f"The font has no drawing for U+{code_point:04X}. Use Noto Color Emoji.")
    picture = page.crop(box)
    picture.thumbnail((CELL - 2 * MARGIN, CELL - 2 * MARGIN), Image.Resampling.LANCZOS)
    cell = Image.new("RGBA", (CELL, CELL))
    cell.paste(picture, ((CELL - picture.width) // 2, (CELL - picture.height) // 2))
    return cell


def main() -> None:
    """Write the atlas and its table."""
    parser = argparse.ArgumentParser(description="Draw the picture atlas of emoji10.")
    parser.add_argument("font", nargs="?", type=Path, default=FONT, help="NotoColorEmoji.ttf")
    font = ImageFont.truetype(parser.parse_args().font, BITMAP)

    columns = max(len(code_points) for code_points in DRAWINGS.values())
    atlas = Image.new("RGBA", (columns * CELL, len(DRAWINGS) * CELL))
    rows = []
    for row, (class_name, code_points) in enumerate(DRAWINGS.items()):
        for column, code_point in enumerate(code_points):
            atlas.paste(drawing(font, code_point), (column * CELL, row * CELL))
            name = NAMES.get(code_point) or unicodedata.name(chr(code_point))
            rows.append((class_name, row, column, f"U+{code_point:04X}", name.lower()))

    atlas.save(DATA / "emoji_atlas.png", optimize=True)
    with (DATA / "emoji_atlas.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("class", "row", "column", "code_point", "name"))
        table.writerows(rows)
    print(f"{len(rows)} drawings of {len(DRAWINGS)} classes written to {DATA}")


if __name__ == "__main__":
    main()
