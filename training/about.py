"""About: what the model file says of itself, from what went into it and what was measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

NAME = "whence-en-6"
CORPORA = {
    "polnear": "PolNeAR 1.0, training months (Newell, Margolin, Ruths 2018): published for research, no licence stated; texts are the publishers'",
    "gum": "GUM, Universal Dependencies edition, training documents: annotations CC BY 4.0, texts CC BY, CC BY-SA or public domain",
    "own": "whence's own annotated set, the training two thirds: CC BY 4.0",
    "minilm": "all-MiniLM-L6-v2 (Wang et al. 2020), the first weights of the encoder: Apache-2.0",
}


def about(used: Sequence[str], plan: Mapping[str, Any], numbers: Mapping[str, float]) -> dict[str, Any]:
    """Return the head's `about`: name, licence, corpora with theirs, the plan of the training and the numbers on development parts."""
    return {
        "name": NAME,
        "licence": "Apache-2.0",
        "corpora": {name: CORPORA[name] for name in (*used, "minilm")},
        "plan": dict(plan),
        "numbers": dict(numbers),
    }
