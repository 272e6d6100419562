"""An actor of a Ray cluster, and the way to the cluster. Needs the extra `rashomon[ray]`."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import msgspec

from rashomon.errors import RashomonError
from rashomon.ingestion.pool import Pool
from rashomon.ingestion.runs import describe_run
from rashomon.ingestion.shards import Wanted, named
from rashomon.settings import Settings

QUIET = {
    # nothing goes to the network that the user has not named
    "RAY_USAGE_STATS_ENABLED": "0",
    # under `uv run` Ray would build the environment anew in each actor
    "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}

ASKED = "RAY_AUTH_MODE"
"""Ray's setting that says whether a token is sent and asked for."""


class Annotator:
    """One actor: a worker process with one pipeline, and what feeds it."""

    def __init__(self, settings: bytes, cache: str | None) -> None:
        self.settings = msgspec.json.decode(settings, type=Settings)
        self.pool = Pool(replace(self.settings, workers=1), Path(cache) if cache else None)

    def describe(self) -> bytes:
        """Return the configuration that this machine would run, as JSON."""
        return msgspec.json.encode(describe_run(self.settings))

    def annotate(self, articles: list[bytes], wanted: list[Wanted]) -> bytes:
        """Return the outcomes of these articles of a shard, in order, as JSON."""
        return msgspec.json.encode([outcome for _, outcome in self.pool.serve(named(articles, wanted))])


def call(actor: object, method: str, *arguments: object) -> object:
    """Return the promise of an actor's answer."""
    return getattr(actor, method).remote(*arguments)


def why(error: BaseException) -> str:
    """Return what went wrong on a machine of the cluster, in one line."""
    cause = getattr(error, "cause", None) or error
    return " ".join(str(cause).split()) or type(cause).__name__


@contextmanager
def connected(address: str | None, workers: int) -> Iterator[ModuleType]:
    """Yield Ray, connected; a Ray of our own ends with the block, a connection that was there already stays.

    Raises:
        RashomonError: if Ray is not installed or the cluster does not answer.
    """
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    try:
        import ray
    except ImportError as error:
        raise RashomonError("engine ray: Ray is not installed; install the extra rashomon[ray]") from error
    if ray.is_initialized():
        yield ray
        return
    try:
        if address:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what fails is told by the error alone
                ray.init(address, log_to_driver=False, logging_level="error")
        else:
            # a Ray of our own, even where another runs on this machine, and listening on this machine alone
            ray.init(
                "local",
                num_cpus=workers,
                include_dashboard=False,
                log_to_driver=False,
                logging_level="error",
                _node_ip_address="127.0.0.1",
            )
    except Exception as error:  # where a node does not start in time, Ray raises nothing more exact
        raise RashomonError(f"engine {address or 'ray'}: no answer ({why(error)}{_hint(address)})") from error
    try:
        yield ray
    finally:
        ray.shutdown()


def _hint(address: str | None) -> str:
    """Return what may be missing where a cluster does not answer: Ray sends a token only where it is told to, and does not say so."""
    return f"; a cluster with a token wants {ASKED}=token" if address and ASKED not in os.environ else ""
