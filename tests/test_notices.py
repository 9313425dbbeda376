"""What the gate itself finds."""

from __future__ import annotations

from checker import notices, readers
from checker.model import Language


def test_its_rules_have_names_of_their_own_and_words_in_both_languages() -> None:
    assert {rule.id for rule in notices.RULES} == {notices.MISSING, notices.UNUSED}
    for rule in notices.RULES:
        for words in (rule.title, rule.message, rule.rationale):
            assert set(words) == {"en", "zh"}


def test_a_notice_says_what_is_wrong_where_it_stands() -> None:
    languages: tuple[Language, ...] = ("en", "zh")
    for language in languages:
        why = notices.why("expired", language, until="2026-05-31")
        document = readers.from_text("one two", "reviewed.yaml")
        found = notices.notice(notices.RULES[1], document, 4, 7, language, why=why)
        assert (found.path, found.start, found.end, found.verdict) == ("reviewed.yaml", 4, 7, "contradiction")
        assert "2026-05-31" in found.message
