"""Fixtures that write inputs and read them back."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from rashomon.articles import Given, read
from rashomon.errors import InputError
from rashomon.model.article import Article

Files = Mapping[str, bytes | str]


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Files], Path]:
    """Write files below a folder and return it."""

    def written(files: Files) -> Path:
        root = tmp_path / "in"
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return root

    return written


@pytest.fixture
def one(write: Callable[[Files], Path]) -> Callable[..., Article]:
    """Read one file that is one article."""

    def article(name: str, content: bytes | str, given: Given | None = None) -> Article:
        (found,) = read([write({name: content}) / name], given=given or Given())
        assert isinstance(found, Article), found
        return found

    return article


@pytest.fixture
def outcome(write: Callable[[Files], Path]) -> Callable[[Files], list[str]]:
    """Read a folder of files and tell what came of each: "article ID" or "error NAME: REASON", names below the folder."""

    def told(files: Files) -> list[str]:
        root = write(files)
        prefix = f"{root}/"
        found = []
        for one in read([root]):
            if isinstance(one, InputError):
                found.append(f"error {str(one).replace(prefix, '')}")
            else:
                one.text.encode("utf-8")
                assert all(0 <= region.span.start < region.span.end <= len(one.text) for region in one.regions)
                found.append(f"article {one.id}")
        return found

    return told
