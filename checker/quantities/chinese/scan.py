"""One fast pass over Chinese text for the places where a quantity can begin."""

from __future__ import annotations

import re

from checker.quantities.chinese.numerals import CHARACTERS

CANDIDATE = re.compile(
    rf"[0-9]|[{CHARACTERS}]|[今去本当明次前该来](?=年|\d个|[一二三四五六七八九十]个|[一二三四]季|\d季|期|季|月)|上(?=年|半年|一年|月|季|百|千|万|亿)"
    r"|下(?=年|半年|一年|月|季)|年(?=[初末底中])|[月季](?=末)|第(?=[一二三四1-4]季)|头(?=[一二三四五六七八九十\d]+个?月)|全年|同期|报告期|本期"
    r"|[数數几幾](?=[十百千万亿萬億])|翻|[xX]{1,8}(?![A-Za-z])|[*]{2,}"
    r"|[＊]{2,}|__|##|[○●□■◯]|【[ \t●•○□*xX_.…-]{0,40}】|\[[ \t●•○□*xX_-]{1,40}\]"
)
"""What a quantity, a date, a mask or a multiple can begin with."""
