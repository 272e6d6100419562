"""Where a graph is: addresses, credentials, working directories."""

from pathlib import Path

import pytest

from rashomon.errors import RashomonError
from rashomon.graph.server import Server, folder_of, place
from rashomon.settings import Settings

NOBODY: dict[str, str] = {}


def server(given: str, environment: dict[str, str] | None = None, settings: Settings | None = None) -> Server:
    found = place(given, settings=settings or Settings(), environment=NOBODY if environment is None else environment)
    assert isinstance(found, Server)
    return found


@pytest.mark.parametrize("given", ["kg", "./http", "C:/kg", "/data/https"])
def test_path_stays_a_path(given: str) -> None:
    assert place(given) == Path(given)
    assert folder_of(Path(given)) == Path(given)


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("http://localhost:7878/", "http://localhost:7878"),
        ("HTTPS://Data.Example/ds/", "https://data.example/ds"),
        ("http://user:word@host.example:80/x", "http://host.example:80/x"),
        ("http://[::1]:3030/ds", "http://[::1]:3030/ds"),
    ],
)
def test_address_is_taken_without_user_and_slash(given: str, url: str) -> None:
    assert str(server(given)) == url


def test_credentials_come_from_the_address_or_the_environment_and_are_not_shown() -> None:
    environment = {"RASHOMON_USER": "ada", "RASHOMON_PASSWORD": "swordfish"}
    by_environment = server("http://h/", environment)
    assert (by_environment.user, by_environment.password) == ("ada", "swordfish")
    by_address = server("http://b%40c:p%2Fq@h/", environment)
    assert (by_address.user, by_address.password) == ("b@c", "p/q")
    assert "swordfish" not in repr(by_environment)
    assert "p/q" not in repr(by_address) + str(by_address)


def test_each_address_has_its_own_working_directory(tmp_path: Path) -> None:
    environment = {"XDG_STATE_HOME": str(tmp_path)}
    one, other, same = (server(url, environment) for url in ("http://h:1/", "http://h:2/", "http://ada:x@h:1"))
    assert one.work.parent == tmp_path / "rashomon"
    assert one.work != other.work
    assert one.work == same.work == folder_of(same)
    assert place(one, work=tmp_path) == server("http://h:1/", environment, Settings(work=str(tmp_path)))


@pytest.mark.parametrize("given", ["http://", "http://u:secret@:80/", "http://u:secret@h:99999/", "http://u:secret@[::1/"])
def test_bad_address_is_refused_without_repeating_a_password(given: str) -> None:
    with pytest.raises(RashomonError, match="address of the server") as raised:
        place(given, environment=NOBODY)
    assert "secret" not in str(raised.value)


def test_working_directory_of_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RashomonError, match="--work goes with"):
        place("kg", work=tmp_path)
