"""Sentences as tokens: every figure, every word that a pack knows, and what is left made short.

A token is one character, so that the tokens of a paragraph are a short string and a pattern over them a regular
expression. Words that no pack knows collapse into one token a run, words declared as noise leave none, and a date
leaves one only where something is compared with it ("up 8% from 2019").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from checker.codes import BARRIER, DATES, FIGURES, SENTENCE, UNKNOWN, WHEN, WHENS
from checker.late import late
from checker.model import Language, Quantity
from checker.records import NamedTuple, Record
from checker.wordtrees import Tree

_WORD = late(r"[^\W\d_][\w'’]*(?:[.&-][^\W\d_][\w'’]*)*|[,;:()\[\]—–-]|/-|[%$/]|\d+")
_HAN_MARK = str.maketrans("，；：∶（）、[]—–", ",;::(),()--")
_OPENING = late(r"[初末底]|beginning|start|end\b|close|opening")
_BEGINNING = late(
    r"初|[上去]年[末底]|beginning|start|opening|end of (?:last|the previous|the preceding|the prior) year"
)
_ENDING = late(r"[末底]|\bend\b|close")
_RANKS = frozenset(("位", "名次"))
_EARLIER = late(r"\w+-\d|year:start$")
_SPANS = frozenset(
    ("年", "周年", "year", "years", "month", "months", "quarter", "quarters", "week", "weeks", "day", "days")
)
_CELLS = late(f"[{''.join(FIGURES.values())}]{{3,}}")
_HEDGING = late(
    r"\s(?:(?:more|less|fewer|greater|higher|lower) than|over|under|above|below|exceeding|in excess of"
    r"|upwards of|up to)\s+$"
)
_LONGEST_HEDGE = 24
_FIRST_WORDS = 60
"""How many characters of a sentence without figures are read."""
_YEARS = range(1700, 2100)
_AND = frozenset(("and", "while", "whereas", "but"))
_MARKS = frozenset(",;:()[]—–-")
_HAN_MARKS = frozenset("，,；;：:∶（）()[]、—–")


class Tokens(NamedTuple):
    """Tokens in order: ``codes`` holds one character each, the lists where each stands and which figure it is (or -1).

    ``dates`` says of the tokens that are dates which quantity each of them is.
    """

    codes: str
    starts: Sequence[int]
    ends: Sequence[int]
    figures: Sequence[int]
    dates: Mapping[int, int]

    def quantity(self, at: int) -> int:
        """Which quantity a token is, -1 where it is none."""
        return self.dates.get(at, self.figures[at])


class Lexicon(Record):
    """What the packs of one language know: the code of each word, and what some codes mean.

    ``tree`` holds the entries by their words, in Chinese by their characters, with their codes (see `wordtrees`).
    ``noise`` are codes that leave no token, ``plain`` those of words that are known only so that nothing is read into
    them, ``anchors`` those after which a date stays, ``shy`` those of Chinese characters that are words only beside a
    figure, a mark or another word that is known.
    """

    language: Language
    tree: Tree
    noise: frozenset[str]
    plain: frozenset[str]
    anchors: frozenset[str]
    shy: frozenset[str] = frozenset()

    @cached_property
    def heads(self) -> frozenset[str]:
        """English words and marks that begin something known; most words of a report are none of them."""
        return _AND.union(_MARKS, self.tree[-1][1])


def _is_year(quantity: Quantity) -> bool:
    """Whether four bare digits name a year, whatever they were taken for: "up $5 million over 2012"."""
    return len(quantity.text) == 4 and quantity.text.isdigit() and int(quantity.text) in _YEARS


class Scanner:
    """Reads the text between figures into tokens, paragraph by paragraph."""

    def __init__(self, plain: str, lexicon: Lexicon) -> None:
        self._plain = plain
        self._lexicon = lexicon
        self._codes: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._figures: list[int] = []
        self._dates: dict[int, int] = {}
        self._counting = False

    def sentence(self, start: int, end: int, quantities: Sequence[Quantity], first: int, last: int) -> None:
        """Add a sentence whose quantities are ``quantities[first:last]``.

        Of one without any only the beginning is read, where the one before it has some: "The decrease was due to …".
        """
        self._add(SENTENCE, start, start)
        if first == last:
            if self._lexicon.language == "en" and self._counting:
                self._between_words(start, min(end, start + _FIRST_WORDS))
            self._counting = False
            self._add(UNKNOWN, start, end)
            return
        self._counting = True
        between = self._between_words if self._lexicon.language == "en" else self._between_characters
        at = start
        for index in range(first, last):
            quantity = quantities[index]
            between(at, self._before_hedge(quantity, at))
            if not self._is_label(quantity, start):
                self._figure(quantity, index)
            at = quantity.end
        between(at, end)

    def tokens(self) -> Tokens:
        """All tokens added so far. Three figures in a row with nothing between them are cells of a table, not prose."""
        if self._ends:
            self._add(SENTENCE, self._ends[-1], self._ends[-1])
        codes = "".join(self._codes)
        for row in _CELLS.finditer(codes):
            self._figures[row.start() : row.end()] = [-1] * (row.end() - row.start())
        codes = _CELLS.sub(lambda row: SENTENCE * len(row.group()), codes)
        return Tokens(codes, self._starts, self._ends, self._figures, self._dates)

    def _before_hedge(self, quantity: Quantity, at: int) -> int:
        """Where the words before a figure end, without those that hedge it: "to more than $5 million"."""
        if not quantity.hedge:
            return quantity.start
        hedging = _HEDGING.search(self._plain, max(at, quantity.start - _LONGEST_HEDGE), quantity.start)
        if hedging is None or (at == hedging.start() and self._figures and self._figures[-1] >= 0):
            return quantity.start
        return hedging.start()

    def _is_label(self, quantity: Quantity, start: int) -> bool:
        """Whether a number is that of the paragraph that begins with it: "76.At present"."""
        return (
            quantity.kind == "number"
            and quantity.start - start <= 1
            and self._plain[quantity.end : quantity.end + 1] in (".", ")")
        )

    def _add(self, code: str, start: int, end: int, figure: int = -1) -> None:
        self._codes.append(code)
        self._starts.append(start)
        self._ends.append(end)
        self._figures.append(figure)

    def _figure(self, quantity: Quantity, index: int) -> None:
        if quantity.kind == "date" or _is_year(quantity):
            self._date(quantity, index)
            return
        if quantity.kind == "ratio":
            code = "R" if quantity.multiple else "N"
        elif quantity.per and quantity.kind == "money":
            code = "U"
        elif quantity.kind == "count" and quantity.unit in _RANKS:
            self._unknown(quantity.start, quantity.end)
            return
        elif quantity.kind == "count" and quantity.unit in _SPANS:
            code = FIGURES["span"]
        elif quantity.kind in ("number", "count") and quantity.text.isalpha() and quantity.text.isascii():
            self._unknown(quantity.start, quantity.end)
            return
        else:
            code = FIGURES[quantity.kind]
        self._add(code, quantity.start, quantity.end, index)

    def _date(self, quantity: Quantity, index: int) -> None:
        """A date; one that something is compared with tells the beginning or end of a period from the rest."""
        beginning, ending = _BEGINNING.search(quantity.text), _ENDING.search(quantity.text)
        code = WHENS["beginning" if beginning else "ending" if ending else "plain"]
        anchored = self._codes and (self._codes[-1] == "(" or self._codes[-1] in self._lexicon.anchors)
        if anchored or (self._lexicon.language == "zh" and _EARLIER.match(quantity.relative)):
            code = DATES["opening" if _OPENING.search(quantity.text) else "date"]
        self._dates[len(self._codes)] = index
        self._add(code, quantity.start, quantity.end)

    def _known(self, code: str, start: int, end: int) -> None:
        if code in self._lexicon.plain:
            self._unknown(start, end)
        elif code not in self._lexicon.noise:
            self._add(code, start, end)

    def _unknown(self, start: int, end: int) -> None:
        if self._codes and self._codes[-1] == UNKNOWN:
            self._ends[-1] = end
        else:
            self._add(UNKNOWN, start, end)

    def _mark(self, mark: str, at: int) -> None:
        """Punctuation; a bracket that closes with nothing but words in it is folded away."""
        if mark == ")" and self._codes:
            back = len(self._codes) - 1
            while back >= 0 and self._codes[back] in (UNKNOWN, ",", *WHEN, *DATES.values()):
                back -= 1
            if back >= 0 and self._codes[back] == "(":
                for place in range(back, len(self._codes)):
                    self._dates.pop(place, None)
                del self._codes[back:], self._starts[back:], self._ends[back:], self._figures[back:]
                return
        if mark == "," and self._codes and self._codes[-1] == ",":
            return
        self._add(mark, at, at + 1)

    def _between_words(self, start: int, end: int) -> None:
        """English: words by look-up, longer entries first; ", and" and its like part clauses."""
        tree, heads = self._lexicon.tree, self._lexicon.heads
        first = tree[-1][1]
        found = list(_WORD.finditer(_lowered(self._plain[start:end])))
        names = [word[0] for word in found]
        at, count = 0, len(names)
        while at < count:
            begin, name = at, names[at]
            at += 1
            if name not in heads:
                while at < count and names[at] not in heads:
                    at += 1
                self._unknown(start + found[begin].start(), start + found[at - 1].end())
                continue
            code, ahead, place = "", at, first.get(name)
            while place is not None:
                node = tree[place]
                if node[0] and not self._is_cut(node[0], names[begin:ahead], ahead == count):
                    code, at = node[0], ahead
                place = node[1].get(names[ahead]) if ahead < count else None
                ahead += 1
            if name in _AND and at == begin + 1 and self._codes and self._codes[-1] in ",;":
                self._codes[-1] = BARRIER
            elif code:
                self._known(code, start + found[begin].start(), start + found[at - 1].end())
            elif name in _MARKS:
                self._mark(name.translate(_HAN_MARK), start + found[begin].start())
            else:
                self._unknown(start + found[begin].start(), start + found[begin].end())

    def _is_cut(self, code: str, words: Sequence[str], is_end: bool) -> bool:
        """Whether "revenue from" and its like stand before a figure, where "from" is that of a change."""
        return is_end and len(words) > 1 and words[-1] == "from" and code in self._lexicon.plain

    def _between_characters(self, start: int, end: int) -> None:
        """Chinese: the longest entry at each place; all else is unknown."""
        plain, tree, shy = self._plain, self._lexicon.tree, self._lexicon.shy
        first = tree[-1][1]
        at = begin = start
        while at < end:
            character = plain[at]
            code, upto, ahead, place = "", at + 1, at + 1, first.get(character)
            while place is not None:
                node = tree[place]
                if node[0]:
                    code, upto = node[0], ahead
                place = node[1].get(plain[ahead]) if ahead < end else None
                ahead += 1
            if not code and character not in _HAN_MARKS and not character.isspace():
                at += 1
                continue
            if begin < at:
                self._unknown(begin, at)
            if not code:
                if character in _HAN_MARKS:
                    self._mark(character.translate(_HAN_MARK), at)
            elif upto == at + 1 and code in shy and not self._beside(at, start, end):
                self._unknown(at, upto)
            else:
                self._known(code, at, upto)
            at = begin = upto
        if begin < end:
            self._unknown(begin, end)

    def _beside(self, at: int, start: int, end: int) -> bool:
        """Whether a character stands beside a figure, a mark, or a word that is known."""
        if at == start or at + 1 == end or (self._ends[-1] == at and self._codes[-1] != UNKNOWN):
            return True
        plain, tree = self._plain, self._lexicon.tree
        following = plain[at + 1]
        if following in _HAN_MARKS:
            return True
        place, ahead = tree[-1][1].get(following), at + 2
        while place is not None and ahead < len(plain):
            place = tree[place][1].get(plain[ahead])
            ahead += 1
            if place is not None and (code := tree[place][0]) and code not in self._lexicon.plain:
                return True
        return False


def _lowered(text: str) -> str:
    """A text in lower case, as long as it was: of a letter that would become two, the capital stays."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := one.lower()) == 1 else one for one in text)
