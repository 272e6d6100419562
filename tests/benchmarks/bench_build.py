"""Building against bare spaCy, a second build against the first, two cores against one: ratios within one run, CPU time of all processes.

    python tests/benchmarks/bench_build.py [ARTICLES]      (300 by default, of the training part of ../shared)

Exit code 1 where a goal is missed. A build has a process of its own beside each worker, so that one worker keeps more than one core busy:
what a second core is worth is the time with one worker on one core over that with two workers on two. Beside it stand two workers over one
where both have all cores, and what two processes of bare spaCy reach on this machine. Wall-clock times count only on one that is otherwise
idle.
"""

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import spacy

from rashomon.annotations.models import find_model
from rashomon.annotations.pipeline import configuration, load_pipeline
from rashomon.settings import DEFAULT_MODEL

COLD, AGAIN, TWO = 0.85, 0.05, 1.6
"""Goals: bare spaCy over a cold build; a second build over the first; one core over two."""
BARE_BATCH = 32
"""Texts that bare spaCy takes at once; by itself it takes 1,000, which is slower."""
IDLE = 0.5
"""Load of the machine up to which wall-clock time means something."""
SHARED = Path(os.environ.get("RASHOMON_SHARED", Path(__file__).parents[3] / "shared"))
GOLD = SHARED / "evaluation" / "gold" / "polnear_train.jsonl.gz"


def texts(count: int) -> list[str]:
    with gzip.open(GOLD, "rt", encoding="utf-8") as lines:
        found = [json.loads(line)["text"] for line in lines]
    return found[:: max(1, len(found) // count)][:count]


def build(articles: Path, kg: Path, workers: int = 1, cores: int | None = None) -> tuple[float, float]:
    """CPU and wall seconds of `rashomon build` and its workers, on so many cores; on all of them if not given."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, "-m", "rashomon", "build", str(articles), "--into", str(kg), "--workers", str(workers)]
    mine = os.sched_getaffinity(0)
    os.sched_setaffinity(0, set(sorted(mine)[:cores]))
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    finally:
        os.sched_setaffinity(0, mine)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - begun


def write(folder: Path, found: list[str]) -> Path:
    folder.mkdir()
    for number, text in enumerate(found):
        (folder / f"{number:04}.txt").write_text(text, "utf-8")
    return folder


def bare(found: list[str]) -> float:
    """CPU seconds of the model alone."""
    nlp = spacy.load(find_model(DEFAULT_MODEL).path)
    list(nlp.pipe(found[:3]))
    begun = time.process_time()
    for _ in nlp.pipe(found, batch_size=BARE_BATCH):
        pass
    return time.process_time() - begun


BARE = """
import sys, time, spacy
from bench_build import BARE_BATCH, DEFAULT_MODEL, find_model, texts
count, part, parts = map(int, sys.argv[1:])
nlp, found = spacy.load(find_model(DEFAULT_MODEL).path), texts(count)[part::parts]
list(nlp.pipe(found[:3]))
print("ready", flush=True)
sys.stdin.readline()
begun = time.monotonic()
for _ in nlp.pipe(found, batch_size=BARE_BATCH):
    pass
print(time.monotonic() - begun, flush=True)
"""


def ceiling(count: int) -> float:
    """Wall seconds of bare spaCy in one process over those of two that share the articles."""
    walls = []
    for parts in (1, 2):
        commands = [[sys.executable, "-c", BARE, str(count), str(part), str(parts)] for part in range(parts)]
        place = Path(__file__).parent
        every = [subprocess.Popen(one, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=place) for one in commands]
        for process in every:
            assert process.stdout is not None
            process.stdout.readline()
        for process in every:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        walls.append(max(float(process.communicate()[0]) for process in every))
    return walls[0] / walls[1]


def stages(found: list[str]) -> dict[str, float]:
    """CPU seconds of each of our components, in this process, on what the model gives."""
    nlp = load_pipeline(find_model(DEFAULT_MODEL))
    own = configuration()["pipeline"]["after"]
    docs = list(nlp.pipe(found, batch_size=BARE_BATCH, disable=own))
    spent = {}
    for name in own:
        component = nlp.get_pipe(name)
        component(nlp(found[0]))
        begun = time.process_time()
        docs = [component(doc) for doc in docs]
        spent[name.removeprefix("rashomon_")] = time.process_time() - begun
    return spent


def main() -> int:
    if not GOLD.is_file():
        print("skipped: the evaluation data (../shared) is not here")  # noqa: T201
        return 0
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
    found = texts(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        one, many = write(place / "one", ["The mayor said that the bridge was closed.\n"]), write(place / "many", found)
        begin, _ = build(one, place / "kg-one")
        begin_again, _ = build(one, place / "kg-one")
        cold, cold_wall = build(many, place / "kg")
        again, _ = build(many, place / "kg")
        load = os.getloadavg()[0]
        _, two_wall = build(many, place / "kg-two", workers=2)
        _, core_wall = build(many, place / "kg-core", cores=1)
    model = bare(found)
    sample = found[:: max(1, len(found) // 60)][:60]
    share = {stage: seconds / model * len(found) / len(sample) for stage, seconds in stages(sample).items()}
    ratios = {
        "cold": model / (cold - begin),
        "again": (again - begin_again) / (cold - begin),
        "two": core_wall / two_wall,
    }
    rest = ", ".join(f"{stage} {part:.0%}" for stage, part in sorted(share.items(), key=lambda item: -item[1]))
    quiet = load <= 1 + IDLE
    missed = [ratios["cold"] < COLD, ratios["again"] > AGAIN, quiet and ratios["two"] < TWO]
    print(f"of bare spaCy's time ({model / len(found) * 1000:.0f} ms an article): {rest}")  # noqa: T201
    print(  # noqa: T201
        f"{'missed: ' if any(missed) else ''}{len(found)} articles: {ratios['cold']:.2f}x bare spaCy (goal {COLD}), "
        f"again {ratios['again']:.1%} of the first (goal {AGAIN:.0%}), two cores {ratios['two']:.2f}x one (goal {TWO}"
        f"{'' if quiet else f'; load {load:.1f}, so it does not count'}), two workers {cold_wall / two_wall:.2f}x one, "
        f"two processes of bare spaCy {ceiling(len(found)):.2f}x one, start {begin:.1f} s, again {begin_again:.1f} s"
    )
    return int(any(missed))


if __name__ == "__main__":
    sys.exit(main())
