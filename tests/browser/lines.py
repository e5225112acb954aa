"""A host at the end of a line: it sends the engine's files no faster than it is let, may break off, and counts what it sends.

What is slow is told in bytes and not in seconds: a test lets so much through, and then looks at the page.
"""

import re
import threading
from functools import partial
from http import HTTPStatus
from pathlib import Path

from publish.serve import SiteHandler, SiteServer

PIECE = 16_384
MEGABYTE = 1_000_000
ROUTINE = "avhysning"
PART = re.compile(r"bytes=(\d+)-(\d*)")
# So long a connection waits for a test that has gone wrong.
END = 60


class LineHandler(SiteHandler):
    """Sends the engine's files as the line lets it."""

    def do_GET(self):  # noqa: N802 (the base class' name)
        path = Path(self.translate_path(self.path))
        if "/engine/" not in self.path or not path.is_file():
            super().do_GET()
            return
        line = self.server.line
        name = line.name_of(path)
        body = line.instead.get(name) or path.read_bytes()
        packed = path.with_name(f"{path.name}.gz")
        coded = line.packed and packed.is_file()
        if coded:
            body = packed.read_bytes()
        self.send_part(name, body, coded=coded)

    def send_part(self, name, body, *, coded):
        """Send the whole body, or the part that is asked for where the host can do that."""
        line = self.server.line
        asked = PART.fullmatch(self.headers.get("Range", "")) if line.parts else None
        first = int(asked[1]) if asked else 0
        last = int(asked[2] or len(body) - 1) if asked else len(body) - 1
        self.send_response(HTTPStatus.PARTIAL_CONTENT if asked else HTTPStatus.OK)
        if asked:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(body)}")
        if line.parts:
            self.send_header("Accept-Ranges", "bytes")
        if coded:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("ETag", '"provets"')
        self.send_header("Content-Type", line.types.get(name) or self.guess_type(name))
        self.send_header("Content-Length", str(last + 1 - first))
        self.end_headers()
        try:
            line.send(name, body[first : last + 1], self.wfile)
        except ConnectionError:
            self.close_connection = True


class Line:
    """A server for a site, and the line to it. Everything is let through until ``hold`` is called."""

    # What the engines apart want to know of a host.
    offline, scripts, stopped, refused = False, True, False, ()

    def __init__(self, site):
        self.site = site
        self.parts = True  # whether a part of a file can be asked for
        self.packed = False  # whether what the build has packed is sent so
        self.types = {}  # name -> the type that it is sent as
        self.instead = {}  # name -> other bytes
        self.breaks = {}  # name -> after how many bytes the connection breaks; once
        self.sent = {}  # name -> how many bytes have been sent, all in all
        self._left = None
        self._more = threading.Condition()
        self.server = SiteServer(("127.0.0.1", 0), partial(LineHandler, directory=str(site)))
        self.server.line = self
        self.address = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @staticmethod
    def name_of(path):
        """Return a file's name without the hash in it."""
        return re.sub(r"\.[0-9a-f]{8}(?=\.)", "", path.name)

    def told(self, megabytes):
        """Return what the page says when so much has come; how much there is in all grows with the engine and a routine.

        Only the routine of ``checklista.html`` is fetched, of all that the list of files names.
        """
        [files] = self.site.glob("assets/checklist/engine/files.????????.mjs")
        text = files.read_text(encoding="utf-8")
        engine, handbooks = text.split("HANDBOOKS", 1)
        [handbook] = re.findall(rf'"{ROUTINE}": .*', handbooks)
        of = sum(map(int, re.findall(r"\bsize: (\d+)", engine + handbook)))
        come, all_ = (f"{number:.1f}".replace(".", ",") for number in (megabytes, of / MEGABYTE))
        return f"Checklistan hämtas: {come} av {all_} MB."

    @property
    def all_sent(self):
        return sum(self.sent.values())

    def hold(self):
        """Let nothing through from now on."""
        with self._more:
            self._left = 0

    def let(self, bytes_=None):
        """Let so many bytes more through, or all."""
        with self._more:
            self._left = None if bytes_ is None else (self._left or 0) + bytes_
            self._more.notify_all()

    def send(self, name, body, out):
        """Send bytes piece by piece."""
        until = self.breaks.pop(name, None)
        for start in range(0, len(body), PIECE):
            piece = body[start : start + PIECE]
            if until is not None and start >= until:
                raise ConnectionAbortedError
            with self._more:
                if not self._more.wait_for(lambda: self._left is None or self._left > 0, END):
                    raise ConnectionAbortedError
                if self._left is not None:
                    self._left -= len(piece)
            out.write(piece)
            with self._more:
                self.sent[name] = self.sent.get(name, 0) + len(piece)

    def close(self):
        self.let()
        self.server.shutdown()
        self.server.server_close()
