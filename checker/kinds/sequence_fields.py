"""What a rule file of the kind sequence may say: what is wrong with the numbers that count the points of a report.

    reports: gap        a number is missing in a row of points (first, third)
             start      a row begins with its second point
             lone       a row ends with its first point, in a form that says there are more: (1)
             mixed      a row goes on in another form (first … fifth, 6.)
             twice      a number is given to two points of a row

Points open a paragraph or a clause inside one; the forms they are numbered in are in `numerals`. In the message,
{match} is the point found and {missing} what is not there. A point may be quoted, or belong to a row that another
document began, so only what cannot be read otherwise is reported.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.fields import JSON, Field, OneOf
from checker.kinds.messages import check_messages
from checker.rule_files import Draft

_FAULTS = ("gap", "start", "lone", "mixed", "twice")

FIELDS: Mapping[str, Field] = {
    "reports": Field(OneOf(_FAULTS), "gap, start, lone, mixed or twice", required=True),
}


def compile(draft: Draft) -> dict[str, JSON]:
    """Check the names in the messages."""
    check_messages(draft, ("match", "missing"))
    return {"reports": draft.values.get("reports")}
