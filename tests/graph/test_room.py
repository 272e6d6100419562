"""As many quads are taken together as there is room for, and no fewer than the least."""

import pytest

from rashomon.graph import room


@pytest.mark.parametrize(("held", "fits"), [(100.0, 100_000), (140.0, 50_000), (175.0, 50_000), (900.0, 50_000)])
def test_parts_are_as_large_as_what_is_held_leaves_room_for(held: float, fits: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "most_held", lambda: held)
    assert room.fitting(50_000) == fits


def test_this_process_holds_some_megabytes() -> None:
    assert 5 < room.most_held() < 100_000
