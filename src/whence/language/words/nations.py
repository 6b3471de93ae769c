"""Nations: whose army is meant by an adjective of nationality ("Turkish shelling" is Turkey's).

In: the words of a role and the type of the act. Out: the name of the state, or `None`.
Refuses: acts that others than armies do under such an adjective ("a Kenyan bombing" may be one in Kenya); peoples and regions.
"""

from collections.abc import Mapping
from functools import cache

from whence.language.words.lexicon import load
from whence.language.words.normal import fold
from whence.model.vocabulary import IncidentType

_ACTS_OF_ARMIES = frozenset({IncidentType.SHELLING, IncidentType.AIR_STRIKE})


def state_behind(words: str, act: IncidentType) -> str | None:
    """Return the state whose army is meant where the doer of `act` is an adjective of nationality alone."""
    return _states().get(fold(words)) if act in _ACTS_OF_ARMIES else None


@cache
def _states() -> Mapping[str, str]:
    """Return the state by its adjective, the first word of its row; the further ones name peoples and regions as well."""
    names: dict[str, str] = load("nations")
    return {fold(row[0]): names[code] for code, row in load("demonyms").items() if code in names}
