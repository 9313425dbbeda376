"""Sentences as tokens: words by look-up, figures by kind, dates beside what is compared, and what is folded away."""

from __future__ import annotations

from checker.quantities import parse
from checker.tokens import Lexicon, Scanner, Tokens
from checker.wordtrees import grow

UP, DOWN, AND, THE, FROM, SET_UP = "↑", "↓", "∧", "θ", "←", "π"
WORDS = {"rose": UP, "fell": DOWN, "and": AND, "the": THE, "from": FROM, "up": UP, "set up": SET_UP}
LEXICON = Lexicon(
    "en",
    [(code, following) for code, following in grow({tuple(words.split()): code for words, code in WORDS.items()})],
    noise=frozenset(THE),
    plain=frozenset(SET_UP),
    anchors=frozenset(FROM),
)


def scan(*sentences: str) -> Tokens:
    text = " ".join(sentences)
    found = parse(text, "en")
    scanner = Scanner(text, LEXICON)
    start = 0
    for sentence in sentences:
        end = start + len(sentence)
        inside = [index for index, quantity in enumerate(found) if start <= quantity.start < end]
        first, last = (inside[0], inside[-1] + 1) if inside else (0, 0)
        scanner.sentence(start, end, found, first, last)
        start = end + 1
    return scanner.tokens()


def codes(*sentences: str) -> str:
    return scan(*sentences).codes


def test_unknown_words_are_one_token_and_noise_is_none() -> None:
    assert codes("The net fees rose $5 million") == f"¶w{UP}M¶"


def test_figures_are_told_apart_by_kind() -> None:
    text = "$5 million rose 5% rose 2 percentage points rose 30 ships rose $2.50 per share"
    assert codes(text).replace(UP, "") == "¶MPQCU¶"


def test_an_and_behind_a_comma_parts_clauses() -> None:
    assert codes("$5 million rose, and costs fell") == f"¶M{UP}&w{DOWN}¶"


def test_the_longest_entry_is_read_first() -> None:
    assert codes("$5 million was set up") == "¶Mw¶"


def test_a_date_tells_whether_something_is_counted_from_it() -> None:
    tokens = scan("$5 million in 2019 rose from 2018")
    assert tokens.codes == f"¶Mwt{UP}{FROM}d¶"
    assert [tokens.quantity(at) for at in (1, 3, 6)] == [0, 1, 2]


def test_a_bracket_with_words_alone_is_folded_away() -> None:
    assert codes("$5 million (net of rain) rose") == f"¶M{UP}¶"
    assert codes("$5 million ($4 million) rose") == f"¶M(M){UP}¶"


def test_a_bare_year_is_never_an_amount() -> None:
    assert "N" not in codes("visitors rose 5% from 2012")


def test_the_number_of_a_paragraph_is_no_figure() -> None:
    assert codes("76.Fees rose 5%") == f"¶w{UP}P¶"


def test_three_figures_in_a_row_are_a_table() -> None:
    tokens = scan("fees 14.3 1.06 10.2 rose")
    assert "N" not in tokens.codes
    assert all(index < 0 for index in tokens.figures)


def test_words_that_hedge_a_figure_leave_no_token() -> None:
    assert codes("fees rose from more than $5 million") == f"¶w{UP}{FROM}M¶"


def test_of_a_sentence_without_figures_only_the_beginning_is_read() -> None:
    late = "It was said by all who were there on that day in the long hall that they fell."
    assert DOWN in codes("Fees rose 5%.", "They fell again.")
    assert DOWN not in codes("Fees rose 5%.", late)
    assert DOWN not in codes("Nobody knew.", "They fell again.")
