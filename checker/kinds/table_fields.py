"""What a rule file of the kind table may say: where the figures stand that are held against each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from checker.fields import JSON, Field, Flag, Many, Named, OneOf, Record, Text
from checker.kinds import relation_fields
from checker.kinds.table.trials import BINDS, SUMS, TABLES, TEXT
from checker.rule_files import Draft

FIELDS: Mapping[str, Field] = {
    "binds": Field(
        OneOf(BINDS),
        "rows: the cells of one row, by the roles of their columns; columns: those of one column, by the roles of the "
        "rows; sums: a total and its parts; tables: one line in two tables; text: a figure of the text and its cell",
        required=True,
    ),
    "find": Field(
        Named(
            Record(
                {
                    "role": Field(Many(), "one of these roles, which headings give", required=True),
                    **{name: relation_fields.WANTED[name] for name in ("kind", "metric", "unit", "many", "optional")},
                    "total-of": Field(Text(), "the total of the line in which the figure of this name stands"),
                }
            )
        ),
        "a name for each figure, and the role that a heading gives it",
        required=True,
    ),
    "let": Field(Named(Text()), "names for steps of the arithmetic"),
    "assert": Field(Text(), "what must hold between the figures", required=True),
    "at": Field(Text(), "the name of the figure that a finding points at"),
    "explained": Field(Flag(), "true reports a contradiction only where one small slip explains it"),
}


def compile(draft: Draft) -> dict[str, JSON]:
    """Check what a relation has, and that what is bound goes with the names under `find`."""
    find = cast("dict[str, dict[str, JSON]]", draft.values["find"])
    binds = str(draft.values["binds"])
    if binds in (SUMS, TABLES, TEXT) and len(find) != 2:
        draft.notes(draft.located["find"], f"a rule that binds {binds} finds two: the one, and what it is held against")
    for name, wanted in find.items():
        if wanted.get("total-of") and wanted["total-of"] not in find:
            draft.notes(draft.located["find"], f"{name!r} is the total of {wanted['total-of']!r}, which is not found")
    return {**relation_fields.compile(draft), "binds": binds}
