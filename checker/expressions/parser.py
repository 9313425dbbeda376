"""Source text → tree: a recursive parser that knows where everything stands.

It refuses whatever `docs/expressions.md` does not name. The source is hostile input: its length, its depth, its
numbers and its powers are bounded, so that neither parsing nor evaluation can be made to take long.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from typing import NoReturn, TypeVar

from checker.expressions.syntax import (
    And,
    Attribute,
    Binary,
    Call,
    Compare,
    Duration,
    ExpressionError,
    Literal,
    Name,
    Negative,
    Node,
    Not,
    Or,
    check_size,
    placed,
)

_Node = TypeVar("_Node", bound=Node)

MAX_LENGTH = 1000
MAX_DEPTH = 40
MAX_DIGITS = 30
MAX_POWER = 100
FUNCTIONS = ("sum", "min", "max", "abs", "whole")
ATTRIBUTES = ("period", "start", "end")
COMPARISONS = ("==", "!=", "<=", ">=", "<", ">")
_WORDS = ("and", "or", "not")
_DURATIONS = ("year", "quarter", "month", "day")

_TOKEN = re.compile(
    r"""\s*(?: (?P<number>[0-9]+(?:\.[0-9]+)?)
             | (?P<word>[^\W\d]\w*)
             | (?P<sign>\*\*|==|!=|<=|>=|[-+*/<>().,%])
             | (?P<other>\S) )""",
    re.VERBOSE,
)
_MEANT = {
    "=": "two figures are compared with ==",
    "&": "formulas are joined with and",
    "|": "formulas are joined with or",
    "!": "write not, or != between two figures",
    "^": "a power is written with **",
    "×": "write *",
    "÷": "write /",
    "%": "% stands directly after a number",
    "'": "there are no strings: figures are bound under find, words with text",
    '"': "there are no strings: figures are bound under find, words with text",
    "[": "there is no indexing: sum(), min() and max() take several figures",
    "{": "only messages use braces",
}


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def parse_tree(source: str) -> Node:
    """The tree of ``source``; ExpressionError says where it is not of the language."""
    if len(source) > MAX_LENGTH:
        raise ExpressionError(
            f"an expression has at most {MAX_LENGTH} characters, this one {len(source)}", hint="name steps with let"
        )
    tree = _Parser(source).whole()
    check_size(tree)
    return tree


def _tokens(source: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(source):
        kind = str(match.lastgroup)
        if kind == "other":
            sign = match[kind]
            hint = _MEANT.get(sign, "names, numbers, + - * / ** ( ) and comparisons are all there is")
            raise ExpressionError(f"{sign} is not of the language", match.start(kind), 1, hint)
        yield _Token(kind, match[kind], match.start(kind))
    yield _Token("end", "", len(source.rstrip()))


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._tokens = list(_tokens(source))
        self._next = 0
        self._depth = 0

    @property
    def _token(self) -> _Token:
        return self._tokens[self._next]

    def whole(self) -> Node:
        if self._token.kind == "end":
            raise ExpressionError("the expression is empty", hint="for example: completion == actual / plan")
        node = self._either()
        if self._token.kind != "end":
            self._unexpected("an operator or the end")
        return node

    # From the loosest binding to the tightest.

    def _either(self) -> Node:
        return self._joined("or", Or, self._both)

    def _both(self) -> Node:
        return self._joined("and", And, self._opposite)

    def _joined(self, word: str, kind: type[And] | type[Or], part: Callable[[], Node]) -> Node:
        start = self._token.start
        parts = [part()]
        while self._take(word):
            parts.append(part())
        return parts[0] if len(parts) == 1 else self._placed(kind(tuple(parts)), start)

    def _opposite(self) -> Node:
        start = self._token.start
        if self._take("not"):
            with_not = self._deeper(self._opposite)
            return self._placed(Not(with_not), start)
        return self._comparison()

    def _comparison(self) -> Node:
        start = self._token.start
        left = self._sum()
        if self._token.text not in COMPARISONS:
            return left
        operator = self._advance().text
        right = self._sum()
        if self._token.text in COMPARISONS:
            self._fail(
                "comparisons cannot be chained", self._token, f"write: a {operator} b and b {self._token.text} c"
            )
        return self._placed(Compare(operator, left, right), start)

    def _sum(self) -> Node:
        start = self._token.start
        node = self._product()
        while self._token.text in ("+", "-"):
            operator = self._advance().text
            node = self._placed(Binary(operator, node, self._product()), start)
        return node

    def _product(self) -> Node:
        start = self._token.start
        node = self._signed()
        while self._token.text in ("*", "/"):
            operator = self._advance().text
            node = self._placed(Binary(operator, node, self._signed()), start)
        return node

    def _signed(self) -> Node:
        start = self._token.start
        if self._take("-"):
            operand = self._deeper(self._signed)
            return self._placed(Negative(operand), start)
        return self._power()

    def _power(self) -> Node:
        start = self._token.start
        base = self._dotted()
        if self._token.text != "**":
            return base
        self._advance()
        exponent_token = self._token
        exponent = self._deeper(self._signed)
        match exponent:
            case Literal(value=value, kind="number") if value.denominator == 1 and value <= MAX_POWER:
                pass
            case Name():
                pass
            case _:
                self._fail(
                    f"a power is a whole number from 0 to {MAX_POWER}, or a figure that states one",
                    exponent_token,
                    "for a yearly rate write: current / prior == (1 + growth) ** years",
                )
        return self._placed(Binary("**", base, exponent), start)

    def _dotted(self) -> Node:
        start = self._token.start
        node = self._primary()
        while self._take("."):
            token = self._token
            if token.kind != "word" or token.text not in ATTRIBUTES:
                close = get_close_matches(token.text, ATTRIBUTES, 1)
                hint = f"did you mean .{close[0]}?" if close else "there are .period, .period.start and .period.end"
                self._fail(f"nothing is called .{token.text}", token, hint)
            self._advance()
            node = self._placed(Attribute(node, token.text), start)
        return node

    def _primary(self) -> Node:
        token = self._token
        if token.kind == "number":
            return self._literal()
        if self._take("("):
            node = self._deeper(self._either)
            self._expect(")")
            return node
        if token.kind != "word" or token.text in _WORDS:
            self._unexpected("a name, a number or (")
        self._advance()
        return self._call(token) if self._token.text == "(" else self._placed(Name(token.text), token.start)

    def _call(self, function: _Token) -> Node:
        if function.text not in FUNCTIONS:
            close = get_close_matches(function.text, FUNCTIONS, 1)
            hint = f"did you mean {close[0]}()?" if close else f"there are {', '.join(f'{f}()' for f in FUNCTIONS)}"
            self._fail(f"there is no {function.text}()", function, hint)
        self._expect("(")
        arguments = [self._deeper(self._sum)]
        while self._take(","):
            arguments.append(self._deeper(self._sum))
        self._expect(")")
        if len(arguments) > 1 and function.text in ("abs", "whole"):
            self._fail(f"{function.text}() is of one figure, not of {len(arguments)}", function)
        return self._placed(Call(function.text, tuple(arguments)), function.start)

    def _literal(self) -> Node:
        token = self._advance()
        if len(token.text) > MAX_DIGITS:
            self._fail(f"a number has at most {MAX_DIGITS} digits", token)
        value = Fraction(token.text)
        if self._take("%"):
            return self._placed(Literal(value / 100, "percent", "%"), token.start)
        words = []
        while self._token.kind == "word" and self._token.text not in _WORDS:
            words.append(self._advance().text)
        if not words:
            return self._placed(Literal(value), token.start)
        unit = words[0].removesuffix("s")
        if len(words) == 1 and unit in _DURATIONS:
            if value.denominator != 1 or value > 10_000:
                self._fail("a stretch of time is a small whole number of years, quarters, months or days", token)
            return self._placed(Duration(int(value), unit), token.start)
        # Imported here: only a rule file that states an amount of its own needs the tables of units.
        from checker.expressions.literals import amount

        try:
            return self._placed(amount(value, " ".join(words)), token.start)
        except ExpressionError as error:
            raise ExpressionError(error.message, token.start, self._width(token.start), error.hint) from None

    # The small change of parsing.

    def _advance(self) -> _Token:
        token = self._token
        self._next += 1
        return token

    def _take(self, text: str) -> bool:
        if self._token.text == text:
            self._next += 1
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._take(text):
            self._unexpected(text)

    def _deeper(self, parse: Callable[[], Node]) -> Node:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._fail(f"an expression is nested at most {MAX_DEPTH} deep", self._token, "name steps with let")
        node = parse()
        self._depth -= 1
        return node

    def _placed(self, node: _Node, start: int) -> _Node:
        return placed(node, start, self._width(start))

    def _width(self, start: int) -> int:
        return self._tokens[self._next - 1].end - start

    def _unexpected(self, wanted: str) -> NoReturn:
        found = self._token.text or "the end of the expression"
        self._fail(f"expected {wanted}, found {found}", self._token, _MEANT.get(found, ""))

    def _fail(self, message: str, token: _Token, hint: str = "") -> NoReturn:
        raise ExpressionError(message, token.start, len(token.text), hint)
