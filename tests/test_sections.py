"""Reports inside a document: where each begins, its language, and the period it reports on."""

import pytest

from checker import quantities, readers, sections
from checker.model import Language, Period
from checker.periods import year


def periods(text: str, language: Language = "en") -> Period | None:
    return sections.reporting_period(quantities.parse(text, language))


@pytest.mark.parametrize("title", ["Article 2:", "Report 2", "第二篇", "篇二：乡镇总结"])
def test_a_title_of_its_own_begins_a_section(title: str) -> None:
    text = f"A preface.\n\n{title}\n\nThe body of it.\n"
    parts = list(sections.split(readers.from_text(text)))
    assert [(text[start:end].strip(), name) for start, end, name, _ in parts] == [
        ("A preface.", ""),
        (text[text.index(title) :].strip(), title.rstrip(":：")),
    ]


def test_a_document_without_titles_is_one_section_with_all_of_its_text() -> None:
    document = readers.from_text("Deposits grew. See article 2: it says so.")
    assert [(start, end) for start, end, _, _ in sections.split(document)] == [(0, len(document.text))]


def test_each_section_has_the_language_most_of_it_is_written_in() -> None:
    text = "Article 1:\nDeposits grew well in the county.\nArticle 2:\n各项存款增长较快，不良贷款明显下降。\n"
    assert [language for *_, language in sections.split(readers.from_text(text))] == ["en", "zh"]


def test_the_period_is_the_year_most_of_the_dates_lie_in() -> None:
    assert periods("By the end of 2019 all was well. In 2019 we did more than in 2018.") == year(2019)


@pytest.mark.parametrize("text", ["In 2018 and in 2019.", "No dates at all.", "In 2017, 2018 and 2019."])
def test_where_years_compete_or_none_is_stated_the_period_is_unknown(text: str) -> None:
    assert periods(text) is None
