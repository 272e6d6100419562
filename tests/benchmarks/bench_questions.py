"""What questions cost at a million quads on disk: CPU time of the whole command, of all its processes, beyond its start.

    python tests/benchmarks/bench_questions.py [KG]        (KG is made where it is missing, and kept; without it, in a temporary folder)

The graph is invented. Exit code 1 where a goal is missed.
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.benchmarks.graph_at_volume import make_graph

from rashomon.graph.questions import packaged

CLAIMS = 16_500
"""With these the graph has a million quads."""
QUESTION, LEDGER = 1.0, 2.0
"""Goals in seconds: one packaged question; the ledger of all disputes."""
TURNS = 3
"""How often a command that misses its goal is timed, the least counting: other processes only add."""
OF_ONE = frozenset({"citation"})
"""Questions that are asked of one thing alone."""


def cpu(*arguments: str) -> tuple[float, int]:
    """CPU seconds of a command and its processes, and how many lines it prints."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-m", "rashomon", *arguments], check=True, stdout=subprocess.PIPE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout.count(b"\n")


def measure(kg: Path) -> list[tuple[str, int, float, float]]:
    """Return for each question its name, lines, seconds beyond the start, and goal."""
    begin = min(cpu("query", str(kg), "ASK {}")[0] for _ in range(TURNS))
    asked: list[tuple[str, tuple[str, ...], float]] = [
        (name, ("query", str(kg), name, "--format", "csv"), QUESTION) for name in packaged() if name not in OF_ONE
    ]
    asked.append(("rashomon disputes", ("disputes", str(kg), "--format", "json"), LEDGER))
    asked.append(("rashomon disputes (table)", ("disputes", str(kg)), LEDGER))
    asked.append(("rashomon claims --about", ("claims", str(kg), "--about", "Town 7", "--format", "csv"), LEDGER))
    found = []
    for name, arguments, goal in asked:
        seconds, lines = cpu(*arguments)
        for _ in range(TURNS - 1):
            if seconds - begin > goal:
                seconds = min(seconds, cpu(*arguments)[0])
        found.append((name, lines, seconds - begin, goal))
    return found


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        kg = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(name) / "kg"
        if not kg.exists():
            print(f"{make_graph(kg, CLAIMS):,} quads")  # noqa: T201
        found = measure(kg)
    for question, lines, seconds, goal in found:
        print(f"{question:<28}{lines:>8,} lines {seconds:6.2f} s (goal {goal:g}){'  missed' if seconds > goal else ''}")  # noqa: T201
    missed = [question for question, _, seconds, goal in found if seconds > goal]
    slowest = max(found, key=lambda one: one[2] / one[3])
    print(  # noqa: T201
        f"{f'missed by {", ".join(missed)}: ' if missed else ''}{len(found)} questions, {slowest[0]} nearest to its goal with "
        f"{slowest[2]:.2f} s of {slowest[3]:g}"
    )
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
