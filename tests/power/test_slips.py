"""The fixed set of slips: what each makes of a figure, and which figures are left alone."""

from __future__ import annotations

from checker import packs, readers, statements
from checker.kinds import relation
from checker.power import slips
from checker.power.slips import Slip

PACK = packs.load()
RULES = {rule.id: rule for rule in PACK.rules}


def all_slips(rule: str, text: str) -> list[Slip]:
    reading = statements.read(readers.from_text(text), PACK.phrases)
    (application,) = relation.apply(relation.prepare(RULES[rule]), reading, PACK.phrases.reach)
    return list(slips.all_of(application, reading.quantities, PACK.phrases.roles))


def becoming(found: list[Slip], text: str, sort: str) -> set[str]:
    return {slip.changed.quantity.text for slip in found if slip.figure.quantity.text == text and slip.sort == sort}


def test_a_figure_is_changed_in_each_way() -> None:
    found = all_slips(
        "completion-mismatch", "Deposits grew by 63.67 million yuan, 106.1% of the 60.02 million yuan plan."
    )
    assert becoming(found, "106.1%", "digit") == {
        "206.1%",
        "606.1%",
        "116.1%",
        "156.1%",
        "107.1%",
        "101.1%",
        "106.2%",
        "106.6%",
    }
    assert becoming(found, "106.1%", "point") == {"10.61%", "1061%"}
    assert becoming(found, "106.1%", "transposition") == {"160.1%", "101.6%"}
    assert becoming(found, "60.02 million yuan", "unit") == {"60.02 billion yuan", "60.02 thousand yuan"}
    assert becoming(found, "60.02 million yuan", "base") == {"63.67 million yuan"}
    assert [slip.changed.sign for slip in found if slip.sort == "direction"] == [-1]


def test_a_figure_of_two_digits_is_left_alone() -> None:
    found = all_slips("completion-mismatch", "Deposits grew by 63.67 million yuan, 106.1% of the 60 million yuan plan.")
    assert {slip.figure.quantity.text for slip in found} == {"63.67 million yuan", "106.1%"}


def test_a_slip_is_made_where_the_figure_stands() -> None:
    text = "Deposits grew by 63.67 million yuan, 106.1% of the 60.02 million yuan plan."
    slip = next(slip for slip in all_slips("completion-mismatch", text) if slip.sort == "unit")
    assert slip.made_in(text) == text.replace(slip.figure.quantity.text, slip.changed.quantity.text)
