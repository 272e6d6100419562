"""What a worker is told of the processor."""

from pathlib import Path

import pytest

from rashomon.ingestion.processor import THREADS, WAY, arithmetic

NEW = "flags\t\t: fpu sse2 avx avx2 avx512f avx512cd avx512bw avx512dq avx512vl"


@pytest.mark.parametrize(
    ("told", "way"),
    [
        (f"processor\t: 0\n{NEW}\n", "SkylakeX"),
        ("processor\t: 0\nflags\t\t: fpu sse2 avx avx2 avx512f\n", "Sandybridge"),
        ("processor\t: 0\nflags\t\t: fpu sse2\n", None),
        ("processor\t: 0\nFeatures\t: fp asimd\n", None),
    ],
)
def test_worker_multiplies_in_the_fastest_way_that_treats_rows_alike(tmp_path: Path, told: str, way: str | None) -> None:
    (tmp_path / "cpuinfo").write_text(told)
    found = arithmetic({}, tmp_path / "cpuinfo")
    assert found.pop(WAY, None) == way
    assert found == dict.fromkeys(THREADS, "1")


def test_way_that_is_set_stays_if_it_treats_rows_alike(tmp_path: Path) -> None:
    (tmp_path / "cpuinfo").write_text(NEW)
    assert WAY not in arithmetic({WAY: "Sandybridge"}, tmp_path / "cpuinfo")
    assert arithmetic({WAY: "Haswell"}, tmp_path / "cpuinfo")[WAY] == "SkylakeX"


def test_nothing_is_told_where_the_system_does_not_tell(tmp_path: Path) -> None:
    assert WAY not in arithmetic({}, tmp_path / "absent")
