"""The service worker with its list of files, and the switch that takes it away again.

The list holds a hash for every file, so that what is kept offline is what was built: a file that was
altered on the way is refused, and the version before it goes on working.
"""

import hashlib
import json
from pathlib import Path

from publish.commands import ROOT

WORKER = ROOT / "publish/worker.js"
NAME = "sw.js"
# Read by servers and people, never asked for by a page; the editions are downloads of their own.
LEFT_OUT = ("sitemap.xml", "sitemap.xml.gz", "_headers", ".htaccess", "web.config", NAME)
LEFT_OUT_FOLDERS = ("deploy", "ladda-ner")
OFF = """\
// The kill switch: put this file in the place of sw.js, and every browser that has kept the site offline lets go of it.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(stop()));
async function stop() {
  for (const name of await caches.keys()) if (name.startsWith("bo-kvar-")) await caches.delete(name);
  await self.registration.unregister();
}
"""


def files_of(site: Path) -> dict[str, str]:
    """Return the sha256 of every file that belongs to the site, by its path, in a fixed order."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
        and path.name not in LEFT_OUT
        and path.suffix not in (".gz", ".br", ".map")
        and path.relative_to(site).parts[0] not in LEFT_OUT_FOLDERS
    }


def write_worker(site: Path, engine: str) -> str:
    """Write ``sw.js`` for the finished ``site`` and return its version, a hash of all the hashes.

    ``engine`` is Pyodide's version: its files are kept in a cache of their own, so that a new edition
    of the handbook does not fetch 13 MB again.
    """
    files = files_of(site)
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:16]
    head = "".join(
        f"const {name} = {json.dumps(value)};\n"
        for name, value in (("VERSION", version), ("ENGINE", engine), ("FILES", files))
    )
    (site / NAME).write_text(head + WORKER.read_text(encoding="utf-8"), encoding="utf-8")
    deploy = site / "deploy"
    deploy.mkdir(exist_ok=True)
    (deploy / "sw-av.js").write_text(OFF, encoding="utf-8")
    return version
