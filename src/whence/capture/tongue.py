"""Settle a report's language: the label that its bytes or a person give, checked against its words.

In: the report's own words and the label with its basis. Out: an ISO 639-1 code with its basis, and a warning where label and words disagree.
Refuses: to name a language for a handful of words that carry no label.
"""

import re
from functools import cache
from typing import Any

_SURE = 0.95
SAMPLE = 3000
_LEAST_LETTERS = 40
_LEAST_TO_CONTRADICT = 200
_MANY = 0.16
_TWINS = ({"sr", "hr", "bs", "sh"}, {"nb", "no", "nn", "da"}, {"id", "ms"}, {"cs", "sk"}, {"gl", "pt", "es"}, {"ur", "fa", "ar", "ps", "ku", "ckb"}, {"uk", "ru", "be", "bg"}, {"hi", "mr", "ne"}, {"zh", "yue"})  # fmt: skip  # noqa: E501


# Function words that are frequent in their language and rare in its neighbours; a label that they bear out needs no model.
_COMMON = {
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "that",
            "was",
            "were",
            "with",
            "from",
            "have",
            "has",
            "said",
            "which",
            "their",
            "they",
            "would",
            "been",
        ]
    ),
    "fr": frozenset(
        ["les", "des", "une", "est", "dans", "qui", "que", "pour", "sur", "avec", "par", "sont", "ont", "cette", "été", "aux"]
    ),
    "de": frozenset(
        ["der", "die", "und", "das", "den", "von", "mit", "ist", "nicht", "auf", "ein", "eine", "dem", "wurde", "sich"]
    ),
    "es": frozenset(["los", "las", "una", "que", "del", "por", "con", "para", "fue", "según", "más", "este", "está", "han"]),
    "it": frozenset(["che", "della", "per", "con", "una", "sono", "gli", "dei", "alla", "nel", "stato", "ha", "anche", "dal"]),
    "nl": frozenset(["het", "een", "van", "dat", "zijn", "voor", "niet", "met", "aan", "ook", "werd", "naar", "bij", "door"]),
    "pt": frozenset(["que", "uma", "dos", "das", "para", "com", "não", "foi", "por", "mais", "são", "pelo", "pela"]),
    "tr": frozenset(["bir", "ve", "bu", "için", "ile", "olarak", "olduğunu", "daha", "sonra", "çok"]),
}
_SCRIPTS = {"ar": "[\u0600-\u06ff]", "fa": "[\u0600-\u06ff]", "el": "[\u0370-\u03ff]", "he": "[\u0590-\u05ff]", "ja": "[\u3040-\u30ff]", "ko": "[\uac00-\ud7af]", "th": "[\u0e00-\u0e7f]"}  # fmt: skip  # noqa: E501


def language_of(text: str, label: str | None, basis: str | None, warnings: list[str]) -> tuple[str | None, str | None]:
    """Return the language and its basis. A label that sure words contradict yields to them, unless a person gave it."""
    letters = len(re.findall(r"[^\W\d_]", text[:SAMPLE]))
    if letters < _LEAST_LETTERS:
        return label, basis
    if label is not None and _borne_out(text[:SAMPLE], label, letters):
        return label, basis
    if label is None and letters >= _LEAST_TO_CONTRADICT and (plain := _plainly(text[:SAMPLE])):
        return plain, "text"
    guess, probability = _guess(text[:SAMPLE])
    if label is None:
        if probability < _SURE and _reads_english(text[:SAMPLE]):
            return "en", "text"
        if probability >= 0.5:
            return guess, "text"
        warnings.append("the language is not stated and cannot be told from the text")
        return None, None
    same = guess == label or any({guess, label} <= twins for twins in _TWINS)
    if same or letters < _LEAST_TO_CONTRADICT or probability < _SURE:
        return label, basis
    if basis == "given":
        warnings.append(f"the language given is {label}, but the text reads as {guess}")
        return label, basis
    warnings.append(f"the label says {label} ({basis}), but the text reads as {guess} and is taken as such")
    return guess, f"text, against {basis}"


def _borne_out(text: str, label: str, letters: int) -> bool:
    """Say whether script or function words already bear the label out, so that the model need not be loaded."""
    if label in _SCRIPTS:
        return len(re.findall(_SCRIPTS[label], text)) > 0.5 * letters
    words = re.findall(r"[^\W\d_]+", text.lower())
    common = _COMMON.get(label, frozenset())
    return bool(words) and sum(word in common for word in words) > 0.12 * len(words)


def _plainly(text: str) -> str | None:
    """Return the language whose function words leave no doubt; `None` where the model has to say."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = sorted(((sum(word in common for word in words), code) for code, common in _COMMON.items()), reverse=True)
    return counts[0][1] if counts[0][0] > _MANY * len(words) and counts[0][0] > 4 * counts[1][0] else None


# For a sentence or two, too short for the model to be sure of: the little words that no English sentence of news does without.
_LITTLE = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "in",
        "is",
        "near",
        "of",
        "on",
        "said",
        "the",
        "to",
        "was",
    ]
)


def _reads_english(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    little = {word for word in words if word in _LITTLE}
    others = sum(word in common for word in words for code, common in _COMMON.items() if code != "en")
    return len(little) >= 3 and sum(word in little for word in words) >= 0.2 * len(words) > others


def _guess(text: str) -> tuple[str, float]:
    code, probability = _identifier().classify(text)
    return str(code), float(probability)


@cache
def _identifier() -> Any:
    # Loaded late: the model takes a moment and is not needed to print help.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
