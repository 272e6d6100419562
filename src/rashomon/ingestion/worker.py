"""The child processes: one loads the pipeline, those that are forked from it read batches of articles and answer one outcome a line.

Started by `processes`. A worker is a process of its own, with a limit on its memory, so that what one article does (a crash in compiled
code, no end, all memory) ends here. Lines are JSON. An article that raises is answered with its error, the rest of its batch is sent again,
and the process goes on.
"""

import os
import resource
import socket
import sys
from pathlib import Path

import msgspec
from spacy.language import Language

from rashomon.annotations.models import Model, find_model
from rashomon.annotations.pipeline import load_pipeline
from rashomon.ingestion.cache import Parses
from rashomon.ingestion.garbage import settle
from rashomon.ingestion.jobs import FORK, MESSAGE, Job
from rashomon.ingestion.work import annotate, described
from rashomon.model import Article, Outcome


def main() -> None:
    """Load the pipeline, and fork a worker whenever one is asked for, until nobody asks any more."""
    channel = socket.socket(fileno=int(sys.argv[1]))
    job = msgspec.json.decode(sys.argv[2], type=Job)
    failure = None
    try:
        model = find_model(job.settings.model)
        nlp = load_pipeline(model, job.settings.vocabulary)
    except Exception as error:
        # whatever a foreign model raises while it loads is the reason that the builder reports, not a worker's death to be guessed at
        failure = Outcome(name="", fate="failed", reason=described(error))
    settle()
    while True:
        message, handed, _, _ = socket.recv_fds(channel, MESSAGE.size, 1)
        if not message:
            return
        (asked,) = MESSAGE.unpack(message)
        if asked != FORK:
            channel.sendall(MESSAGE.pack(os.waitstatus_to_exitcode(os.waitpid(asked, 0)[1])))
            continue
        with socket.socket(fileno=handed[0]) as link:
            if failure is not None:
                send(link, failure)
            elif not job.forking:
                serve(link, nlp, model, job)
                return
            elif os.fork() == 0:
                channel.close()
                _live(link, nlp, model, job)


def _live(link: socket.socket, nlp: Language, model: Model, job: Job) -> None:
    """Be a worker to the end of the process, and leave nothing of the parent's to be done."""
    code = 1
    try:
        serve(link, nlp, model, job)
        code = 0
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 1
    finally:
        os._exit(code)


def serve(link: socket.socket, nlp: Language, model: Model, job: Job) -> None:
    """Annotate batches until the connection ends.

    The first answer tells who answers. A later one without a name means that the batch broke off here.
    """
    if job.memory:
        resource.setrlimit(resource.RLIMIT_AS, (job.memory, job.memory))
    send(link, Outcome(name=str(os.getpid()), fate="built"))
    parses = Parses(Path(job.cache), model.sha256) if job.cache else None
    batches = msgspec.json.Decoder(list[Article])
    with link.makefile("rb") as lines:
        for line in lines:
            batch = batches.decode(line)
            try:
                for outcome in annotate(nlp, batch, job.settings, parses):
                    send(link, outcome)
            except Exception as error:  # the process boundary: whatever an article does is told, never dropped
                send(link, Outcome(name="", fate="failed", reason=described(error)))


def send(link: socket.socket, outcome: Outcome) -> None:
    """Write one outcome as a line."""
    link.sendall(msgspec.json.encode(outcome) + b"\n")


if __name__ == "__main__":
    main()
