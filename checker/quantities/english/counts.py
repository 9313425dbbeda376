"""What an English number counts: the plural noun after it, with at most two words between ("3 large loans")."""

from __future__ import annotations

from checker.late import late
from checker.quantities.wordlists import words

_S = r"(?:[ \t]{1,3}+(?:\r?\n[ \t]{0,3}+)?+|\r?\n[ \t]{0,3}+)"
_WORD = late(rf"({_S}|-)([A-Za-z]++(?:['’-][A-Za-z]++)*+)")
_ATTACHED = late(r"([A-Za-z]{1,6}+)(?![\d])")
_PLAIN_UNITS = words(
    "people persons staff personnel men women children mu km kg kwh mw gw kw mwh gwh ml mm cm rpm ksi mph sq square "
    "hectares acres tonnes tons barrels bps yards feet hp gb tb mb cattle sheep species series teu"
)
_TIME = words("day year month week hour minute member person")
_LETTER_UNITS = frozenset("WVAGgLlhCFt")
_STOPS = words(
    """
    a about above according across after again against ago all almost along also although always among an and
    any are around as at away be because been before being below besides between both but by can compared could
    despite did do does down due during each either enough even every except far few for from further had half
    has have having he hence her higher his how however if in including increased instead into is it its itself
    just last later least left less like lower many may means might minus months more most much must near
    nearly neither next no nor not now of off on once one only onto or other others our out over own per plus
    prior rather respectively rose same shall she should since so some still such than that the their them then
    there these they this those though through throughout thus to together too toward towards twice under
    unless until up upon us versus very via vs was we were what when where whereas whether which while who
    whose why will with within without would yet you your percent points increases decreases grows rises falls
    has remains requires provides includes contains applies describes represents reflects shows states means
    was's reached reaches rises fell grew dropped declined climbed accounted accounting amounting totaling
    respectively
    """
)
_NOT_PLURAL = ("ss", "us", "is")
_LONGEST_UNIT = 3
THINGS = words("people households farmers loans yuan employees workers shares persons families companies units")
"""What is often counted in thousands, so that "2019 people" is a count."""


def counted(plain: str, at: int, end: int) -> tuple[str, int]:
    """The unit of a count and where it ends; empty where what follows counts nothing."""
    if at >= end:
        return "", at
    if plain[at].isalpha():
        attached = _ATTACHED.match(plain, at, end)
        if attached is None or (len(attached[1]) < 2 and attached[1] not in _LETTER_UNITS):
            return "", at
        return attached[1], attached.end()
    place = at
    for index in range(_LONGEST_UNIT):
        found = _WORD.match(plain, place, end)
        if found is None:
            return "", at
        word = found[2].lower()
        place = found.end()
        if word in _STOPS or (index and found[2][0].isupper()):
            return "", at
        if word in _PLAIN_UNITS or (found[1] == "-" and word in _TIME):
            return word, place
        if len(word) > 3 and word[-1] == "s" and not word.endswith(_NOT_PLURAL):
            return word, place
        if index == 0 and found[1] == "-" and word not in _TIME and "-" in word:
            return "", at
    return "", at
