"""Serves the finished site on this computer: `python -m publish.serve`.

MkDocs' own server would show the pages without the engine, which is put in place after MkDocs.
"""

import argparse
import re
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from publish.commands import ROOT
from publish.hosting.servers import ASK, CONTENT_TYPES, FOREVER, HASHED, KEPT


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers as a web server set up for the site would."""

    protocol_version = "HTTP/1.1"
    # Head and body are two writes; the second would wait for the reader to confirm the first, 40 ms for every file.
    disable_nagle_algorithm = True
    # What Python guesses depends on the machine.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | CONTENT_TYPES

    def send_response(self, code: int, message: str | None = None) -> None:
        """Let the browser ask each time whether a file has changed, but for those whose name follows from their content.

        What is missing today may be there tomorrow: only the file itself may be kept, no answer in its place.
        """
        super().send_response(code, message)
        lasting = str(int(code)) in KEPT and re.search(HASHED, urlsplit(self.path).path)
        self.send_header("Cache-Control", FOREVER if lasting else ASK)

    def list_directory(self, path: object) -> None:
        """Refuse to list a folder: on a real server the address is a page or nothing."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own page where there is none."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:  # type: ignore[override]
        """Send a file; a reader that leaves half-way is no fault of ours."""
        try:
            super().copyfile(source, outputfile)
        except ConnectionError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class' name)
        """Say nothing: the address is what the reader looks for on the screen."""


class SiteServer(ThreadingHTTPServer):
    """A server that does not wait for open connections when it stops."""

    daemon_threads = True

    def serve_forever(self, poll_interval: float = 0.02) -> None:
        """Serve until told to stop, which is looked for often: the usual half second is long where tests stop hundreds."""
        super().serve_forever(poll_interval)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes its connections is no fault; anything else is shown as usual."""
        if not isinstance(
            sys.exception() if sys.version_info >= (3, 12) else sys.exc_info()[1], ConnectionError
        ):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def make_server(site: Path, port: int = 0) -> SiteServer:
    """Give a server for the folder, on this computer only; port 0 takes any free one (tests)."""
    return SiteServer(("127.0.0.1", port), partial(SiteHandler, directory=str(site)))


def main() -> int:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser(
        prog="python -m publish.serve", description="Visa webbplatsen på den här datorn."
    )
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    options = parser.parse_args()
    if not options.site.is_dir():
        print(f"Fel: {options.site.name}/ finns inte; bygg den först med make site", file=sys.stderr)
        return 1
    try:
        server = make_server(options.site, options.port)
    except (OSError, OverflowError):
        print(
            f"Fel: port {options.port} är upptagen eller inte tillåten; välj en annan, till exempel make serve PORT=8001",
            file=sys.stderr,
        )
        return 1
    print(f"Bo kvar visas på http://127.0.0.1:{server.server_port}/ (stoppa med Ctrl-C)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    finally:
        server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
