"""What keeps the garbage collector away, and gives it back."""

import gc

import pytest

from rashomon.ingestion.garbage import uncollected


def test_collector_comes_back_even_after_an_error() -> None:
    def broken() -> None:
        with uncollected():
            assert not gc.isenabled()
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        broken()
    assert gc.isenabled()


def test_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
