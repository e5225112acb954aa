"""What a web server must know to publish the site as it is meant: headers, types, caching, the page for what is missing.

The same rules are written for nginx, Apache, IIS, and hosts that read a ``_headers`` file. They stand in the
site itself, so that an update brings the policy that belongs to its pages.
"""

import os
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from publish.commands import BuildError

# A name with a hash of the content in it: name.0123abcd.css, or a folder name-0123abcd/. Read by Python, nginx and Apache.
HASHED = r"/assets/(.*/)?([^/]+-[0-9a-f]{8}/.+|[^/]+\.[0-9a-f]{8}\.[^/]+)$"
FOREVER = "public, max-age=31536000, immutable"
# The answers that are the file itself, whole or in part: no other answer under its name may be kept for ever.
KEPT = ("200", "206", "304")
# Kept, but asked for again each time: the answer is mostly "304 Not Modified".
ASK = "no-cache"
# A module or a WebAssembly file of the wrong type is refused by the browser, the latter in silence.
TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "mjs": "text/javascript",
    "json": "application/json",
    "map": "application/json",
    "webmanifest": "application/manifest+json",
    "wasm": "application/wasm",
    "svg": "image/svg+xml",
    "png": "image/png",
    "xml": "application/xml",
    "txt": "text/plain",
    "conf": "text/plain",
    "sha256": "text/plain",
    "zip": "application/zip",
}
# The same, as a header says it, by the end of a file's name.
CONTENT_TYPES = {
    f".{suffix}": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    for suffix, kind in TYPES.items()
}
# A plain address: scheme, host, perhaps a port and a path, whose other letters stand as %-signs.
ADDRESS = re.compile(
    r"https?://([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?(/[A-Za-z0-9._~%+@,!-]*)*"
)
# What a path may not hold, also behind %-signs: nginx and Apache read these as their own.
UNSAFE = re.compile(r"""["'`\\<>{}();$#?*|^\ufffd]""")
# Where the examples have the site; the one thing to change in them.
FOLDER = "/srv/bo-kvar"


def check_address() -> None:
    """Raise BuildError where ``SITE_URL`` is set to anything but a plain address.

    It is written into every page and into servers' rules as it stands: a quote would end what it stands in.
    """
    address = os.environ.get("SITE_URL", "")
    path = unquote(urlsplit(address).path, errors="replace") if ADDRESS.fullmatch(address) else ""
    if address and (not path.isprintable() or UNSAFE.search(path) or not ADDRESS.fullmatch(address)):
        raise BuildError(
            f"SITE_URL är {address!a} (skriv en hel adress, till exempel https://exempel.se/bo-kvar/)"
        )


def published(page: str) -> str:
    """Return where a page of the site will stand, if ``SITE_URL`` says."""
    address = os.environ.get("SITE_URL", "")
    return address and urljoin(f"{address.rstrip('/')}/", page)


def base_path() -> str:
    """Return the path that the site will have on its host, from ``SITE_URL`` as mkdocs.yml reads it; mostly "/"."""
    path = urlsplit(os.environ.get("SITE_URL", "")).path
    return path if path.endswith("/") else f"{path}/"


def write_servers(site: Path, headers: Mapping[str, str], base: str, leads: Mapping[str, str]) -> None:
    """Write the rules for every server into ``site``.

    ``headers`` are for all addresses, ``base`` is the site's path, ``leads`` says where each old address leads.
    """
    deploy = site / "deploy"
    deploy.mkdir(exist_ok=True)
    kept = hashed(site)
    for path, text in (
        (deploy / "nginx-headers.conf", nginx_headers(headers)),
        (deploy / "nginx.conf", nginx(base, leads)),
        (site / ".htaccess", apache(headers, base)),
        (site / "web.config", iis(headers, kept, base)),
        (site / "_headers", plain_headers(headers, kept, base)),
    ):
        path.write_text(text, encoding="utf-8")


def hashed(site: Path) -> list[str]:
    """Return what may be kept for ever, as paths from the site's root: folders (ending in /) and single files."""
    found = set()
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and re.search(HASHED, f"/{name}"):
            folder = re.match(r".*?-[0-9a-f]{8}/", name)
            found.add(folder[0] if folder else name)
    return sorted(found)


def nginx_headers(headers: Mapping[str, str]) -> str:
    """Return the headers as nginx reads them, for any configuration to include."""
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())


def nginx(base: str, leads: Mapping[str, str]) -> str:
    """Return a whole server for nginx.

    All headers stand at the level of the server: a location with an ``add_header`` of its own would drop them.
    An old address leads on at once, but the page at it is still there for who asks with a query, as the service
    worker does for the very bytes that were built: sent elsewhere it would find them altered, and keep nothing.
    """
    types = "".join(f"        {kind} {suffix};\n" for suffix, kind in TYPES.items())
    # nginx compares with the address as it is when its %-signs have been read.
    path = unquote(base)
    bare = "" if base == "/" else f'    location = "{path.rstrip("/")}" {{ return 301 {base}; }}\n'
    return NGINX.format(
        folder=FOLDER,
        hashed=HASHED,
        kept="|".join(KEPT),
        forever=FOREVER,
        ask=ASK,
        types=types,
        bare=bare,
        leads="".join(
            NGINX_LEADS.format(old=old, new=new, base=base, path=path, folder=FOLDER)
            for old, new in leads.items()
        ),
        base=path,
    )


def apache(headers: Mapping[str, str], base: str) -> str:
    """Return the rules for Apache, as a file that it reads in the site's folder."""
    return APACHE.format(
        base=base,
        types="".join(f"AddType {kind} .{suffix}\n" for suffix, kind in TYPES.items()),
        headers="".join(f'  Header always set {name} "{value}"\n' for name, value in headers.items()),
        hashed=HASHED,
        kept="|".join(KEPT),
        forever=FOREVER,
        ask=ASK,
    )


def iis(headers: Mapping[str, str], kept: list[str], base: str) -> str:
    """Return the rules for IIS; it knows no patterns, so each name in ``kept`` has its own.

    What may be set higher up is removed before it is added: a second one of a name is an error on every page.

    The page for missing addresses is a file that it looks for from the host's root, where the site has the path ``base``.
    """
    return IIS.format(
        missing=escape(f"{unquote(base).removeprefix('/')}404.html"),
        types="".join(
            f'      <remove fileExtension=".{suffix}" />\n'
            f'      <mimeMap fileExtension=".{suffix}" mimeType="{kind}" />\n'
            for suffix, kind in TYPES.items()
        ),
        headers="".join(
            f'        <remove name="{name}" />\n        <add name="{name}" value="{escape(value)}" />\n'
            for name, value in headers.items()
        ),
        kept="".join(IIS_KEPT.format(path=name.rstrip("/")) for name in kept),
    )


def plain_headers(headers: Mapping[str, str], kept: list[str], base: str) -> str:
    """Return the rules of a ``_headers`` file.

    Hosts that read one join the values of every rule that fits, and let browsers ask again by themselves:
    so only what is kept for ever has a rule for caching.
    """
    everywhere = f"{base}*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
    paths = [f"{base}{name}*" if name.endswith("/") else f"{base}{name}" for name in kept]
    return everywhere + "".join(f"{path}\n  Cache-Control: {FOREVER}\n" for path in paths)


NGINX = """\
# Bo kvar på nginx. Skriven av bygget: byt {folder} mot mappen där webbplatsen ligger, och server_name mot ert namn.
# Lägg till certifikat (listen 443 ssl): utan https sparar webbläsaren inget för bruk utan nät.

map "$status $uri" $bo_kvar_cache {{
    default "{ask}";
    "~^({kept}) .*{hashed}" "{forever}";
}}

server {{
    listen 80;
    server_name exempel.se;
    server_tokens off;
    absolute_redirect off;

    include {folder}/deploy/nginx-headers.conf;
    add_header Cache-Control $bo_kvar_cache always;

    charset utf-8;
    charset_types text/css text/javascript text/plain application/json application/manifest+json application/xml;
    default_type application/octet-stream;
    types {{
{types}    }}

    # Bygget har packat filerna i förväg. Raden om brotli kräver libnginx-mod-http-brotli-static (Debian, Ubuntu).
    gzip_static on;
    gzip_vary on;
    # brotli_static on;

    # En mapp utan egen sida visas aldrig som en lista.
    error_page 403 404 =404 "{base}404.html";
{bare}{leads}    location "{base}" {{
        alias {folder}/;
        index index.html;
    }}
}}
"""

NGINX_LEADS = """\
    location = "{path}{old}" {{
        if ($is_args = "") {{ return 301 "{base}{new}"; }}
        alias {folder}/{old};
    }}
"""

APACHE = """\
# Bo kvar på Apache. Skriven av bygget; läses där AllowOverride tillåter FileInfo och Indexes.
ErrorDocument 404 {base}404.html
DirectoryIndex index.html
AddDefaultCharset utf-8
{types}
<IfModule mod_headers.c>
{headers}  Header always set Cache-Control "{ask}"
  Header always set Cache-Control "{forever}" "expr=%{{REQUEST_URI}} =~ m#{hashed}# && %{{REQUEST_STATUS}} =~ /^({kept})$/"
</IfModule>

# Bygget har packat filerna i förväg.
<IfModule mod_rewrite.c>
  RewriteEngine On
  RewriteCond %{{HTTP:Accept-Encoding}} \\bbr\\b
  RewriteCond %{{REQUEST_FILENAME}}.br -f
  RewriteRule ^(.+)$ $1.br [E=no-gzip:1,L]
  RewriteCond %{{HTTP:Accept-Encoding}} \\bgzip\\b
  RewriteCond %{{REQUEST_FILENAME}}.gz -f
  RewriteRule ^(.+)$ $1.gz [E=no-gzip:1,L]
</IfModule>
RemoveType .gz
# Apache tror annars att .br är bretonska.
RemoveLanguage .br
AddEncoding gzip .gz
AddEncoding br .br
<IfModule mod_headers.c>
  Header always merge Vary Accept-Encoding
</IfModule>
"""

IIS = """\
<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <staticContent>
      <clientCache cacheControlMode="DisableCache" />
{types}    </staticContent>
    <httpErrors errorMode="Custom" existingResponse="Auto">
      <remove statusCode="404" />
      <error statusCode="404" path="{missing}" responseMode="File" />
    </httpErrors>
    <httpProtocol>
      <customHeaders>
{headers}      </customHeaders>
    </httpProtocol>
  </system.webServer>
{kept}</configuration>
"""

IIS_KEPT = """\
  <location path="{path}">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" />
      </staticContent>
    </system.webServer>
  </location>
"""
