"""Draws the icons of the installed site from its mark: `python -m tools.icons`, in the folder tests, after the mark has changed.

The pictures are kept with the sources, since a build must not need a browser. The same Chromium gives the
same bytes.
"""

import re
import shutil

from playwright.sync_api import sync_playwright

from publish.commands import ROOT
from tools.browser import launch_arguments, need_chromium

MARK = ROOT / "docs/assets/marke.svg"
TARGET = ROOT / "docs/ikoner"
# A round mask leaves four fifths of the width; the house's corners must be inside.
SAFE = 0.8
# Name, width, and whether the system cuts the icon into a shape of its own.
ICONS = (("192", 192, False), ("512", 512, False), ("mask-512", 512, True), ("180", 180, True))


def main() -> None:
    """Draw every icon, and lay the mark beside them: that is how a test sees that they belong together."""
    TARGET.mkdir(exist_ok=True)
    shutil.copyfile(MARK, TARGET / "marke.svg")
    mark = MARK.read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=need_chromium(), args=launch_arguments())
        for name, width, whole in ICONS:
            page = browser.new_page(viewport={"width": width, "height": width})
            page.set_content(
                f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{filled(mark) if whole else mark}"
            )
            page.screenshot(path=TARGET / f"{name}.png", omit_background=True)
            page.close()
        browser.close()


def filled(mark: str) -> str:
    """Return the mark with its ground out to the edges, and the drawing where no mask reaches."""
    opening, ground, drawing = re.fullmatch(
        r"(<svg[^>]*>)(<rect[^>]*/>)(.*)</svg>\s*", mark, re.DOTALL
    ).groups()  # type: ignore[union-attr]
    ground = re.sub(r' rx="\d+"', "", ground)
    return f'{opening}{ground}<g transform="translate(16 16) scale({SAFE}) translate(-16 -16)">{drawing}</g></svg>'


if __name__ == "__main__":
    main()
