"""The garbage collector kept from reading through what stays: the model, the names, the word lists, the claims of a whole corpus.

Python's collector looks for cycles among all objects again and again; a pipeline holds a million that are never freed. Measured on 100
articles: a quarter of the time of our own components.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG = 10_000
"""New objects between two looks at the young ones: an article makes some 50,000, nearly all of which go by themselves."""


def settle() -> None:
    """Leave everything that is loaded by now out of all later collections, and collect less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect nothing meanwhile: for work that makes many objects, keeps most of them, and makes no cycles."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
