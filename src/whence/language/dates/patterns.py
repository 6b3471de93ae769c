"""The patterns of dates: how English news writes each kind of time expression.

In: nothing. Out: `PATTERNS`, in the order in which they are tried: those that read more words first. Several may bear one rule's name.
Refuses: to say what an expression means; that is `date_grammar`'s business. No pattern repeats a repetition, so that all are linear.
"""

import re

_MONTH = r"""(?:January|February|March|April|May|June|July|August|September|October|November|December
    |JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER
    |january|february|april|june|july|august|september|october|november|december
    |(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"""
# Short forms only with a point or before a day: "Sat" and "Sun" are words.
_WEEKDAY = r"""(?:(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day(?!s\b)|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY
    |(?:Mon|Tues|Tue|Weds|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)
     (?:\.(?=\s)|\b(?=,?\s+(?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))))"""
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d:]|[.,]\d)"
_FEW = r"(?:few|several|couple\s+of)"
_COUNT = r"(?:\d{1,3}|a\s+couple\s+of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_TO = r"\s*(?:[-–—]|\bto\b|\band\b|\bthrough\b|\buntil\b)\s*"
_SPAN = r"(?P<u>hour|day|week|month|year|decade)s?\b"
_THIRD = r"(?:early|late|mid|the\s+(?:beginning|start|middle|end)\s+of)[\s-]*"
_OF_YEAR = rf"(?:,?\s+(?P<y>{_YEAR})\b)?"

_SOURCES: tuple[tuple[str, str], ...] = (
    ("iso", r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)"),
    ("numeric", r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?![\d/])"),
    (
        "calendar days",
        rf"\b(?P<mo>{_MONTH})\s+(?P<d>{_DAY}){_TO}(?:(?P<mo2>{_MONTH})\s+)?(?P<d2>{_DAY})(?!\s*(?:people|dead|killed)){_OF_YEAR}",
    ),
    ("days first", rf"\b(?P<d>{_DAY})(?:\s+(?P<mo>{_MONTH}))?{_TO}(?P<d2>{_DAY})\s+(?P<mo2>{_MONTH}){_OF_YEAR}"),
    ("calendar day", rf"\b(?:(?P<wd>{_WEEKDAY}),?\s+)?(?P<mo>{_MONTH})\s+(?P<d>{_DAY}){_OF_YEAR}(?P<last>\s+last\s+year\b)?"),
    (
        "calendar day",
        rf"""\b(?:(?P<wd>{_WEEKDAY}),?\s+(?:the\s+)?)?\b(?P<d>{_DAY})(?:\s+of)?\s+(?P<mo>{_MONTH}){_OF_YEAR}
        (?P<last>\s+last\s+year\b)?""",
    ),
    (
        "anchored",
        rf"""(?i:\b(?P<w>(?:(?:on|at|during)\s+)?(?:the|that)\s+(?:very\s+)?same
            \s+(?:day|night|evening|morning|afternoon|week|month|year|weekend|hour|time)
        |the\s+(?:following|next|previous|preceding)\s+(?:day|week|month|year|night|evening|morning|weekend|hours)
        |(?:{_COUNT}|some|several|a\s+few|many)\s+(?:minute|hour|day|week|month|year|decade)s?\s+(?:earlier|later|before|after|afterwards)
        |(?:minutes|hours|days|weeks|months|years|moments)\s+(?:earlier|later|before|after|afterwards)
        |the\s+(?:day|night|evening|week|month|year)\s+(?:before|after)(?!\s+(?:yesterday|tomorrow)))\b)""",
    ),
    (
        "night",
        rf"""(?i:\b(?:overnight\s+(?:(?:on|from|between)\s+)?|(?:on\s+)?the\s+night\s+(?:from|between|of)\s+))(?P<wd>{_WEEKDAY})(?!\s+to\s+the\b)
        (?:(?:\s*[-–]\s*|\s+(?i:to|into|and)\s+){_WEEKDAY})?""",
    ),
    ("night into", rf"(?i:\bovernight\s+in\s?to\s+)(?P<wd>{_WEEKDAY})(?:\s+morning\b)?"),
    (
        "night",
        rf"\b(?P<wd>{_WEEKDAY})\s+(?i:(?:night|evening)\s+(?:in)?to|night[-–]|overnight\s+(?:in)?to)\s*{_WEEKDAY}(?:\s+morning\b)?",
    ),
    ("weekdays", rf"\b(?:[Bb]etween|[Ff]rom)\s+(?P<wd>{_WEEKDAY}){_TO}(?P<wd2>{_WEEKDAY})"),
    ("weekdays", rf"\b(?P<wd>{_WEEKDAY})(?:\s*[-–]\s*|\s+(?:to|through|thru|until)\s+)(?P<wd2>{_WEEKDAY})"),
    (
        "named day",
        rf"""(?i:\b(?P<not>(?:Orthodox|Coptic|Greek)\s+)?(?P<name>Christmas\s+(?:Day|Eve)|New\s+Year['’]s(?:\s+(?:Day|Eve))?|Boxing\s+Day
        |Valentine['’]s\s+Day|(?:St\.|Saint)\s+Patrick['’]s\s+Day|Fourth\s+of\s+July|July\s+Fourth|Halloween|Veterans\s+Day|May\s+Day
        |International\s+Women['’]s\s+Day|Easter(?:\s+(?:Sunday|Monday|Saturday))?|Good\s+Friday|Maundy\s+Thursday|Palm\s+Sunday
        |Ash\s+Wednesday|Mardi\s+Gras|Thanksgiving(?:\s+Day)?|Memorial\s+Day|Labor\s+Day|Martin\s+Luther\s+King\s+Jr\.\s+Day
        |Mother['’]s\s+Day|Father['’]s\s+Day|Black\s+Friday)\b
        (?!\s+(?:weekend|week|season|holidays?|parade|party|parties|break|services?|service|mass|truce|ceasefire|bombings?|attacks?|revolution)))
        {_OF_YEAR}""",
    ),
    ("weeks ago", rf"(?i:\b(?P<n>{_COUNT})\s+weeks?\s+ago\s+(?:on\s+)?)(?P<wd>{_WEEKDAY})"),
    ("ago", rf"(?i:\b(?P<n>{_COUNT})\s+(?P<u>minute|hour|day|week|fortnight|month|year|decade)s?\s+ago\b)"),
    (
        "ago",
        rf"""(?i:\bit(?:\s+is|['’]s|\s+has\s+been|['’]s\s+been)\s+(?:only\s+|just\s+|barely\s+|now\s+)?(?P<n>{_COUNT})
        \s+(?P<u>day|week|fortnight|month|year|decade)s?\s+since\b)""",
    ),
    (
        "part of month",
        rf"""(?:(?i:\b(?:in|during|over|since|by|until)\s+))?(?i:\bthe\s+(?P<nth>first|second|third|fourth|last|final)
        \s+(?P<u>week|half|weekend|days?)\s+(?:of|in))\s+(?P<mo>{_MONTH})(?:,?\s+(?P<y>{_YEAR})\b)?""",
    ),
    (
        "past span",
        rf"(?i:\b(?:in|over|during|for|within|throughout)\s+the\s+(?:past|last|previous)\s+(?:(?P<n>{_COUNT}|{_FEW})\s+)?{_SPAN})",
    ),
    ("past span", rf"(?i:\bthe\s+(?:past|last|previous)\s+(?P<n>{_COUNT}|{_FEW})\s+{_SPAN})"),
    ("weekend", r"(?i:(?:\b(?:over|at|during|on)\s+)?\b(?:the|this|last|this\s+past)\s+weekend\b)"),
    (
        "one weekday",
        rf"""(?:\b(?i:(?P<q>last|this|next|past|coming|previous|every|each|black|good|ash|palm|bloody))\s+)?\b(?P<wd>{_WEEKDAY})
        (?!['’]?s?\s+(?:Times|Telegraph|Mail|Express|Mirror|Mass|School|Herald|Post)\b)(?P<week>\s+(?:of\s+)?last\s+week\b)?""",
    ),
    (
        "unit",
        r"""(?i:\b(?P<part>(?:earlier|later|early|late)\s+)?(?P<q>last|this|next|previous|coming)
        \s+(?P<u>week|month|year|summer|winter|spring|fall(?!\s+(?:that|which|killed|from|off|down|caused|was|is)\b)|autumn)\b)""",
    ),
    (
        "near day",
        r"""(?i:\b(?P<w>the\s+day\s+before\s+yesterday|(?:earlier|later)\s+today|today|tonight|yesterday|tomorrow|overnight
        |(?:late\s+)?last\s+night|last\s+evening|early\s+this\s+morning|this\s+(?:morning|afternoon|evening))\b)""",
    ),
    ("month of year", rf"(?P<part>(?i:\b{_THIRD}))?\b(?P<mo>{_MONTH})(?:,?\s+(?:of\s+)?)(?P<y>{_YEAR})\b"),
    (
        "bare month",
        rf"""(?:(?P<q>(?i:\b(?:in|at|since|last|this|during|throughout|until|of|by|from|between))\s+)(?P<part>(?i:{_THIRD}))?
        |(?P<alone>(?i:\b(?:early|late|mid)[\s-]*)))(?P<mo>{_MONTH})(?!\s+\d)(?!\s+[A-Z])""",
    ),
    ("season of year", rf"(?i:\b(?:the\s+)?(?P<u>summer|winter|spring|fall|autumn)\s+(?:of\s+)?)(?P<y>{_YEAR})\b"),
    ("decade", r"(?i:\bthe\s+(?:early\s+|late\s+|mid-?)?)(?P<y>(?:19|20)\d0)s\b"),
    (
        "one year",
        rf"""(?i:\b(?:(?:in|since|of|during|from|between|until|by)\b\s+)?(?P<part>(?:early|late|mid)[\s-]+)
        |\b(?:in|since|of|during|from|between|until|by)\s+)(?P<y>{_YEAR})\b(?!\s*[-–,.]\d)(?:{_TO}(?P<y2>{_YEAR})\b)?
        (?!\s+(?:people|men|fighters|prisoners|detainees|civilians|troops|soldiers|families))""",
    ),
)

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple((name, re.compile(source, re.VERBOSE)) for name, source in _SOURCES)

# The kinds of words of time of which every match of a rule's patterns holds one.
KINDS: dict[str, tuple[str, ...]] = {
    "iso": ("year", "numeric"),
    "numeric": ("numeric",),
    "calendar days": ("month",),
    "days first": ("month",),
    "calendar day": ("month",),
    "anchored": ("unit",),
    "night": ("weekday",),
    "night into": ("weekday",),
    "weeks ago": ("weekday",),
    "weekdays": ("weekday",),
    "named day": ("unit", "weekday", "month", "feast"),
    "ago": ("unit",),
    "part of month": ("month",),
    "past span": ("unit",),
    "weekend": ("unit",),
    "one weekday": ("weekday",),
    "unit": ("unit",),
    "near day": ("near", "unit"),
    "month of year": ("month",),
    "bare month": ("month",),
    "season of year": ("year",),
    "decade": ("year",),
    "one year": ("year",),
}
