"""The content security policy, written once: as a meta element in every page, and as server headers.

The pages may run the scripts of this site and the few inline ones that the theme has (each by its
hash), and nothing else; they may speak to no other host. A meta element covers neither workers nor
framing, so the same policy also comes as headers for the servers that people use.
"""

import base64
import hashlib
import re
from pathlib import Path

from publish.commands import BuildError

INLINE = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL)
STYLED = re.compile(r"<[a-z][^>]*\sstyle=|<style[\s>]|\son[a-z]+=\"", re.IGNORECASE)
HEAD = re.compile(r"(<head>\s*<meta charset=\"utf-8\">)")
OTHER_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def seal(site: Path) -> None:
    """Put the policy into every page of ``site``, and the files with headers into its ``deploy`` folder."""
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
        meta = f'\\1<meta http-equiv="Content-Security-Policy" content="{inner}">'
        sealed, count = HEAD.subn(meta, text, count=1)
        if count != 1:
            message = f"{page.relative_to(site).as_posix()}: sidan har inget ställe för innehållspolicyn"
            raise BuildError(message)
        page.write_text(sealed, encoding="utf-8")
    write_headers(site, f"{inner}; frame-ancestors 'none'")


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
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def write_headers(site: Path, line: str) -> None:
    """Write the headers for nginx, Apache, IIS, and hosts that read a ``_headers`` file."""
    headers = {"Content-Security-Policy": line, **OTHER_HEADERS}
    (site / "_headers").write_text(
        "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items()), encoding="utf-8"
    )
    (site / ".htaccess").write_text(
        "ErrorDocument 404 /404.html\nAddType text/javascript .mjs\nAddType application/wasm .wasm\n<IfModule mod_headers.c>\n"
        + "".join(f'  Header always set {name} "{value}"\n' for name, value in headers.items())
        + "</IfModule>\n",
        encoding="utf-8",
    )
    deploy = site / "deploy"
    deploy.mkdir(exist_ok=True)
    (deploy / "nginx-headers.conf").write_text(
        "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items()), encoding="utf-8"
    )
    rows = "".join(f'        <add name="{name}" value="{value}" />\n' for name, value in headers.items())
    (site / "web.config").write_text(IIS.format(rows=rows), encoding="utf-8")


IIS = """\
<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <staticContent>
      <remove fileExtension=".mjs" />
      <mimeMap fileExtension=".mjs" mimeType="text/javascript" />
      <remove fileExtension=".wasm" />
      <mimeMap fileExtension=".wasm" mimeType="application/wasm" />
      <remove fileExtension=".webmanifest" />
      <mimeMap fileExtension=".webmanifest" mimeType="application/manifest+json" />
    </staticContent>
    <httpProtocol>
      <customHeaders>
{rows}      </customHeaders>
    </httpProtocol>
  </system.webServer>
</configuration>
"""
