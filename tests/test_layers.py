"""The order of the stages, and the size of the modules."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "rashomon"
GROUND = ["errors", "settings", "resources", "namespaces", "iris", "tables"]
ORDER = [
    "model",
    "vocabulary",
    "articles",
    "annotations",
    "claims",
    "reconciliation",
    "graph",
    "views",
    "ingestion",
    "cli",
    "api",
]
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py" and path.name != "__main__.py")
LONGEST = 300


def rank(module: str) -> int:
    """The place of a module in the order; everything of the ground stands on one level."""
    stage = module.split(".")[1]
    return -1 if stage in GROUND else ORDER.index(stage)


def imports(tree: ast.AST) -> set[str]:
    """The modules of rashomon that a module imports, anywhere in it."""
    found = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    found |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return {name for name in found if name.startswith("rashomon.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_imports_only_what_stands_before_it(path: Path) -> None:
    own = "rashomon." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    for module in imports(ast.parse(path.read_text("utf-8"))):
        assert rank(module) <= rank(own), f"{own} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


def test_a_wrong_import_is_noticed() -> None:
    assert rank("rashomon.cli.main") > rank("rashomon.graph.store") > rank("rashomon.model.claim") > rank("rashomon.errors")
    assert imports(ast.parse("def f():\n    from rashomon.cli import main")) == {"rashomon.cli"}
