"""The README is true: its commands run, and print what it shows.

`RASHOMON_UPDATE_README=1 uv run pytest tests/test_readme.py` writes today's outputs into it; read the difference like code.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.resources import samples

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
SHOWN = 14
"""Lines of output that the README shows of a command."""
UPDATE = "RASHOMON_UPDATE_README" in os.environ


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles, as the README's reader has one, and a graph of them."""
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(samples() / "articles", place / "articles")
    run("rashomon build articles/ --into kg", place)
    return place


def run(command: str, place: Path) -> list[str]:
    """The lines that a command prints, as in a terminal of 110 columns."""
    if "CLAIM" in command:
        found = run("rashomon claims kg --act deny --format csv", place)
        command = command.replace("CLAIM", found[-1].rsplit("/", 1)[-1])
    own = command.removeprefix("uv run ").replace("rashomon", f"{sys.executable} -m rashomon", 1)
    environment = os.environ | {"COLUMNS": "110"}
    done = subprocess.run(own, shell=True, cwd=place, capture_output=True, text=True, env=environment, check=False)  # noqa: S602 - redirections
    assert done.returncode == 0, f"{command}\n{done.stderr}"
    return [line.rstrip() for line in done.stdout.splitlines()]


def blocks() -> list[list[tuple[str, list[str]]]]:
    """The commands of each console block with the output shown."""
    found = []
    for block in BLOCK.findall(README.read_text("utf-8")):
        parts: list[tuple[str, list[str]]] = []
        for line in block.splitlines():
            if line.startswith("$ "):
                parts.append((line[2:], []))
            elif parts:
                parts[-1][1].append(line)
        found.append(parts)
    return found


COMMANDS = [part for block in blocks() for part in block]


@pytest.mark.model
@pytest.mark.parametrize(("command", "shown"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_command_runs_and_prints_what_is_shown(command: str, shown: list[str], folder: Path) -> None:
    lines = run(command, folder)
    if UPDATE:
        rewrite(command, [*lines[:SHOWN], *(["…"] if len(lines) > SHOWN else [])])
        return
    wanted = [line.rstrip() for line in shown if line != "…"]
    assert lines[: len(wanted)] == wanted


def rewrite(command: str, lines: list[str]) -> None:
    """Put an output under a command."""
    text = README.read_text("utf-8")
    head = f"$ {command}\n"
    start = text.index(head) + len(head)
    end = min(place for mark in ("\n$ ", "\n```") if (place := text.find(mark, start - 1)) >= 0) + 1
    README.write_text(text[:start] + "".join(f"{line}\n" for line in lines) + text[max(end, start) :], "utf-8")


@pytest.mark.model
def test_python_of_the_readme_runs(folder: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_turtle_of_the_readme_is_turtle() -> None:
    from pyoxigraph import RdfFormat, parse

    (turtle,) = re.findall(r"```turtle\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert len(list(parse(turtle, format=RdfFormat.TURTLE))) == 3


def test_links_of_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)", README.read_text("utf-8")):
        assert (README.parent / target).exists(), target
