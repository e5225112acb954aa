"""Pages at the addresses that pages had before: each leads on to where its page is now.

A page says in its front matter what it was called (``formerly``). Links from other places, bookmarks and printed
addresses go on working, offline and without JavaScript as well; with JavaScript the fragment comes along.
"""

import posixpath
from html import escape
from pathlib import Path

from publish.commands import ROOT
from publish.frontmatter import read_page
from publish.texts import published

DOCS = ROOT / "docs"
# Where scripts run, one leads on at once; a refresh beside it could come first, and would lose the fragment.
PAGE = """\
<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Flyttad sida: {title} - Bo kvar</title>
<noscript><meta http-equiv="refresh" content="0; url={href}"></noscript>
<link rel="icon" href="{up}/assets/marke.svg">
<link rel="stylesheet" href="{up}/assets/site.css">
<script type="module" src="{up}/assets/moved.mjs"></script>
</head>
<body class="bk-moved" data-md-color-scheme="default">
<main>
<h1>Sidan har flyttat</h1>
<p>Den finns nu här: <a href="{href}" data-moved>{title}</a></p>
</main>
</body>
</html>
"""


def write_moved(site: Path, docs: Path = DOCS) -> dict[str, str]:
    """Write a page into ``site`` for every former address of the pages in ``docs``; return where each leads."""
    leads = {}
    for path in published(docs.parent, docs.name):
        if path.suffix != ".md":
            continue
        name = path.relative_to(docs).as_posix()
        page = read_page(path.read_text(encoding="utf-8"), name)
        for address in page.items("formerly"):
            target = site / address
            target.parent.mkdir(parents=True, exist_ok=True)
            leads[str(address)] = name.replace(".md", ".html")
            text = moved(address, leads[str(address)], page.text("title"))
            target.write_text(text, encoding="utf-8")
    return leads


def moved(address: str, to: str, title: str) -> str:
    """Return the page at an old ``address``, which leads ``to`` another, of that title."""
    folder = posixpath.dirname(address) or "."
    href, up = posixpath.relpath(to, folder), posixpath.relpath(".", folder)
    return PAGE.format(href=escape(href), up=up, title=escape(title))
