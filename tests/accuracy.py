#!/usr/bin/env python3
"""How much of a corpus the checker reads right: faults found, false alarms, claims verified.

    python tests/accuracy.py [--corpus DIR] [--missed N] [--alarms N] [--unverified N] [--failing]

DIR has en/*.yaml and zh/*.yaml of the form told in fixtures/README.md; without it, fixtures/corpus. A fault counts as
found when any finding points at it; an alarm is a warning or an error on unharmed text that no entry expects.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import corpus
import yaml
from tabulate import tabulate

Tally = dict[str, list[bool]]


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, default=corpus.CORPUS, help="a folder of the same form")
    ask.add_argument("--missed", type=int, default=0, metavar="N", help="show N faults that were missed")
    ask.add_argument("--alarms", type=int, default=0, metavar="N", help="show N false alarms")
    ask.add_argument("--unverified", type=int, default=0, metavar="N", help="show N claims that were not verified")
    ask.add_argument("--failing", action="store_true", help="print what `make test` fails on, as cases of known.yaml")
    given = ask.parse_args()
    try:
        entries = corpus.read(given.corpus)
    except corpus.FormError as error:
        print(error, file=sys.stderr)
        return 2
    if given.failing:
        print(yaml.safe_dump(_failing(entries), allow_unicode=True, width=1000), end="")
        return 0
    for language in ("en", "zh"):
        chosen = [entry for entry in entries if entry.language == language]
        if chosen:
            _report(language, chosen, given)
    return 0


def _failing(entries: Iterable[corpus.Entry]) -> list[str]:
    """The names of all cases that are not read as they should be."""
    names = []
    for entry in entries:
        names += [entry.name] if corpus.complaints(entry) else []
        names += [entry.name_of(fault) for fault in entry.faults if corpus.is_missed(entry, fault)]
    return names


def _report(language: str, entries: list[corpus.Entry], given: argparse.Namespace) -> None:
    rows: list[list[str]]
    by_relation: Tally = defaultdict(list)
    by_kind: Tally = defaultdict(list)
    verified: Tally = defaultdict(list)
    flagged: list[bool] = []
    missed, unverified, alarms = [], [], []
    for entry in entries:
        result = corpus.examine(entry.text, entry.language)
        alarms += [f"{entry.name}: {a.rule}: {a.message}" for a in corpus.alarms(entry, result.findings)]
        for mark in entry.flags:
            flagged.append(corpus.is_flagged(mark, result.findings, entry.text))
            if not flagged[-1]:
                missed.append(f"{entry.name}: {mark.family}: {mark.quote}")
        holding = [check for check in result.checks if check.verdict == "holds"]
        for claim in entry.claims:
            verified[entry.relation].append(corpus.is_met(claim, holding, entry.text))
            if not verified[entry.relation][-1]:
                unverified.append(f"{entry.name}: {claim.because or ' | '.join(claim.quotes)}")
        for fault in entry.faults:
            harmed = entry.harmed(fault)
            caught = corpus.is_caught(fault, corpus.examine(harmed, entry.language).findings, harmed, ())
            by_relation[entry.relation].append(caught)
            by_kind[fault.kind].append(caught)
            if not caught:
                missed.append(f"{entry.name_of(fault)} ({fault.kind})")
    size = sum(len(entry.text.encode()) for entry in entries) / 1000
    rows = [
        [relation, *_share(by_relation.get(relation, ())), *_share(verified.get(relation, ()))]
        for relation in sorted({entry.relation for entry in entries})
    ]
    rows.append(["all", *_share(_all(by_relation)), *_share(_all(verified))])
    print(f"\n{language}: {len(entries)} texts, {size:.0f} KB")
    _table(rows, ["relation", "faults", "found", "claims", "verified"])
    _table([[kind, *_share(by_kind[kind])] for kind in sorted(by_kind)], ["kind of fault", "faults", "found"])
    print(f"flags expected: {len(flagged)}, found {_share(flagged)[1]}")
    print(f"false alarms: {len(alarms)}, {100 * len(alarms) / size:.1f} per 100 KB")
    for title, lines, most in (
        ("missed", missed, given.missed),
        ("false alarms", alarms, given.alarms),
        ("not verified", unverified, given.unverified),
    ):
        if lines and most:
            print(f"\n{title}:", *lines[:most], sep="\n  ")


def _table(rows: list[list[str]], headers: list[str]) -> None:
    print(tabulate(rows, headers=headers, disable_numparse=True, stralign="right"), end="\n\n")


def _all(tally: Tally) -> list[bool]:
    return [one for many in tally.values() for one in many]


def _share(outcomes: Iterable[bool]) -> tuple[str, str]:
    seen = list(outcomes)
    return str(len(seen)), f"{100 * sum(seen) / len(seen):.1f}%" if seen else "-"


if __name__ == "__main__":
    sys.exit(main())
