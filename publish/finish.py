"""Finishes what MkDocs has built: the engine, the libraries beside it, what the search reads, and the licences."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from checklist.addresses import SiteAddresses
from checklist.model import Handbook
from publish.commands import ROOT, BuildError
from publish.editions import write_editions
from publish.hosting.hosts import foreign_references
from publish.hosting.offline import write_worker
from publish.hosting.policy import seal
from publish.hosting.precompress import precompress
from publish.hosting.servers import base_path, write_servers
from publish.lookup import write_lookup
from publish.moved import write_moved
from publish.naming import name_by_content, prune
from publish.onefile import LIBRARIES
from publish.sbom import write_sbom
from publish.seminar import write_seminar
from publish.shipped import write_licences
from publish.theme import trim
from publish.words import read


def finish(site: Path, engine: Path, handbook: Handbook, addresses: Mapping[str, SiteAddresses]) -> None:
    """Put in place what the pages ask for, refuse a site that would ask another host for anything, and seal it.

    The order matters: names are given before anything speaks of them, the editions take the pages before the
    policy is in them, and the service worker lists what is there when all else is done. Only what is packed for
    transfer comes after it.
    """
    settle_sitemap(site)
    prune(site)
    trim(site)
    assets = site / "assets/checklist"
    shutil.copytree(engine, assets / "engine", dirs_exist_ok=True)
    vendor = assets / "vendor"
    vendor.mkdir(parents=True, exist_ok=True)
    for name, module in LIBRARIES.items():
        shutil.copyfile(module, vendor / f"{name}.mjs")
    write_lookup(site, ROOT / "docs", read(ROOT))
    leads = write_moved(site)
    write_seminar(site, handbook, addresses)
    write_licences(site / "assets/licenses")
    name_by_content(site)
    write_sbom(site)
    write_editions(site, handbook, addresses, engine)
    faults = list(foreign_references(site))
    for fault in faults:
        print(fault)
    if faults:
        raise BuildError(f"Webbplatsen hämtar från andra värdar på {len(faults)} ställen (de står ovanför)")
    headers = seal(site)
    write_servers(site, headers, base_path(), leads)
    write_worker(site, headers)
    precompress(site)


def settle_sitemap(site: Path) -> None:
    """Drop the sitemap where the site does not know its address, and MkDocs' packing of it, which holds the time."""
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    if not os.environ.get("SITE_URL"):
        (site / "sitemap.xml").unlink(missing_ok=True)
