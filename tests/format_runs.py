"""Runs made by hand, and reports whose every word is against the format that they are written in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from hypothesis import strategies as st

from checker import formats, readers
from checker.engine import Result
from checker.fingerprints import stamped
from checker.formats.tally import Tally
from checker.model import Check, Document, Evidence, Reading, Rule, Suggestion, Suppression, Unread


def run(form: str, document: Document, checks: Sequence[Check], unread: Sequence[Unread] = (), **setting: Any) -> str:
    """What a format makes of one report with these checks, and of what could not be read."""
    checks = list(stamped(document, checks))
    shown = [check for check in checks if not check.suppressed]
    findings = tuple(check for check in shown if check.verdict == "contradiction")
    others = tuple(check for check in shown if check.verdict != "contradiction")
    suppressed = tuple(check for check in checks if check.suppressed)
    result = Result(document, findings, others, (), Reading(document, (), (), (), ()), suppressed)
    sink, tally = io.StringIO(newline=""), Tally("warning", unread=list(unread))
    writer = formats.writer(form, sink, formats.Setting(**setting))
    tally.add(findings, result.counts, result.suppressed)
    writer.report(result, shown)
    for missed in unread:
        writer.missed(missed)
    writer.close(tally)
    return sink.getvalue()


_RULE = Rule(
    "share-mismatch",
    "relation",
    "share",
    "error",
    {"en": "The share does not follow", "zh": "占比不符"},
    {"en": "{share} is claimed", "zh": "称占比{share}"},
    {"en": "A share is a part of a whole.", "zh": "占比等于部分除以总数。"},
    "rules/share-mismatch.yaml",
    {},
)


class Hostile(NamedTuple):
    """A report, what was found in it and what was not read, all of it written by somebody who wishes no good."""

    document: Document
    checks: tuple[Check, ...]
    unread: tuple[Unread, ...]

    def written(self, form: str, **setting: Any) -> str:
        return run(form, self.document, self.checks, self.unread, **{"rules": (_RULE,), **setting})


_ATTEMPTS = st.sampled_from(
    [
        *("\n::error::x", "::stop-commands::x", "##[add-mask]x", "##vso[task.complete]x", "%0A::debug::x", ",title=x"),
        *("\x1b[31m", "\x9b2J", "\x1b]0;x\x07", "\u202eabc", "\u2066", "\u2028", "\x00", "\ufffe", "\ud800", "\r\n"),
        *("=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", ";=1", "＝1", '"', ",", "\t=1", "';"),
        *("@octocat", "#1", "org/repo#1", ":100:", "https://x.y", "www.x.y", "a@b.cc", "$1$", "](http://x)", "[a](b)"),
        *("<script>alert(1)</script>", "<!--", "-->", "]]>", "&lt;", "|", "\\|", "`", "*a*", "_a_", "~~a~~", "!["),
        *("{0}", "{name}", "\\", "  ", "", "存款５％"),
    ]
)
TEXTS = st.lists(_ATTEMPTS | st.text(max_size=6), max_size=6).map("".join)

PATHS = TEXTS.map(lambda text: "".join(c for c in text if c != "\0" and not "\ud800" <= c <= "\udfff") + "\udce9")
"""A path may hold anything but NUL; a byte that is no UTF-8 comes as half of a character."""


@st.composite
def hostile(draw: st.DrawFn) -> Hostile:
    document = readers.from_text(draw(TEXTS) + "x", draw(PATHS))
    offsets = st.integers(0, len(document.text) - 1)

    def check(verdict: str) -> Check:
        start, end = sorted((draw(offsets), draw(offsets)))
        at = draw(offsets)
        return Check(
            rule="share-mismatch",
            family="share",
            severity=draw(st.sampled_from(["error", "warning", "note"])),
            verdict=verdict,  # type: ignore[arg-type]
            path=document.path,
            start=start,
            end=end + 1,
            message=draw(TEXTS.filter(bool)),
            evidence=(Evidence(at, at + 1, document.text[at], draw(TEXTS)),),
            computed=draw(TEXTS),
            reason=draw(TEXTS),
            suggestions=(Suggestion(draw(TEXTS), start, end + 1, draw(TEXTS)),),
            suppressed=draw(st.none() | st.just(Suppression("text", draw(TEXTS), document.path, 1, draw(TEXTS)))),
        )

    verdicts = draw(st.lists(st.sampled_from(["contradiction", "contradiction", "unknown", "holds"]), max_size=3))
    checks = tuple(check(verdict) for verdict in verdicts)
    return Hostile(document, checks, (Unread(draw(PATHS), draw(TEXTS)),))
