"""Runs nginx on this computer with the server that the build has written: for the tests, and to measure.

The recipe in ``deploy/nginx.conf`` is used as it stands; only its folder and its address are this computer's.
"""

import os
import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publish.commands import BuildError
from publish.hosting.servers import FOLDER

# What stands around a server in Debian's nginx.conf, in as few lines as it takes; every path is below the prefix.
AROUND = """\
{first}daemon off;
worker_processes 1;
pid nginx.pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    sendfile on;
    client_body_temp_path kropp;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include server.conf;
}}
"""


@contextmanager
def serving(
    program: Path, site: Path, folder: Path, recipe: str, brotli: Path | None = None
) -> Iterator[str]:
    """Serve ``site`` by the text ``recipe`` and give the address of the host, with "/" at its end.

    ``folder`` is empty and holds what nginx needs; ``brotli`` is the module for the recipe's line about brotli.
    nginx runs as a child and ends with the block. Raises BuildError where it will not start.
    """
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        (folder / "server.conf").write_text(on_this_computer(recipe, site, port, brotli), encoding="utf-8")
        first = f"load_module {brotli};\n" if brotli else ""
        # As root (in a container) nginx would read the site as somebody who may not.
        first += "user root;\n" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(AROUND.format(first=first), encoding="utf-8")
        command = [str(program), "-e", "stderr", "-p", f"{folder}/", "-c", "nginx.conf"]
        tried = subprocess.run([*command, "-t"], capture_output=True, encoding="utf-8", check=False)
        if tried.returncode:
            raise BuildError(f"nginx godtar inte inställningarna: {tried.stderr.strip()}")
        # nginx takes over the open socket, as it does when it is upgraded in place: whoever asks before it
        # has started waits in the socket's queue, and nobody has to look whether it is up.
        nginx = subprocess.Popen(
            command,
            env=os.environ | {"NGINX": f"{listening.fileno()};"},
            pass_fds=[listening.fileno()],
            stderr=subprocess.DEVNULL,
        )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        nginx.terminate()
        nginx.wait()


def on_this_computer(recipe: str, site: Path, port: int, brotli: Path | None) -> str:
    """Return the recipe with this computer's folder and address; a recipe that lacks either is a fault."""
    changes = [(rf"{FOLDER}(?=/)", str(site)), (r"listen 80;", f"listen 127.0.0.1:{port};")]
    if brotli:
        changes.append((r"# brotli_static on;", "brotli_static on;"))
    for search, replace in changes:
        recipe, count = re.subn(search, replace, recipe)
        if not count:
            raise BuildError(f"deploy/nginx.conf saknar {search}")
    return recipe
