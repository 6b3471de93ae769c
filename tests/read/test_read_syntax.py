"""Who did what to whom by the tree of a line: passives, relatives, control, light verbs, lists, and what a tree cannot be."""

import pytest
from claims_build import report, told
from hypothesis import given
from hypothesis import strategies as st
from syntax_build import parsed, read, sentence

from whence.language.words.lexicon import load
from whence.model.vocabulary import IncidentType, Modality, Polarity
from whence.read.text.layout import read_sentences
from whence.read.text.syntax import clause_heads, leading, trees


def names(slots) -> list[str]:
    return [s.name for s in slots]


def of_kind(found, kind: str):
    return next(m for m in found if m.frame.type.value == kind)


def test_clitics_and_titles_share_one_token() -> None:
    text = "Mr. Dorn didn't flee."
    tree = (
        sentence(text, "Mr./NNP>1:nmod Dorn/NNP>4:nsubj did/VBD>4:aux n't/RB>4:advmod flee/VB>4:root ./.>4:punct").lines[0].tree
    )
    tokens = [t.text for t in read_sentences(report(text))[0].tokens]
    assert tree is not None
    assert tree.relations[tokens.index("didn't")] == "aux"
    assert tokens[tree.heads[tokens.index("Dorn")]] == "flee"


def test_who_withdrew_after_shelling_something_shelled_it_and_who_fled_after_shelling_did_not() -> None:
    withdrew = read(
        "Rebels withdrew after shelling the barracks.",
        "Rebels/NNS>1:nsubj withdrew/VBD>1:root after/IN>3:mark shelling/VBG>1:advcl the/DT>5:det barracks/NNS>3:obj ./.>1:punct",
    )
    assert names(of_kind(withdrew, "shelling").frame.agent) == ["Rebels"]
    fled = read(
        "Prisoners fled after shelling near the barracks.",
        "Prisoners/NNS>1:nsubj fled/VBD>1:root after/IN>3:mark shelling/VBG>1:advcl near/IN>6:case the/DT>6:det barracks/NNS>3:obl ./.>1:punct",
    )
    assert not of_kind(fled, "shelling").frame.agent


def test_a_speaker_before_a_colon_is_no_subject_of_what_follows() -> None:
    found = read(
        "Surian Kurds: shells hit a prison.",
        "Surian/JJ>1:amod Kurds/NNS>4:nsubj :/:>1:punct shells/NNS>4:nsubj hit/VBD>4:root a/DT>6:det prison/NN>4:obj ./.>4:punct",
    )
    assert not names(of_kind(found, "shelling").frame.agent)


def test_a_line_that_the_parse_does_not_cover_has_no_tree() -> None:
    sentences = read_sentences(report("Gunmen fled."))
    assert trees(parsed("Others/NNS>0:root", "Nothing here. Others"), [s.tokens for s in sentences]) == [None]


def test_the_agent_of_a_passive_that_stands_far_from_its_verb() -> None:
    frame = of_kind(
        read(
            "The governor was, late on Friday, abducted with force by masked gunmen.",
            "The/DT>1:det governor/NN>7:nsubj:pass was/VBD>7:aux:pass ,/,>6:punct late/RB>6:advmod on/IN>6:case "
            "Friday/NNP>7:obl abducted/VBN>7:root with/IN>9:case force/NN>7:obl by/IN>12:case masked/JJ>12:amod "
            "gunmen/NNS>7:obl:agent ./.>7:punct",
        ),
        "abduction",
    ).frame
    assert names(frame.agent) == ["masked gunmen"]
    assert names(frame.victims) == ["governor"]


def test_a_relative_clause_gives_its_noun_the_role() -> None:
    frame = of_kind(
        read(
            "The teacher whom the rebels had kidnapped last year spoke.",
            "The/DT>1:det teacher/NN>9:nsubj whom/WP>6:obj the/DT>4:det rebels/NNS>6:nsubj had/VBD>6:aux kidnapped/VBN>1:acl:relcl "
            "last/JJ>8:amod year/NN>6:obl spoke/VBD>9:root ./.>9:punct",
        ),
        "abduction",
    ).frame
    assert names(frame.agent) == ["rebels"]
    assert names(frame.victims) == ["teacher"]


def test_whoever_aimed_what_struck_did_it_though_the_clause_is_tied_elsewhere() -> None:
    frame = of_kind(
        read(
            "The barn was struck by a rocket that the League had aimed at a camp.",
            "The/DT>1:det barn/NN>3:nsubj:pass was/VBD>3:aux:pass struck/VBN>3:root by/IN>6:case a/DT>6:det rocket/NN>3:obl:agent that/WDT>11:obj "
            "the/DT>9:det League/NNP>11:nsubj had/VBD>11:aux aimed/VBN>3:advcl at/IN>14:case a/DT>14:det camp/NN>11:obl ./.>3:punct",
        ),
        "shelling",
    ).frame
    assert names(frame.agent) == ["League"]


def test_who_is_forced_to_flee_is_not_who_forces() -> None:
    frame = of_kind(
        read(
            "Troops forced residents to flee their homes.",
            "Troops/NNS>1:nsubj forced/VBD>1:root residents/NNS>1:obj to/TO>4:mark flee/VB>1:xcomp their/PRP$>6:nmod:poss "
            "homes/NNS>4:obj ./.>1:punct",
        ),
        "displacement",
    ).frame
    assert names(frame.victims) == ["residents"]
    assert names(frame.agent) == ["Troops"]


def test_a_light_verb_hands_its_subject_to_the_noun() -> None:
    frame = read(
        "Insurgents, who had been silent for weeks, mounted an ambush on a convoy.",
        "Insurgents/NNS>9:nsubj ,/,>5:punct who/WP>5:nsubj had/VBD>5:aux been/VBN>5:cop silent/JJ>0:acl:relcl for/IN>7:case "
        "weeks/NNS>5:obl ,/,>5:punct mounted/VBD>9:root an/DT>11:det ambush/NN>9:obj on/IN>14:case a/DT>14:det convoy/NN>11:nmod ./.>9:punct",
    )[0].frame
    assert names(frame.agent) == ["Insurgents"]
    assert names(frame.victims) == ["convoy"]


def test_a_participle_behind_a_noun_belongs_to_it_and_the_main_verb_keeps_its_own_doer() -> None:
    found = read(
        "A village attacked by rebels in May was shelled by the army on Friday.",
        "A/DT>1:det village/NN>8:nsubj:pass attacked/VBN>1:acl by/IN>4:case rebels/NNS>2:obl:agent in/IN>6:case May/NNP>2:obl "
        "was/VBD>8:aux:pass shelled/VBN>8:root by/IN>11:case the/DT>11:det army/NN>8:obl:agent on/IN>13:case Friday/NNP>8:obl ./.>8:punct",
    )
    shelling = of_kind(found, "shelling").frame
    assert names(shelling.agent) == ["army"]
    assert [w.as_written for w in shelling.times] == ["Friday"]
    attack = next(m.frame for m in found if m.frame.predicate == "attack")
    assert names(attack.agent) == ["rebels"]
    assert [w.as_written for w in attack.times] == ["in May"]


def test_victims_named_one_by_one_are_all_named() -> None:
    frame = read(
        "Jan Dorn, Petra Volk and Milo Varga were killed in the blast.",
        "Jan/NNP>9:nsubj:pass Dorn/NNP>0:flat ,/,>3:punct Petra/NNP>0:conj Volk/NNP>3:flat and/CC>6:cc Milo/NNP>0:conj Varga/NNP>6:flat "
        "were/VBD>9:aux:pass killed/VBN>9:root in/IN>12:case the/DT>12:det blast/NN>9:obl ./.>9:punct",
    )[0].frame
    assert names(frame.victims) == ["Jan Dorn", "Petra Volk", "Milo Varga"]


@pytest.mark.parametrize(
    ("text", "tree", "kind"),
    [
        (
            "The arrested men were taken to the capital.",
            "The/DT>2:det arrested/VBN>2:amod men/NNS>4:nsubj:pass were/VBD>4:aux:pass taken/VBN>4:root to/IN>7:case the/DT>7:det "
            "capital/NN>4:obl ./.>4:punct",
            None,
        ),
        (
            "Four colleagues were taken in the town.",
            "Four/CD>1:nummod colleagues/NNS>3:nsubj:pass were/VBD>3:aux:pass taken/VBN>3:root in/IN>6:case the/DT>6:det town/NN>3:obl ./.>3:punct",
            None,
        ),
        (
            "Rescuers recovered 11 bodies in the town.",
            "Rescuers/NNS>1:nsubj recovered/VBD>1:root 11/CD>3:nummod bodies/NNS>1:obj in/IN>6:case the/DT>6:det town/NN>1:obl ./.>1:punct",
            None,
        ),
        (
            "Rebels took the town.",
            "Rebels/NNS>1:nsubj took/VBD>1:root the/DT>3:det town/NN>1:obj ./.>1:punct",
            "territory_change",
        ),
    ],
)
def test_people_are_no_territory_and_arrested_men_no_arrest(text: str, tree: str, kind: str | None) -> None:
    assert [m.frame.type.value for m in read(text, tree)] == ([kind] if kind else [])


def test_negation_reaches_its_verb_over_any_distance_and_no_other() -> None:
    found = read(
        "The army, which shelled the camp, did not, whatever its critics and a dozen witnesses now say, kidnap the teacher.",
        "The/DT>1:det army/NN>20:nsubj ,/,>4:punct which/WDT>4:nsubj shelled/VBD>1:acl:relcl the/DT>6:det camp/NN>4:obj ,/,>4:punct "
        "did/VBD>20:aux not/RB>20:advmod ,/,>18:punct whatever/WP>18:obj its/PRP$>13:nmod:poss critics/NNS>18:nsubj and/CC>16:cc a/DT>16:det "
        "dozen/NN>13:conj now/RB>18:advmod say/VBP>20:advcl ,/,>18:punct kidnap/VB>20:root the/DT>22:det teacher/NN>20:obj ./.>20:punct",
    )
    assert of_kind(found, "abduction").stance.polarity is Polarity.DENIED
    assert of_kind(found, "shelling").stance.polarity is Polarity.AFFIRMED


def test_an_if_makes_its_own_clause_conditional_even_where_the_model_hung_it_elsewhere() -> None:
    found = read(
        "If rebels attack the town, families could flee their homes.",
        "If/IN>8:mark rebels/NNS>2:nsubj attack/VBP>8:advcl the/DT>4:det town/NN>2:obj ,/,>2:punct families/NNS>8:nsubj "
        "could/MD>8:aux flee/VB>8:root their/PRP$>10:nmod:poss homes/NNS>8:obj ./.>8:punct",
    )
    assert next(m for m in found if m.frame.predicate == "attack").stance.modality is Modality.CONDITIONAL


def test_who_tells_of_it_is_no_company_of_its_words() -> None:
    tree = (
        "Rebels/NNS>1:nsubj attacked/VBD>7:ccomp a/DT>3:det post/NN>1:obj ,/,>7:punct angry/JJ>6:amod protesters/NNS>7:nsubj "
        "said/VBD>7:root ./.>7:punct"
    )
    assert [m.frame.type.value for m in read("Rebels attacked a post, angry protesters said.", tree)].count("riot") == 0


def test_a_place_of_one_verb_is_not_anothers() -> None:
    found = read(
        "Gunmen who fled from a prison in Paris abducted a teacher in London.",
        "Gunmen/NNS>8:nsubj who/WP>2:nsubj fled/VBD>0:acl:relcl from/IN>5:case a/DT>5:det prison/NN>2:obl in/IN>7:case Paris/NNP>5:nmod "
        "abducted/VBD>8:root a/DT>10:det teacher/NN>8:obj in/IN>12:case London/NNP>8:obl ./.>8:punct",
    )
    assert [w.name for w in of_kind(found, "abduction").frame.places] == ["London"]
    assert [w.name for w in of_kind(found, "escape").frame.places] == ["Paris"]


def test_what_limits_a_word_is_read_from_those_it_hangs_on() -> None:
    line = sentence(
        "The army is widely expected to attack.",
        "The/DT>1:det army/NN>4:nsubj:pass is/VBZ>4:aux:pass widely/RB>4:advmod expected/VBN>4:root to/TO>6:mark attack/VB>4:xcomp ./.>4:punct",
    ).lines[0]
    assert line.tree is not None
    assert [line.low[n] for n in leading(line.tree, 6, line.low, frozenset())] == ["is", "widely", "expected", "to"]


@given(
    st.lists(
        st.tuples(st.integers(0, 11), st.sampled_from(["nsubj", "obj", "conj", "case", "acl", "advcl", "xcomp", "root"])),
        min_size=12,
        max_size=12,
    )
)
def test_any_links_give_a_tree_that_ends(links: list[tuple[int, str]]) -> None:
    text = "Gunmen shot two men in Paris and if fled by rebels killed"
    tags = "NNS VBD CD NNS IN NNP CC IN VBN IN NNS VBN".split()  # noqa: SIM905
    written = " ".join(f"{w}/{t}>{h}:{r}" for w, t, (h, r) in zip(text.split(), tags, links, strict=True))
    page = sentence(text, written)
    tree = page.lines[0].tree
    assert tree is not None
    for at in range(12):
        seen = 0
        while tree.heads[at] != at:
            at, seen = tree.heads[at], seen + 1
            assert seen <= 12
    assert len(clause_heads(tree)) == 12
    assert read(text, written) == read(text, written)


def test_a_toll_that_grew_has_its_new_total_alone() -> None:
    for words in (
        "The toll has risen to 22 after eight of the wounded died in hospital.",
        "The death toll rose from 14 to 22 when eight people died of their injuries.",
    ):
        figures = [(f.of, f.lo) for m in told(words) for f in m.frame.figures]
        assert figures == [("killed", 22)]


def test_every_sense_says_what_it_is_called_elsewhere_and_every_type_has_one() -> None:
    senses = load("events")["sense"]
    assert all("plover" in sense and "acled" in sense for sense in senses)
    assert {sense["type"] for sense in senses} == {kind.value for kind in IncidentType}
    tops = {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "SANCTION", "THREATEN", "CONSULT", "COOPERATE", "AGREE", ""}
    assert {sense["plover"].split("/")[0] for sense in senses} <= tops


@pytest.mark.parametrize(
    ("text", "tree", "doer"),
    [
        (
            "Soldiers of the River Command burned the huts.",
            "Soldiers/NNS>5:nsubj of/IN>4:case the/DT>4:det River/NNP>4:compound Command/NNP>5:obl burned/VBD>5:root the/DT>7:det huts/NNS>5:obj ./.>5:punct",
            "Soldiers of the River Command",
        ),
        (
            "The mill was shelled by the Free River People's Army.",
            "The/DT>1:det mill/NN>3:nsubj:pass was/VBD>3:aux:pass shelled/VBN>3:root by/IN>10:case the/DT>8:det Free/NNP>8:compound "
            "River/NNP>8:compound People/NNP>3:obl 's/POS>8:case Army/NNP>3:obl ./.>3:punct",
            "Free River People's Army",
        ),
        (
            "Bandits of the self-styled Front of the Plains shot a miller.",
            "Bandits/NNS>8:nsubj of/IN>4:case the/DT>4:det self-styled/JJ>4:amod Front/NNP>8:obl of/IN>7:case the/DT>7:det Plains/NNP>4:nmod "
            "shot/VBD>8:root a/DT>10:det miller/NN>8:obj ./.>8:punct",
            "Bandits of the self-styled Front of the Plains",
        ),
    ],
)
def test_whose_men_they_were_belongs_to_them_although_the_tree_tied_it_elsewhere(text: str, tree: str, doer: str) -> None:
    assert [name for m in read(text, tree) for name in names(m.frame.agent)] == [doer]


def test_what_happened_to_people_who_came_home_after_years_is_told_for_its_own_sake() -> None:
    found = read(
        "Five people who came home after six years were killed in Hemra.",
        "Five/CD>1:nummod people/NNS>9:nsubj:pass who/WP>3:nsubj came/VBD>1:acl:relcl home/RB>3:advmod after/IN>7:case six/CD>7:nummod "
        "years/NNS>3:obl were/VBD>9:aux:pass killed/VBN>9:root in/IN>11:case Hemra/NNP>9:obl ./.>9:punct",
    )
    assert not of_kind(found, "killing").side


def test_what_only_dates_another_occurrence_is_not() -> None:
    found = read(
        "Five people fled after shelling near Hemra.",
        "Five/CD>1:nummod people/NNS>2:nsubj fled/VBD>2:root after/IN>4:mark shelling/VBG>2:advcl near/IN>6:case Hemra/NNP>4:obl ./.>2:punct",
    )
    assert of_kind(found, "shelling").side
