"""The corpus of bad inputs as a whole."""

import importlib.util
from pathlib import Path


def test_corpus_has_two_hundred_bad_inputs() -> None:
    count = 0
    for path in sorted(Path(__file__).parent.glob("test_bad_*.py")):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        count += sum(len(getattr(module, name, ())) for name in ("CASES", "LINES", "WHOLE"))
    assert count >= 250
