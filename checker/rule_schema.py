"""Rule files as JSON Schema (draft 7), for editors; made of the tables of fields that read them."""

from __future__ import annotations

from collections.abc import Mapping

from checker.fields import JSON, Field, record_schema
from checker.kinds.files import KINDS
from checker.rule_files import COMMON, DEFAULT_KIND


def schema() -> dict[str, JSON]:
    """The schema of a rule file: what it may say depends on its kind; what it must, on whether it extends another."""
    kinds: dict[str, JSON] = {name: _kind(name, kind.FIELDS) for name, kind in KINDS.items()}
    chosen: dict[str, JSON] = {"$ref": f"#/definitions/{DEFAULT_KIND}"}
    for name in KINDS:
        if name != DEFAULT_KIND:
            is_it: dict[str, JSON] = {"required": ["kind"], "properties": {"kind": {"const": name}}}
            chosen = {"if": is_it, "then": {"$ref": f"#/definitions/{name}"}, "else": chosen}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A rule of the report checker",
        "type": "object",
        **chosen,
        "definitions": kinds,
    }


def _kind(name: str, fields: Mapping[str, Field]) -> dict[str, JSON]:
    whole = record_schema({**COMMON, **fields})
    properties = whole["properties"]
    assert isinstance(properties, dict)
    means = COMMON["kind"].means
    properties["kind"] = {"enum": list(KINDS), "default": DEFAULT_KIND, "description": means}
    required = whole.pop("required")
    extends: dict[str, JSON] = {"required": ["extends"]}
    own: dict[str, JSON] = {"required": ["id", "tests"]}
    return {**whole, "title": f"A rule of the kind {name}", "if": extends, "then": own, "else": {"required": required}}
