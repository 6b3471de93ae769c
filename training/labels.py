"""The labels that the heads choose from; they are written into the model file, in this order."""

from whence.model.vocabulary import IncidentType

TAGS = (
    "O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content",
)  # fmt: skip
FURTHER = ("O", "B-cue", "I-cue")
ROLES = ("source", "content")
# What a word names as an occurrence: a type of the ontology, or nothing.
HAPPENED = ("none", *(str(kind) for kind in IncidentType))
PARTS = ("agent", "victims")
UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
XPOS = (
    "$", "''", ",", "-LRB-", "-RRB-", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ",
    "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS",
    "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``", ".",
)  # fmt: skip
RELATIONS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep",
    "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
    "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl",
    "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip
ENTITIES = (
    "none", "person", "place", "organization", "object", "event", "time", "substance", "animal", "plant", "abstract",
)  # fmt: skip
