"""Annotation on a cluster that was started apart, through its Ray client port: `--engine ray://HOST:PORT`.

A long trial, in `.ci/full`: RASHOMON_CLUSTER=1 runs it.
"""

import importlib.util
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.graph.serialize import to_bytes
from rashomon.graph.store import open_for_reading
from rashomon.ingestion.build import build
from rashomon.ingestion.journal import Journal
from rashomon.settings import Settings

START = 120.0
"""Seconds for a head to answer."""
END = 90.0
"""Seconds for a head to end: it lets its processes go for 30."""
TEXT = "Minister {0} said on Monday that {1} boats had left the port of Tollhaven, and Ostland denied it."
pytestmark = [
    pytest.mark.ray,
    pytest.mark.model,
    pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="the extra rashomon[ray] is not installed"),
    pytest.mark.skipif(not os.environ.get("RASHOMON_CLUSTER"), reason="a long trial: RASHOMON_CLUSTER=1 runs it"),
]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def environment(**more: str) -> dict[str, str]:
    """The environment of the head and of those who connect to it: a token of its own, whatever this machine has."""
    return os.environ | {"RAY_USAGE_STATS_ENABLED": "0", "RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": "0" * 64} | more


@pytest.fixture(scope="module")
def head() -> Iterator[str]:
    """The address of a Ray head with two processors, a process group of its own."""
    port, client = free_port(), free_port()
    ray = [str(Path(sys.executable).with_name("ray")), "start", "--head", "--block", "--num-cpus=2", "--include-dashboard=false"]
    where = ["--node-ip-address=127.0.0.1", f"--port={port}", f"--ray-client-server-port={client}"]
    # a folder of its own, with a short name, as sockets ask for: what is left there of a head that was killed misleads nobody
    with tempfile.TemporaryDirectory(prefix="ray", ignore_cleanup_errors=True) as folder:
        told = Path(folder) / "told.txt"
        with told.open("wb") as log:
            process = subprocess.Popen(
                [*ray, *where, f"--temp-dir={folder}"], stdout=log, stderr=subprocess.STDOUT, start_new_session=True, env=environment()
            )
        try:
            begun = time.monotonic()
            while not answers(client):
                assert process.poll() is None, f"the head has ended: {told.read_text()}"
                assert time.monotonic() - begun < START, f"the head does not answer: {told.read_text()}"
                time.sleep(0.2)
            yield f"ray://127.0.0.1:{client}"
        finally:
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a head with its process group."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(END)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def exported(kg: Path) -> bytes:
    with open_for_reading(kg) as opened:
        return to_bytes(opened.quads(), "nquads", opened.base)


def test_cluster_gives_the_bytes_of_the_local_engine(head: str, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number:02}.txt").write_text(TEXT.format(number, number + 2), "utf-8")
    # one part at an address, which the cluster reads, one on this machine, which is sent
    given = [f"file://{folder}/0*.txt", str(folder)]
    build(given, tmp_path / "local", settings=Settings())
    command = [sys.executable, "-m", "rashomon", "build", *given, "--into", str(tmp_path / "ray"), "--engine", head, "--workers", "2"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    assert ended.returncode == 0, ended.stderr
    assert exported(tmp_path / "local") == exported(tmp_path / "ray")
    assert Journal(tmp_path / "local").entries == Journal(tmp_path / "ray").entries


def refused(engine: str, tmp_path: Path, **more: str) -> str:
    """Return the one line with which a build on a cluster is given up."""
    (tmp_path / "a.txt").write_text(TEXT.format(1, 2), "utf-8")
    command = [sys.executable, "-m", "rashomon", "build", str(tmp_path / "a.txt"), "--into", str(tmp_path / "kg"), "--engine", engine]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment(**more))
    assert ended.returncode == 2
    (line,) = ended.stderr.splitlines()
    return line


def test_cluster_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    engine = f"ray://127.0.0.1:{free_port()}"
    assert refused(engine, tmp_path).startswith(f"rashomon: engine {engine}: no answer (")


def test_token_that_is_not_sent_is_told_in_one_line(head: str, tmp_path: Path) -> None:
    assert "no answer (" in refused(head, tmp_path, RAY_AUTH_MODE="disabled")


def test_ray_of_its_own_joins_no_other_cluster(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT.format(1, 2), "utf-8")
    command = [sys.executable, "-m", "rashomon", "build", str(tmp_path / "a.txt"), "--into", str(tmp_path / "kg"), "--engine", "ray"]
    known = environment(RAY_ADDRESS=f"127.0.0.1:{free_port()}")
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=known)
    assert ended.returncode == 0, ended.stderr
