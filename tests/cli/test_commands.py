"""The commands: what they print, where they write, which exit code they end with."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rashomon.cli.main import app

RUN = CliRunner()
README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
COMMANDS = sorted(info.name or "" for info in app.registered_commands)


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return RUN.invoke(app, [str(argument) for argument in arguments], input=stdin)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"rashomon {name}" in result.output
    assert "Example:" in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_readme_names_every_command(name: str) -> None:
    assert f"rashomon {name}" in README


def test_version_is_told_in_one_line() -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"rashomon {version('rashomon')}\n")


BAD: list[tuple[str, bytes | None, str]] = [
    ("nowhere.txt", None, "nowhere.txt"),
    ("empty.txt", b"", "empty"),
    ("binary.txt", b"\x00\x01\x02\x03" * 50, "binary"),
    ("latin.txt", b"The mayor of Caf\xe9 \xff said", "UTF-8"),
    ("list.jsonl", b'["no", "object"]\n', "list.jsonl:1"),
    ("text.jsonl", b'{"id": "a"}\n', "text"),
    ("photo.jpg", b"\xff\xd8\xff\xe0", "photo.jpg"),
]


@pytest.mark.model
@pytest.mark.parametrize(("name", "content", "words"), BAD, ids=[name for name, _, _ in BAD])
def test_bad_input_is_one_line_and_exit_2_where_nothing_else_is_given(tmp_path: Path, name: str, content: bytes | None, words: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = run("build", tmp_path / name, "--into", tmp_path / "kg")
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("rashomon: ")
    assert words in lines[0]
    assert not result.stdout


@pytest.mark.model
def test_bad_input_beside_good_is_exit_1_and_the_good_is_built(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("The mayor of Tollhaven said on Monday that the bridge was closed.\n", "utf-8")
    (tmp_path / "latin.txt").write_bytes(b"Caf\xe9 \xff")
    result = run("build", tmp_path / "good.txt", tmp_path / "latin.txt", "--into", tmp_path / "kg")
    assert result.exit_code == 1
    assert "latin.txt" in result.stderr
    assert "1 built" in result.stdout
    result = run("extract", tmp_path / "good.txt", tmp_path / "latin.txt")
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["good.txt"]


def test_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("build", tmp_path / "empty", "--into", tmp_path / "kg")
    assert (result.exit_code, "empty" in result.stderr) == (2, True)


@pytest.mark.parametrize("command", ["query", "disputes", "claims", "check", "export"])
def test_what_is_no_graph_is_an_error(tmp_path: Path, command: str) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").write_text("x", "utf-8")
    for place in ("other", "nowhere"):
        arguments = ["claims-by-actor"] if command == "query" else []
        result = run(command, tmp_path / place, *arguments)
        assert result.exit_code == 2
        assert place in result.stderr
        assert "Traceback" not in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["other"]


@pytest.mark.model
def test_standard_input_is_json_lines() -> None:
    line = json.dumps({"id": "x", "text": "The mayor of Tollhaven said that the bridge was closed.", "outlet": "Harbour Post", "colour": 1})
    result = run("extract", "-", stdin=line.encode())
    record = json.loads(result.stdout)
    assert (record["id"], record["outlet"]) == ("x", "Harbour Post")
    for claim in record["claims"]:
        for field in ("source", "cue", "content"):
            assert all(0 <= start < end <= len(record["text"]) for start, end in claim[field])


@pytest.mark.model
def test_record_has_every_field_of_the_design(sample_kg: Path) -> None:
    from rashomon.resources import samples

    result = run("extract", samples() / "articles" / "meridian-wire-ferry.txt")
    record = json.loads(result.stdout)
    fields = {"id", "path", "text", "title", "outlet", "published", "language", "url", "authors", "mentions", "entities", "times", "claims"}
    assert fields <= record.keys()
    assert record["text"] == (samples() / "articles" / "meridian-wire-ferry.txt").read_bytes().decode()
    claim_fields = {
        "id", "source", "cue", "content", "claimant", "claimant_text", "on_behalf_of", "speech_act", "polarity", "certainty", "quoting",
        "made_at", "medium", "reported_in", "responds_to", "proposition", "rule", "confidence",
    }  # fmt: skip
    known = {entity["id"] for entity in record["entities"]}
    for claim in record["claims"]:
        assert claim_fields <= claim.keys()
        assert claim["claimant"] is None or claim["claimant"] in known
        if claim["proposition"]:
            assert {"id", "event_type", "subject", "predicate", "object", "place", "time", "quantities"} <= claim["proposition"].keys()


@pytest.mark.model
def test_claim_iris_of_extract_are_those_of_the_store(sample_kg: Path) -> None:
    from rashomon.resources import samples

    records = [json.loads(line) for line in run("extract", samples() / "articles").stdout.splitlines()]
    ours = {claim["id"] for record in records for claim in record["claims"]}
    stored = run("query", sample_kg, "SELECT ?c WHERE { ?c a rsh:Claim }", "--format", "csv").stdout.split()[1:]
    assert ours == set(stored)


@pytest.mark.model
def test_disputes_come_in_every_format(sample_kg: Path, tmp_path: Path) -> None:
    found = json.loads(run("disputes", sample_kg, "--format", "json").stdout)
    assert found
    assert all({"id", "kind", "question", "status", "positions", "articles", "because"} <= one.keys() for one in found)
    assert run("disputes", sample_kg, "--format", "csv").stdout.startswith("question,kind")
    assert run("disputes", sample_kg, "--format", "html", "-o", tmp_path / "d.html").exit_code == 0
    assert "<script" not in (tmp_path / "d.html").read_text("utf-8")
    assert found[0]["question"] in run("disputes", sample_kg).stdout.replace("\n", " ")


@pytest.mark.model
def test_as_of_leaves_out_what_came_later(sample_kg: Path) -> None:
    early = json.loads(run("disputes", sample_kg, "--format", "json", "--as-of", "2020-01-01").stdout)
    assert early == []
    assert run("disputes", sample_kg, "--as-of", "yesterday").exit_code == 2


@pytest.mark.model
def test_filter_that_no_dispute_fits_says_so_and_not_that_there_is_none(sample_kg: Path) -> None:
    several = len(json.loads(run("disputes", sample_kg, "--format", "json").stdout))
    told = run("disputes", sample_kg, "--place", "Xanadu")
    assert (told.exit_code, told.stdout) == (0, f"None of the {several} disputes of this graph fits --place 'Xanadu'.\n")
    quiet = run("disputes", sample_kg, "--place", "Xanadu", "--format", "json")
    assert json.loads(quiet.stdout) == []
    assert "Xanadu" in quiet.stderr


@pytest.mark.model
def test_words_of_options_are_taken_in_any_case(sample_kg: Path) -> None:
    for command, option, word in (("claims", "--act", "deny"), ("disputes", "--kind", "contradiction")):
        plain, shouted = (run(command, sample_kg, option, given, "--format", "json").stdout for given in (word, word.upper()))
        assert json.loads(plain)
        assert plain == shouted


@pytest.mark.model
def test_claims_can_be_searched_and_cited(sample_kg: Path) -> None:
    found = json.loads(run("claims", sample_kg, "--act", "deny", "--format", "json").stdout)
    assert found
    assert all(one["act"] == "deny" for one in found)
    cited = run("cite", sample_kg, found[0]["claim"]).stdout
    assert found[0]["claim"] in cited
    assert "char=" in cited
    assert run("claims", sample_kg, "--act", "sing").exit_code == 2
    assert run("cite", sample_kg, "nosuchclaim").exit_code == 2


def test_query_lists_what_can_be_asked() -> None:
    result = run("query", "anything")
    assert result.exit_code == 0
    assert "claims-by-actor" in result.stdout


@pytest.mark.model
def test_query_refuses_what_is_no_question(sample_kg: Path) -> None:
    for question in ("no-such-question", "SELECT nonsense", "DROP ALL", "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }"):
        result = run("query", sample_kg, question)
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 1


@pytest.mark.model
def test_exports_are_the_same_bytes_each_time(sample_kg: Path, tmp_path: Path) -> None:
    for form in ("turtle", "trig", "nquads", "jsonld"):
        one, two = (run("export", sample_kg, "--format", form).stdout_bytes for _ in range(2))
        assert one == two
        assert len(one) > 10_000


@pytest.mark.model
def test_check_passes_on_the_samples(sample_kg: Path) -> None:
    result = run("check", sample_kg)
    assert result.exit_code == 0, result.stdout


@pytest.mark.model
def test_explain_shows_text_and_rules() -> None:
    from rashomon.resources import samples

    article = samples() / "articles" / "meridian-wire-ferry.txt"
    assert "Karsia" in run("explain", article).stdout
    assert "Content-Security-Policy" in run("explain", article, "--html").stdout


def test_broken_pipe_is_silent(sample_kg: Path) -> None:
    code = f"{sys.executable} -m rashomon export {sample_kg} --format nquads | head -n 1"
    done = subprocess.run(code, shell=True, capture_output=True, check=False)  # noqa: S602 - the pipe is the point
    assert done.stderr == b""


@pytest.mark.model
def test_build_warns_once_of_names_that_two_things_share(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor of Zedville said that the bridge was closed.\n", "utf-8")
    head = "@prefix rsh: <https://w3id.org/rashomon/ns#> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    things = [
        f'<https://example.org/{number}> a rsh:Place ; skos:prefLabel "Place {number}"@en ; skos:altLabel "Zed {number // 2}"@en .\n'
        for number in range(24)
    ]
    (tmp_path / "names.ttl").write_text(head + "".join(things), "utf-8")
    result = run("build", tmp_path / "a.txt", "--into", tmp_path / "kg", "--vocabulary", tmp_path / "names.ttl")
    assert result.exit_code == 0
    *lines, last = result.stderr.splitlines()
    assert len(lines) == len(set(lines)) == 10
    assert all(line.startswith("rashomon: warning: ") and "each article's context decides" in line for line in lines)
    assert last == f"rashomon: 2 more warnings in {tmp_path / 'kg' / 'report.json'}"
    assert len(json.loads((tmp_path / "kg" / "report.json").read_bytes())["warnings"]) == 12
