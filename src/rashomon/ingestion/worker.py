"""The child process: reads batches of articles from standard input, writes one outcome a line to standard output.

Started by `pool`. A process of its own, with a limit on its memory, so that what one article does (a crash in compiled code, no end,
all memory) ends here. Lines are JSON. An article that raises is answered with its error, the rest of its batch is sent again, and the
process goes on.
"""

import os
import resource
import sys
from pathlib import Path
from typing import IO

import msgspec

from rashomon.annotations.models import find_model
from rashomon.annotations.pipeline import load_pipeline
from rashomon.ingestion.cache import Parses
from rashomon.ingestion.garbage import settle
from rashomon.ingestion.jobs import Job
from rashomon.ingestion.work import annotate, described
from rashomon.model import Article, Outcome

READY = Outcome(name="", fate="built")
"""The first answer: the pipeline is loaded. An outcome without a name that failed means: it could not be, or the batch broke off here."""


def main() -> None:
    """Serve batches until standard input ends."""
    # what a library prints must not end among the answers
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    lines = sys.stdin.buffer
    job = msgspec.json.decode(lines.readline(), type=Job)
    if job.memory:
        resource.setrlimit(resource.RLIMIT_AS, (job.memory, job.memory))
    try:
        model = find_model(job.settings.model)
        nlp = load_pipeline(model, job.settings.vocabulary)
    except Exception as error:
        # whatever a foreign model raises while it loads is the reason that the builder reports, not a worker's death to be guessed at
        send(answers, Outcome(name="", fate="failed", reason=described(error)))
        return
    settle()
    send(answers, READY)
    parses = Parses(Path(job.cache), model.sha256) if job.cache else None
    batches = msgspec.json.Decoder(list[Article])
    for line in lines:
        batch = batches.decode(line)
        try:
            for outcome in annotate(nlp, batch, job.settings, parses):
                send(answers, outcome)
        except Exception as error:  # the process boundary: whatever an article does is told, never dropped
            send(answers, Outcome(name="", fate="failed", reason=described(error)))


def send(answers: IO[bytes], outcome: Outcome) -> None:
    """Write one outcome as a line, at once."""
    answers.write(msgspec.json.encode(outcome) + b"\n")
    answers.flush()


if __name__ == "__main__":
    main()
