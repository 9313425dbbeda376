"""What rule files of each kind may say: the registry that files are checked by."""

from __future__ import annotations

from collections.abc import Mapping

from checker.kinds import match_fields, relation_fields, sequence_fields, table_fields, timeline_fields
from checker.rule_files import Kind

KINDS: Mapping[str, Kind] = {
    "relation": relation_fields,
    "match": match_fields,
    "sequence": sequence_fields,
    "timeline": timeline_fields,
    "table": table_fields,
}
