"""Finds the programs that tests and measurements start, else installs Debian's."""

import os
import shutil
import subprocess
from pathlib import Path

from publish.commands import BuildError

# Servers stand where a user's PATH seldom leads.
PLACES = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"))
# The module with which nginx sends what is packed with brotli, and Debian's package for it.
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"), "libnginx-mod-http-brotli-static"


def find_program(name: str) -> Path | None:
    """Return a program's path, or None where it is not installed."""
    found = shutil.which(name, path=PLACES)
    return Path(found) if found else None


def need_program(name: str, package: str) -> Path:
    """Return a program's path; Debian's ``package`` is installed where we may. Raises BuildError where there is none."""
    found = find_program(name)
    if found is None:
        install(name, package)
        found = find_program(name)
    if found is None:
        raise BuildError(f"{name} behövs för proven men hittades inte; installera paketet {package}")
    return found


def need_file(path: Path, package: str) -> Path:
    """Return the path of a file that Debian's ``package`` brings. Raises BuildError where it cannot be had."""
    if not path.is_file():
        install(path.name, package)
    if not path.is_file():
        raise BuildError(f"{path.name} behövs för proven men hittades inte; installera paketet {package}")
    return path


def install(title: str, *packages: str) -> None:
    """Install Debian's packages where we may; what goes wrong is seen by there being nothing afterwards."""
    if not packages or not shutil.which("apt-get"):
        return
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and not shutil.which("sudo"):
        return
    print(f"Installerar {title}: hämtar {', '.join(packages)} med apt-get …", flush=True)
    # A server that is installed for a test must not start by itself.
    environment = ["env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1"]
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run([*prefix, *environment, "apt-get", *command], stdout=subprocess.DEVNULL, check=False)
