"""The service worker with its list of files, and the switch that takes it away again.

The list holds a hash for every file, so that what is kept offline is what was built: a file that was
altered on the way is refused, and the version before it goes on working.
"""

import hashlib
import json
from collections.abc import Mapping
from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import quote, unquote

from publish.commands import ROOT
from publish.hosting.servers import CONTENT_TYPES
from publish.joining import joined

PROTOCOL = ROOT / "docs/assets/offline-protocol.mjs"
ROOM = ROOT / "publish/inbrowser"
WORKER = (PROTOCOL, ROOM / "worker-rules.mjs", ROOM / "service-worker.mjs")
KILL_SWITCH = (ROOM / "kill-switch.mjs", PROTOCOL)
NAME = "sw.js"
# Read by servers and people, or never asked for by a page of ours (the theme's own search);
# the editions are downloads of their own.
LEFT_OUT = ("sitemap.xml", "sitemap.xml.gz", "_headers", ".htaccess", "web.config", NAME)
LEFT_OUT_FOLDERS = ("deploy/", "ladda-ner/", "assets/javascripts/lunr/", "assets/javascripts/workers/")


def files_of(site: Path) -> dict[str, tuple[str, str]]:
    """Return the sha256 and the type of every file that belongs to the site, by its path in an address."""
    # Not what this machine says of types, but what every machine does.
    known = MimeTypes(filenames=())
    found = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        left_out = path.name in LEFT_OUT or path.suffix in (".gz", ".br", ".map")
        if path.is_file() and not left_out and not name.startswith(LEFT_OUT_FOLDERS):
            sort = CONTENT_TYPES.get(path.suffix) or known.guess_type(name)[0] or "application/octet-stream"
            found[quote(name)] = (hashlib.sha256(path.read_bytes()).hexdigest(), sort)
    return found


def write_worker(site: Path, headers: Mapping[str, str]) -> str:
    """Write ``sw.js`` for the finished ``site`` and return its version, a hash of all that it is made of.

    What the service worker keeps must bear the ``headers`` too: a policy in a page does not cover the checklist's
    worker, and many hosts send no headers at all.
    """
    files = files_of(site)
    source = joined(WORKER)
    given = {
        "FILES": files,
        "BYTES": sum((site / unquote(path)).stat().st_size for path in files),
        "HEADERS": dict(headers),
    }
    version = hashlib.sha256(json.dumps([given, source]).encode()).hexdigest()[:8]
    head = "".join(
        f"const {name} = {json.dumps(value)};\n" for name, value in {"VERSION": version, **given}.items()
    )
    (site / NAME).write_text(head + source, encoding="utf-8")
    deploy = site / "deploy"
    deploy.mkdir(exist_ok=True)
    (deploy / "sw-av.js").write_text(joined(KILL_SWITCH), encoding="utf-8")
    return version
