"""Settings: one frozen record per stage, with documented defaults.

Given by a Python user, or by flags of the command line (`--rules`, `--fast`); nothing is read from a file or the environment. What was
used is stored with every run.
"""

from whence.model.base import Part


class CaptureSettings(Part, frozen=True, kw_only=True):
    """Caps on hostile input. Sizes in bytes, times in seconds."""

    max_bytes: int = 64 * 1024 * 1024
    max_text: int = 500_000
    max_depth: int = 5_000
    max_items: int = 1_000_000
    fetch_bytes: int = 32 * 1024 * 1024
    fetch_seconds: float = 30.0
    fetch_hops: int = 5


class ReadSettings(Part, frozen=True, kw_only=True):
    """How a report is read. `languages` are those with rules of their own; others become unread mentions.

    `mode`: "rules" (no model), "model" (the trained model and rules; the rules alone where no model is installed, and every reading says
    which) or "fast" (the model in dynamic int8: about twice the speed, spans may differ between machines).
    `model` is the path of a model file; `None` takes the one that is installed beside whence.
    """

    mode: str = "model"
    model: str | None = None
    languages: tuple[str, ...] = ("en",)
    carry_sentences: int = 3


class TraceSettings(Part, frozen=True, kw_only=True):
    """How copies are found. A shared run of `gram + window - 1` words is always seen.

    `newest` + 1 postings per fingerprint bound the work in viral families; `min_words` is the shortest passage kept.
    """

    gram: int = 6
    window: int = 5
    newest: int = 16
    min_words: int = 10
    candidates: int = 24


class MatchSettings(Part, frozen=True, kw_only=True):
    """The three bands of joining claims to incidents: at or above `join`, below `review` (new), and between them.

    `subjects`: a report that tells of no occurrence whose type whence knows (a product, a ceremony) opens or joins an incident of its subject
    all the same, and reports told in the same words may meet whatever their types. A case does neither: what it counts are occurrences.
    `base_actors`: whether a new case knows the names of the shipped base of actors; the base is sealed with the case.
    """

    join: float = 0.6
    review: float = 0.4
    candidates: int = 20
    subjects: bool = False
    base_actors: bool = True


class Settings(Part, frozen=True, kw_only=True):
    """All stages' settings, as stored with a run."""

    capture: CaptureSettings = CaptureSettings()
    read: ReadSettings = ReadSettings()
    trace: TraceSettings = TraceSettings()
    match: MatchSettings = MatchSettings()
