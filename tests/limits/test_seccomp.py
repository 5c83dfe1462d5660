"""The lock below Python: after it no socket can be made, and those that are open go on working."""

from __future__ import annotations

import subprocess
import sys

import pytest

from armstrace.web.seccomp import is_supported

_CODE = """
import socket, threading
import pyoxigraph as ox
from armstrace.web.seccomp import deny_sockets
listener = socket.create_server(("127.0.0.1", 0))
port = listener.getsockname()[1]
client = socket.create_connection(("127.0.0.1", port))
started = threading.Event()
found = []
def later():
    started.wait()
    found.append(attempt())
def attempt():
    try:
        socket.socket()
    except PermissionError:
        return "denied"
    return "made"
thread = threading.Thread(target=later)
thread.start()
assert attempt() == "made"
assert deny_sockets()
started.set()
thread.join()
assert (attempt(), found) == ("denied", ["denied"])
taken, _ = listener.accept()
taken.sendall(b"ok")
assert client.recv(2) == b"ok"
listener.settimeout(0.5)
try:
    list(ox.Store().query(f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"))
except (OSError, RuntimeError):
    print("the engine reached nothing")
try:
    listener.accept()
except TimeoutError:
    print("nobody came")
"""


@pytest.mark.skipif(not is_supported(), reason="seccomp filters are a Linux feature, on x86-64 and arm64")
def test_no_socket_can_be_made() -> None:
    done = subprocess.run([sys.executable, "-P", "-c", _CODE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["the engine reached nothing", "nobody came"]
