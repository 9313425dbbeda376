from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.expressions import ExpressionError, Slot, dump_template, load_template, parse, parse_template


def test_a_message_is_text_and_slots() -> None:
    assert parse_template("{a} of {a / b:percent}!") == (
        Slot(parse("a").tree),
        " of ",
        Slot(parse("a / b").tree, "percent"),
        "!",
    )


@given(text=st.text(max_size=40))
def test_text_with_its_braces_doubled_is_itself(text: str) -> None:
    assert "".join(map(str, parse_template(text.replace("{", "{{").replace("}", "}}")))) == text


@given(
    parts=st.lists(
        st.sampled_from(["{a}", "{a / b:percent}", "{a - 5%:points}", "，占", "{{", "}}", " of "]), max_size=8
    )
)
def test_what_is_dumped_loads_as_the_same(parts: list[str]) -> None:
    template = parse_template("".join(parts))
    assert load_template(dump_template(template)) == template


@pytest.mark.parametrize(
    ("source", "says", "marked", "hint"),
    [
        ("{a} of {pla}", "pla is not bound", "pla", "did you mean plan?"),
        ("{a / plan:percnt}", "percnt is no format", "percnt", "did you mean percent?"),
        ("{a /}", "expected a name", "", ""),
        ("{}", "empty", "", ""),
        ("so {a", "this brace has no other", "{", "two of them print one"),
        ("a} so", "this brace has no other", "}", "two of them print one"),
        ("{a.real}", "nothing is called .real", "real", ""),
        ("{open(a)}", "there is no open", "open", ""),
    ],
)
def test_an_error_in_a_message_has_its_place(source: str, says: str, marked: str, hint: str) -> None:
    with pytest.raises(ExpressionError, match=says) as caught:
        parse_template(source, ["a", "plan"])
    assert hint in caught.value.hint
    if marked:
        assert source[caught.value.position : caught.value.position + caught.value.width] == marked


def test_a_message_has_a_bound() -> None:
    with pytest.raises(ExpressionError, match="at most"):
        parse_template("a" * 2001)
