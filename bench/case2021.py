"""Types of occurrence on CASE 2021 task 2 snippets, against labels that follow ACLED's sub-events. Nothing is fitted on that corpus.

    python bench/case2021.py [--data DIR] [--mode model|fast|rules] [--json]

The corpus's labels are folded to whence's types by their names alone, as the table of docs/ontology.md pairs types with ACLED sub-events:
thirty labels make twenty classes. One label is no occurrence in whence's sense: an attribution of responsibility, which is a claim *about* one; it
is read as the class "responsibility". A snippet's type is that of its focus by one general rule (see `focus_type`). Measure: F1 per class
weighted by the class's share, as the shared task did. Prints no snippet: the corpus is for measuring only.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from phrases import data_folder
from read_lines import MODES, Document, Said, read_document
from whence.model.said import Claim
from whence.model.vocabulary import AttributionKind, IncidentType, Modality, Polarity, QuestionKind

RESPONSIBILITY = "responsibility"
NOTHING = "nothing"

FOLD = {
    "ABDUCT_DISSAP": "abduction",
    "AGREEMENT": "agreement",
    "AIR_STRIKE": "air_strike",
    "ARMED_CLASH": "armed_clash",
    "ARREST": "detention",
    "ART_MISS_ATTACK": "shelling",
    "ATTACK": "killing",
    "ATTRIB": RESPONSIBILITY,
    "CHANGE_TO_GROUP_ACT": "force_movement",
    "CHEM_WEAP": "chemical_attack",
    "DIPLO": "decision_intent",
    "DISR_WEAP": "weapons_intercepted",
    "FORCE_AGAINST_PROTEST": "protest",
    "GOV_REGAINS_TERIT": "territory_change",
    "GRENADE": "bombing",
    "HQ_ESTABLISHED": "force_movement",
    "MAN_MADE_DISASTER": "accident_disaster",
    "MOB_VIOL": "riot",
    "NATURAL_DISASTER": "accident_disaster",
    "NON_STATE_ACTOR_OVERTAKES_TER": "territory_change",
    "NON_VIOL_TERRIT_TRANSFER": "territory_change",
    "ORG_CRIME": "other",
    "OTHER": "other",
    "PEACE_PROTEST": "protest",
    "PROPERTY_DISTRUCT": "destruction",
    "PROTEST_WITH_INTER": "protest",
    "REM_EXPLOS": "bombing",
    "SEX_VIOL": "sexual_violence",
    "SUIC_BOMB": "bombing",
    "VIOL_DEMONSTR": "riot",
}
# ACLED has no classes of these: what whence reads so is nearest to the class on the right (ill-treatment is an attack on people; who is
# moved by force or kept from leaving, and who is let go, stands under its "other").
READ_AS = {
    IncidentType.ILL_TREATMENT: "killing",
    IncidentType.ESCAPE: "other",
    IncidentType.RELEASE_TRANSFER: "other",
    IncidentType.DISPLACEMENT: "other",
    IncidentType.RESTRICTION: "other",
}
_RESPONSIBLE = frozenset({AttributionKind.RESPONSIBILITY_CLAIM, AttributionKind.ACCUSATION})


def snippets(data: Path | None = None) -> list[tuple[str, str, str]]:
    """Return (id, text, folded label) of the development half; raise `FileNotFoundError` with a sentence where it is absent."""
    path = data_folder(data) / "case2021" / "dev.tsv"
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not there: say with WHENCE_DATA or --data where the folder of corpora is.")
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["id"], row["EventSnippet"], FOLD[row["SubType"]]) for row in csv.DictReader(file, delimiter="\t")]


def focus_type(said: Said) -> str:
    """Return the class of the occurrence that a snippet is about.

    Claims are ranked: focus before background, affirmed before denied, asserted or observed before planned or possible, a type before
    `other`, then the first in the text. A claim of responsibility or an accusation without an occurrence of its own is "responsibility";
    one snippet without any claim of either sort is "nothing".
    """
    framed = [claim for claim in said.claims if claim.frame is not None]
    about = any(claim.about is QuestionKind.RESPONSIBILITY for claim in said.claims)
    blamed = any(a.kind in _RESPONSIBLE for a in said.attributions)
    if about or (blamed and not any(claim.focus for claim in framed)):
        return RESPONSIBILITY
    if not framed:
        return RESPONSIBILITY if blamed else NOTHING
    frame = min(framed, key=_rank).frame
    return READ_AS.get(frame.type, str(frame.type)) if frame is not None else NOTHING


def _rank(claim: Claim) -> tuple[bool, bool, bool, bool, int]:
    frame = claim.frame
    return (
        not claim.focus,
        claim.polarity is Polarity.DENIED,
        claim.modality not in (Modality.ASSERTED, Modality.OBSERVED),
        frame is None or frame.type is IncidentType.OTHER,
        frame.trigger.start if frame is not None else 0,
    )


def weighted_f1(pairs: Iterable[tuple[str, str]]) -> tuple[float, dict[str, tuple[float, int]]]:
    """Return the weighted F1 of (gold, read) pairs, and F1 and number of each gold class."""
    listed = list(pairs)
    gold, read = Counter(g for g, _ in listed), Counter(r for _, r in listed)
    right = Counter(g for g, r in listed if g == r)
    by_class = {c: (2 * right[c] / (n + read[c]), n) for c, n in sorted(gold.items())}
    return sum(f1 * n for f1, n in by_class.values()) / max(1, len(listed)), by_class


def judge(mode: str, data: Path | None = None) -> list[tuple[str, str]]:
    """Return (gold, read) for every snippet, each read alone."""
    return [(label, focus_type(read_document(Document(name, text), mode))) for name, text, label in snippets(data)]


def measure_types(mode: str, data: Path | None = None) -> float:
    """Return the weighted F1 of the development half."""
    return weighted_f1(judge(mode, data))[0]


def main(argv: Sequence[str] | None = None) -> int:
    """Print the measure and its classes."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--mode", choices=MODES, default="model")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(argv)
    try:
        pairs = judge(args.mode, args.data)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    total, by_class = weighted_f1(pairs)
    accuracy = sum(g == r for g, r in pairs) / len(pairs)
    if args.json:
        print(
            json.dumps(
                {"weighted F1": total, "accuracy": accuracy, "classes": {c: f for c, (f, _) in by_class.items()}}, indent=1
            )
        )
        return 0
    for name, (f1, n) in by_class.items():
        wrong = Counter(r for g, r in pairs if g == name and r != name).most_common(3)
        print(f"{name:<22}{f1:6.3f}{n:5d}   read as " + ", ".join(f"{r} {k}" for r, k in wrong))
    print(f"weighted F1 {total:.3f}, accuracy {accuracy:.3f}, {len(pairs)} snippets in {len(by_class)} classes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
