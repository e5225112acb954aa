"""How many requests a second the site's own nginx recipe answers on this computer."""

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.nginx import serving
from tools.programs import find_program

PAGE = "checklista.html"
SECONDS, CONNECTIONS = 2, 8
FIGURE = re.compile(r"^Requests/sec:\s*([\d.]+)", re.MULTILINE)


def load_figure(site: Path) -> float | None:
    """Return requests a second for the checklist's page, packed in advance; None without nginx or wrk.

    nginx runs in one process and wrk in another: the figure is for one core.
    """
    nginx, wrk = find_program("nginx"), find_program("wrk")
    if nginx is None or wrk is None:
        return None
    recipe = (site / "deploy/nginx.conf").read_text(encoding="utf-8")
    command = [str(wrk), "--threads=1", f"--connections={CONNECTIONS}", f"--duration={SECONDS}s"]
    with TemporaryDirectory() as folder, serving(nginx, site, Path(folder), recipe) as address:
        done = subprocess.run(
            [*command, "--header", "Accept-Encoding: gzip", address + PAGE],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    found = FIGURE.search(done.stdout)
    refused = "Non-2xx" in done.stdout or "Socket errors" in done.stdout
    return float(found[1]) if found and not refused else None
