"""The schema of rule files: it fits all rules that there are, and editors understand it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checker import rule_schema
from checker.kinds.files import KINDS
from checker.rule_files import COMMON
from checker.sources import plain, read

ROOT = Path(__file__).parents[1]
RULES = [path for path in sorted(ROOT.glob("rules/*.yaml")) if path.stem != "pack"]
EXAMPLES = [path for path in sorted(ROOT.glob("docs/examples/*.yaml")) if path.stem != "pack"]
SERVER = "yaml-language-server@1.15.0"


def wrong(rule: object) -> list[str]:
    return [error.message for error in jsonschema.Draft7Validator(rule_schema.schema()).iter_errors(rule)]


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(rule_schema.schema())


@pytest.mark.parametrize("path", [*RULES, *EXAMPLES], ids=lambda path: path.stem)
def test_it_fits_every_rule(path: Path) -> None:
    assert wrong(plain(read(path))) == []


def test_every_field_is_in_it_and_says_what_it_means() -> None:
    definitions: Any = rule_schema.schema()["definitions"]
    for name, kind in KINDS.items():
        fields = {**COMMON, **kind.FIELDS}
        properties = definitions[name]["properties"]
        assert set(properties) == set(fields)
        assert all(properties[field].get("description") for field in fields)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"severty": "error"}, "'severty' was unexpected"),
        ({"severity": "eror"}, "not valid"),
        ({"find": {"a": {"rol": "plan"}}}, "not valid"),
        ({"within": "chapter"}, "'chapter' is not one of"),
        ({"kind": "sequence"}, "unexpected"),
        ({"title": None}, "None is not of type 'object'"),
    ],
)
def test_it_refuses_what_the_checker_refuses(change: dict[str, Any], said: str) -> None:
    rule = {**plain(read(ROOT / "rules" / "completion-mismatch.yaml")), **change}
    found = wrong(rule)
    assert found
    assert any(said in one for one in found) or said == "not valid", found


def test_a_rule_that_extends_another_need_not_say_all() -> None:
    tests = [{"ok": "a"}, {"bad": "b"}]
    assert wrong({"id": "x", "extends": "completion-mismatch", "tests": tests}) == []
    assert wrong({"id": "x", "tests": tests})


def test_the_command_prints_it() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checker", "rules", "schema"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert json.loads(done.stdout) == rule_schema.schema()


class Editor:
    """An editor that speaks to yaml-language-server over its standard streams."""

    def __init__(self, script: Path) -> None:
        self._server = subprocess.Popen(
            ["node", str(script), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._count = 0
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.tell("initialized", {})

    def tell(self, method: str, parameters: object, **more: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": parameters, **more}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def ask(self, method: str, parameters: object) -> Any:
        self._count += 1
        self.tell(method, parameters, id=self._count)
        return self.until(lambda message: message.get("id") == self._count and "method" not in message)["result"]

    def until(self, wanted: Any) -> Any:
        """The next message that is wanted; questions of the server are answered with nothing on the way."""
        while True:
            message = self._read()
            if wanted(message):
                return message
            if "id" in message and "method" in message:
                items = message["params"].get("items", []) if isinstance(message.get("params"), dict) else []
                body = json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": [None] * len(items)}).encode()
                assert self._server.stdin is not None
                self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
                self._server.stdin.flush()

    def _read(self) -> Any:
        stream, length = self._server.stdout, 0
        assert stream is not None
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server is gone"
        return json.loads(stream.read(length))

    def close(self) -> None:
        self._server.kill()
        self._server.wait()


@pytest.fixture(scope="module")
def server() -> Path:
    """yaml-language-server, installed once beside the environment."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node and npm are missing: the schema is not tried in yaml-language-server")
    folder = Path(sys.prefix) / "yaml-language-server"
    script = folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    if not script.exists():
        install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), SERVER]
        if subprocess.run(install, capture_output=True, check=False, env=os.environ).returncode or not script.exists():
            pytest.skip("npm cannot install yaml-language-server: the schema is not tried in it")
    return script


def test_an_editor_finds_faults_and_completes(server: Path, tmp_path: Path) -> None:
    (tmp_path / "rule.schema.json").write_text(json.dumps(rule_schema.schema()), encoding="utf-8")
    modeline = f"# yaml-language-server: $schema={(tmp_path / 'rule.schema.json').as_uri()}\n"
    good = modeline + (ROOT / "rules" / "completion-mismatch.yaml").read_text(encoding="utf-8")
    uri = (tmp_path / "completion-mismatch.yaml").as_uri()
    editor = Editor(server)
    try:

        def faults(text: str, version: int) -> list[str]:
            document = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
            editor.tell("textDocument/didOpen", {"textDocument": document})
            told = editor.until(lambda message: message.get("method") == "textDocument/publishDiagnostics")
            return [one["message"] for one in told["params"]["diagnostics"]]

        assert faults(good, 1) == []
        assert any("severty" in fault for fault in faults(good.replace("severity:", "severty:"), 2))
        begun = {"uri": uri, "languageId": "yaml", "version": 3, "text": good + "wi"}
        editor.tell("textDocument/didOpen", {"textDocument": begun})
        place = {"line": len(good.splitlines()), "character": 2}
        offered = editor.ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": place})
        assert "within" in {item["label"] for item in offered["items"]}
    finally:
        editor.close()
