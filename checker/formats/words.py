"""The words of the program itself, in the languages that messages come in."""

from __future__ import annotations

from collections.abc import Mapping

from checker.formats import places
from checker.formats.tally import Tally
from checker.formats.width import safe
from checker.model import Authority, Check, Document, Language, Severity, Suggestion, Suppression, Unread

SEVERITY: Mapping[Language, Mapping[str, str]] = {
    "en": {"error": "error", "warning": "warning", "note": "note", "holds": "holds", "unknown": "unknown"},
    "zh": {"error": "错误", "warning": "警告", "note": "提示", "holds": "无误", "unknown": "未核"},
}
HELP: Mapping[Language, str] = {"en": "help: ", "zh": "建议："}
ALSO: Mapping[Language, str] = {"en": "also: ", "zh": "另见："}
UNREAD: Mapping[Language, str] = {"en": "not read", "zh": "未读取"}
SEE: Mapping[Language, str] = {"en": "see: ", "zh": "依据："}
COMMA: Mapping[Language, str] = {"en": ", ", "zh": "，"}
SEMICOLON: Mapping[Language, str] = {"en": "; ", "zh": "；"}
INTERRUPTED: Mapping[Language, str] = {"en": "interrupted before the end", "zh": "中途被打断"}
JOIN: Mapping[Language, str] = {"en": ", ", "zh": "、"}


_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


def findings(tally: Tally, language: Language) -> str:
    """How many findings there are: "2 errors, 1 warning"; empty where there are none."""
    named = [
        counted(tally.severities[severity], SEVERITY[language][severity], language)
        for severity in _SEVERITIES
        if tally.severities[severity]
    ]
    return JOIN[language].join(named)


_UNTIL: Mapping[Language, str] = {"en": " until {}", "zh": "，至{}"}
_BY: Mapping[Language, Mapping[Authority, str]] = {
    "en": {"text": "in the text", "review": "reviewed", "baseline": "in the baseline"},
    "zh": {"text": "正文声明", "review": "经复核", "baseline": "基线已有"},
}


def suppressed(tally: Tally, language: Language) -> str:
    """How many findings somebody has decided to live with, and who: "3 suppressed (2 reviewed, 1 in the baseline)"."""
    if not tally.suppressed.total():
        return ""
    by = _BY[language]
    if language == "zh":
        parts = JOIN[language].join(f"{by[who]} {tally.suppressed[who]} 处" for who in by if tally.suppressed[who])
        return f"{tally.suppressed.total()} 处不计（{parts}）"
    parts = JOIN[language].join(f"{tally.suppressed[who]:,} {by[who]}" for who in by if tally.suppressed[who])
    return f"{tally.suppressed.total():,} suppressed ({parts})"


def reading(tally: Tally, language: Language) -> str:
    """What was read and what holds, as a sentence or two."""
    if language == "zh":
        unread = f"；{len(tally.unread)} 个文件无法读取" if tally.unread else ""
        checks = f"{tally.holding} 项核对无误，{tally.unknown} 项无法核对"
        return f"{checks}；共读取 {tally.reports} 份报告、{tally.figures} 个数字{unread}。"
    unread = f"; {counted(len(tally.unread), 'path', language)} not read" if tally.unread else ""
    return (
        f"{counted(tally.holding, 'check', language)} {'holds' if tally.holding == 1 else 'hold'}, "
        f"{tally.unknown} could not be made; "
        f"{counted(tally.figures, 'figure', language)} in {counted(tally.reports, 'report', language)}{unread}."
    )


def closing(tally: Tally, language: Language) -> str:
    """The counts of a run in one line."""
    return f"{outcome(tally, language)}{rest(tally, language)}"


def is_quiet(tally: Tally) -> bool:
    """Whether the counts hold nothing that has to be said even where nobody wants to see them."""
    return not (tally.suppressed.total() or tally.unread or tally.interrupted)


def outcome(tally: Tally, language: Language) -> str:
    """What was found, as the beginning of that line."""
    found = findings(tally, language)
    if language == "zh":
        return f"发现 {found}；" if found else "未发现矛盾；"
    return f"Found {found}; " if found else "No contradictions; "


def rest(tally: Tally, language: Language) -> str:
    """What was suppressed, what holds and what was read, as the rest of that line."""
    ended = INTERRUPTED[language] if tally.interrupted else ""
    return SEMICOLON[language].join(filter(None, (ended, suppressed(tally, language), reading(tally, language))))


def label(found: Check) -> str:
    """What a check is called: a finding by its severity, another by its verdict."""
    return found.severity if found.verdict == "contradiction" else found.verdict


def said(document: Document, found: Check, language: Language) -> str:
    """What is wrong, or why it could not be checked, on one line that is safe to print; with the place where people
    cannot look it up by line and column.
    """
    text = message(found)
    place = safe(places.instead(document, found.start, language))
    if not place:
        return text
    return f"{text}（{place}）" if language == "zh" else f"{text} ({place})"


def advised(document: Document, found: Check, language: Language) -> str:
    """The same, and what would make it right."""
    return SEMICOLON[language].join(filter(None, (said(document, found, language), safe(advice(found)))))


def advice(found: Check) -> str:
    """What would make a check hold; several that fit equally are parted by semicolons."""
    return "; ".join(suggestion.text for suggestion in found.suggestions)


def edits(document: Document, found: Check) -> list[Suggestion]:
    """The suggestions that are a change of the text, where it is that of the file."""
    if document.extracted:
        return []
    return [suggestion for suggestion in found.suggestions if suggestion.replacement]


def role(name: str) -> str:
    """What a figure was read as, as a label that is safe to print."""
    return safe(name.replace("_", " ").replace("-", " "))


def why(made: Suppression, language: Language) -> str:
    """Who decided to live with a finding, for how long, and the reason."""
    by = _BY[language][made.by]
    who = f"{by} ({made.reviewer})" if made.reviewer else by
    until = _UNTIL[language].format(made.until.isoformat()) if made.until else ""
    return safe(f"{who}{until}: {made.reason}")


def cut(text: str, most: int) -> str:
    """At most so many characters of a text."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def message(found: Check) -> str:
    """What is wrong, or why it could not be checked, on one line that is safe to print."""
    reason = found.reason if found.verdict == "unknown" else ""
    return safe(": ".join(filter(None, (found.message, reason))))


def unread(missed: Unread, language: Language) -> str:
    """What was not read, and why, on one line that is safe to print."""
    return ": ".join(unread_parts(missed, language))


def unread_parts(missed: Unread, language: Language) -> tuple[str, str, str]:
    """The path and the place in it, that it was not read, and why."""
    place = places.say(missed.place, language)
    path = f"{shown(missed.path)}{COMMA[language]}{safe(place)}" if place else shown(missed.path)
    return path, UNREAD[language], safe(missed.reason)


def shown(path: str) -> str:
    """A path on a line of its own; one that a pipeline would take for a command says that it is a path."""
    return safe(f"./{path}" if path.lstrip().startswith("::") else path)


def counted(number: int, noun: str, language: Language) -> str:
    """A number of things: "1 error", "2 errors", "2 个错误"."""
    if language == "zh":
        return f"{number} 个{noun}"
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
