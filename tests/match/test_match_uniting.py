"""When two incidents are taken for one: never by words alone, never against a day or place, never what a report tells of as two."""

from match_build import Bench, claim, memberships_in, on, place, told

from whence.language.actors.register import Register
from whence.match import MemoryIncidentIndex, match
from whence.model.captured import Report
from whence.model.matched import Union
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType


class Uniting(MemoryIncidentIndex):
    """An index that lets all be united that match would unite."""

    def may_unite(self, a: str, b: str) -> bool:
        return a != b


def seized(n: int, words: str, *towns: str) -> tuple[Report, Claim]:
    report = told(f"{words} Report {n}.", outlet=f"Leaf {n}")
    return report, claim(report, words, IncidentType.ABDUCTION, places=tuple(map(place, towns)), times=(on(),))


def unions(*told_by: tuple[Report, Claim]) -> list[Union]:
    index, made = Uniting(), []
    for report, said in told_by:
        found = list(match(report, [said], (), index, register=Register([])))
        index.keep(found, [said], report)
        made += [record for record in found if isinstance(record, Union)]
    return made


FIRST = seized(1, "Gunmen seized patients of the clinic", "Zarmat")
OTHER = seized(2, "Men carried off traders and their sons", "Old Fort")
BOTH = [seized(n, f"People were led away by gunmen, voice {n} told", "Zarmat", "Old Fort") for n in (3, 4)]


def test_reports_that_name_both_towns_make_one_of_what_each_named_alone() -> None:
    (made,) = unions(FIRST, OTHER, *BOTH)
    assert "same place" in {s.name for s in made.signals}
    assert made.report in {report.id for report, _ in BOTH}


def test_one_report_that_names_both_is_not_enough_while_the_two_have_nothing_in_common() -> None:
    assert unions(FIRST, OTHER, BOTH[0]) == []


def test_incidents_that_nothing_later_fits_stay_two() -> None:
    assert unions(FIRST, OTHER) == []
    assert unions(FIRST, OTHER, seized(5, "Two more were led off from the market", "Zarmat")) == []


def test_an_index_that_keeps_no_records_unites_nothing() -> None:
    bench = Bench()
    for report, said in (FIRST, OTHER, *BOTH):
        assert not [record for record in bench.add(report, [said]) if isinstance(record, Union)]
    assert memberships_in(bench.memberships)
