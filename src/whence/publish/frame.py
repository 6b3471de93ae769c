"""What every HTML page of whence is framed by: its templates and styles, and the policy that lets it ask nothing of the network.

In: names of templates and assets. Out: the template engine, their text, the digest by which a page allows its own style and script.
Refuses: control characters, which HTML does not allow; a value that a template names and nobody gave.
"""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from whence.model.vocabulary import Standing
from whence.publish.wording import STANDINGS, counted, unread_told, word

if TYPE_CHECKING:
    import jinja2


@cache
def asset(name: str) -> str:
    """Return the text of a template's style or script."""
    return (files("whence.publish") / "templates" / name).read_text(encoding="utf-8")


def hashed(content: str) -> str:
    """Return the digest by which a content security policy allows this style or script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


@cache
def environment() -> "jinja2.Environment":
    """Return the template engine."""
    import jinja2  # here, so that a command that prints no page does not pay for it

    made = jinja2.Environment(
        loader=jinja2.PackageLoader("whence.publish", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"word": word, "svg": Markup, "clean": clean}
    made.globals |= {"counted": counted, "unread_told": unread_told, "standing_words": lambda s: STANDINGS[Standing(s)]}
    return made


def clean(text: str) -> str:
    """Return text without the control characters that HTML does not allow."""
    return text.translate(_CONTROL)


_CONTROL = dict.fromkeys(
    [*(c for c in range(0x20) if c not in (0x09, 0x0A)), 0x7F, *range(0x80, 0xA0)], "\N{REPLACEMENT CHARACTER}"
)
