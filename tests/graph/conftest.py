"""The invented conflict as a fixture."""

import pytest
from tests.graph.world import World, make_world


@pytest.fixture(scope="session")
def world() -> World:
    """The invented conflict."""
    return make_world()
