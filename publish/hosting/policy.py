"""The content security policy, written once: as a meta element in every page, and as server headers.

The pages may run the scripts of this site and the few inline ones that the theme has (each by its
hash), and nothing else; they may speak to no other host. A meta element covers neither workers nor
framing, so the same policy also comes as headers for the servers that people use: see ``servers``.
"""

import base64
import hashlib
import re
from pathlib import Path

from publish.commands import BuildError

INLINE = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL)
STYLED = re.compile(r"<[a-z][^>]*\sstyle=|<style[\s>]|\son[a-z]+=\"", re.IGNORECASE)
HEAD = re.compile(r"(<head>\s*<meta charset=\"utf-8\">)")
# HTML is made of text, and a script is started, through the policy of that name only: docs/assets/trusted.mjs.
TRUSTED = ("require-trusted-types-for 'script'", "trusted-types bo-kvar")
OTHER_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

# Of the other headers, only this one can stand in a page: for hosts that send none.
REFERRER = f'<meta name="referrer" content="{OTHER_HEADERS["Referrer-Policy"]}">'


def seal(site: Path) -> dict[str, str]:
    """Put the policy into every page of ``site``, and return the headers that belong to these pages.

    The header's policy is the pages' own, and what a meta element may not say. Raises BuildError where a page
    has something that the policy would stop.
    """
    # The editions for download have policies of their own.
    pages = sorted(page for page in site.rglob("*.html") if page.relative_to(site).parts[0] != "ladda-ner")
    texts = {page: page.read_text(encoding="utf-8") for page in pages}
    faults = [
        f"{page.relative_to(site).as_posix()}: {found}"
        for page, text in texts.items()
        if (found := loose(text))
    ]
    if faults:
        print(*faults, sep="\n")
        message = f"{len(faults)} sidor har stil eller skript som innehållspolicyn stoppar (de står ovanför)"
        raise BuildError(message)
    hashes = sorted({value for text in texts.values() for value in script_hashes(text)})
    inner = policy(hashes)
    for page, text in texts.items():
        meta = f'\\1<meta http-equiv="Content-Security-Policy" content="{inner}">{REFERRER}'
        sealed, count = HEAD.subn(meta, text, count=1)
        if count != 1:
            message = f"{page.relative_to(site).as_posix()}: sidan har inget ställe för innehållspolicyn"
            raise BuildError(message)
        page.write_text(sealed, encoding="utf-8")
    return {"Content-Security-Policy": f"{inner}; frame-ancestors 'none'", **OTHER_HEADERS}


def loose(text: str) -> str:
    """Return the first style attribute, style element or inline handler of a page, which the policy forbids."""
    found = STYLED.search(text)
    return found.group()[:80] if found else ""


def script_hashes(text: str) -> list[str]:
    """Return the policy's sources for the inline scripts of a page; data (JSON) is no script."""
    return [
        f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"
        for attributes, body in INLINE.findall(text)
        if "application/json" not in attributes
    ]


def policy(hashes: list[str]) -> str:
    """Return the policy as one line, without what a meta element may not hold."""
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self' 'wasm-unsafe-eval'", *hashes]),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            *TRUSTED,
        ]
    )
