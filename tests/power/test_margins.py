"""Margins are exact: the ends pass, and one step beyond them nothing does."""

from __future__ import annotations

from checker import packs, readers, statements
from checker.kinds import relation
from checker.kinds.relation import Application
from checker.power.margins import Margin, margin

PACK = packs.load()
RULES = {rule.id: rule for rule in PACK.rules}


def applied(text: str, rule: str = "completion-mismatch") -> Application:
    reading = statements.read(readers.from_text(text), PACK.phrases)
    (application,) = relation.apply(relation.prepare(RULES[rule]), reading, PACK.phrases.reach)
    return application


def margins(text: str, rule: str = "completion-mismatch") -> dict[str, tuple[str | None, str | None]]:
    application = applied(text, rule)
    found: list[Margin] = [margin(application.equation, *pair, PACK.phrases.reach) for pair in application.figures()]
    return {one.name: (one.least, one.greatest) for one in found}


def test_a_coarse_plan_lets_many_percentages_pass() -> None:
    text = "Deposits grew by 63.67 million yuan, 106% of the 60 million yuan plan."
    least, greatest = margins(text)["completion"]
    assert (least, greatest) == ("104%", "107%")
    for percent, verdict in (
        ("103%", "contradiction"),
        ("104%", "holds"),
        ("107%", "holds"),
        ("108%", "contradiction"),
    ):
        assert applied(text.replace("106%", percent)).outcome.verdict == verdict


def test_a_figure_that_only_one_value_fits_has_no_margin() -> None:
    assert margins("全年培训1867人，完成年度任务（1805人）的103.43%。")["completion"] == ("103.43%", "103.43%")


def test_an_inequality_has_no_end_on_one_side() -> None:
    text = "The library spent $48.3 million, including $12.7 million on novels and $9.1 million on picture books."
    assert margins(text, "part-exceeds-whole")["total"][1] is None


def test_commas_stay() -> None:
    text = "A dividend of $1.50 for every 10 shares on 420,000 shares comes to $63,000."
    assert all("," in (end or "") for end in margins(text, "lot-mismatch")["units"])
