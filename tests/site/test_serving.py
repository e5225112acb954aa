"""`make serve`: the site on this computer, until somebody stops it; what is in the way is told in one line."""

import signal
import subprocess
import sys
import threading
from http.client import HTTPConnection
from urllib.request import urlopen

import pytest

from publish import serve
from publish.commands import ROOT
from publish.hosting.servers import ASK, FOREVER


@pytest.fixture
def serving(monkeypatch, capsys, site):
    """A function that starts the server as the command does, and gives its status and what it says of a fault."""

    def start(port, folder=site):
        monkeypatch.setattr(sys, "argv", ["serve", "--port", str(port), "--site", str(folder)])
        return serve.main(), capsys.readouterr().err.splitlines()

    return start


def test_the_site_is_shown_until_it_is_stopped(site):
    """The first line gives the address; Ctrl-C ends it without a fault."""
    command = [sys.executable, "-m", "publish.serve", "--port", "0", "--site", str(site)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as server:
        try:
            (address,) = (word for word in server.stdout.readline().split() if word.startswith("http"))
            with urlopen(f"{address}checklista.html", timeout=10) as answer:
                assert b"case-checklist" in answer.read()
            server.send_signal(signal.SIGINT)
            assert server.wait(timeout=10) == 0
        finally:
            server.kill()  # One that does not stop would be waited for without end.


def test_only_the_file_itself_may_be_kept(tmp_path):
    """A name with a hash in it is kept for a year where it is there; an answer that it is missing is asked for again."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/site.0123abcd.css").write_text("a {}", encoding="utf-8")
    (tmp_path / "404.html").write_text("Sidan finns inte", encoding="utf-8")
    server = serve.make_server(tmp_path)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        told = {}
        for method, name in (
            ("GET", "site.0123abcd.css"),
            ("GET", "site.fedcba98.css"),
            ("PUT", "site.0123abcd.css"),
        ):
            connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
            connection.request(method, f"/assets/{name}")
            answer = connection.getresponse()
            told[answer.status] = answer.headers.get_all("Cache-Control")
            connection.close()
        assert told == {200: [FOREVER], 404: [ASK], 501: [ASK]}
    finally:
        server.shutdown()
        server.server_close()


def test_a_port_that_cannot_be_had_is_told(serving, site):
    """One that is taken, and one that no computer has."""
    other = serve.make_server(site)
    try:
        for port in (other.server_port, 99_999):
            status, said = serving(port)
            assert status == 1
            assert len(said) == 1
            assert str(port) in said[0]
    finally:
        other.server_close()


def test_a_site_that_is_not_built_is_told(serving, tmp_path):
    status, said = serving(0, tmp_path / "inte-byggd")
    assert status == 1
    assert len(said) == 1
    assert "make site" in said[0]
